/*
 * Given: findings in any order. Promises: a list that grows in the arena, and one total
 * order.
 */
#include "finding.h"

void finding_reserve(struct finding_list *l, size_t n)
{
	size_t cap = l->cap ? l->cap : 64;
	struct finding *p;

	if (n <= l->cap - l->n || l->failed)
		return;
	while (cap - l->n < n)
		cap *= 2;
	p = ARENA_MORE(l->arena, l->p, struct finding, l->cap, cap);
	if (!p) {
		l->failed = true;
		return;
	}
	l->p = p;
	l->cap = cap;
}

void finding_add(struct finding_list *l, const struct finding *f)
{
	finding_reserve(l, 1);
	if (l->n < l->cap)
		l->p[l->n++] = *f;
}

void finding_put(struct finding_list *l, const struct doc *doc, uint32_t first,
		 uint32_t end, struct finding f)
{
	f.start = doc->tok[first].start;
	f.end = doc->tok[end - 1].end;
	finding_add(l, &f);
}

size_t finding_after(const struct finding_list *l, uint32_t pos)
{
	size_t lo = 0, hi = l->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->p[mid].end <= pos)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

int finding_cmp(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	return strcmp(x->rule, y->rule);
}
