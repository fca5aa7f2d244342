/* Bytes: a borrowed string and a growing buffer. Running out of memory ends the program.
 */
#ifndef GEN_BUF_H
#define GEN_BUF_H

#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

struct buf {
	char *p;
	size_t n, cap;
};

/* Makes room for n more bytes. */
void buf_grow(struct buf *b, size_t n);

/* malloc and realloc that end the program instead of failing. */
void *buf_alloc(size_t n);
void *buf_realloc(void *p, size_t n);

/* Frees the bytes; the buffer is empty and usable again. */
void buf_free(struct buf *b);

/* Takes the digits at the start of s; 0 when there are none. */
unsigned buf_number(struct str *s);

static inline void buf_add(struct buf *b, const char *p, size_t n)
{
	if (b->cap - b->n < n)
		buf_grow(b, n);
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

static inline void buf_put(struct buf *b, char c)
{
	if (b->cap == b->n)
		buf_grow(b, 1);
	b->p[b->n++] = c;
}

static inline void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

/* A NUL-terminated string. */
static inline void buf_cstr(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/* A number in decimal, with zeros in front up to width digits. */
void buf_num(struct buf *b, unsigned long v, unsigned width);

#endif
