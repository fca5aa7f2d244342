/*
 * A walk through a net: the steps that texts lead to. What a stride has marked is
 * forgotten one by one: the net is large, and a letter alone touches little of it.
 */
#ifndef RULES_SIEVE_WALK_H
#define RULES_SIEVE_WALK_H

#include "sieve_net.h"

#define SIEVE_NO_BYTE (-1) /* before the first */

/* A set of steps: a bit each, and those that are in it. */
struct sieve_marks {
	uint64_t *bits;
	uint32_t *step;
	uint32_t n;
};

struct sieve_walk {
	const struct sieve_net *net;
	uint32_t *out; /* the steps the last stride led to; room for all */
	uint32_t nout;
	uint32_t stride; /* its number */
	uint32_t *todo;
	struct sieve_marks reached, passed; /* by the last stride */
	uint32_t *here, *matched;	    /* by part: the last stride it was seen in */
};

/* False when memory is out; sieve_walk_free is right then, too. */
bool sieve_walk_init(struct sieve_walk *w, const struct sieve_net *net);
void sieve_walk_free(struct sieve_walk *w);
/* To be called before strides are so many that their number wraps around. */
void sieve_walk_forget(struct sieve_walk *w);

/* A new stride, which has been nowhere yet. */
void sieve_walk_begin(struct sieve_walk *w);
/* One byte on from n steps; with fresh set these are starts of parts, and byte is the one
 * before. Of a rule that lost a part nothing is left, of a part that may match only that.
 */
void sieve_walk_on(struct sieve_walk *w, const uint32_t *steps, uint32_t n, bool fresh,
		   int byte);

static inline bool sieve_marks_has(const struct sieve_marks *m, uint32_t step)
{
	return m->bits[step / 64] >> step % 64 & 1;
}

/* False when it was there. */
static inline bool sieve_marks_add(struct sieve_marks *m, uint32_t step)
{
	if (sieve_marks_has(m, step))
		return false;
	m->bits[step / 64] |= UINT64_C(1) << step % 64;
	m->step[m->n++] = step;
	return true;
}

void sieve_marks_clear(struct sieve_marks *m);

static inline const struct sieve_step *sieve_walk_step(const struct sieve_walk *w,
						       uint32_t i)
{
	return &w->net->step[i];
}

#endif
