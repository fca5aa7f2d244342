/*
 * Given: letters. Promises: cleaned letters and their audit elements, or a refusal and
 * not a byte. The one place that knows the order of stages. Must not: read, write or
 * print.
 */
#include "lacuna_again.h"
#include "lacuna_engine.h"
#include "lacuna_worker.h"

#include <stdlib.h>

#include "act/act.h"
#include "act/overrule.h"
#include "base/fault.h"
#include "base/vault.h"
#include "out/caseid.h"
#include "out/emit.h"
#include "out/leak.h"
#include "out/verify.h"
#include "rules/joined.h"
#include "text/foreign.h"

#define ARENA_KEEP ((size_t)2 * 1024 * 1024)   /* kept from letter to letter */
#define ARENA_FLOOR ((size_t)64 * 1024 * 1024) /* every letter may use this much ... */
#define ARENA_RATE 512		  /* ... and this much for each of its bytes */
#define LARGE ((size_t)64 * 1024) /* bytes of a letter that needs more than the packs */
#define LOOKS_MAX 64 /* at a letter of tags: two are usual, and each finds less */

enum lacuna_err lacuna_worker_new(struct lacuna_worker **out,
				  const struct lacuna_engine *engine,
				  struct lacuna_fault *fault)
{
	struct lacuna_worker *w = calloc(1, sizeof(*w));
	enum lacuna_err err;

	*out = NULL;
	if (!w)
		return fault_memory(fault, "starting a worker");
	w->engine = engine;
	w->keys = vault_new(sizeof(*w->keys));
	err = w->keys ? matcher_new(&w->matcher, &engine->pack, fault)
		      : fault_memory(fault, "starting a worker");
	if (err)
		lacuna_worker_free(w);
	else
		*out = w;
	return err;
}

static void desk_free(struct desk *d)
{
	arena_free(&d->letter.arena);
	buf_wipe(&d->cleaned);
	buf_wipe(&d->audit);
}

void lacuna_worker_free(struct lacuna_worker *worker)
{
	if (!worker)
		return;
	matcher_free(worker->matcher);
	vault_free(worker->keys);
	for (size_t i = 0; i < LACUNA_SOME; i++)
		desk_free(&worker->desk[i]);
	arena_free(&worker->again.arena);
	arena_free(&worker->scratch);
	arena_free(&worker->changes);
	buf_wipe(&worker->dump);
	free(worker);
}

/* Forgets the letter before. */
static enum lacuna_err read_into(struct lacuna_worker *w, struct pass *p, struct str raw,
				 struct lacuna_fault *fault)
{
	enum lacuna_err err;

	arena_reset(&p->arena, raw.n > LARGE ? 0 : ARENA_KEEP);
	p->arena.limit = ARENA_FLOOR + ARENA_RATE * raw.n;
	if (raw.n > LARGE)
		pack_builtin_rest();
	err = doc_read(&p->doc, raw, &p->arena);
	if (!err)
		err = joined_part(&p->doc, &w->engine->pack.lex, &p->arena);
	return err ? fault_memory(fault, "reading a letter") : LACUNA_OK;
}

static enum lacuna_err read_letter(struct lacuna_worker *w, struct desk *d,
				   struct lacuna_fault *fault)
{
	struct str raw = lacuna_engine_str(d->in->text);
	const char *foreign = foreign_what(raw);

	if (raw.n > w->engine->max_letter)
		return fault_set(fault, LACUNA_REFUSED,
				 "the letter has %zu bytes, more than the %zu allowed",
				 raw.n, w->engine->max_letter);
	if (foreign)
		return fault_set(fault, LACUNA_REFUSED, "the letter is %s", foreign);
	return read_into(w, &d->letter, raw, fault);
}

static struct find_input search(struct lacuna_worker *w, struct pass *p)
{
	w->scratch.limit = p->arena.limit;
	return (struct find_input){.doc = &p->doc,
				   .pack = &w->engine->pack,
				   .models = &w->engine->models,
				   .matcher = w->matcher,
				   .arena = &p->arena,
				   .scratch = &w->scratch,
				   .known = w->engine->known,
				   .nknown = w->engine->nknown,
				   .strict = w->engine->policy.strict ? &w->engine->policy
								      : NULL};
}

/* What reviewers decided comes before what the policy does. */
static enum lacuna_err overrule(struct lacuna_worker *w, struct str case_id,
				struct pass *p, struct lacuna_fault *fault)
{
	const struct logkey *key = &w->engine->keys->log;
	struct hash_key digests;
	struct overrule_input in = {
		.verdicts = &w->engine->verdicts,
		.doc = &p->doc,
		.policy = &w->engine->policy,
		.case_id = case_id,
		.digests = &digests,
		.arena = &p->arena,
	};
	enum lacuna_err err;

	if (!in.verdicts->n)
		return LACUNA_OK;
	in.case_tag = caseid_tag(key, case_id, &p->arena);
	logkey_case(&digests, key, in.case_tag);
	err = in.case_tag.p ? overrule_run(&in, &p->found) : LACUNA_REFUSED;
	hash_wipe(&digests);
	return err ? fault_memory(fault, "following decisions") : LACUNA_OK;
}

static enum lacuna_err act_on(struct lacuna_worker *w, struct str case_id, struct pass *p,
			      struct lacuna_fault *fault)
{
	struct act_input in = {
		.doc = &p->doc,
		.pack = &w->engine->pack,
		.tables = &w->engine->tables,
		.policy = &w->engine->policy,
		.master = &w->engine->keys->master,
		.keys = w->keys,
		.case_id = case_id,
		.tags = w->engine->run.style == LACUNA_STYLE_TAG,
		.found = &p->found,
		.arena = &p->arena,
	};
	enum lacuna_err err = overrule(w, case_id, p, fault);

	return err ? err : act_run(&in, &p->edits, fault);
}

static enum lacuna_err name_case(struct lacuna_worker *w, struct desk *d,
				 struct lacuna_fault *fault)
{
	d->case_id = caseid_settle(
		&w->engine->keys->log, lacuna_engine_str(d->in->case_id),
		d->letter.found.case_number, d->letter.doc.raw, &d->letter.arena);
	return d->case_id.p ? LACUNA_OK : fault_memory(fault, "naming the case");
}

static enum lacuna_err emit_cleaned(struct lacuna_worker *w, struct desk *d,
				    struct lacuna_fault *fault)
{
	(void)w;
	buf_clear(&d->cleaned);
	d->out_start = ARENA_RAW(&d->letter.arena, size_t, d->letter.edits.n + 1);
	if (!d->out_start ||
	    emit_letter(&d->cleaned, d->letter.doc.raw, &d->letter.edits, d->out_start))
		return fault_set(fault, LACUNA_REFUSED,
				 "edits out of order, or out of memory");
	return verify_replay(d->letter.doc.raw, buf_str(&d->cleaned), &d->letter.edits,
			     d->out_start, fault);
}

/* What would change in the cleaned letter is added to what changes at once. */
static enum lacuna_err look_again(struct lacuna_worker *w, struct desk *d,
				  struct finding_list *changes,
				  struct lacuna_fault *fault)
{
	struct str cleaned = buf_str(&d->cleaned);
	enum lacuna_err err = read_into(w, &w->again, cleaned, fault);
	struct find_input in = search(w, &w->again);

	if (!err)
		err = find_run(&in, &w->again.found, fault);
	if (!err)
		err = act_on(w, d->case_id, &w->again, fault);
	if (!err)
		again_carry(changes, &d->letter.doc, &d->letter.edits, d->out_start,
			    cleaned, &w->again.edits);
	return err;
}

/* Findings to edits; with tags, until the letter they make would not change any more.
 * Each time from what was found: memory is that of one look, however many there are. */
static enum lacuna_err act_on_letter(struct lacuna_worker *w, struct desk *d,
				     struct lacuna_fault *fault)
{
	enum lacuna_err err = name_case(w, d, fault);
	struct find_output found = d->letter.found;
	struct arena_mark mark = arena_mark(&d->letter.arena);
	struct finding_list changes = {.arena = &w->changes};
	size_t before = 0;

	arena_reset(&w->changes, ARENA_KEEP);
	if (!err)
		err = act_on(w, d->case_id, &d->letter, fault);
	if (w->engine->run.style != LACUNA_STYLE_TAG)
		return err;
	for (int looks = 0; !err && d->letter.edits.n && looks < LOOKS_MAX; looks++) {
		err = emit_cleaned(w, d, fault);
		if (!err)
			err = look_again(w, d, &changes, fault);
		if (err || (changes.n == before && !changes.failed))
			break;
		before = changes.n;
		arena_release(&d->letter.arena, mark);
		d->letter.found = found;
		if (changes.failed || find_add(&d->letter.found, &changes))
			return fault_memory(fault, "looking at a letter again");
		err = act_on(w, d->case_id, &d->letter, fault);
	}
	return err;
}

static enum lacuna_err check_self(struct lacuna_worker *w, struct desk *d,
				  struct lacuna_fault *fault)
{
	struct leak_input in = {&d->letter.found, &d->letter.edits, &w->scratch};

	return leak_check(&in, fault);
}

static enum lacuna_err log_letter(struct lacuna_worker *w, struct desk *d,
				  struct lacuna_fault *fault)
{
	const struct audit_run *run = &w->engine->run;
	struct audit_letter l = {
		.number = d->in->number,
		.id = lacuna_engine_str(d->in->id),
		.case_tag = d->case_id,
		.doc = &d->letter.doc,
		.edits = &d->letter.edits,
		.out_start = d->out_start,
		.cleaned = buf_str(&d->cleaned),
	};

	if (run->originals != LACUNA_ORIGINALS_PLAIN)
		l.case_tag = caseid_tag(run->key, d->case_id, &d->letter.arena);
	if (l.case_tag.p)
		audit_letter_add(&d->audit, run, &l);
	if (!l.case_tag.p || !buf_ok(&d->audit))
		return fault_memory(fault, "composing the audit");
	return LACUNA_OK;
}

typedef enum lacuna_err stage_fn(struct lacuna_worker *w, struct desk *d,
				 struct lacuna_fault *fault);

/* A stage for the letters that nothing was wrong with so far. */
static void each(struct lacuna_worker *w, size_t n, stage_fn *stage)
{
	for (struct desk *d = w->desk; d < w->desk + n; d++)
		if (!d->err)
			d->err = stage(w, d, &d->fault);
}

static void find_each(struct lacuna_worker *w, size_t n)
{
	for (unsigned step = 0; step < find_steps; step++)
		for (struct desk *d = w->desk; d < w->desk + n; d++) {
			struct find_input in = search(w, &d->letter);

			if (!d->err)
				d->err =
					find_step(step, &in, &d->letter.found, &d->fault);
		}
}

void lacuna_run_stages(struct lacuna_worker *w, const struct lacuna_letter *letters,
		       size_t n, enum lacuna_stage last)
{
	/* Small letters alone come together: no desk but the first keeps much. */
	for (size_t i = 1; i < LACUNA_SOME; i++)
		arena_reset(&w->desk[i].letter.arena, ARENA_KEEP / LACUNA_SOME);
	for (size_t i = 0; i < n; i++) {
		w->desk[i].in = &letters[i];
		w->desk[i].err = LACUNA_OK;
		w->desk[i].fault.what[0] = '\0';
	}
	each(w, n, read_letter);
	if (last >= LACUNA_STAGE_FINDINGS)
		find_each(w, n);
	if (last >= LACUNA_STAGE_DECISIONS)
		each(w, n, act_on_letter);
}

static void refuse(struct desk *d, struct lacuna_result *result)
{
	*result = (struct lacuna_result){0};
	buf_clear(&d->cleaned);
	buf_clear(&d->audit);
	audit_refused_add(&d->audit, d->in->number, lacuna_engine_str(d->in->id),
			  d->in->text.n, d->fault.what);
	if (buf_ok(&d->audit))
		result->audit = lacuna_engine_lend(buf_str(&d->audit));
}

static void hand_over(struct lacuna_worker *w, struct desk *d,
		      struct lacuna_result *result)
{
	const struct edit_list *edits = &d->letter.edits;

	for (size_t i = 0; i < edits->n; i++)
		w->counts[w->engine->pack.types[edits->p[i].type].category_index]++;
	result->cleaned = lacuna_engine_lend(buf_str(&d->cleaned));
	result->audit = lacuna_engine_lend(buf_str(&d->audit));
	result->substitutions = edits->n;
	result->findings = edits->nreports;
}

void lacuna_scrub_some(struct lacuna_worker *w, const struct lacuna_letter *letters,
		       size_t n, struct lacuna_scrubbed *out)
{
	for (size_t i = 0; i < n; i++)
		buf_clear(&w->desk[i].audit);
	lacuna_run_stages(w, letters, n, LACUNA_STAGE_EXPLAIN);
	each(w, n, emit_cleaned);
	each(w, n, check_self);
	each(w, n, log_letter);
	for (size_t i = 0; i < n; i++) {
		struct desk *d = &w->desk[i];

		out[i].err = d->err;
		if (d->err) {
			refuse(d, &out[i].result);
			out[i].fault = d->fault;
		} else {
			hand_over(w, d, &out[i].result);
		}
	}
}

enum lacuna_err lacuna_scrub(struct lacuna_worker *worker,
			     const struct lacuna_letter *letter,
			     struct lacuna_result *result, struct lacuna_fault *fault)
{
	struct lacuna_scrubbed out;

	lacuna_scrub_some(worker, letter, 1, &out);
	*result = out.result;
	if (out.err && fault)
		*fault = out.fault;
	return out.err;
}

void lacuna_digest(const struct lacuna_engine *engine, struct str letter, struct buf *out)
{
	unsigned char digest[HASH_DIGEST];

	hash_fast(&engine->keys->log.letters, letter, digest);
	buf_hex(out, digest, sizeof(digest));
}

uint64_t lacuna_worker_count(const struct lacuna_worker *worker, size_t index)
{
	return worker->counts[index];
}
