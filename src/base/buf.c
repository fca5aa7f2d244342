/*
 * Given: bytes to append. Promises: all of them in order, or a sticky failure.
 */
#include "buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

bool buf_ok(const struct buf *b)
{
	return !b->failed;
}

struct str buf_str(const struct buf *b)
{
	return str_from(b->p, b->n);
}

bool buf_reserve(struct buf *b, size_t extra)
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
	p = realloc(b->p, cap);
	if (!p) {
		b->failed = true;
		return false;
	}
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

unsigned char *buf_digits(unsigned char *p, uint64_t v)
{
	unsigned char *end = p + 1;

	for (uint64_t rest = v / 10; rest; rest /= 10)
		end++;
	for (unsigned char *q = end; q > p; v /= 10)
		*--q = (unsigned char)('0' + v % 10);
	return end;
}

void buf_u64(struct buf *b, uint64_t v)
{
	if (buf_reserve(b, BUF_DIGITS))
		b->n = (size_t)(buf_digits(b->p + b->n, v) - b->p);
}

void buf_hex(struct buf *b, const void *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	const unsigned char *u = p;
	unsigned char *to;

	if (!buf_reserve(b, 2 * n))
		return;
	to = b->p + b->n;
	for (size_t i = 0; i < n; i++) {
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
