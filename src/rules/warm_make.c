/*
 * Given: a pack. Promises: what warm_open can look into, or an error. Must not: leave a
 * byte of it unset.
 */
#include <string.h>

#include "../base/fault.h"
#include "dispatch.h"
#include "pack_source.h"
#include "rule_code.h"
#include "sieve_table.h"
#include "warm.h"
#include "warm_image.h"

struct maker {
	const struct pack *pack;
	struct buf section[WARM_SECTIONS];
};

static enum lacuna_err put_policies(struct maker *m, struct lacuna_fault *fault)
{
	struct arena arena = {0};
	enum lacuna_err err = LACUNA_OK;

	for (uint32_t i = 0; i < m->pack->npolicies && !err; i++) {
		struct policy p;

		memset(&p, 0, sizeof(p));
		err = policy_find(&p, m->pack, str_of(m->pack->policies[i].name), &arena,
				  fault);
		p.name = NULL;
		buf_add(&m->section[WARM_POLICIES], &p, sizeof(p));
	}
	arena_free(&arena);
	return err;
}

static void align(struct buf *b)
{
	static const unsigned char zeros[IMAGE_ALIGN];

	buf_add(b, zeros, -b->n % IMAGE_ALIGN);
}

static bool put_code(struct buf *codes, const struct pack_rule *rule)
{
	pcre2_code *code;
	size_t at;
	int why;
	bool ok;

	if (!rule->pattern_len)
		return true;
	code = rule_code_compile(str_from(rule->pattern, rule->pattern_len), rule->cased,
				 &why, &at);
	ok = code && rule_code_freeze(codes, code);
	pcre2_code_free(code);
	align(codes);
	return ok;
}

static enum lacuna_err put_codes(struct maker *m, struct lacuna_fault *fault)
{
	struct buf *codes = &m->section[WARM_CODES];
	uint32_t at = 0;

	for (uint32_t r = 0; r < m->pack->nrules; r++) {
		buf_add(&m->section[WARM_CODE_AT], &at, sizeof(at));
		if (!put_code(codes, &m->pack->rules[r]))
			return fault_set(fault, LACUNA_PACK, "rule %s: no code to keep",
					 m->pack->rules[r].id);
		at = (uint32_t)codes->n;
	}
	buf_add(&m->section[WARM_CODE_AT], &at, sizeof(at));
	return LACUNA_OK;
}

/* Lets the matcher's sieve see each token of a text, as a letter's tokens are seen. */
static bool show(struct matcher *matcher, const struct pack *pack, struct str text,
		 struct arena *arena)
{
	struct dispatch d;
	struct doc doc;

	arena_reset(arena, SIZE_MAX);
	if (doc_read(&doc, text, arena) || dispatch_init(&d, pack, matcher, arena))
		return false;
	for (uint32_t i = 0; i < doc.ntok; i++) {
		const struct lexicon_entry *word = lexicon_word(&pack->lex, &doc, i),
					   *phrase = pack->lex.entries;
		struct sieve_ask asks[DISPATCH_LISTS];
		uint32_t end;

		if (word->phrase_max > 1)
			phrase = lexicon_phrase(&pack->lex, &doc, i, word, &end);
		matcher_sieve(matcher, asks,
			      dispatch_lists(&d, &doc, i, word, phrase, asks), doc.text);
	}
	return true;
}

static bool show_all(struct matcher *matcher, const struct pack *pack,
		     const struct source_example *e, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < n; i++)
		if (!show(matcher, pack, e[i].text, arena))
			return false;
	return true;
}

static bool show_source(struct matcher *matcher, const struct pack *pack,
			const struct pack_source *source, struct arena *arena)
{
	bool ok = true;

	for (size_t r = 0; r < source->nrules && ok; r++)
		ok = show_all(matcher, pack, source->rules[r].examples,
			      source->rules[r].nexamples, arena);
	for (size_t s = 0; s < source->nseams && ok; s++)
		ok = show_all(matcher, pack, source->seams[s].examples,
			      source->seams[s].nexamples, arena);
	return ok;
}

static void put_seed(struct maker *m, const struct sieve_seed *s)
{
	static const uint32_t nothing[SIEVE_COLUMNS_MAX];
	struct buf *to = m->section;

	buf_add(&to[WARM_STATES], s->state, s->nstates * sizeof(*s->state));
	buf_add(&to[WARM_HELD], s->held, s->nheld * sizeof(*s->held));
	buf_add(&to[WARM_SLOTS], s->slot, s->nslots * sizeof(*s->slot));
	buf_add(&to[WARM_LISTS], s->lists, s->nlists * sizeof(*s->lists));
	buf_add(&to[WARM_BEGIN], s->begin, m->pack->nlists * sizeof(*s->begin));
	buf_add(&to[WARM_ENTRIES], s->entry, s->nbases * sizeof(*s->entry));
	buf_add(&to[WARM_ENTRIES], nothing, sizeof(nothing));
	buf_add(&to[WARM_STATE_AT], s->state_at, s->nbases * sizeof(*s->state_at));
}

static enum lacuna_err put_sieve(struct maker *m, const struct pack_source *source,
				 struct str text, struct lacuna_fault *fault)
{
	struct matcher *matcher;
	struct arena arena = {0};
	enum lacuna_err err = matcher_new(&matcher, m->pack, fault);

	if (!err && (!show_source(matcher, m->pack, source, &arena) ||
		     !show(matcher, m->pack, text, &arena)))
		err = fault_memory(fault, "showing a sieve the examples");
	if (!err) {
		struct sieve_seed seed = matcher_made(matcher);

		put_seed(m, &seed);
	}
	matcher_free(matcher);
	arena_free(&arena);
	return err;
}

static enum lacuna_err join(struct maker *m, struct buf *out, struct lacuna_fault *fault)
{
	const struct image_header *of = (const void *)m->pack->image.p;
	struct warm_header h;
	size_t at = sizeof(h);

	memset(&h, 0, sizeof(h));
	memcpy(h.magic, WARM_MAGIC, sizeof(h.magic));
	memcpy(h.pack, of->digest, sizeof(h.pack));
	rule_code_pcre2(&h.pcre2);
	for (int i = 0; i < WARM_SECTIONS; i++) {
		align(&m->section[i]);
		h.section[i].at = (uint32_t)at;
		h.section[i].bytes = (uint32_t)m->section[i].n;
		at += m->section[i].n;
	}
	buf_add(out, &h, sizeof(h));
	for (int i = 0; i < WARM_SECTIONS; i++) {
		out->failed = out->failed || !buf_ok(&m->section[i]);
		buf_str_add(out, buf_str(&m->section[i]));
	}
	return buf_ok(out) ? LACUNA_OK : fault_memory(fault, "warming the packs");
}

enum lacuna_err warm_make(struct buf *out, const struct pack *pack,
			  const struct pack_source *source, struct str text,
			  struct lacuna_fault *fault)
{
	struct maker m = {.pack = pack};
	enum lacuna_err err = put_policies(&m, fault);

	buf_clear(out);
	if (!err)
		err = put_codes(&m, fault);
	if (!err)
		err = put_sieve(&m, source, text, fault);
	if (!err)
		err = join(&m, out, fault);
	for (int i = 0; i < WARM_SECTIONS; i++)
		buf_free(&m.section[i]);
	return err;
}

_Static_assert(sizeof(struct warm_header) % IMAGE_ALIGN == 0, "sections are aligned");
