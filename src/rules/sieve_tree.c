/*
 * Given: nodes and sets. Promises: each node a number, equal sets one number. Must not:
 * grow without end.
 */
#include "sieve_tree.h"

#include <stdlib.h>
#include <string.h>

#define NODES_MAX 200000

/* Room for one more element; NULL when there are max, or no memory. */
static void *grow(void *array, uint32_t n, uint32_t *cap, uint32_t max, size_t size)
{
	uint32_t more = *cap ? 2 * *cap : 256;
	void *bigger = array;

	if (n == *cap) {
		bigger = n < max ? realloc(array, more * size) : NULL;
		*cap = bigger ? more : *cap;
	}
	return bigger;
}

void sieve_tree_begin(struct sieve_tree *t)
{
	t->nnodes = 0;
	t->failed = t->ahead = false;
	sieve_tree_add(t, (struct sieve_node){.kind = SIEVE_EMPTY});
}

uint32_t sieve_tree_add(struct sieve_tree *t, struct sieve_node node)
{
	struct sieve_node *bigger =
		grow(t->node, t->nnodes, &t->node_cap, NODES_MAX, sizeof(node));

	if (!bigger) {
		t->failed = true;
		return 0;
	}
	t->node = bigger;
	t->node[t->nnodes] = node;
	return t->nnodes++;
}

static uint32_t hash_set(const struct sieve_set *set)
{
	uint64_t h = 0;

	for (int i = 0; i < 4; i++)
		h = (h ^ set->bits[i]) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(h >> 32);
}

/* The number of a set; SIEVE_SETS_MAX when there is no room. */
static uint32_t set_number(struct sieve_tree *t, const struct sieve_set *set)
{
	uint32_t at = hash_set(set) % (2 * SIEVE_SETS_MAX);
	struct sieve_set *bigger;

	for (; t->slot[at]; at = (at + 1) % (2 * SIEVE_SETS_MAX))
		if (memcmp(&t->set[t->slot[at] - 1], set, sizeof(*set)) == 0)
			return t->slot[at] - 1U;
	bigger = grow(t->set, t->nsets, &t->set_cap, SIEVE_SETS_MAX, sizeof(*set));
	if (!bigger)
		return SIEVE_SETS_MAX;
	t->set = bigger;
	t->set[t->nsets] = *set;
	t->slot[at] = (uint16_t)(t->nsets + 1);
	return t->nsets++;
}

uint32_t sieve_tree_bytes(struct sieve_tree *t, enum sieve_kind kind,
			  const struct sieve_set *set)
{
	uint32_t number = set_number(t, set);

	if (number == SIEVE_SETS_MAX) {
		t->failed = true;
		return 0;
	}
	return sieve_tree_add(t, (struct sieve_node){.kind = (uint8_t)kind, .a = number});
}

void sieve_tree_free(struct sieve_tree *t)
{
	free(t->node);
	free(t->set);
	*t = (struct sieve_tree){0};
}
