/*
 * Owned text that grows. Errors stick: after a failed append every later one does nothing
 * and buf_ok says no, so a writer checks once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "str.h"

struct buf {
	unsigned char *p;
	size_t n, cap;
	bool failed;
};

bool buf_ok(const struct buf *b);
struct str buf_str(const struct buf *b);
/* buf_reserve when there is not room enough. */
bool buf_grow(struct buf *b, size_t extra);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_u64(struct buf *b, uint64_t v);
/* Lower-case hexadecimal. */
void buf_hex(struct buf *b, const void *p, size_t n);

/* Writes the decimal digits of v at p, which has room for BUF_DIGITS; where they end. */
#define BUF_DIGITS 20
unsigned char *buf_digits(unsigned char *p, uint64_t v);
void buf_clear(struct buf *b); /* keeps the memory */
void buf_free(struct buf *b);
/* Overwrites the memory before freeing it. */
void buf_wipe(struct buf *b);

/* Room for extra more bytes; false (and failed) when memory is out. */
static inline bool buf_reserve(struct buf *b, size_t extra)
{
	return (b->cap - b->n >= extra && !b->failed) || buf_grow(b, extra);
}

static inline void buf_add(struct buf *b, const void *p, size_t n)
{
	if (n && buf_reserve(b, n)) {
		memcpy(b->p + b->n, p, n);
		b->n += n;
	}
}

static inline void buf_str_add(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

static inline void buf_byte(struct buf *b, unsigned char c)
{
	buf_add(b, &c, 1);
}

#define BUF_LIT(b, literal) buf_add((b), (literal), sizeof(literal) - 1)

#endif
