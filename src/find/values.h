/*
 * Values that were found somewhere in a letter, by the hash of the word they begin with:
 * names, numbers, whole dates. To look for them elsewhere (echo.c), and to see after all
 * that none is left (out/leak.c).
 */
#ifndef FIND_VALUES_H
#define FIND_VALUES_H

#include "scene.h"

#define VALUES_WORDS 16	  /* of a sequence that are looked at */
#define VALUES_INITIALS 3 /* at least: two may stand for anything */

enum value_kind {
	VALUE_WORD,	/* one word or number that says who it is */
	VALUE_HEAD,	/* what a VALUE_SEQUENCE begins with */
	VALUE_SEQUENCE, /* [first, end), whatever stands between: token_mix of them */
	VALUE_INITIALS, /* J.Q.P. */
};

struct value {
	uint32_t hash, next; /* next: 1 + index of one more of a chain, 0 none */
	uint32_t first, end; /* tokens of the original, of a VALUE_SEQUENCE */
	uint16_t type;
	uint8_t kind; /* enum value_kind */
};

struct values {
	const struct scene *s;
	struct value *p;
	uint32_t n, cap;
	uint32_t longest; /* words of a VALUE_SEQUENCE, at most */
	uint32_t *heads;  /* 1 + index, by hash */
	uint32_t mask;
	uint64_t *marks; /* of places.h: where values_look may find any */
	bool failed;	 /* sticks: memory ran out */
};

/* Room for about n values. LACUNA_REFUSED when memory is out. */
enum lacuna_err values_open(struct values *v, const struct scene *s, size_t n);
/* Adds what the value of tokens [first, end) may be recognised by, when its score is such
 * that it may be looked for where nothing speaks for it. */
void values_add(struct values *v, uint16_t type, float score, uint32_t first,
		uint32_t end);

/* The hash of the initials J.Q.P. that begin at token i, *n of them. */
uint32_t values_initials(const struct scene *s, uint32_t i, uint32_t *n);
/* Does token i of a name say whose it is: no initial, title, suffix or particle? */
bool values_tells(const struct scene *s, uint32_t i);
/* Is the word one of those that names of firms and places share: Inc., County, of? */
bool values_shared(const struct scene *s, uint32_t i);

/* Which value stands at token i, in any case, order, accents or over a line end, without
 * a reason of its own to stay (reason.h); NULL when none does. taken has a byte for each
 * token: nothing of a value is where it is set. *end is the token after the value. */
const struct value *values_look(const struct values *v, const uint8_t *taken, uint32_t i,
				uint32_t *end);

/* The first token from i on where it may; ntok when there is none. */
static inline uint32_t values_next(const struct values *v, uint32_t i)
{
	return places_next(&v->s->places, v->marks, i);
}

#endif
