/*
 * Given: what stands in an assertion. Promises: a node that holds wherever the assertion
 * does. Must not: rule out a byte because the tree inside matches too much.
 */
#include "sieve_look.h"

/* Adds to s the alternatives of node that are one byte and nothing more: these alone are
 * known to match wherever the byte stands. */
static void add_lone_bytes(const struct sieve_tree *t, uint32_t node, struct sieve_set *s)
{
	const struct sieve_node *n = &t->node[node];

	for (; n->kind == SIEVE_ALT; n = &t->node[n->a])
		add_lone_bytes(t, n->b, s);
	if (n->kind == SIEVE_BYTES)
		sieve_set_union(s, &t->set[n->a]);
}

static bool is_empty(const struct sieve_node *n)
{
	return n->kind == SIEVE_EMPTY || n->kind == SIEVE_BEFORE ||
	       n->kind == SIEVE_AFTER || n->kind == SIEVE_AHEAD;
}

/* The last part of a node that is neither a sequence nor repeated at least once. */
static uint32_t last_part(const struct sieve_tree *t, uint32_t node)
{
	const struct sieve_node *n = &t->node[node];

	while (n->kind == SIEVE_CAT || (n->kind == SIEVE_REPEAT && n->min)) {
		bool second = n->kind == SIEVE_CAT && !is_empty(&t->node[n->b]);

		node = second ? n->b : n->a;
		n = &t->node[node];
	}
	return node;
}

/* Adds to s the bytes that what node matches can end in. */
static void add_last_bytes(const struct sieve_tree *t, uint32_t node, struct sieve_set *s)
{
	const struct sieve_node *n = &t->node[last_part(t, node)];

	if (n->kind == SIEVE_ALT) {
		add_last_bytes(t, n->a, s);
		add_last_bytes(t, n->b, s);
	} else if (n->kind == SIEVE_BYTES) {
		sieve_set_union(s, &t->set[n->a]);
	} else {
		sieve_set_range(s, 0, 255);
	}
}

uint32_t sieve_look_ahead(struct sieve_tree *t, uint32_t inside)
{
	if (t->node[inside].kind == SIEVE_BYTES)
		return sieve_tree_bytes(t, SIEVE_AFTER, &t->set[t->node[inside].a]);
	t->ahead = true;
	return sieve_tree_add(t, (struct sieve_node){.kind = SIEVE_AHEAD, .a = inside});
}

uint32_t sieve_look_behind(struct sieve_tree *t, uint32_t inside)
{
	struct sieve_set s = {{0}};

	add_last_bytes(t, inside, &s);
	return sieve_tree_bytes(t, SIEVE_BEFORE, &s);
}

uint32_t sieve_look_not(struct sieve_tree *t, enum sieve_kind kind, uint32_t inside)
{
	struct sieve_set s = {{0}};

	add_lone_bytes(t, inside, &s);
	sieve_set_invert(&s);
	return sieve_tree_bytes(t, kind, &s);
}

/* Between two bytes, one in the class of \w, or not, before and the other after. */
static uint32_t word_edge(struct sieve_tree *t, unsigned char before, unsigned char after)
{
	struct sieve_set s;
	uint32_t a, b;

	sieve_set_escape(before, &s);
	a = sieve_tree_bytes(t, SIEVE_BEFORE, &s);
	sieve_set_escape(after, &s);
	b = sieve_tree_bytes(t, SIEVE_AFTER, &s);
	return sieve_tree_add(t, (struct sieve_node){.kind = SIEVE_CAT, .a = a, .b = b});
}

uint32_t sieve_look_assertion(struct sieve_tree *t, unsigned char letter)
{
	struct sieve_set ends = {{0}};
	uint32_t a, b;

	if (letter == 'b' || letter == 'B') {
		a = word_edge(t, 'w', letter == 'b' ? 'W' : 'w');
		b = word_edge(t, 'W', letter == 'b' ? 'w' : 'W');
		return sieve_tree_add(
			t, (struct sieve_node){.kind = SIEVE_ALT, .a = a, .b = b});
	}
	/* At a line's end too, where the pattern may have asked for that. */
	if (letter == '^' || letter == '$' || letter == 'Z') {
		sieve_set_range(&ends, '\r', '\r');
		sieve_set_range(&ends, '\n', '\n');
	}
	if (letter == 'A' || letter == '^')
		return sieve_tree_bytes(t, SIEVE_BEFORE, &ends);
	if (letter == 'z' || letter == 'Z' || letter == '$')
		return sieve_tree_bytes(t, SIEVE_AFTER, &ends);
	/* Not node 0, which a sequence leaves out: what is left would look as if it were
	 * all. */
	return sieve_tree_add(t, (struct sieve_node){.kind = SIEVE_EMPTY});
}
