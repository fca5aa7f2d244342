/*
 * Given: letters. Promises: cleaned letters and their audit elements, or a refusal and
 * not a byte. The one place that knows the order of stages. Must not: read, write or
 * print.
 */
#include "lacuna_again.h"
#include "lacuna_engine.h"
#include "lacuna_internal.h"

#include <stdlib.h>

#include "act/act.h"
#include "act/overrule.h"
#include "base/fault.h"
#include "base/vault.h"
#include "out/caseid.h"
#include "out/dump.h"
#include "out/emit.h"
#include "out/leak.h"
#include "out/verify.h"
#include "text/foreign.h"

#define ARENA_KEEP ((size_t)2 * 1024 * 1024)   /* kept from letter to letter */
#define ARENA_FLOOR ((size_t)64 * 1024 * 1024) /* every letter may use this much ... */
#define ARENA_RATE 512 /* ... and this much for each of its bytes */
#define LOOKS_MAX 64   /* at a letter of tags: two are usual, and each finds less */

/* A letter, what was found in it and what comes of that; all in the arena. */
struct pass {
	struct arena arena, scratch;
	struct doc doc;
	struct find_output found;
	struct edit_list edits;
};

struct lacuna_worker {
	const struct lacuna_engine *engine;
	struct matcher *matcher;
	struct casekey *keys; /* of the letter in work, in a vault */
	struct buf cleaned, audit, dump;
	uint64_t counts[PACK_TYPES_MAX];
	struct pass letter;   /* in work */
	struct pass again;    /* the cleaned letter, as if it were another one */
	struct arena changes; /* of the letter in work, that again showed */
	/* Of the letter in work; in its arena. */
	struct str case_id;
	size_t *out_start;
};

static struct lacuna_bytes lend(struct str s)
{
	return (struct lacuna_bytes){s.p, s.n};
}

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

static void pass_free(struct pass *p)
{
	arena_free(&p->arena);
	arena_free(&p->scratch);
}

void lacuna_worker_free(struct lacuna_worker *worker)
{
	if (!worker)
		return;
	matcher_free(worker->matcher);
	vault_free(worker->keys);
	pass_free(&worker->letter);
	pass_free(&worker->again);
	arena_free(&worker->changes);
	buf_wipe(&worker->cleaned);
	buf_wipe(&worker->audit);
	buf_wipe(&worker->dump);
	free(worker);
}

/* Forgets the letter before. */
static enum lacuna_err read_into(struct pass *p, struct str raw,
				 struct lacuna_fault *fault)
{
	arena_reset(&p->arena, ARENA_KEEP);
	p->arena.limit = p->scratch.limit = ARENA_FLOOR + ARENA_RATE * raw.n;
	return doc_read(&p->doc, raw, &p->arena) ? fault_memory(fault, "reading a letter")
						 : LACUNA_OK;
}

static enum lacuna_err read_letter(struct lacuna_worker *w, struct str raw,
				   struct lacuna_fault *fault)
{
	const char *foreign = foreign_what(raw);

	if (raw.n > w->engine->max_letter)
		return fault_set(fault, LACUNA_REFUSED,
				 "the letter has %zu bytes, more than the %zu allowed",
				 raw.n, w->engine->max_letter);
	if (foreign)
		return fault_set(fault, LACUNA_REFUSED, "the letter is %s", foreign);
	return read_into(&w->letter, raw, fault);
}

static enum lacuna_err find_in(struct lacuna_worker *w, struct pass *p,
			       struct lacuna_fault *fault)
{
	struct find_input in = {.doc = &p->doc,
				.pack = &w->engine->pack,
				.models = &w->engine->models,
				.matcher = w->matcher,
				.arena = &p->arena,
				.scratch = &p->scratch,
				.known = w->engine->known,
				.nknown = w->engine->nknown,
				.strict = w->engine->policy.strict ? &w->engine->policy
								   : NULL};

	return find_run(&in, &p->found, fault);
}

/* What reviewers decided comes before what the policy does. */
static enum lacuna_err overrule(struct lacuna_worker *w, struct pass *p,
				struct lacuna_fault *fault)
{
	const struct logkey *key = &w->engine->keys->log;
	struct hash_key digests;
	struct overrule_input in = {
		.verdicts = &w->engine->verdicts,
		.doc = &p->doc,
		.policy = &w->engine->policy,
		.case_id = w->case_id,
		.digests = &digests,
		.arena = &p->arena,
	};
	enum lacuna_err err;

	if (!in.verdicts->n)
		return LACUNA_OK;
	in.case_tag = caseid_tag(key, w->case_id, &p->arena);
	logkey_case(&digests, key, in.case_tag);
	err = in.case_tag.p ? overrule_run(&in, &p->found) : LACUNA_REFUSED;
	hash_wipe(&digests);
	return err ? fault_memory(fault, "following decisions") : LACUNA_OK;
}

static enum lacuna_err act_on(struct lacuna_worker *w, struct pass *p,
			      struct lacuna_fault *fault)
{
	struct act_input in = {
		.doc = &p->doc,
		.pack = &w->engine->pack,
		.tables = &w->engine->tables,
		.policy = &w->engine->policy,
		.master = &w->engine->keys->master,
		.keys = w->keys,
		.case_id = w->case_id,
		.tags = w->engine->run.style == LACUNA_STYLE_TAG,
		.found = &p->found,
		.arena = &p->arena,
	};
	enum lacuna_err err = overrule(w, p, fault);

	return err ? err : act_run(&in, &p->edits, fault);
}

static enum lacuna_err name_case(struct lacuna_worker *w, struct str case_given,
				 struct lacuna_fault *fault)
{
	w->case_id = caseid_settle(&w->engine->keys->log, case_given,
				   w->letter.found.case_number, w->letter.doc.raw,
				   &w->letter.arena);
	return w->case_id.p ? LACUNA_OK : fault_memory(fault, "naming the case");
}

static enum lacuna_err emit_cleaned(struct lacuna_worker *w, struct lacuna_fault *fault)
{
	buf_clear(&w->cleaned);
	w->out_start = ARENA_RAW(&w->letter.arena, size_t, w->letter.edits.n + 1);
	if (!w->out_start ||
	    emit_letter(&w->cleaned, w->letter.doc.raw, &w->letter.edits, w->out_start))
		return fault_set(fault, LACUNA_REFUSED,
				 "edits out of order, or out of memory");
	return verify_replay(w->letter.doc.raw, buf_str(&w->cleaned), &w->letter.edits,
			     w->out_start, fault);
}

/* What would change in the cleaned letter is added to what changes at once. */
static enum lacuna_err look_again(struct lacuna_worker *w, struct finding_list *changes,
				  struct lacuna_fault *fault)
{
	struct str cleaned = buf_str(&w->cleaned);
	enum lacuna_err err = read_into(&w->again, cleaned, fault);

	if (!err)
		err = find_in(w, &w->again, fault);
	if (!err)
		err = act_on(w, &w->again, fault);
	if (!err)
		again_carry(changes, &w->letter.doc, &w->letter.edits, w->out_start,
			    cleaned, &w->again.edits);
	return err;
}

/* Findings to edits; with tags, until the letter they make would not change any more.
 * Each time from what was found: memory is that of one look, however many there are. */
static enum lacuna_err act_on_letter(struct lacuna_worker *w, struct str case_given,
				     struct lacuna_fault *fault)
{
	enum lacuna_err err = name_case(w, case_given, fault);
	struct find_output found = w->letter.found;
	struct arena_mark mark = arena_mark(&w->letter.arena);
	struct finding_list changes = {.arena = &w->changes};
	size_t before = 0;

	arena_reset(&w->changes, ARENA_KEEP);
	if (!err)
		err = act_on(w, &w->letter, fault);
	if (w->engine->run.style != LACUNA_STYLE_TAG)
		return err;
	for (int looks = 0; !err && w->letter.edits.n && looks < LOOKS_MAX; looks++) {
		err = emit_cleaned(w, fault);
		if (!err)
			err = look_again(w, &changes, fault);
		if (err || (changes.n == before && !changes.failed))
			break;
		before = changes.n;
		arena_release(&w->letter.arena, mark);
		w->letter.found = found;
		if (changes.failed || find_add(&w->letter.found, &changes))
			return fault_memory(fault, "looking at a letter again");
		err = act_on(w, &w->letter, fault);
	}
	return err;
}

static enum lacuna_err check_self(struct lacuna_worker *w, struct lacuna_fault *fault)
{
	struct leak_input in = {&w->letter.found, &w->letter.edits, &w->letter.scratch};

	return leak_check(&in, fault);
}

static enum lacuna_err log_letter(struct lacuna_worker *w,
				  const struct lacuna_letter *letter,
				  struct lacuna_fault *fault)
{
	const struct audit_run *run = &w->engine->run;
	struct audit_letter l = {
		.number = letter->number,
		.id = lacuna_engine_str(letter->id),
		.case_tag = w->case_id,
		.doc = &w->letter.doc,
		.edits = &w->letter.edits,
		.out_start = w->out_start,
		.cleaned = buf_str(&w->cleaned),
	};

	if (run->originals != LACUNA_ORIGINALS_PLAIN)
		l.case_tag = caseid_tag(run->key, w->case_id, &w->letter.arena);
	if (l.case_tag.p)
		audit_letter_add(&w->audit, run, &l);
	if (!l.case_tag.p || !buf_ok(&w->audit))
		return fault_memory(fault, "composing the audit");
	return LACUNA_OK;
}

/* The stages up to the one that is asked for: a letter that a later one refuses can still
 * be looked at. */
static enum lacuna_err run_stages(struct lacuna_worker *w,
				  const struct lacuna_letter *letter,
				  enum lacuna_stage last, struct lacuna_fault *fault)
{
	enum lacuna_err err = read_letter(w, lacuna_engine_str(letter->text), fault);

	if (!err && last >= LACUNA_STAGE_FINDINGS)
		err = find_in(w, &w->letter, fault);
	if (!err && last >= LACUNA_STAGE_DECISIONS)
		err = act_on_letter(w, lacuna_engine_str(letter->case_id), fault);
	return err;
}

static void refuse(struct lacuna_worker *w, const struct lacuna_letter *letter,
		   struct lacuna_result *result, const char *reason)
{
	*result = (struct lacuna_result){0};
	buf_clear(&w->cleaned);
	buf_clear(&w->audit);
	audit_refused_add(&w->audit, letter->number, lacuna_engine_str(letter->id),
			  letter->text.n, reason);
	if (buf_ok(&w->audit))
		result->audit = lend(buf_str(&w->audit));
}

enum lacuna_err lacuna_scrub(struct lacuna_worker *worker,
			     const struct lacuna_letter *letter,
			     struct lacuna_result *result, struct lacuna_fault *fault)
{
	struct lacuna_fault local = {0};
	enum lacuna_err err;

	buf_clear(&worker->audit);
	err = run_stages(worker, letter, LACUNA_STAGE_EXPLAIN, &local);
	if (!err)
		err = emit_cleaned(worker, &local);
	if (!err)
		err = check_self(worker, &local);
	if (!err)
		err = log_letter(worker, letter, &local);
	if (err) {
		refuse(worker, letter, result, local.what);
		if (fault)
			*fault = local;
		return err;
	}
	for (size_t i = 0; i < worker->letter.edits.n; i++)
		worker->counts[worker->engine->pack.types[worker->letter.edits.p[i].type]
				       .category_index]++;
	result->cleaned = lend(buf_str(&worker->cleaned));
	result->audit = lend(buf_str(&worker->audit));
	result->substitutions = worker->letter.edits.n;
	result->findings = worker->letter.edits.nreports;
	return LACUNA_OK;
}

struct lacuna_seen lacuna_last(const struct lacuna_worker *worker)
{
	return (struct lacuna_seen){&worker->letter.doc, &worker->letter.found,
				    &worker->letter.edits};
}

enum lacuna_err lacuna_look(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, struct lacuna_seen *out,
			    struct lacuna_fault *fault)
{
	enum lacuna_err err = run_stages(worker, letter, LACUNA_STAGE_EXPLAIN, fault);

	*out = lacuna_last(worker);
	return err;
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

enum lacuna_err lacuna_dump(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, enum lacuna_stage stage,
			    int with_text, struct lacuna_bytes *out,
			    struct lacuna_fault *fault)
{
	struct dump_input in = {&worker->letter.doc, &worker->engine->pack,
				&worker->letter.found, &worker->letter.edits, with_text};
	enum lacuna_err err;

	*out = (struct lacuna_bytes){0};
	if ((unsigned)stage > LACUNA_STAGE_GAPS)
		return fault_set(fault, LACUNA_USAGE, "there is no stage %d", (int)stage);
	err = run_stages(worker, letter, stage, fault);
	if (err)
		return err;
	buf_clear(&worker->dump);
	dump_stage(&worker->dump, stage, &in);
	if (!buf_ok(&worker->dump))
		return fault_memory(fault, "composing a dump");
	*out = lend(buf_str(&worker->dump));
	return LACUNA_OK;
}
