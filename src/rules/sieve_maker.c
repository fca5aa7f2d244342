/*
 * Given: trees of patterns. Promises: a net that goes every way they go. Must not: lose a
 * way.
 */
#include "sieve_maker.h"

#include <stdlib.h>

#define RULE_STEPS_MAX 100000

/* Room for one more element; NULL when memory is out. */
static void *grow(void *array, uint32_t n, uint32_t *cap, size_t size)
{
	uint32_t more = *cap ? 2 * *cap : 256;

	if (n < *cap)
		return array;
	array = realloc(array, more * size);
	if (array)
		*cap = more;
	return array;
}

/* A tree being written out for a part. */
struct writer {
	struct sieve_maker *m;
	uint32_t part;
	bool ends;	/* at a lookahead */
	uint32_t limit; /* steps there may be at most */
	uint32_t match; /* the part's last step */
	bool failed;
};

static uint32_t put(struct writer *w, enum step_kind kind, uint32_t arg, uint32_t next)
{
	struct sieve_maker *m = w->m;
	struct sieve_step *more = NULL;

	if (!w->failed && m->nsteps < w->limit)
		more = grow(m->step, m->nsteps, &m->step_cap, sizeof(*more));
	if (!more) {
		w->failed = true;
		return 0;
	}
	m->step = more;
	m->step[m->nsteps] = (struct sieve_step){
		.kind = (uint8_t)kind,
		.part = w->part & (SIEVE_PARTS_MAX - 1),
		.next = next & (SIEVE_STEPS_MAX - 1),
		.arg = arg & (SIEVE_STEPS_MAX - 1),
	};
	return m->nsteps++;
}

static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next);

static uint32_t write_repeat(struct writer *w, const struct sieve_node *n, uint32_t next)
{
	uint32_t from = next;
	int optional = n->max - n->min;

	if (n->max == SIEVE_FOREVER) {
		from = put(w, STEP_FORK, next, next);
		if (!w->failed) {
			uint32_t again = write_node(w, n->a, from);

			w->m->step[from].next = again & (SIEVE_STEPS_MAX - 1);
		}
		optional = 0;
	}
	while (optional-- > 0 && !w->failed)
		from = put(w, STEP_FORK, next, write_node(w, n->a, from));
	for (int i = 0; i < n->min && !w->failed; i++)
		from = write_node(w, n->a, from);
	return from;
}

/* An alternation leans to the left. */
static uint32_t write_alternatives(struct writer *w, const struct sieve_node *n,
				   uint32_t next)
{
	const struct sieve_node *nodes = w->m->tree.node;
	uint32_t from = write_node(w, n->b, next);

	for (n = &nodes[n->a]; n->kind == SIEVE_ALT && !w->failed; n = &nodes[n->a])
		from = put(w, STEP_FORK, from, write_node(w, n->b, next));
	return put(w, STEP_FORK, from, write_node(w, (uint32_t)(n - nodes), next));
}

/* The step where the node begins when what follows it begins at next. */
static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next)
{
	const struct sieve_node *nodes = w->m->tree.node, *n = &nodes[node];

	/* A sequence is as long as its pattern, and it is the last that comes first here.
	 */
	for (; n->kind == SIEVE_CAT && !w->failed; n = &nodes[n->a])
		next = write_node(w, n->b, next);
	if (w->failed)
		return 0;
	switch (n->kind) {
	case SIEVE_BYTES:
		return put(w, STEP_BYTES, n->a, next);
	case SIEVE_BEFORE:
		return put(w, STEP_BEFORE, n->a, next);
	case SIEVE_AFTER:
		return put(w, STEP_AFTER, n->a, next);
	case SIEVE_AHEAD:
		return w->ends ? write_node(w, n->a, w->match) : next;
	case SIEVE_ALT:
		return write_alternatives(w, n, next);
	case SIEVE_REPEAT:
		return write_repeat(w, n, next);
	default:
		return next;
	}
}

/* The first step of the next part; SIEVE_NO_STEP when it is too large. */
static uint32_t write_part(struct sieve_maker *m, uint32_t root, bool ends)
{
	uint32_t before = m->nsteps, limit = before + RULE_STEPS_MAX, first;
	struct writer w = {.m = m, .part = m->nparts, .ends = ends};

	w.limit = limit < SIEVE_STEPS_MAX ? limit : SIEVE_STEPS_MAX;
	w.match = put(&w, STEP_MATCH, 0, 0);
	first = write_node(&w, root, w.match);
	if (!w.failed)
		return first;
	m->nsteps = before;
	return SIEVE_NO_STEP;
}

static void add_part(struct sieve_maker *m, uint32_t start)
{
	uint32_t *more = NULL;

	if (m->nparts < SIEVE_PARTS_MAX)
		more = grow(m->start, m->nparts, &m->start_cap, sizeof(*more));
	if (!more) {
		m->failed = true;
		return;
	}
	m->start = more;
	m->start[m->nparts++] = start;
}

void sieve_maker_add(struct sieve_maker *m, struct str pattern, bool caseless)
{
	uint32_t root = 0, start;
	bool parsed = sieve_parse(&m->tree, pattern, caseless, &root);

	start = write_part(m, parsed ? root : 0, false);
	parsed = parsed && start != SIEVE_NO_STEP;
	if (start == SIEVE_NO_STEP)
		start = write_part(m, 0, false);
	m->failed = m->failed || start == SIEVE_NO_STEP;
	add_part(m, start);
	start = parsed && m->tree.ahead ? write_part(m, root, true) : SIEVE_NO_STEP;
	add_part(m, start);
}

/* Are two bytes in the same sets? */
static bool are_alike(const struct sieve_tree *t, unsigned a, unsigned b)
{
	for (uint32_t i = 0; i < t->nsets; i++)
		if (sieve_set_has(&t->set[i], (unsigned char)a) !=
		    sieve_set_has(&t->set[i], (unsigned char)b))
			return false;
	return true;
}

/* The class of a byte among those of which first has one byte each; n when it is new. */
static uint32_t class_of(const struct sieve_maker *m, const unsigned char *first,
			 uint32_t n, unsigned c)
{
	uint32_t k = 0;

	while (k < n && !are_alike(&m->tree, first[k], c))
		k++;
	return k;
}

/* Numbers the classes. Those of the commonest bytes come first, so that what is read of a
 * table's row lies close together. */
static uint32_t set_classes(struct sieve_maker *m)
{
	static const unsigned char common[] = " etaoinsrhldcumpfgybwvkxqjz\n,.-/";
	unsigned char first[256]; /* a byte of each class */
	uint32_t n = 0;

	for (unsigned i = 0; i < sizeof(common) - 1 + 256; i++) {
		unsigned c = i < sizeof(common) - 1 ? common[i]
						    : i - (unsigned)(sizeof(common) - 1);
		uint32_t k = class_of(m, first, n, c);

		if (k == n)
			first[n++] = (unsigned char)c;
		m->class[c] = (uint8_t)k;
	}
	return n;
}

bool sieve_maker_net(struct sieve_maker *m, struct sieve_net *net)
{
	*net = (struct sieve_net){
		.step = m->step,
		.set = m->tree.set,
		.start = m->start,
		.class = m->class,
		.nsteps = m->nsteps,
		.nsets = m->tree.nsets,
		.nparts = m->nparts,
		.nclasses = set_classes(m),
	};
	return !m->failed;
}

void sieve_maker_free(struct sieve_maker *m)
{
	sieve_tree_free(&m->tree);
	free(m->step);
	free(m->start);
	*m = (struct sieve_maker){0};
}
