/*
 * Given: what act_run was given. Promises: keys, dates and entities of the letter, ready
 * for replacers. Must not: write.
 */
#include "letter.h"

#include "date_context.h"
#include "replacer.h"

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
		    (!*best ||
		     f->end - f->start > l->f[*best - 1].end - l->f[*best - 1].start))
			*best = (uint32_t)i + 1;
	}
	return LACUNA_OK;
}

size_t letter_fullest(const struct act_letter *l, size_t i)
{
	uint32_t entity = l->f[i].entity;

	return entity && l->fullest && l->fullest[entity] ? l->fullest[entity] - 1 : i;
}

static const char *const pool_name[LETTER_POOLS] = {
	[LETTER_SURNAME] = "surname", [LETTER_GIVEN_F] = "given_f",
	[LETTER_GIVEN_M] = "given_m", [LETTER_STREET] = "street",
	[LETTER_ORGSTEM] = "orgstem", [LETTER_ORGTAIL] = "orgtail",
	[LETTER_CITY] = "city",	      [LETTER_COUNTY] = "county",
	[LETTER_ZIP] = "zip",
};

const struct pack_pool *letter_pool(const struct act_letter *l, enum letter_pool pool)
{
	struct letter_cache *c = l->cache;

	if (!c->pool_known[pool]) {
		c->pool[pool] = pack_pool_find(l->pack, pool_name[pool]);
		c->pool_known[pool] = true;
	}
	return c->pool[pool];
}

const struct replacer *letter_row_find(const struct act_letter *l, uint16_t type)
{
	return l->cache->row[type] = replacer_find(l->pack->types[type].replacer);
}

enum lacuna_err letter_open(struct act_letter *l, const struct act_input *in,
			    struct casekey *keys)
{
	enum lacuna_err err;

	*l = (struct act_letter){
		.in = in,
		.doc = in->doc,
		.pack = in->pack,
		.policy = in->policy,
		.f = in->found->resolved.p,
		.n = in->found->resolved.n,
		.keys = keys,
		.draft = {.doc = in->doc, .arena = in->arena},
		.cache = ARENA_NEW(in->arena, struct letter_cache),
	};
	casekey_make(keys, in->master, in->case_id);
	if (!l->cache)
		return LACUNA_REFUSED;
	err = read_entities(l);
	return err ? err : date_context_read(l);
}

void letter_close(struct act_letter *l)
{
	casekey_wipe(l->keys);
}
