/*
 * Given: the <reason>, <hit> and <miss> elements of a rule or seam. Promises: texts
 * without brackets, and where these were. Must not: know what the examples are of.
 */
#include "pack_examples.h"

#define EXAMPLES_MIN 2

/* Takes the [[ and ]] out of text and keeps where they were. */
static void read_spans(struct pack_job *job, struct pack_place at,
		       struct source_example *e, struct str text)
{
	unsigned char *out = pack_job_alloc(job, text.n + 1, 1);
	struct pack_list spans = {0};
	size_t n = 0, open = SIZE_MAX;

	if (!out)
		return;
	for (size_t i = 0; i < text.n; i++) {
		struct str two = str_sub(text, i, i + 2);
		struct source_span *span;

		if (open == SIZE_MAX && str_eq(two, STR("[["))) {
			open = n;
			i++;
		} else if (open != SIZE_MAX && str_eq(two, STR("]]"))) {
			span = PACK_ADD(job, &spans, struct source_span);
			if (span)
				*span = (struct source_span){open, n};
			open = SIZE_MAX;
			i++;
		} else {
			out[n++] = text.p[i];
		}
	}
	if (open != SIZE_MAX)
		pack_job_fail(job, at, "[[ without ]] in an example");
	e->text = str_from(out, n);
	e->span = spans.p;
	e->nspan = spans.n;
}

static void read_example(struct pack_examples *to, struct pack_xml *x, xmlNodePtr node,
			 bool hit)
{
	struct source_example *e = PACK_ADD(x->job, &to->list, struct source_example);
	struct pack_place at = pack_xml_place(x, node);

	if (!e)
		return;
	e->line = at.line;
	e->hit = hit;
	read_spans(x->job, at, e, pack_xml_text(x, node));
	if (hit && !e->nspan)
		pack_job_fail(x->job, at, "a <hit> without [[...]]");
	if (!hit && e->nspan)
		pack_job_fail(x->job, at, "a <miss> with [[...]]");
}

bool pack_examples_take(struct pack_examples *e, struct pack_xml *x, xmlNodePtr node)
{
	static const char *const none[] = {NULL};
	bool hit = pack_xml_is(node, "hit");

	if (pack_xml_is(node, "reason") && !e->reason) {
		pack_xml_only(x, node, none);
		e->reason = str_trim(pack_xml_text(x, node)).n > 0;
		return true;
	}
	if (!hit && !pack_xml_is(node, "miss"))
		return false;
	pack_xml_only(x, node, none);
	read_example(e, x, node, hit);
	return true;
}

void pack_examples_check(const struct pack_examples *e, struct pack_job *job,
			 struct pack_place place, const char *what, struct str id)
{
	size_t hits = 0;

	for (size_t i = 0; i < e->list.n; i++)
		hits += PACK_AT(&e->list, struct source_example, i)->hit;
	if (!e->reason)
		pack_job_fail(job, place, "%s %.*s: no <reason>", what, STR_FMT(id));
	if (hits < EXAMPLES_MIN)
		pack_job_fail(job, place, "%s %.*s: %zu of at least %d <hit>", what,
			      STR_FMT(id), hits, EXAMPLES_MIN);
	if (e->list.n - hits < EXAMPLES_MIN)
		pack_job_fail(job, place, "%s %.*s: %zu of at least %d <miss>", what,
			      STR_FMT(id), e->list.n - hits, EXAMPLES_MIN);
}
