/*
 * Given: any bytes. Promises: strict decoding, no read past the end.
 */
#include "utf8.h"

/* What has the form of a character of two bytes or more: its length, or 0. */
static size_t form(struct str s, size_t i, uint32_t *c)
{
	unsigned char b = s.p[i];
	size_t len = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
	uint32_t v = b & (0xffu >> (len + 1));

	if (b < 0xc0 || b >= 0xf8 || s.n - i < len)
		return 0;
	for (size_t k = 1; k < len; k++) {
		if ((s.p[i + k] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (s.p[i + k] & 0x3fu);
	}
	*c = v;
	return len;
}

static bool is_proper(size_t len, uint32_t c)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};

	return c >= least[len] && c <= 0x10ffff && (c < 0xd800 || c >= 0xe000);
}

size_t utf8_decode(struct str s, size_t i, uint32_t *c)
{
	uint32_t v = s.p[i];
	size_t len = v < 0x80 ? 1 : form(s, i, &v);

	if (!len || !is_proper(len, v))
		return 0;
	*c = v;
	return len;
}

size_t utf8_misformed(struct str s, size_t i, uint32_t *c)
{
	size_t len = s.p[i] < 0x80 ? 0 : form(s, i, c);

	return len && !is_proper(len, *c) ? len : 0;
}

bool utf8_valid(struct str s)
{
	uint32_t c;

	for (size_t i = 0; i < s.n;) {
		size_t len = s.p[i] < 0x80 ? 1 : utf8_decode(s, i, &c);

		if (!len)
			return false;
		i += len;
	}
	return true;
}

bool utf8_shown(uint32_t c)
{
	bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
	bool reorders = c == 0x061c || c == 0x200e || c == 0x200f ||
			(c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

	/* Lines end with these two as well. */
	return !control && !reorders && c != 0x2028 && c != 0x2029;
}

void utf8_show(struct buf *b, struct str s)
{
	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t c = 0;
		size_t formed = utf8_decode(s, i, &c);

		len = formed ? formed : 1;
		if (c == '\t')
			BUF_LIT(b, "\\t");
		else if (c == '\n')
			BUF_LIT(b, "\\n");
		else if (c == '\\')
			BUF_LIT(b, "\\\\");
		else if (formed && utf8_shown(c))
			buf_add(b, s.p + i, len);
		else
			for (size_t k = 0; k < len; k++)
				buf_printf(b, "\\x%02x", s.p[i + k]);
	}
}
