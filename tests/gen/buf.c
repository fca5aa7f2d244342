/* Growing buffers. Given sizes, promises room or ends the program; never returns failure.
 */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>

static void out_of_memory(void)
{
	fputs("lettergen: out of memory\n", stderr);
	exit(1);
}

void *buf_alloc(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *buf_realloc(void *p, size_t n)
{
	void *q = realloc(p, n > 0 ? n : 1);

	if (q == NULL)
		out_of_memory();
	return q;
}

void buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 4096;

	while (cap - b->n < n) {
		if (cap > (size_t)-1 / 2)
			out_of_memory();
		cap *= 2;
	}
	b->p = buf_realloc(b->p, cap);
	b->cap = cap;
}

void buf_free(struct buf *b)
{
	free(b->p);
	memset(b, 0, sizeof *b);
}

void buf_num(struct buf *b, unsigned long v, unsigned width)
{
	char d[24];
	size_t i = sizeof d;

	do {
		d[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0);
	while (sizeof d - i < width && i > 0)
		d[--i] = '0';
	buf_add(b, d + i, sizeof d - i);
}

unsigned buf_number(struct str *s)
{
	unsigned v = 0;

	while (s->n > 0 && s->p[0] >= '0' && s->p[0] <= '9' && v < 100000000) {
		v = v * 10 + (unsigned)(s->p[0] - '0');
		s->p++;
		s->n--;
	}
	return v;
}
