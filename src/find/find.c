/*
 * Given: a document and a pack. Promises: the detectors run once each, in the table's
 * order, each seeing what those before it found; overlaps settled; mentions numbered.
 * Must not: change a finding, or know what any detector looks for.
 */
#include "find.h"

#include "../base/fault.h"
#include "authors.h"
#include "detect_rules.h"
#include "entity.h"
#include "gap.h"
#include "names.h"
#include "namesake.h"
#include "precedents.h"
#include "quoted.h"
#include "resolve.h"
#include "sites.h"
#include "strict.h"
#include "tags.h"
#include "zones.h"

#define SCRATCH_KEEP ((size_t)1024 * 1024) /* from letter to letter */
#define LOOKS_MAX 8 /* at what is left of overlaps: one or two are usual */

typedef enum lacuna_err detect_fn(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out);

static const struct detector {
	const char *name;
	detect_fn *run;
} detectors[] = {
	{"jobs", jobs_detect},
	{"names", names_detect},
	{"chat", chat_detect},
	{"columns", columns_detect},
	{"known", known_detect},
	{"gap masks", gap_masks_detect},
	{"gap blanks", gap_blanks_detect},
	{"gap residue", gap_residue_detect},
	{"gap labels", gap_labels_detect},
};

static void append(struct finding_list *to, const struct finding_list *from)
{
	finding_reserve(to, from->n);
	for (size_t i = 0; i < from->n; i++)
		finding_add(to, &from->p[i]);
	to->failed = to->failed || from->failed;
}

/* What the pattern rules found is off limits, or a landmark, for the other detectors: the
 * findings from the from-th on, each once. */
static void mark(struct scene *s, struct finding_list *rules, size_t from)
{
	uint32_t first = 0;

	for (size_t i = from; i < rules->n; i++) {
		const struct finding *f = &rules->p[i];

		first = scene_token_from(s, f->start, first);
		scene_mark(s, first, f->end,
			   f->type == TYPE_KEEP ? WORD_KEEP : WORD_FOUND);
	}
	tags_mark(s, rules, from);
}

static struct str case_number(const struct scene *s, const struct finding_list *resolved)
{
	for (size_t i = 0; i < resolved->n; i++)
		if (resolved->p[i].type == s->models->ids.case_number)
			return doc_text(s->doc, resolved->p[i].start, resolved->p[i].end);
	return (struct str){0};
}

static enum lacuna_err set_scene(struct scene *s, const struct find_input *in)
{
	enum lacuna_err err;

	*s = (struct scene){.doc = in->doc,
			    .pack = in->pack,
			    .models = in->models,
			    .matcher = in->matcher,
			    .arena = in->arena,
			    .known = in->known,
			    .nknown = in->nknown,
			    .watch = in->watch,
			    .watch_to = in->watch_to};
	err = words_scan(&s->words, in->doc, in->pack, in->arena);
	if (!err)
		err = places_make(&s->places, in->doc, in->arena);
	if (err)
		return err;
	zones_mark(s);
	err = sites_mark(s);
	s->arena = in->scratch;
	return err;
}

/* Overlaps settled. What an overlap leaves of a finding is a value of its own, which the
 * self-check (out/leak.h) hunts: it is looked for everywhere, too. */
static enum lacuna_err settle_overlaps(const struct scene *s, struct finding_list *all,
				       struct finding_list *out)
{
	for (int looks = 0, more = 1; more && looks < LOOKS_MAX; looks++) {
		struct finding_list echoes = {.arena = s->arena};
		struct arena_mark scratch = arena_mark(s->arena),
				  before = arena_mark(all->arena);

		*out = (struct finding_list){.arena = all->arena};
		if (all->failed || resolve_run(all, s->doc->text, out) ||
		    echo_detect(s, out, &echoes))
			return LACUNA_REFUSED;
		more = echoes.n > 0;
		if (more && looks + 1 < LOOKS_MAX)
			arena_release(all->arena, before); /* out is made anew */
		append(all, &echoes);
		arena_release(s->arena, scratch);
	}
	return LACUNA_OK;
}

/* Overlaps settled, survivors added where the policy is strict, mentions numbered. */
static enum lacuna_err settle(const struct scene *s, const struct find_input *in,
			      struct find_output *out)
{
	struct finding_list found;

	if (settle_overlaps(s, &out->all, in->strict ? &found : &out->resolved) ||
	    (in->strict && strict_run(s, in->strict, &found, &out->resolved)) ||
	    entity_run(s, &out->resolved))
		return LACUNA_REFUSED;
	out->case_number = case_number(s, &out->resolved);
	arena_reset(in->scratch, SCRATCH_KEEP);
	return LACUNA_OK;
}

static enum lacuna_err look_up(const struct find_input *in, struct find_output *out)
{
	struct scene *s = ARENA_NEW(in->arena, struct scene);

	arena_reset(in->scratch, SCRATCH_KEEP);
	*out = (struct find_output){.all = {.arena = in->arena},
				    .resolved = {.arena = in->arena},
				    .scene = s};
	if (!s || set_scene(s, in))
		return LACUNA_REFUSED;
	/* Room for most letters' findings: they are not to move. */
	finding_reserve(&out->all, in->doc->ntok / 8);
	return LACUNA_OK;
}

static enum lacuna_err keep_authors(struct scene *s, struct finding_list *all)
{
	size_t ruled;

	mark(s, all, 0);
	namesake_drop(s, all);
	ruled = all->n;
	if (authors_keep(s, all) || precedents_keep(s, all) || quoted_keep(s, all))
		return LACUNA_REFUSED;
	mark(s, all, ruled);
	return LACUNA_OK;
}

static enum lacuna_err detect(const struct scene *s, detect_fn *run,
			      struct finding_list *all)
{
	struct finding_list found = {.arena = s->arena};

	if (run(s, all, &found))
		return LACUNA_REFUSED;
	append(all, &found);
	return LACUNA_OK;
}

enum {
	LOOK_UP,
	RULES,
	AUTHORS,
	DETECTORS, /* a step each */
	SETTLE = DETECTORS + sizeof(detectors) / sizeof(detectors[0])
};
const unsigned find_steps = SETTLE + 1;

enum lacuna_err find_step(unsigned step, const struct find_input *in,
			  struct find_output *out, struct lacuna_fault *fault)
{
	arena_release(in->scratch, (struct arena_mark){0});
	switch (step) {
	case LOOK_UP:
		return look_up(in, out) ? fault_memory(fault, "looking words up")
					: LACUNA_OK;
	case RULES:
		return rules_detect(out->scene, &out->all, fault);
	case AUTHORS:
		return keep_authors(out->scene, &out->all)
			       ? fault_memory(fault, "finding authors")
			       : LACUNA_OK;
	case SETTLE:
		return settle(out->scene, in, out)
			       ? fault_memory(fault, "settling findings")
			       : LACUNA_OK;
	default:
		return detect(out->scene, detectors[step - DETECTORS].run, &out->all)
			       ? fault_memory(fault, detectors[step - DETECTORS].name)
			       : LACUNA_OK;
	}
}

enum lacuna_err find_run(const struct find_input *in, struct find_output *out,
			 struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	for (unsigned step = 0; step < find_steps && !err; step++)
		err = find_step(step, in, out, fault);
	return err;
}

enum lacuna_err find_add(struct find_output *found, const struct finding_list *more)
{
	const struct scene *s = found->scene;
	struct finding_list all = {.arena = found->all.arena}, resolved;

	append(&all, &found->resolved);
	append(&all, more);
	for (size_t i = 0; i < all.n; i++)
		all.p[i].entity = 0;
	if (settle_overlaps(s, &all, &resolved))
		return LACUNA_REFUSED;
	found->resolved = resolved;
	return entity_run(s, &found->resolved);
}
