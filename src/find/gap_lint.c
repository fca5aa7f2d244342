/*
 * Given: an open pack. Promises: every example of every seam is run, with that seam alone
 * and with none, and each that comes out otherwise than written is a line in the report.
 * Must not: stop at the first.
 */
#include "gap_lint.h"

#include "../base/fault.h"
#include "find.h"

/* What is run, and what the pack's types are. */
struct seams {
	struct lint *l;
	struct models models;
};

/* Finds the gaps of text into found, with the pack's first n seams from first on. */
static enum lacuna_err find(const struct seams *s, struct str text, uint32_t first,
			    uint32_t n, struct doc *doc, struct find_output *found)
{
	struct lint *l = s->l;
	struct pack pack = l->pack;
	const struct find_input in = {.doc = doc,
				      .pack = &pack,
				      .models = &s->models,
				      .matcher = l->matcher,
				      .arena = &l->letter,
				      .scratch = &l->scratch};

	pack.seams += first;
	pack.nseams = n;
	arena_reset(&l->letter, (size_t)1 << 20);
	if (doc_read(doc, text, &l->letter))
		return fault_memory(l->fault, "running examples");
	return find_run(&in, found, l->fault);
}

/* How many gaps there are, and how many of these are spans of the example and of the
 * seam's kind. */
static size_t count(const struct seams *s, const struct find_output *found,
		    const struct doc *doc, const struct source_seam *seam,
		    const struct source_example *e, size_t *fit)
{
	uint16_t type = s->models.ids.gap[seam->pair.kind];
	size_t gaps = 0;

	*fit = 0;
	for (size_t i = 0; i < found->resolved.n; i++) {
		const struct finding *f = &found->resolved.p[i];

		if (f->gap == GAP_NOT || f->score < 0.5f)
			continue;
		gaps++;
		for (size_t k = 0; k < e->nspan; k++)
			*fit += doc_raw_start(doc, f->start) == e->span[k].start &&
				doc_raw_end(doc, f->end) == e->span[k].end &&
				(!seam->pair.kind || f->type == type);
	}
	return gaps;
}

/* Runs an example with seam number k alone, or with none: NULL, or what is wrong. */
static const char *run_example(const struct seams *s, uint32_t k,
			       const struct source_example *e)
{
	const struct source_seam *seam = &s->l->source.seams[k];
	struct find_output found;
	struct doc doc;
	size_t gaps, fit;

	s->l->run++;
	if (find(s, e->text, k, 1, &doc, &found))
		return "was refused";
	gaps = count(s, &found, &doc, seam, e, &fit);
	if (gaps != e->nspan || fit != gaps)
		return e->hit ? "is not found, or not as its kind" : "is found";
	if (!e->hit)
		return NULL;
	if (find(s, e->text, k, 0, &doc, &found))
		return "was refused";
	return count(s, &found, &doc, seam, e, &fit) ? "is found without the seam" : NULL;
}

static void run_seam(const struct seams *s, uint32_t k)
{
	struct lint *l = s->l;
	const struct source_seam *seam = &l->source.seams[k];
	struct lacuna_fault fault;

	for (size_t i = 0; i < seam->nexamples; i++) {
		const struct source_example *e = &seam->examples[i];
		const char *wrong = run_example(s, k, e);

		if (!wrong)
			continue;
		fault_set(&fault, LACUNA_NO, "%.*s:%u: seam %.*s: %s %s",
			  STR_FMT(seam->place.file), (unsigned)e->line, STR_FMT(seam->id),
			  e->hit ? "hit" : "miss", wrong);
		buf_printf(&l->report, "%s\n", fault.what);
		if (l->failed++ == 0)
			*l->fault = fault;
	}
}

enum lacuna_err gap_lint(struct lint *l)
{
	struct seams s = {.l = l};
	enum lacuna_err err =
		l->source.nseams ? models_read(&s.models, &l->pack, l->fault) : LACUNA_OK;

	if (err)
		return err;
	for (uint32_t k = 0; k < l->source.nseams; k++)
		run_seam(&s, k);
	return lint_verdict(l);
}
