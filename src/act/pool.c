/*
 * Given: a value of a kind that has a list: an occupation, a country. Promises: another
 * of the list, for a value that is not on it one made of another; written like the
 * original. Must not: touch a value without a list.
 */
#include "casing.h"
#include "pick.h"
#include "pool.h"
#include "replacer.h"

void pool_put(struct act_letter *l, uint32_t from, uint32_t to, struct str value)
{
	size_t n = draft_text(&l->draft).n;
	struct str old = doc_text(l->doc, from, to);
	enum casing how = casing_of(old);
	struct normal cased;

	/* A list of things in lower case gets its capital only where the letter has one.
	 */
	casing_put(&l->draft, value, how);
	cased.n = 0;
	for (struct str s = draft_text(&l->draft);
	     n + cased.n < s.n && cased.n < NORMAL_MAX; cased.n++)
		cased.p[cased.n] = s.p[n + cased.n];
	draft_cut(&l->draft, n);
	draft_fill(&l->draft, from, to, normal_str(&cased));
}

bool pool_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct act_tables *t = l->in->tables;
	const struct pack_pool *pool = t->listed[l->f[i].type];
	const struct hash_key *key = letter_key(l, KEY_POOLS);
	struct str value = pick_listed(l, pool, key, letter_text(l, i));
	unsigned char room[PICK_ROOM];

	(void)e;
	if (value.n == 0)
		value = pick_reserved(l, pool, t->kinds[l->f[i].type], key,
				      letter_text(l, i), room);
	if (value.n == 0)
		return false;
	pool_put(l, l->f[i].start, l->f[i].end, value);
	return true;
}
