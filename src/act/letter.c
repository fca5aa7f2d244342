/*
 * Given: what act_run was given. Promises: keys, dates and entities of the letter, ready
 * for replacers. Must not: write.
 */
#include "letter.h"

#include "casing.h"
#include "date_context.h"
#include "person_parse.h"
#include "replacer.h"

/* Does mention i tell more of its person than mention best: more of the name, that it is
 * no monogram, or that it is a surname? */
static bool is_fuller(const struct act_letter *l, size_t i, size_t best)
{
	uint32_t n = l->f[i].end - l->f[i].start;
	uint32_t most = l->f[best].end - l->f[best].start;

	if (n != most)
		return n > most;
	if (casing_of(letter_text(l, best)) == CASING_UPPER)
		return casing_of(letter_text(l, i)) != CASING_UPPER;
	return person_addressed(l, i) && !person_addressed(l, best);
}

static enum lacuna_err read_entities(struct act_letter *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->f[i].entity >= l->nentities)
			l->nentities = l->f[i].entity + 1;
	if (l->nentities <= 1)
		return LACUNA_OK;
	l->fullest = ARENA_ARRAY(l->in->arena, uint32_t, l->nentities);
	if (!l->fullest)
		return LACUNA_REFUSED;
	for (size_t i = 0; i < l->n; i++) {
		const struct finding *f = &l->f[i];
		uint32_t *best = &l->fullest[f->entity];

		if (f->entity && f->type != TYPE_KEEP &&
		    (!*best || is_fuller(l, i, *best - 1)))
			*best = (uint32_t)i + 1;
	}
	return LACUNA_OK;
}

size_t letter_fullest(const struct act_letter *l, size_t i)
{
	uint32_t entity = l->f[i].entity;

	return entity && l->fullest && l->fullest[entity] ? l->fullest[entity] - 1 : i;
}

struct letter_memo *letter_memo(const struct act_letter *l, enum memo_kind kind,
				struct str from)
{
	uint32_t at = (token_hash(from) + kind) % LETTER_MEMO;
	struct letter_memo *m = &l->cache->memo[at];

	if (!(l->cache->kept >> at & 1) || m->kind != kind || !str_eq(m->from, from))
		*m = (struct letter_memo){.kind = kind};
	l->cache->kept |= UINT64_C(1) << at;
	return m;
}

struct str letter_memo_keep(const struct act_letter *l, struct letter_memo *m,
			    enum memo_kind kind, struct str from, struct str to)
{
	unsigned char *p = to.n ? arena_raw(l->in->arena, from.n + to.n, 1) : NULL;

	if (!p)
		return STR("");
	memcpy(p, from.p, from.n);
	memcpy(p + from.n, to.p, to.n);
	*m = (struct letter_memo){str_from(p, from.n), str_from(p + from.n, to.n), kind};
	return m->to;
}

enum lacuna_err letter_open(struct act_letter *l, const struct act_input *in)
{
	enum lacuna_err err;

	*l = (struct act_letter){
		.in = in,
		.doc = in->doc,
		.pack = in->pack,
		.policy = in->policy,
		.f = in->found->resolved.p,
		.n = in->found->resolved.n,
		.keys = in->keys,
		.draft = {.doc = in->doc, .arena = in->arena},
		.cache = ARENA_RAW(in->arena, struct letter_cache, 1),
	};
	casekey_make(l->keys, in->master, in->case_id);
	if (!l->cache)
		return LACUNA_REFUSED;
	l->cache->kept = 0;
	l->cache->initials = l->cache->states = false;
	err = read_entities(l);
	return err ? err : date_context_read(l);
}

void letter_close(struct act_letter *l)
{
	casekey_wipe(l->keys);
}
