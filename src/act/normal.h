/*
 * A value as keys and hashes see it, so that its spellings are one: "O'Brien", "OBRIEN"
 * and "O Brien"; "06-88213-C" and "0688213c".
 */
#ifndef ACT_NORMAL_H
#define ACT_NORMAL_H

#include "../base/str.h"

#define NORMAL_MAX 192

struct normal {
	unsigned char p[NORMAL_MAX];
	size_t n;
};

/* Adds the letters (lower-cased) and digits of text; what exceeds NORMAL_MAX is mixed
 * into the last eight bytes. */
void normal_add(struct normal *out, struct str text);
/* The letters and digits of text alone; the result lies in *room. */
struct str normal_of(struct normal *room, struct str text);

static inline struct str normal_str(const struct normal *n)
{
	return str_from(n->p, n->n);
}

#endif
