/*
 * Given: all findings. Promises: disjoint ones in text order; every letter and digit that
 * was covered is still covered, but for what a KEEP of higher rank protects. Must not:
 * look at the text but for letters and digits.
 */
#include "resolve.h"

#include <stdlib.h>

#include "../base/ascii.h"

/* Who wins an overlap: rank, then score, then length, then what comes first. */
static int priority(const struct finding *a, const struct finding *b)
{
	uint32_t la = a->end - a->start, lb = b->end - b->start;

	if (a->rank != b->rank)
		return a->rank > b->rank ? -1 : 1;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (la != lb)
		return la > lb ? -1 : 1;
	return finding_cmp(a, b);
}

static int by_priority(const void *a, const void *b)
{
	return priority(a, b);
}

struct cluster {
	struct finding_list won; /* disjoint, in text order */
	struct str text;
};

/* The index of the first winner that ends after pos. */
static size_t first_after(const struct finding_list *l, uint32_t pos)
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

static void insert(struct finding_list *l, size_t at, const struct finding *f)
{
	finding_add(l, f);
	if (l->failed)
		return;
	memmove(&l->p[at + 1], &l->p[at], (l->n - 1 - at) * sizeof(*f));
	l->p[at] = *f;
}

/* The part [start, end) of f that no winner covers, cut to its letters and digits. */
static void add_part(struct cluster *c, const struct finding *f, uint32_t start,
		     uint32_t end)
{
	struct finding part = *f;

	if (start != f->start)
		while (start < end && !ascii_alnum(c->text.p[start]) &&
		       c->text.p[start] < 0x80)
			start++;
	if (end != f->end)
		while (end > start && !ascii_alnum(c->text.p[end - 1]) &&
		       c->text.p[end - 1] < 0x80)
			end--;
	if (start == end)
		return;
	part.start = start;
	part.end = end;
	insert(&c->won, first_after(&c->won, start), &part);
}

static void add_loser(struct cluster *c, const struct finding *f)
{
	uint32_t pos = f->start;

	if (f->start == f->end) {
		size_t i = first_after(&c->won, pos);

		if ((i == c->won.n || c->won.p[i].start >= pos) &&
		    (i == 0 || c->won.p[i - 1].start != pos))
			insert(&c->won, i, f);
		return;
	}
	while (pos < f->end) {
		size_t i = first_after(&c->won, pos);
		bool more = i < c->won.n && c->won.p[i].start < f->end;
		uint32_t stop = more ? c->won.p[i].start : f->end;
		uint32_t next = more ? c->won.p[i].end : f->end;

		/* A gap that left nothing parts f in two: next is stop, and goes on. */
		if (stop > pos)
			add_part(c, f, pos, stop);
		pos = next;
	}
}

/* Settles the findings [from, to), which overlap one another in a chain. */
static void settle(struct cluster *c, struct finding_list *out, struct finding *p,
		   size_t from, size_t to)
{
	if (to - from == 1) {
		finding_add(out, &p[from]);
		return;
	}
	c->won.n = 0;
	qsort(p + from, to - from, sizeof(*p), by_priority);
	for (size_t i = from; i < to; i++)
		add_loser(c, &p[i]);
	for (size_t i = 0; i < c->won.n; i++)
		finding_add(out, &c->won.p[i]);
	out->failed = out->failed || c->won.failed;
}

enum lacuna_err resolve_run(const struct finding_list *all, struct str text,
			    struct finding_list *out)
{
	struct finding *p = ARENA_RAW(out->arena, struct finding, all->n + 1);
	struct cluster c = {.won = {.arena = out->arena}, .text = text};
	size_t from = 0;

	if (!p)
		return LACUNA_REFUSED;
	if (all->n)
		memcpy(p, all->p, all->n * sizeof(*p));
	qsort(p, all->n, sizeof(*p), finding_cmp);
	while (from < all->n) {
		size_t to = from + 1;
		uint32_t end = p[from].end;

		while (to < all->n &&
		       (p[to].start < end || p[to].start == p[from].start)) {
			if (p[to].end > end)
				end = p[to].end;
			to++;
		}
		settle(&c, out, p, from, to);
		from = to;
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
