/*
 * Given: a net and a kind of token. Promises: every byte that a match of a rule can have
 * at the start of its second token. Must not: leave out one; assertions are taken to
 * hold.
 */
#include "sieve_peek.h"

#include <stdlib.h>
#include <string.h>

/* Where the last byte before a step was: before the token, in it, or in the white space
 * after it. */
enum { BEFORE, INSIDE, BEHIND, PLACES };

struct peek {
	const struct sieve_net *net;
	const struct sieve_token *token;
	struct sieve_set space, peek;
	uint8_t *seen;	/* by step: a bit for each place */
	uint32_t *todo; /* steps and places still to go on from */
	uint32_t ntodo;
};

static void push(struct peek *p, uint32_t step, unsigned place)
{
	if (p->seen[step] >> place & 1)
		return;
	p->seen[step] |= (uint8_t)(1 << place);
	p->todo[p->ntodo++] = step * PLACES + place;
}

/* A byte of set s: what is token, white space, or what peeks are for. */
static void take(struct peek *p, const struct sieve_set *s, uint32_t next, unsigned place)
{
	struct sieve_set first = *s;

	if (place != BEHIND && sieve_set_meets(s, &p->token->of))
		push(p, next, INSIDE);
	if (place == BEFORE)
		return;
	if (sieve_set_meets(s, &p->space))
		push(p, next, BEHIND);
	for (int i = 0; place == INSIDE && i < 4; i++)
		first.bits[i] &= ~p->token->not_after.bits[i];
	sieve_set_union(&p->peek, &first);
}

static void go_on(struct peek *p, uint32_t step, unsigned place)
{
	const struct sieve_step *t = &p->net->step[step];

	switch (t->kind) {
	case STEP_BYTES:
		take(p, &p->net->set[t->arg], t->next, place);
		break;
	case STEP_FORK:
		push(p, t->arg, place);
		push(p, t->next, place);
		break;
	case STEP_MATCH:
		sieve_set_range(&p->peek, 0, UINT8_MAX);
		break;
	default:
		push(p, t->next, place);
		break;
	}
}

/* The peek of one part. */
static void look(struct peek *p, uint32_t start)
{
	memset(p->seen, 0, p->net->nsteps);
	p->peek = (struct sieve_set){{0}};
	push(p, start, BEFORE);
	while (p->ntodo) {
		uint32_t at = p->todo[--p->ntodo];

		go_on(p, at / PLACES, at % PLACES);
	}
}

bool sieve_peek(const struct sieve_net *net, uint32_t rule,
		const struct sieve_token *token, struct sieve_set *peek)
{
	size_t steps = (size_t)net->nsteps + 1;
	struct peek p = {.net = net,
			 .token = token,
			 .seen = malloc(steps * sizeof(*p.seen)),
			 .todo = malloc(steps * PLACES * sizeof(*p.todo))};
	bool ok = p.seen && p.todo;

	sieve_set_escape('s', &p.space);
	if (ok) {
		look(&p, net->start[2 * rule]);
		*peek = p.peek;
		if (net->start[2 * rule + 1] != SIEVE_NO_STEP) {
			look(&p, net->start[2 * rule + 1]);
			for (int i = 0; i < 4; i++)
				peek->bits[i] &= p.peek.bits[i];
		}
	}
	free(p.seen);
	free(p.todo);
	return ok;
}
