/*
 * Given: steps and a byte. Promises: all steps the byte leads to, each once. Must not:
 * lose a way; without a byte an assertion about it holds.
 */
#include "sieve_walk.h"

#include <stdlib.h>
#include <string.h>

static bool takes(const struct sieve_walk *w, const struct sieve_step *step, int byte)
{
	return byte == SIEVE_NO_BYTE ||
	       sieve_set_has(&w->net->set[step->arg], (unsigned char)byte);
}

static void push(struct sieve_walk *w, struct sieve_marks *seen, uint32_t step,
		 uint32_t *ntodo)
{
	if (sieve_marks_add(seen, step))
		w->todo[(*ntodo)++] = step;
}

/* Adds what is reached from step without a further byte, the last one being byte. */
static void reach(struct sieve_walk *w, uint32_t step, int byte)
{
	uint32_t ntodo = w->net->nsteps; /* the lower half is pass's */
	uint32_t bottom = ntodo;

	push(w, &w->reached, step, &ntodo);
	while (ntodo > bottom) {
		uint32_t i = w->todo[--ntodo];
		const struct sieve_step *t = sieve_walk_step(w, i);

		switch (t->kind) {
		case STEP_FORK:
			push(w, &w->reached, t->arg, &ntodo);
			push(w, &w->reached, t->next, &ntodo);
			break;
		case STEP_BEFORE:
			if (takes(w, t, byte))
				push(w, &w->reached, t->next, &ntodo);
			break;
		default:
			w->out[w->nout++] = i;
			break;
		}
	}
}

/* Behind an assertion that has seen byte: the steps there take it. */
static void pass(struct sieve_walk *w, uint32_t step, int byte)
{
	uint32_t ntodo = 0;

	push(w, &w->passed, step, &ntodo);
	while (ntodo) {
		uint32_t i = w->todo[--ntodo];
		const struct sieve_step *t = sieve_walk_step(w, i);

		switch (t->kind) {
		case STEP_FORK:
			push(w, &w->passed, t->arg, &ntodo);
			push(w, &w->passed, t->next, &ntodo);
			break;
		case STEP_BEFORE:
			push(w, &w->passed, t->next, &ntodo);
			break;
		case STEP_AFTER:
			if (takes(w, t, byte))
				push(w, &w->passed, t->next, &ntodo);
			break;
		case STEP_BYTES:
			if (takes(w, t, byte))
				reach(w, t->next, byte);
			break;
		default:
			reach(w, i, byte);
			break;
		}
	}
}

static void take(struct sieve_walk *w, uint32_t i, int byte)
{
	const struct sieve_step *t = sieve_walk_step(w, i);

	if (t->kind == STEP_MATCH)
		reach(w, i, byte);
	else if (!takes(w, t, byte))
		return;
	else if (t->kind == STEP_BYTES)
		reach(w, t->next, byte);
	else
		pass(w, t->next, byte);
}

/* Is the other part of the rule still on its way, or was there none? */
static bool has_other(const struct sieve_walk *w, uint32_t part)
{
	return w->net->start[part ^ 1] == SIEVE_NO_STEP || w->here[part ^ 1] == w->stride;
}

/* Of a part that may match only that is left, of a rule that lost a part nothing. */
static void prune(struct sieve_walk *w)
{
	uint32_t kept = 0;

	for (uint32_t k = 0; k < w->nout; k++) {
		const struct sieve_step *t = sieve_walk_step(w, w->out[k]);

		w->here[t->part] = w->stride;
		if (t->kind == STEP_MATCH)
			w->matched[t->part] = w->stride;
	}
	for (uint32_t k = 0; k < w->nout; k++) {
		const struct sieve_step *t = sieve_walk_step(w, w->out[k]);

		if ((t->kind == STEP_MATCH || w->matched[t->part] != w->stride) &&
		    has_other(w, t->part))
			w->out[kept++] = w->out[k];
	}
	w->nout = kept;
}

void sieve_marks_clear(struct sieve_marks *m)
{
	for (uint32_t k = 0; k < m->n; k++)
		m->bits[m->step[k] / 64] = 0;
	m->n = 0;
}

void sieve_walk_begin(struct sieve_walk *w)
{
	w->stride++;
	sieve_marks_clear(&w->reached);
	sieve_marks_clear(&w->passed);
	w->nout = 0;
}

void sieve_walk_on(struct sieve_walk *w, const uint32_t *steps, uint32_t n, bool fresh,
		   int byte)
{
	sieve_walk_begin(w);
	for (uint32_t k = 0; k < n; k++) {
		if (fresh)
			reach(w, steps[k], byte);
		else
			take(w, steps[k], byte);
	}
	prune(w);
}

void sieve_walk_forget(struct sieve_walk *w)
{
	memset(w->here, 0, w->net->nparts * sizeof(*w->here));
	memset(w->matched, 0, w->net->nparts * sizeof(*w->matched));
	w->stride = 0;
}

static bool marks_init(struct sieve_marks *m, size_t steps)
{
	*m = (struct sieve_marks){
		.bits = calloc(steps / 64 + 1, sizeof(*m->bits)),
		.step = malloc(steps * sizeof(*m->step)),
	};
	return m->bits && m->step;
}

bool sieve_walk_init(struct sieve_walk *w, const struct sieve_net *net)
{
	size_t steps = (size_t)net->nsteps + 1, parts = (size_t)net->nparts + 1;

	*w = (struct sieve_walk){
		.net = net,
		.out = malloc(steps * sizeof(*w->out)),
		.todo = malloc(2 * steps * sizeof(*w->todo)),
		.here = calloc(parts, sizeof(*w->here)),
		.matched = calloc(parts, sizeof(*w->matched)),
	};
	return marks_init(&w->reached, steps) && marks_init(&w->passed, steps) &&
	       w->out && w->todo && w->here && w->matched;
}

void sieve_walk_free(struct sieve_walk *w)
{
	free(w->out);
	free(w->todo);
	free(w->reached.bits);
	free(w->reached.step);
	free(w->passed.bits);
	free(w->passed.step);
	free(w->here);
	free(w->matched);
}
