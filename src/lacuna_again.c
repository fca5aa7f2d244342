/*
 * Given: a letter, its edits, and edits of the letter they make. Promises: each of the
 * latter is a finding of the former, over all of a tag that it touches. Must not: change
 * what is not touched.
 */
#include "lacuna_again.h"

#include <string.h>

#include "find/entity.h"
#include "find/resolve.h"

#define RANK_AGAIN 255 /* over whatever was found there at first */

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

/* The first text offset that does not begin before the raw one. */
static uint32_t text_of(const struct doc *doc, size_t raw)
{
	size_t lo = 0, hi = doc->text.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc_raw_start(doc, mid) < raw)
			lo = mid + 1;
		else
			hi = mid;
	}
	return (uint32_t)lo;
}

static struct finding carry(const struct map *m, const struct edit *e)
{
	size_t start = raw_of(m, e->start, false), end = raw_of(m, e->end, true);

	return (struct finding){
		.start = text_of(m->doc, start),
		.end = text_of(m->doc, end < start ? start : end),
		.type = e->type,
		.rank = RANK_AGAIN,
		.gap = e->gap,
		.score = e->score,
		.rule = e->rule,
		.note = e->note,
		.survivor = e->note && strcmp(e->note, "unexplained") == 0,
	};
}

enum lacuna_err again_carry(struct find_output *found, const struct doc *doc,
			    const struct edit_list *edits, const size_t *out_start,
			    struct str cleaned, const struct edit_list *more, bool *added)
{
	struct map m = {doc, edits, out_start};
	struct finding_list all = {.arena = found->resolved.arena};

	*added = false;
	for (size_t i = 0; i < found->resolved.n; i++) {
		struct finding f = found->resolved.p[i];

		f.entity = 0;
		finding_add(&all, &f);
	}
	for (size_t i = 0; i < more->n; i++) {
		const struct edit *e = &more->p[i];
		struct finding f = carry(&m, e);

		if (str_eq(str_sub(cleaned, e->start, e->end), e->replacement))
			continue; /* [NAME], a mask that is its own tag */
		finding_add(&all, &f);
		*added = true;
	}
	if (!*added)
		return LACUNA_OK;
	found->resolved = (struct finding_list){.arena = all.arena};
	if (all.failed || resolve_run(&all, doc->text, &found->resolved))
		return LACUNA_REFUSED;
	return entity_run(found->scene, &found->resolved);
}
