/*
 * Given: a code point. Promises: the ASCII a reader would type for it (Ng\u1ecdc -> Ngoc,
 * curly quotes, dashes, full-width and Arabic digits, a Cyrillic A), nothing for what he
 * does not see, or "keep". Must not: depend on a
 * locale.
 */
#include "fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <utf8proc.h>

#include "../base/ascii.h"

#define OBJECT 0xfffc /* where something was that is no text */

struct row {
	uint32_t c;
	char to[FOLD_MAX];
};

/* What decomposition does not give; sorted by code point. */
/* clang-format off */
static const struct row extra[] = {
	{0x0085, "\n"}, {0x00a0, " "},  {0x00c6, "AE"}, {0x00d0, "D"},  {0x00d8, "O"},
	{0x00de, "Th"}, {0x00df, "ss"}, {0x00e6, "ae"}, {0x00f0, "d"},  {0x00f8, "o"},
	{0x00fe, "th"}, {0x0110, "D"},  {0x0111, "d"},  {0x0126, "H"},  {0x0127, "h"},
	{0x0131, "i"},  {0x0141, "L"},  {0x0142, "l"},  {0x0152, "OE"}, {0x0153, "oe"},
	{0x02bb, "'"},  {0x02bc, "'"},  {0x02d7, "-"},  {0x05f3, "'"},  {0x1680, " "},
	{0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},
	{0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201a, "'"},  {0x201b, "'"},
	{0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""}, {0x201f, "\""}, {0x2024, "."},
	{0x2028, "\n"}, {0x2029, "\n"}, {0x2032, "'"},  {0x2033, "\""}, {0x2043, "-"},
	{0x2044, "/"},  {0x2212, "-"},  {0x2215, "/"},  {0x2236, ":"},  {0xfe58, "-"},
};

/* Letters of other scripts that a reader takes for Latin ones; sorted by code point. */
static const struct row alike[] = {
	{0x0251, "a"},  {0x0261, "g"},  {0x0262, "G"},  {0x0269, "i"},  {0x026a, "I"},
	{0x0274, "N"},  {0x0280, "R"},  {0x028f, "Y"},  {0x0299, "B"},  {0x029c, "H"},
	{0x029f, "L"},  {0x0391, "A"},  {0x0392, "B"},  {0x0395, "E"},  {0x0396, "Z"},
	{0x0397, "H"},  {0x0399, "I"},  {0x039a, "K"},  {0x039c, "M"},  {0x039d, "N"},
	{0x039f, "O"},  {0x03a1, "P"},  {0x03a4, "T"},  {0x03a5, "Y"},  {0x03a7, "X"},
	{0x03bf, "o"},  {0x0405, "S"},  {0x0406, "I"},  {0x0408, "J"},  {0x0410, "A"},
	{0x0412, "B"},  {0x0415, "E"},  {0x041a, "K"},  {0x041c, "M"},  {0x041d, "H"},
	{0x041e, "O"},  {0x0420, "P"},  {0x0421, "C"},  {0x0422, "T"},  {0x0423, "Y"},
	{0x0425, "X"},  {0x0430, "a"},  {0x0435, "e"},  {0x043e, "o"},  {0x0440, "p"},
	{0x0441, "c"},  {0x0443, "y"},  {0x0445, "x"},  {0x0455, "s"},  {0x0456, "i"},
	{0x0458, "j"},  {0x04ae, "Y"},  {0x04af, "y"},  {0x04bb, "h"},  {0x04c0, "I"},
	{0x04cf, "l"},  {0x0501, "d"},  {0x050c, "G"},  {0x051a, "Q"},  {0x051b, "q"},
	{0x051c, "W"},  {0x051d, "w"},  {0x0555, "O"},  {0x0570, "h"},  {0x0578, "n"},
	{0x057d, "u"},  {0x0585, "o"},  {0x1d00, "A"},  {0x1d04, "C"},  {0x1d05, "D"},
	{0x1d07, "E"},  {0x1d0a, "J"},  {0x1d0b, "K"},  {0x1d0d, "M"},  {0x1d0f, "O"},
	{0x1d18, "P"},  {0x1d1b, "T"},  {0x1d1c, "U"},  {0x1d20, "V"},  {0x1d21, "W"},
	{0x1d22, "Z"},  {0xa730, "F"},  {0xa731, "S"},
};
/* clang-format on */

/* The zero of each decimal digit block of Unicode 14. */
static const uint32_t digit_zero[] = {
	0x0660,	 0x06f0,  0x07c0,  0x0966,  0x09e6,  0x0a66,  0x0ae6,  0x0b66,	0x0be6,
	0x0c66,	 0x0ce6,  0x0d66,  0x0de6,  0x0e50,  0x0ed0,  0x0f20,  0x1040,	0x1090,
	0x17e0,	 0x1810,  0x1946,  0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,	0x1c40,
	0x1c50,	 0xa620,  0xa8d0,  0xa900,  0xa9d0,  0xa9f0,  0xaa50,  0xabf0,	0xff10,
	0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
	0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60,
	0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0,
	0x1e950, 0x1fbf0,
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

int fold_is_capital(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static const char *find_row(const struct row *rows, size_t n, uint32_t c)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (rows[mid].c == c)
			return rows[mid].to;
		if (rows[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int digit_value(uint32_t c)
{
	for (size_t i = 0; i < sizeof(digit_zero) / sizeof(digit_zero[0]); i++)
		if (c >= digit_zero[i] && c < digit_zero[i] + 10)
			return (int)(c - digit_zero[i]);
	return -1;
}

/* Full-width and small forms, which have punctuation, too. */
static bool is_form(uint32_t c)
{
	return (c >= 0xfe50 && c <= 0xfe6b) || (c >= 0xff01 && c <= 0xff5e);
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
		if (!ascii_alpha((unsigned char)part[i]) && part[i] != ' ' && !is_form(c))
			return FOLD_KEEP;
		out[(*n)++] = (unsigned char)part[i];
	}
	if (*n == 0 || (out[0] == ' ' && *n > 1))
		return FOLD_KEEP;
	return FOLD_REPLACE;
}

static bool is_mark(utf8proc_category_t category)
{
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

enum fold_action fold_char(uint32_t c, unsigned char out[FOLD_MAX], unsigned *n)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
	const char *to = find_row(extra, sizeof(extra) / sizeof(extra[0]), c);
	int digit;

	if (!to)
		to = find_row(alike, sizeof(alike) / sizeof(alike[0]), c);
	if (to) {
		for (*n = 0; *n < FOLD_MAX && to[*n]; (*n)++)
			out[*n] = (unsigned char)to[*n];
		return FOLD_REPLACE;
	}
	if (property->ignorable || c == OBJECT)
		return FOLD_DROP;
	if (is_mark((utf8proc_category_t)property->category))
		return FOLD_MARK;
	digit = digit_value(c);
	if (digit >= 0) {
		out[0] = (unsigned char)('0' + digit);
		*n = 1;
		return FOLD_REPLACE;
	}
	return decompose(c, out, n);
}
