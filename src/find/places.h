/*
 * Where each word and number of a letter stands, by its hash: made once a letter, so that
 * whoever hunts for something in all of it goes to where that stands, not from token to
 * token.
 */
#ifndef FIND_PLACES_H
#define FIND_PLACES_H

#include "../text/doc.h"

struct places {
	const struct token *tok;
	uint32_t n;
	uint32_t *last;	  /* by hash: 1 + the last token of the bucket, or 0 */
	uint32_t *before; /* by token: 1 + the one of the same bucket before it, or 0 */
	uint64_t *odd;	  /* a bit a token: see places_marks */
	uint32_t mask;
};

enum lacuna_err places_make(struct places *p, const struct doc *doc, struct arena *arena);
/* A bit a token, set where a hunter for spellings has to look whatever it hunts for: at
 * initials, and at a word that a line end breaks. NULL when memory is out. */
uint64_t *places_marks(const struct places *p, struct arena *arena);
/* Sets the bits of all tokens that have the hash. */
void places_mark(const struct places *p, uint64_t *marks, uint32_t hash);

/* The first token from i on that is marked; n when there is none. */
static inline uint32_t places_next(const struct places *p, const uint64_t *marks,
				   uint32_t i)
{
	uint32_t block = i / 64, end = p->n / 64;
	uint64_t here = marks[block] >> i % 64;

	if (here)
		return i + (uint32_t)__builtin_ctzll(here);
	while (block < end)
		if (marks[++block])
			return block * 64 + (uint32_t)__builtin_ctzll(marks[block]);
	return p->n;
}

#endif
