/*
 * Given: resolved findings. Promises: edits in order that never share a byte, none of
 * which leaves its span as it was; a report for what is only told. Must not: change a
 * kept span.
 */
#include "act.h"

#include "../base/fault.h"
#include "article.h"
#include "decide.h"
#include "mask.h"
#include "replacer.h"
#include "twins.h"

struct run {
	struct act_letter letter;
	struct edit_list *out;
	size_t cap, reports_cap; /* of out */
	bool failed;		 /* sticks: memory ran out */
	struct twins twins;
	uint32_t *entity; /* number in the audit by number in the findings */
	uint32_t nentities;
};

/* Entities are numbered in the order of their first edit. */
static uint32_t entity_number(struct run *r, uint32_t entity)
{
	if (!entity || !r->entity)
		return 0;
	if (!r->entity[entity])
		r->entity[entity] = ++r->nentities;
	return r->entity[entity];
}

/* Room for one more in a list of n; NULL when memory is out. */
static struct edit *more(struct run *r, struct edit **list, size_t n, size_t *cap)
{
	size_t wider = *cap + *cap / 2 + 8;
	struct edit *p = *list;

	if (n < *cap)
		return p + n;
	p = ARENA_MORE(r->letter.in->arena, p, struct edit, n, wider);
	if (!p) {
		r->failed = true;
		return NULL;
	}
	*list = p;
	*cap = wider;
	return p + n;
}

static void put(struct run *r, const struct edit *e)
{
	struct edit *to = more(r, &r->out->p, r->out->n, &r->cap);

	if (to)
		*to = *e;
	r->out->n += to != NULL;
}

static void report(struct run *r, const struct edit *e, const char *note)
{
	struct edit *to = more(r, &r->out->reports, r->out->nreports, &r->reports_cap);

	if (!to)
		return;
	r->out->nreports++;
	*to = *e;
	to->replacement = STR("");
	to->action = ACTION_KEEP;
	to->note = note;
}

static bool is_raw(const struct act_letter *l, const struct edit *e)
{
	return str_eq(str_sub(l->doc->raw, e->start, e->end), e->replacement);
}

/* Writes what the action asks for; false when the replacer has nothing to offer. */
static bool write(struct run *r, size_t i, struct edit *e)
{
	struct act_letter *l = &r->letter;
	const struct replacer *row = letter_row(l, i);
	replacer_fn *fn = NULL;

	if (e->action == ACTION_MASK) {
		mask_write(l, i);
		return true;
	}
	if (row && e->action == ACTION_TAG)
		fn = row->tag;
	else if (row)
		fn = e->action == ACTION_GENERALISE ? row->generalise : row->surrogate;
	if (!fn && e->action == ACTION_TAG) {
		mask_tag(l, i, row, true);
		return true;
	}
	return fn && fn(l, i, e);
}

static void write_fallback(struct run *r, size_t i, struct edit *e)
{
	struct act_letter *l = &r->letter;

	draft_begin(&l->draft);
	mask_tag(l, i, letter_row(l, i), l->in->tags);
	e->action = ACTION_TAG;
	e->start = doc_raw_start(l->doc, l->f[i].start);
	e->end = doc_raw_end(l->doc, l->f[i].end);
	e->replacement = draft_end(&l->draft);
}

/* Fills e's replacement; false when nothing is to change after all. */
static bool replace(struct run *r, size_t i, struct edit *e)
{
	struct act_letter *l = &r->letter;

	draft_begin(&l->draft);
	if (!write(r, i, e)) {
		write_fallback(r, i, e);
		if (!e->note)
			e->note = "no-pool";
		report(r, e, e->note);
		return true;
	}
	if (l->doc->small && e->action != ACTION_TAG && e->action != ACTION_MASK)
		draft_lower(&l->draft);
	e->replacement = draft_end(&l->draft);
	/* A mask may be the very tag it becomes; it is accounted for all the same. */
	if (!is_raw(l, e) || e->gap)
		return true;
	/* Already general enough; kept by a policy that shifts by nothing; or a tag of
	 * ours. */
	if (e->action == ACTION_GENERALISE || e->action == ACTION_KEEP ||
	    e->action == ACTION_TAG)
		return false;
	write_fallback(r, i, e);
	e->note = "adjusted";
	return true;
}

/* Two findings may share a folded character (a ligature): the second begins after it. */
static void add(struct run *r, size_t i, struct edit *e)
{
	struct edit_list *out = r->out;
	size_t after = out->n ? out->p[out->n - 1].end : 0;
	struct edit article;

	if (e->start < after)
		e->start = after;
	if (e->end < e->start)
		e->end = e->start;
	e->entity = entity_number(r, r->letter.f[i].entity);
	if (e->action == ACTION_SURROGATE || e->action == ACTION_SHIFT) {
		if (twins_add(&r->twins, &r->letter, i, e))
			e->note = "shared";
		if (article_mend(&r->letter, i, e, after, &article))
			put(r, &article);
	}
	put(r, e);
}

/* What the log tells. A weighed score hangs on how common the name is that it speaks of,
 * which the reader of a log without originals must not learn: tenths, 0.9 at the most. A
 * rule's score is the same for all that it finds. */
static float told_score(const struct finding *f)
{
	int tenths = (int)(f->score * 10);

	if (!f->evidence)
		return f->score;
	return (float)(tenths > 9 ? 9 : tenths) / 10;
}

static void run_one(struct run *r, size_t i)
{
	const struct act_letter *l = &r->letter;
	const struct finding *f = &l->f[i];
	struct decision what = decide(l->in, f);
	struct edit e = {
		.start = doc_raw_start(l->doc, f->start),
		.type = f->type,
		.gap = f->gap,
		.action = what.action,
		.score = told_score(f),
		.rule = f->rule,
	};

	e.end = f->end > f->start ? doc_raw_end(l->doc, f->end) : e.start;
	if (what.report)
		report(r, &e, what.note);
	else
		e.note = what.note;
	if (what.action != ACTION_KEEP && (f->end > f->start || f->gap) &&
	    replace(r, i, &e))
		add(r, i, &e);
}

static enum lacuna_err reserve(struct run *r)
{
	const struct act_letter *l = &r->letter;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->f[i].type != TYPE_KEEP;
	/* Each finding is at most an edit and a report, and few have an edit of their
	 * article's beside. Room that is not used takes no memory. */
	r->cap = n + n / 16 + 1;
	r->reports_cap = n;
	r->out->p = ARENA_RAW(l->in->arena, struct edit, r->cap);
	r->out->reports = ARENA_RAW(l->in->arena, struct edit, n);
	if (l->nentities > 1)
		r->entity = ARENA_ARRAY(l->in->arena, uint32_t, l->nentities);
	if (!r->out->p || !r->out->reports || (l->nentities > 1 && !r->entity))
		return LACUNA_REFUSED;
	twins_init(&r->twins, l->in->arena);
	return LACUNA_OK;
}

enum lacuna_err act_run(const struct act_input *in, struct edit_list *out,
			struct lacuna_fault *fault)
{
	struct run r = {.out = out};
	enum lacuna_err err;

	*out = (struct edit_list){.n = 0};
	err = letter_open(&r.letter, in);
	if (!err)
		err = reserve(&r);
	for (size_t i = 0; !err && i < r.letter.n; i++)
		if (r.letter.f[i].type != TYPE_KEEP)
			run_one(&r, i);
	letter_close(&r.letter);
	if (err || r.failed || r.twins.failed || r.letter.draft.failed)
		return fault_memory(fault, "replacing what was found");
	return LACUNA_OK;
}
