/*
 * Given: a code point. Promises: the ASCII a reader would type for it (Ng\u1ecdc -> Ngoc,
 * curly quotes, dashes, full-width and Arabic digits), or "keep". Must not: depend on a
 * locale.
 */
#include "fold.h"

#include <stddef.h>
#include <utf8proc.h>

#include "../base/ascii.h"

/* What decomposition does not give; sorted by code point. */
/* clang-format off */
static const struct {
	uint32_t c;
	char to[FOLD_MAX];
} extra[] = {
	{0x00a0, " "},  {0x00ad, ""},   {0x00c6, "AE"}, {0x00d0, "D"},  {0x00d8, "O"},
	{0x00de, "Th"}, {0x00df, "ss"}, {0x00e6, "ae"}, {0x00f0, "d"},  {0x00f8, "o"},
	{0x00fe, "th"}, {0x0110, "D"},  {0x0111, "d"},  {0x0126, "H"},  {0x0127, "h"},
	{0x0131, "i"},  {0x0141, "L"},  {0x0142, "l"},  {0x0152, "OE"}, {0x0153, "oe"},
	{0x02bb, "'"},  {0x02bc, "'"},  {0x034f, ""},   {0x1680, " "},  {0x180e, ""},
	{0x200b, ""},   {0x200c, ""},   {0x200d, ""},   {0x200e, ""},   {0x200f, ""},
	{0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},
	{0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201a, "'"},  {0x201b, "'"},
	{0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""}, {0x201f, "\""}, {0x2028, "\n"},
	{0x202a, ""},   {0x202b, ""},   {0x202c, ""},   {0x202d, ""},   {0x202e, ""},
	{0x2032, "'"},  {0x2033, "\""}, {0x2060, ""},   {0x2066, ""},   {0x2067, ""},
	{0x2068, ""},   {0x2069, ""},   {0x2212, "-"},  {0xfeff, ""},
};
/* clang-format on */

/* The zero of each decimal digit block of Unicode 14 below the supplementary planes. */
static const uint16_t digit_zero[] = {
	0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6,
	0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090,
	0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
	0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
};

static const uint16_t cp1252[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
	0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

uint32_t fold_cp1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : byte;
}

int fold_is_letter(uint32_t c)
{
	utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)c);

	return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_LO;
}

static const char *find_extra(uint32_t c)
{
	size_t lo = 0, hi = sizeof(extra) / sizeof(extra[0]);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (extra[mid].c == c)
			return extra[mid].to;
		if (extra[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int digit_value(uint32_t c)
{
	for (size_t i = 0; i < sizeof(digit_zero) / sizeof(digit_zero[0]); i++)
		if (c >= digit_zero[i] && c < (uint32_t)digit_zero[i] + 10)
			return (int)(c - digit_zero[i]);
	return -1;
}

/* Compatibility decomposition; taken only when what is left without marks is ASCII
 * letters or a blank, so that 1/2 and degree signs keep their bytes. */
static enum fold_action decompose(uint32_t c, unsigned char out[FOLD_MAX], unsigned *n)
{
	utf8proc_int32_t part[16];
	int last = 0;
	utf8proc_ssize_t k = utf8proc_decompose_char(
		(utf8proc_int32_t)c, part, 16,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE, &last);

	*n = 0;
	for (utf8proc_ssize_t i = 0; i < k && i < 16; i++) {
		utf8proc_category_t cat = utf8proc_category(part[i]);

		if (cat == UTF8PROC_CATEGORY_MN)
			continue;
		if (part[i] >= 0x80 || *n == FOLD_MAX)
			return FOLD_KEEP;
		if (!ascii_alpha((unsigned char)part[i]) && part[i] != ' ')
			return FOLD_KEEP;
		out[(*n)++] = (unsigned char)part[i];
	}
	if (*n == 0 || (out[0] == ' ' && *n > 1))
		return FOLD_KEEP;
	return FOLD_REPLACE;
}

enum fold_action fold_char(uint32_t c, unsigned char out[FOLD_MAX], unsigned *n)
{
	const char *to = find_extra(c);
	int digit;

	if (to) {
		for (*n = 0; *n < FOLD_MAX && to[*n]; (*n)++)
			out[*n] = (unsigned char)to[*n];
		return *n ? FOLD_REPLACE : FOLD_DROP;
	}
	if (utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_MN)
		return FOLD_MARK;
	digit = digit_value(c);
	if (digit >= 0) {
		out[0] = (unsigned char)('0' + digit);
		*n = 1;
		return FOLD_REPLACE;
	}
	return decompose(c, out, n);
}
