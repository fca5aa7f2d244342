/*
 * Given: any bytes. Promises: strict decoding, no read past the end.
 */
#include "utf8.h"

size_t utf8_decode(struct str s, size_t i, uint32_t *c)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char b = s.p[i];
	size_t len = b < 0x80 ? 1 : b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
	uint32_t v = b < 0x80 ? b : b & (0xffu >> (len + 1));

	if ((b >= 0x80 && b < 0xc2) || b > 0xf4 || s.n - i < len)
		return 0;
	for (size_t k = 1; k < len; k++) {
		if ((s.p[i + k] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (s.p[i + k] & 0x3fu);
	}
	if (v < least[len] || v > 0x10ffff || (v >= 0xd800 && v < 0xe000))
		return 0;
	*c = v;
	return len;
}

size_t utf8_misformed(struct str s, size_t i)
{
	size_t len = s.p[i] >= 0xf8 ? 0 : s.p[i] >= 0xf0 ? 4 : s.p[i] >= 0xe0 ? 3 : 0;
	uint32_t c;

	if (!len || s.n - i < len || utf8_decode(s, i, &c))
		return 0;
	for (size_t k = 1; k < len; k++)
		if ((s.p[i + k] & 0xc0) != 0x80)
			return 0;
	return len;
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
