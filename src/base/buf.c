/*
 * Given: bytes to append. Promises: all of them in order, or a sticky failure.
 */
#include "buf.h"

#include <endian.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "vault.h"

#define HIDE_MIN \
	((size_t)64 * 1024) /* letters are as large; for less it is not worth it */

bool buf_ok(const struct buf *b)
{
	return !b->failed;
}

struct str buf_str(const struct buf *b)
{
	return str_from(b->p, b->n);
}

bool buf_grow(struct buf *b, size_t extra)
{
	size_t cap = b->cap ? b->cap : 256;
	unsigned char *p;

	if (b->failed || extra > SIZE_MAX / 2 - b->n) {
		b->failed = true;
		return false;
	}
	if (b->cap - b->n >= extra)
		return true;
	while (cap < b->n + extra)
		cap *= 2;
	/* Not realloc: it leaves the bytes behind where it moves them. */
	p = malloc(cap);
	if (!p) {
		b->failed = true;
		return false;
	}
	if (cap >= HIDE_MIN)
		vault_hide(p, cap);
	if (b->n)
		memcpy(p, b->p, b->n);
	if (b->p)
		explicit_bzero(b->p, b->cap);
	free(b->p);
	b->p = p;
	b->cap = cap;
	return true;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int need;

	va_start(ap, fmt);
	va_copy(again, ap);
	need = vsnprintf(NULL, 0, fmt, ap);
	if (need < 0)
		b->failed = true;
	else if (buf_reserve(b, (size_t)need + 1)) {
		vsnprintf((char *)b->p + b->n, (size_t)need + 1, fmt, again);
		b->n += (size_t)need;
	}
	va_end(again);
	va_end(ap);
}

/* The numbers from 00 to 99. */
static const char pairs[] = "00010203040506070809101112131415161718192021222324"
			    "25262728293031323334353637383940414243444546474849"
			    "50515253545556575859606162636465666768697071727374"
			    "75767778798081828384858687888990919293949596979899";

/* One or two digits. */
static unsigned char *put_pair(unsigned char *p, unsigned v)
{
	memcpy(p, pairs + 2 * v + (v < 10), 2);
	return p + 1 + (v >= 10);
}

unsigned char *buf_digits(unsigned char *p, uint64_t v)
{
	unsigned char *end, *to;
	size_t n = 1;

	if (v < 100)
		return put_pair(p, (unsigned)v);
	if (v < 10000) { /* as most offsets in a letter */
		p = put_pair(p, (unsigned)v / 100);
		memcpy(p, pairs + 2 * ((unsigned)v % 100), 2);
		return p + 2;
	}
	for (uint64_t ten = 10; n < BUF_DIGITS && v >= ten; ten *= 10)
		n++;
	end = to = p + n;
	for (; v >= 10; v /= 100)
		memcpy(to -= 2, pairs + 2 * (v % 100), 2);
	if (to > p)
		*p = (unsigned char)('0' + v);
	return end;
}

void buf_u64(struct buf *b, uint64_t v)
{
	if (buf_reserve(b, BUF_DIGITS))
		b->n = (size_t)(buf_digits(b->p + b->n, v) - b->p);
}

/* The eight hexadecimal digits of the four bytes at u, all at once: a nibble to a byte,
 * then what is added to it. */
static void put_hex(unsigned char *to, const unsigned char *u)
{
	uint64_t x, letters;
	uint32_t four;

	memcpy(&four, u, sizeof(four));
	x = le32toh(four);
	x = (x | x << 16) & UINT64_C(0x0000ffff0000ffff);
	x = (x | x << 8) & UINT64_C(0x00ff00ff00ff00ff);
	x = (x >> 4 & UINT64_C(0x000f000f000f000f)) | (x & UINT64_C(0x000f000f000f000f))
							      << 8;
	letters = (x + UINT64_C(0x0606060606060606)) >> 4 & UINT64_C(0x0101010101010101);
	x += UINT64_C(0x3030303030303030) + letters * ('a' - '0' - 10);
	x = htole64(x);
	memcpy(to, &x, sizeof(x));
}

void buf_hex(struct buf *b, const void *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	const unsigned char *u = p;
	unsigned char *to;
	size_t i = 0;

	if (!buf_reserve(b, 2 * n))
		return;
	to = b->p + b->n;
	for (; n - i >= 4; i += 4)
		put_hex(to + 2 * i, u + i);
	for (; i < n; i++) {
		to[2 * i] = (unsigned char)digit[u[i] >> 4];
		to[2 * i + 1] = (unsigned char)digit[u[i] & 15];
	}
	b->n += 2 * n;
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	b->failed = false;
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_wipe(struct buf *b)
{
	if (b->p)
		explicit_bzero(b->p, b->cap);
	buf_free(b);
}
