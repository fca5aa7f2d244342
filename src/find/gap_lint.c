/*
 * Given: pack files. Promises: every example of every seam is run, with that seam alone
 * and with none, and each that comes out otherwise than written is a line in the report.
 * Must not: stop at the first.
 */
#include "gap_lint.h"

#include "../base/fault.h"
#include "../rules/pack_source.h"
#include "find.h"

struct lint {
	struct pack pack;
	struct pack_source source;
	struct models models;
	struct matcher *matcher;
	struct arena arena;  /* pack and source */
	struct arena letter; /* one example */
	struct buf image;
	struct buf *report;
	size_t run, failed;
	struct lacuna_fault *fault; /* has the first bad example when failed is not 0 */
};

/* Finds the gaps of text into found, with the pack's first n seams from first on. */
static enum lacuna_err find(struct lint *l, struct str text, uint32_t first, uint32_t n,
			    struct doc *doc, struct find_output *found)
{
	struct pack pack = l->pack;
	const struct find_input in = {.doc = doc,
				      .pack = &pack,
				      .models = &l->models,
				      .matcher = l->matcher,
				      .arena = &l->letter};

	pack.seams += first;
	pack.nseams = n;
	arena_reset(&l->letter, (size_t)1 << 20);
	if (doc_read(doc, text, &l->letter))
		return fault_memory(l->fault, "running examples");
	return find_run(&in, found, l->fault);
}

/* How many gaps there are, and how many of these are spans of the example and of the
 * seam's kind. */
static size_t count(const struct lint *l, const struct find_output *found,
		    const struct doc *doc, const struct source_seam *seam,
		    const struct source_example *e, size_t *fit)
{
	uint16_t type = l->models.ids.gap[seam->pair.kind];
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
static const char *run_example(struct lint *l, uint32_t k, const struct source_example *e)
{
	const struct source_seam *seam = &l->source.seams[k];
	struct find_output found;
	struct doc doc;
	size_t gaps, fit;

	l->run++;
	if (find(l, e->text, k, 1, &doc, &found))
		return "was refused";
	gaps = count(l, &found, &doc, seam, e, &fit);
	if (gaps != e->nspan || fit != gaps)
		return e->hit ? "is not found, or not as its kind" : "is found";
	if (!e->hit)
		return NULL;
	if (find(l, e->text, k, 0, &doc, &found))
		return "was refused";
	return count(l, &found, &doc, seam, e, &fit) ? "is found without the seam" : NULL;
}

static void run_seam(struct lint *l, uint32_t k)
{
	const struct source_seam *seam = &l->source.seams[k];

	for (size_t i = 0; i < seam->nexamples; i++) {
		const struct source_example *e = &seam->examples[i];
		const char *wrong = run_example(l, k, e);

		if (!wrong)
			continue;
		buf_printf(l->report, "%.*s:%u: seam %.*s: %s %s\n",
			   STR_FMT(seam->place.file), (unsigned)e->line,
			   STR_FMT(seam->id), e->hit ? "hit" : "miss", wrong);
		if (l->failed++ == 0)
			fault_set(l->fault, LACUNA_NO, "%.*s:%u: seam %.*s: %s %s",
				  STR_FMT(seam->place.file), (unsigned)e->line,
				  STR_FMT(seam->id), e->hit ? "hit" : "miss", wrong);
	}
}

/* Both the pack and its source have the seams by rank. */
static enum lacuna_err set_up(struct lint *l, const struct pack_file *files, size_t n)
{
	enum lacuna_err err = pack_compile(&l->image, files, n, l->fault);

	if (!err)
		err = pack_open(&l->pack, buf_str(&l->image), &l->arena, l->fault);
	if (!err)
		err = pack_source_read(&l->source, files, n, &l->arena, l->fault);
	if (!err && l->source.nseams)
		err = models_read(&l->models, &l->pack, l->fault);
	if (!err)
		err = matcher_new(&l->matcher, &l->pack, l->fault);
	return err;
}

enum lacuna_err gap_lint(const struct pack_file *files, size_t n, struct buf *report,
			 size_t *run, struct lacuna_fault *fault)
{
	struct lint l = {.report = report, .fault = fault};
	enum lacuna_err err = set_up(&l, files, n);

	for (uint32_t k = 0; !err && k < l.source.nseams; k++)
		run_seam(&l, k);
	if (!err && l.failed)
		err = LACUNA_NO;
	if (!buf_ok(report))
		err = fault_memory(fault, "running examples");
	*run = l.run;
	matcher_free(l.matcher);
	arena_free(&l.letter);
	arena_free(&l.arena);
	buf_free(&l.image);
	return err;
}
