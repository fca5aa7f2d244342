/*
 * Given: bytes, or text. Promises: each from the other. Must not: accept a digit, a
 * length or padding that base64_add would not write.
 */
#include "base64.h"

static const char digits[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_add(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i += 3) {
		size_t left = s.n - i;
		uint32_t v = (uint32_t)s.p[i] << 16;
		char out[4];

		if (left > 1)
			v |= (uint32_t)s.p[i + 1] << 8;
		if (left > 2)
			v |= s.p[i + 2];
		out[0] = digits[v >> 18];
		out[1] = digits[v >> 12 & 63];
		out[2] = left > 1 ? digits[v >> 6 & 63] : '=';
		out[3] = left > 2 ? digits[v & 63] : '=';
		buf_add(b, out, sizeof(out));
	}
}

/* The six bits a digit stands for, or -1. */
static int digit_value(unsigned char c)
{
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

bool base64_read(struct buf *b, struct str s)
{
	if (s.n % 4)
		return false;
	for (size_t i = 0; i < s.n; i += 4) {
		unsigned pad = 0;
		uint32_t v = 0;
		unsigned char out[3];

		if (i + 4 == s.n && s.p[i + 3] == '=')
			pad = s.p[i + 2] == '=' ? 2 : 1;
		for (size_t k = 0; k < 4; k++) {
			int d = k >= 4 - pad ? 0 : digit_value(s.p[i + k]);

			if (d < 0)
				return false;
			v = v << 6 | (uint32_t)d;
		}
		if (pad && (v & ((1u << 8 * pad) - 1)))
			return false; /* bits that stand for nothing */
		out[0] = (unsigned char)(v >> 16);
		out[1] = (unsigned char)(v >> 8);
		out[2] = (unsigned char)v;
		buf_add(b, out, 3 - pad);
	}
	return true;
}
