/*
 * Given: a letter, its edits, and edits of the letter they make. Promises: each of the
 * latter is a finding of the former, over all of a tag that it touches. Must not: change
 * what is not touched.
 */
#include "lacuna_again.h"

#include <string.h>

struct map {
	const struct doc *doc;
	const struct edit_list *edits;
	const size_t *out_start;
};

/* The last edit whose replacement begins at or before p of the cleaned letter, as 1 +
 * index; 0 when there is none. */
static size_t edit_before(const struct map *m, size_t p)
{
	size_t lo = 0, hi = m->edits->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (m->out_start[mid] <= p)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Where p of the cleaned letter stands in the raw one; inside a replacement, the start of
 * what was replaced, or its end. */
static size_t raw_of(const struct map *m, size_t p, bool end)
{
	size_t k = edit_before(m, p), out_end;
	const struct edit *e;

	if (k == 0)
		return p;
	e = &m->edits->p[k - 1];
	out_end = m->out_start[k - 1] + e->replacement.n;
	if (p >= out_end)
		return e->end + (p - out_end);
	return end && p > m->out_start[k - 1] ? e->end : e->start;
}

static struct finding carry(const struct map *m, const struct edit *e)
{
	size_t start = raw_of(m, e->start, false), end = raw_of(m, e->end, true);

	return (struct finding){
		.start = (uint32_t)doc_text_start(m->doc, start),
		.end = (uint32_t)doc_text_start(m->doc, end < start ? start : end),
		.type = e->type,
		.rank = FIND_RANK_OVER,
		.gap = e->gap,
		.score = e->score,
		.rule = e->rule,
		.note = e->note,
		.survivor = e->note && strcmp(e->note, "unexplained") == 0,
	};
}

void again_carry(struct finding_list *changes, const struct doc *doc,
		 const struct edit_list *edits, const size_t *out_start,
		 struct str cleaned, const struct edit_list *more)
{
	struct map m = {doc, edits, out_start};

	for (size_t i = 0; i < more->n; i++) {
		const struct edit *e = &more->p[i];
		struct finding f = carry(&m, e);

		if (!str_eq(str_sub(cleaned, e->start, e->end), e->replacement))
			finding_add(changes,
				    &f); /* else [NAME], a mask that is its own tag */
	}
}
