/*
 * Given: pack files. Promises: every example of every rule is run, with that rule alone,
 * and each that comes out otherwise than written is a line in the report. Must not: stop
 * at the first, or let a rule look better for what others find.
 */
#include "lint.h"

#include <stdlib.h>

#include "../base/fault.h"
#include "dispatch.h"

struct spans {
	struct source_span *p;
	size_t n;
	size_t covered; /* up to here the text is taken */
};

/* What a line of the report begins with. */
struct place {
	const struct source_rule *rule;
	const struct source_example *example;
	size_t number; /* of the example among the rule's hits, or misses */
};

static void add_span(struct spans *s, const struct doc *doc, const struct match_group *g)
{
	bool again = s->n && g->start == g->end && g->end == s->covered &&
		     s->p[s->n - 1].start == s->p[s->n - 1].end;

	if (g->start < s->covered || again)
		return;
	s->p[s->n++] = (struct source_span){doc_raw_start(doc, g->start),
					    doc_raw_end(doc, g->end)};
	s->covered = g->end;
}

static int by_start(const void *a, const void *b)
{
	const struct match_group *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static void add_match(struct spans *s, const struct doc *doc, struct match *m)
{
	qsort(m->group, m->n, sizeof(m->group[0]), by_start);
	for (uint32_t g = 0; g < m->n; g++)
		add_span(s, doc, &m->group[g]);
}

static struct dispatch_word look_up(const struct pack *pack, const struct doc *doc,
				    uint32_t i)
{
	struct dispatch_word w = {.word = lexicon_word(&pack->lex, doc, i),
				  .phrase = &pack->lex.entries[0]};

	if (w.word->phrase_max > 1)
		w.phrase = lexicon_phrase(&pack->lex, doc, i, w.word, &w.phrase_end);
	return w;
}

/* Does d have rule r at token i? */
static bool has_rule(struct dispatch *d, const struct doc *doc, uint32_t i,
		     const struct dispatch_word *w, uint32_t r)
{
	uint32_t n = dispatch_rules(d, doc, i, w, DISPATCH_ALL_ZONES);

	while (n > 0 && d->list[n - 1].rule != r)
		n--;
	return n > 0;
}

/* Tries rule r alone at token i; sieved leaves out rules that can't match. */
static enum lacuna_err try_token(struct lint *l, struct dispatch *d,
				 struct dispatch *sieved, const struct doc *doc,
				 uint32_t i, uint32_t r, struct spans *found)
{
	struct dispatch_word w = look_up(&l->pack, doc, i);
	uint32_t n = dispatch_rules(d, doc, i, &w, DISPATCH_ALL_ZONES);

	for (uint32_t k = 0; k < n; k++) {
		struct match match;
		bool hit;
		enum lacuna_err err;

		if (d->list[k].rule != r)
			continue;
		err = dispatch_run(l->matcher, &l->pack, doc, i, &d->list[k], &match,
				   &hit, l->fault);
		if (err)
			return err;
		if (hit && !has_rule(sieved, doc, i, &w, r))
			return fault_set(l->fault, LACUNA_NO,
					 "the sieve loses this match");
		if (hit)
			add_match(found, doc, &match);
	}
	return LACUNA_OK;
}

/* What rule r finds in text. */
static enum lacuna_err find_spans(struct lint *l, struct str text, uint32_t r,
				  struct spans *found)
{
	struct dispatch d, sieved;
	struct doc doc;
	enum lacuna_err err = LACUNA_OK;

	arena_reset(&l->letter, (size_t)1 << 20);
	*found = (struct spans){0};
	if (doc_read(&doc, text, &l->letter) ||
	    dispatch_init(&d, &l->pack, NULL, &l->letter) ||
	    dispatch_init(&sieved, &l->pack, l->matcher, &l->letter))
		return fault_memory(l->fault, "running examples");
	found->p = ARENA_ARRAY(&l->letter, struct source_span,
			       (size_t)doc.ntok * MATCHER_GROUPS + 1);
	if (!found->p)
		return fault_memory(l->fault, "running examples");
	for (uint32_t i = 0; i < doc.ntok && !err; i++)
		err = try_token(l, &d, &sieved, &doc, i, r, found);
	return err;
}

static void report_spans(struct buf *report, const struct source_span *span, size_t n)
{
	if (!n)
		BUF_LIT(report, " nothing");
	for (size_t i = 0; i < n; i++)
		buf_printf(report, " [%zu,%zu)", span[i].start, span[i].end);
}

/* Begins a line of the report, and keeps the first one's place as the fault. */
static void begin_line(struct lint *l, const struct place *at)
{
	const struct source_rule *rule = at->rule;
	size_t from = l->report.n;

	buf_printf(&l->report, "%.*s:%u: %.*s: %s %zu:", STR_FMT(rule->place.file),
		   (unsigned)at->example->line, STR_FMT(rule->id),
		   at->example->hit ? "hit" : "miss", at->number);
	fault_plain(l->report.p + from, l->report.n - from);
	if (l->failed++ == 0)
		fault_set(l->fault, LACUNA_NO, "%.*s:%u: %.*s: %s %zu fails",
			  STR_FMT(rule->place.file), (unsigned)at->example->line,
			  STR_FMT(rule->id), at->example->hit ? "hit" : "miss",
			  at->number);
}

static bool same_spans(const struct source_example *e, const struct spans *found)
{
	if (e->nspan != found->n)
		return false;
	for (size_t i = 0; i < found->n; i++)
		if (e->span[i].start != found->p[i].start ||
		    e->span[i].end != found->p[i].end)
			return false;
	return true;
}

static void run_example(struct lint *l, const struct place *at, uint32_t r)
{
	const struct source_example *e = at->example;
	struct lacuna_fault *first = l->fault, fault = {0};
	struct spans found;
	enum lacuna_err err;

	l->run++;
	l->fault = &fault;
	err = find_spans(l, e->text, r, &found);
	l->fault = first;
	if (err) {
		begin_line(l, at);
		buf_printf(&l->report, " %s\n", fault.what);
	} else if (!same_spans(e, &found)) {
		begin_line(l, at);
		BUF_LIT(&l->report, " expected");
		report_spans(&l->report, e->span, e->nspan);
		BUF_LIT(&l->report, " got");
		report_spans(&l->report, found.p, found.n);
		BUF_LIT(&l->report, "\n");
	}
}

static void run_rule(struct lint *l, uint32_t r)
{
	const struct source_rule *rule = &l->source.rules[r];
	size_t hits = 0, misses = 0;

	for (size_t i = 0; i < rule->nexamples; i++) {
		struct place at = {.rule = rule, .example = &rule->examples[i]};

		at.number = at.example->hit ? ++hits : ++misses;
		run_example(l, &at, r);
	}
}

enum lacuna_err lint_rules(struct lint *l)
{
	for (uint32_t r = 0; r < l->pack.nrules; r++)
		run_rule(l, r);
	return lint_verdict(l);
}

/* Both the pack and its source have the rules by id, the seams by rank. */
enum lacuna_err lint_open(struct lint *l, const struct pack_file *files, size_t n,
			  struct lacuna_fault *fault)
{
	enum lacuna_err err;

	*l = (struct lint){.fault = fault};
	err = pack_compile(&l->image, files, n, fault);
	if (!err)
		err = pack_open(&l->pack, buf_str(&l->image), &l->arena, fault);
	if (!err)
		err = pack_source_read(&l->source, files, n, &l->arena, fault);
	if (!err)
		err = matcher_new(&l->matcher, &l->pack, fault);
	if (!err && l->source.nrules != l->pack.nrules)
		err = fault_set(fault, LACUNA_PACK, "rules are missing in the image");
	return err;
}

enum lacuna_err lint_verdict(const struct lint *l)
{
	if (!buf_ok(&l->report))
		return fault_memory(l->fault, "running examples");
	return l->failed ? LACUNA_NO : LACUNA_OK;
}

void lint_close(struct lint *l)
{
	matcher_free(l->matcher);
	arena_free(&l->letter);
	arena_free(&l->scratch);
	arena_free(&l->arena);
	buf_free(&l->image);
	buf_free(&l->report);
}
