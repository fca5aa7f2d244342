/*
 * Given: all findings. Promises: disjoint ones in text order; every letter and digit that
 * was covered is still covered, but for what a KEEP of higher rank protects. Must not:
 * look at the text but for letters and digits.
 */
#include "resolve.h"

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

static int place(const struct finding *a, const struct finding *b)
{
	return a->start != b->start ? (a->start < b->start ? -1 : 1) : finding_cmp(a, b);
}

typedef int order_fn(const struct finding *a, const struct finding *b);
typedef const struct finding *ref;

/* Where the run of refs in order that begins at from ends. */
static size_t run_end(const ref *p, size_t from, size_t n, order_fn *order)
{
	size_t i = from + 1;

	while (i < n && order(p[i - 1], p[i]) <= 0)
		i++;
	return i < n ? i : n;
}

/* Two runs into one at to; of equals the one in a comes first. */
static void merge(ref *to, const ref *a, const ref *a_end, const ref *b, const ref *b_end,
		  order_fn *order)
{
	while (a < a_end && b < b_end)
		*to++ = order(*a, *b) <= 0 ? *a++ : *b++;
	while (a < a_end)
		*to++ = *a++;
	while (b < b_end)
		*to++ = *b++;
}

/* Merges runs pairwise until there is one: findings come as a few lists in text order.
 * room is as large as p. */
static void sort(ref *p, ref *room, size_t n, order_fn *order)
{
	while (run_end(p, 0, n, order) < n) {
		for (size_t from = 0; from < n;) {
			size_t mid = run_end(p, from, n, order);
			size_t end = mid < n ? run_end(p, mid, n, order) : n;

			merge(room + from, p + from, p + mid, p + mid, p + end, order);
			from = end;
		}
		memcpy(p, room, n * sizeof(*p));
	}
}

struct cluster {
	struct finding_list won; /* disjoint, in text order */
	ref *room;		 /* for sorting */
	struct str text;
};

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
	insert(&c->won, finding_after(&c->won, start), &part);
}

static void add_loser(struct cluster *c, const struct finding *f)
{
	uint32_t pos = f->start;

	if (f->start == f->end) {
		size_t i = finding_after(&c->won, pos);

		if ((i == c->won.n || c->won.p[i].start >= pos) &&
		    (i == 0 || c->won.p[i - 1].start != pos))
			insert(&c->won, i, f);
		return;
	}
	while (pos < f->end) {
		size_t i = finding_after(&c->won, pos);
		bool more = i < c->won.n && c->won.p[i].start < f->end;
		uint32_t stop = more ? c->won.p[i].start : f->end;
		uint32_t next = more ? c->won.p[i].end : f->end;

		/* A gap that left nothing parts f in two: next is stop, and goes on. */
		if (stop > pos)
			add_part(c, f, pos, stop);
		pos = next;
	}
}

/* Settles n findings, which overlap one another in a chain. */
static void settle(struct cluster *c, struct finding_list *out, ref *p, size_t n)
{
	if (n == 1) {
		finding_add(out, p[0]);
		return;
	}
	c->won.n = 0;
	sort(p, c->room, n, priority);
	for (size_t i = 0; i < n; i++)
		add_loser(c, p[i]);
	for (size_t i = 0; i < c->won.n; i++)
		finding_add(out, &c->won.p[i]);
	out->failed = out->failed || c->won.failed;
}

enum lacuna_err resolve_run(const struct finding_list *all, struct str text,
			    struct finding_list *out)
{
	struct cluster c = {.won = {.arena = out->arena}, .text = text};
	struct arena_mark mark;
	size_t from = 0, cap;
	ref *p;

	finding_reserve(out, all->n);
	cap = out->cap;
	mark = arena_mark(out->arena);
	p = ARENA_RAW(out->arena, ref, 2 * all->n + 1);
	if (!p)
		return LACUNA_REFUSED;
	c.room = p + all->n;
	for (size_t i = 0; i < all->n; i++)
		p[i] = &all->p[i];
	sort(p, c.room, all->n, place);
	while (from < all->n) {
		size_t to = from + 1;
		uint32_t end = p[from]->end;

		while (to < all->n &&
		       (p[to]->start < end || p[to]->start == p[from]->start)) {
			if (p[to]->end > end)
				end = p[to]->end;
			to++;
		}
		settle(&c, out, p + from, to - from);
		from = to;
	}
	if (out->cap == cap)
		arena_release(out->arena, mark);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
