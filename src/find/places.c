/*
 * Given: tokens. Promises: every word and number under its hash. Must not: know what
 * anybody hunts for.
 */
#include "places.h"

static size_t blocks_of(const struct places *p)
{
	return (size_t)p->n / 64 + 1;
}

static bool is_odd(const struct token *t)
{
	return t->shape == SHAPE_INITIAL || (t[1].c == '-' && (t[2].gap & GAP_NEWLINES));
}

/* What is written to is given apart: it is not what p points to. */
static void fill(uint32_t *restrict last, uint32_t *restrict before,
		 uint64_t *restrict odd, const struct places *restrict p)
{
	const struct token *tok = p->tok;
	uint32_t n = p->n, mask = p->mask;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t hash = tok[i].hash;

		if (!hash)
			continue;
		before[i] = last[hash & mask];
		last[hash & mask] = i + 1;
		if (is_odd(&tok[i]))
			odd[i / 64] |= UINT64_C(1) << i % 64;
	}
}

enum lacuna_err places_make(struct places *p, const struct doc *doc, struct arena *arena)
{
	*p = (struct places){.tok = doc->tok, .n = doc->ntok, .mask = 63};
	while (p->mask < p->n / 2)
		p->mask = 2 * p->mask + 1;
	p->last = ARENA_ARRAY(arena, uint32_t, (size_t)p->mask + 1);
	p->before = ARENA_RAW(arena, uint32_t, (size_t)p->n + 1);
	p->odd = ARENA_ARRAY(arena, uint64_t, blocks_of(p));
	if (!p->last || !p->before || !p->odd)
		return LACUNA_REFUSED;
	fill(p->last, p->before, p->odd, p);
	return LACUNA_OK;
}

uint64_t *places_marks(const struct places *p, struct arena *arena)
{
	uint64_t *marks = ARENA_RAW(arena, uint64_t, blocks_of(p));

	if (marks)
		memcpy(marks, p->odd, blocks_of(p) * sizeof(*marks));
	return marks;
}

void places_mark(const struct places *p, uint64_t *marks, uint32_t hash)
{
	for (uint32_t at = p->last[hash & p->mask]; at; at = p->before[at - 1])
		if (p->tok[at - 1].hash == hash)
			marks[(at - 1) / 64] |= UINT64_C(1) << (at - 1) % 64;
}
