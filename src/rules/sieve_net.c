/*
 * Given: trees of patterns. Promises: a net that goes every way they go. Must not: lose a
 * way.
 */
#include "sieve_net.h"

#include <stdlib.h>
#include <string.h>

#define STEPS_MAX 1000000
#define RULE_STEPS_MAX 100000
#define RULES_MAX 65536
#define NO_STEP UINT32_MAX /* memory or the limit is out */

static uint32_t add_step(struct sieve_net *net, struct sieve_step step)
{
	if (net->nsteps == net->cap) {
		uint32_t cap = net->cap ? 2 * net->cap : 4096;
		struct sieve_step *more = NULL;

		if (cap <= STEPS_MAX)
			more = realloc(net->step, cap * sizeof(*more));
		if (!more)
			return NO_STEP;
		net->step = more;
		net->cap = cap;
	}
	net->step[net->nsteps] = step;
	return net->nsteps++;
}

/* A tree being written out for a rule. */
struct writer {
	struct sieve_net *net;
	uint16_t rule;
	uint32_t limit; /* steps there may be at most */
	bool failed;
};

static uint32_t put(struct writer *w, struct sieve_step step)
{
	uint32_t i;

	step.rule = w->rule;
	if (w->failed || w->net->nsteps >= w->limit)
		i = NO_STEP;
	else
		i = add_step(w->net, step);
	w->failed = i == NO_STEP;
	return w->failed ? 0 : i;
}

static uint32_t put_fork(struct writer *w, uint32_t next, uint32_t other)
{
	return put(w,
		   (struct sieve_step){.kind = STEP_FORK, .next = next, .other = other});
}

static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next);

static uint32_t write_repeat(struct writer *w, const struct sieve_node *n, uint32_t next)
{
	uint32_t from = next;
	int optional = n->max - n->min;

	if (n->max == SIEVE_FOREVER) {
		from = put_fork(w, next, next);
		if (!w->failed) {
			uint32_t again = write_node(w, n->a, from);

			w->net->step[from].next = again;
		}
		optional = 0;
	}
	while (optional-- > 0 && !w->failed)
		from = put_fork(w, write_node(w, n->a, from), next);
	for (int i = 0; i < n->min && !w->failed; i++)
		from = write_node(w, n->a, from);
	return from;
}

/* The step where the node begins when what follows it begins at next. */
static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next)
{
	const struct sieve_node *n = &w->net->tree.node[node];

	/* A sequence is as long as its pattern, and it is the last that comes first here.
	 */
	for (; n->kind == SIEVE_CAT && !w->failed; n = &w->net->tree.node[n->a])
		next = write_node(w, n->b, next);
	switch (w->failed ? SIEVE_EMPTY : n->kind) {
	case SIEVE_BYTES:
		return put(w, (struct sieve_step){
				      .kind = STEP_BYTES, .set = n->a, .next = next});
	case SIEVE_ALT: {
		uint32_t from = next, ways = 0;

		for (; n->kind == SIEVE_ALT && !w->failed; n = &w->net->tree.node[n->a]) {
			uint32_t way = write_node(w, n->b, next);

			from = ways++ ? put_fork(w, way, from) : way;
		}
		return put_fork(w, write_node(w, (uint32_t)(n - w->net->tree.node), next),
				from);
	}
	case SIEVE_REPEAT:
		return write_repeat(w, n, next);
	default:
		return next;
	}
}

static bool add_start(struct sieve_net *net, uint32_t step)
{
	if (net->nstart == net->start_cap) {
		uint32_t cap = net->start_cap ? 2 * net->start_cap : 64;
		uint32_t *more = realloc(net->start, cap * sizeof(*more));

		if (!more)
			return false;
		net->start = more;
		net->start_cap = cap;
	}
	net->start[net->nstart++] = step;
	return true;
}

bool sieve_net_add(struct sieve_net *net, struct str pattern, bool caseless,
		   uint32_t rule)
{
	uint32_t before = net->nsteps, root, first;
	struct writer w = {
		.net = net, .rule = (uint16_t)rule, .limit = before + RULE_STEPS_MAX};

	if (rule >= RULES_MAX || !sieve_parse(&net->tree, pattern, caseless, &root))
		return false;
	first = put(&w, (struct sieve_step){.kind = STEP_MATCH});
	first = write_node(&w, root, first);
	if (!w.failed && add_start(net, first))
		return true;
	net->nsteps = before;
	return false;
}

bool sieve_net_finish(struct sieve_net *net)
{
	sieve_tree_forget(&net->tree);
	net->todo = malloc(((size_t)net->nsteps + 1) * 2 * sizeof(*net->todo));
	net->seen = calloc((size_t)net->nsteps + 1, sizeof(*net->seen));
	net->matched = calloc(RULES_MAX / 64, sizeof(*net->matched));
	return net->todo && net->seen && net->matched;
}

void sieve_net_free(struct sieve_net *net)
{
	sieve_tree_free(&net->tree);
	free(net->step);
	free(net->start);
	free(net->todo);
	free(net->seen);
	free(net->matched);
}

/* Adds to out what is reached from step without a byte. */
static void reach(struct sieve_net *net, uint32_t step, struct sieve_where *out)
{
	uint32_t todo = 0;

	net->todo[todo++] = step;
	while (todo) {
		uint32_t i = net->todo[--todo];
		const struct sieve_step *s = &net->step[i];

		if (net->seen[i] == net->walk)
			continue;
		net->seen[i] = net->walk;
		if (s->kind == STEP_FORK) {
			net->todo[todo++] = s->other;
			net->todo[todo++] = s->next;
			continue;
		}
		if (s->kind == STEP_MATCH)
			net->matched[s->rule >> 6] |= UINT64_C(1) << (s->rule & 63);
		out->step[out->n++] = i;
	}
}

static void begin(struct sieve_net *net, struct sieve_where *out)
{
	net->walk++;
	out->n = 0;
}

/* Leaves of a rule that may match only that, and forgets which may. */
static void end(struct sieve_net *net, struct sieve_where *out)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < out->n; i++) {
		const struct sieve_step *s = &net->step[out->step[i]];

		if (s->kind == STEP_MATCH ||
		    !(net->matched[s->rule >> 6] >> (s->rule & 63) & 1))
			out->step[kept++] = out->step[i];
	}
	out->n = kept;
	for (uint32_t i = 0; i < kept; i++)
		net->matched[net->step[out->step[i]].rule >> 6] = 0;
}

void sieve_net_start(struct sieve_net *net, struct sieve_where *out)
{
	begin(net, out);
	for (uint32_t i = 0; i < net->nstart; i++)
		reach(net, net->start[i], out);
	end(net, out);
}

/* Where step leads with a byte of bytes. */
static void follow(struct sieve_net *net, uint32_t step, const struct sieve_set *bytes,
		   struct sieve_where *out)
{
	const struct sieve_step *s = &net->step[step];

	if (s->kind == STEP_BYTES && sieve_set_meets(&net->tree.set[s->set], bytes))
		reach(net, s->next, out);
}

void sieve_net_step(struct sieve_net *net, const struct sieve_where *from,
		    const struct sieve_set *bytes, struct sieve_where *out)
{
	begin(net, out);
	for (uint32_t i = 0; i < from->n; i++) {
		follow(net, from->step[i], bytes, out);
		if (net->step[from->step[i]].kind == STEP_MATCH)
			reach(net, from->step[i], out);
	}
	end(net, out);
}

void sieve_net_run(struct sieve_net *net, const struct sieve_where *from,
		   const struct sieve_set *bytes, struct sieve_where *out)
{
	begin(net, out);
	for (uint32_t i = 0; i < from->n; i++)
		reach(net, from->step[i], out);
	/* out grows meanwhile. */
	for (uint32_t i = 0; i < out->n; i++)
		follow(net, out->step[i], bytes, out);
	end(net, out);
}

void sieve_net_join(struct sieve_net *net, const struct sieve_where *a,
		    const struct sieve_where *b, struct sieve_where *out)
{
	begin(net, out);
	for (uint32_t i = 0; i < a->n; i++)
		reach(net, a->step[i], out);
	for (uint32_t i = 0; i < b->n; i++)
		reach(net, b->step[i], out);
	end(net, out);
}
