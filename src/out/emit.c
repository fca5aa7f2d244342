/*
 * Given: a letter and edits. Promises: the letter with each edit's span replaced and
 * every other byte as it was. Must not: guess at edits that are out of order or overlap.
 */
#include "emit.h"

#include <stdint.h>

/* Room for the cleaned letter; false when an edit is out of place or memory is out. */
static bool emit_check(struct buf *out, struct str raw, const struct edit_list *edits)
{
	size_t at = 0, need = raw.n;

	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *e = &edits->p[i];

		if (e->start < at || e->end < e->start || e->end > raw.n)
			return false;
		if (e->replacement.n > SIZE_MAX - need)
			return false;
		need += e->replacement.n;
		at = e->end;
	}
	return buf_reserve(out, need);
}

enum lacuna_err emit_letter(struct buf *out, struct str raw,
			    const struct edit_list *edits, size_t *out_start)
{
	size_t at = 0, before = out->n;

	if (!emit_check(out, raw, edits))
		return LACUNA_REFUSED;
	for (size_t i = 0; i < edits->n; i++) {
		const struct edit *e = &edits->p[i];

		buf_add(out, raw.p + at, e->start - at);
		out_start[i] = out->n - before;
		buf_str_add(out, e->replacement);
		at = e->end;
	}
	buf_add(out, raw.p + at, raw.n - at);
	out_start[edits->n] = out->n - before;
	return buf_ok(out) ? LACUNA_OK : LACUNA_REFUSED;
}
