/*
 * Given: a pack. Promises: what warm_open can look into, or an error. Must not: leave a
 * byte of it unset.
 */
#include <string.h>

#include "../base/fault.h"
#include "rule_code.h"
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
			  struct lacuna_fault *fault)
{
	struct maker m = {.pack = pack};
	enum lacuna_err err = put_policies(&m, fault);

	buf_clear(out);
	if (!err)
		err = put_codes(&m, fault);
	if (!err)
		err = join(&m, out, fault);
	for (int i = 0; i < WARM_SECTIONS; i++)
		buf_free(&m.section[i]);
	return err;
}

_Static_assert(sizeof(struct warm_header) % IMAGE_ALIGN == 0, "sections are aligned");
