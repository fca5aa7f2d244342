/*
 * Given: one component of a name. Promises: another of its kind and sex, the same for all
 * its spellings. Must not: know whose name it is.
 */
#include "name.h"

#include <string.h>

#include "given.h"

#define GIVEN_BITS (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

static const struct lexicon_entry *entry_of(const struct act_letter *l, struct str word,
					    struct normal *key)
{
	return lexicon_key(&l->pack->lex, normal_of(key, word));
}

/* Copies a and b into the arena together; false when memory is out. */
static bool keep(const struct act_letter *l, struct letter_memo *m, struct str from,
		 struct str to)
{
	unsigned char *p = arena_alloc(l->in->arena, from.n + to.n + 1);

	if (!p)
		return false;
	memcpy(p, from.p, from.n);
	memcpy(p + from.n, to.p, to.n);
	m->from = str_from(p, from.n);
	m->to = str_from(p + from.n, to.n);
	return true;
}

struct str name_surrogate(const struct act_letter *l, enum name_part part,
			  struct str word)
{
	unsigned char room[PICK_ROOM];
	struct normal key;
	struct letter_memo *m;
	struct str to;

	word = normal_of(&key, word);
	m = &l->cache->memo[(token_hash(word) + part) % LETTER_MEMO];
	if (m->to.n && m->kind == part && str_eq(m->from, word))
		return m->to;
	if (part == NAME_GIVEN)
		to = given_surrogate(l, word, room);
	else
		to = pick_name(l, letter_pool(l, POOL_SURNAME), letter_key(l, KEY_NAMES),
			       word, room);
	m->kind = part;
	if (to.n == 0 || !keep(l, m, word, to))
		return STR("");
	return m->to;
}

enum name_part name_guess(const struct act_letter *l, struct str word)
{
	struct normal key;
	const struct lexicon_entry *e = entry_of(l, word, &key);
	unsigned given = e->freq[FREQ_GIVEN_F] > e->freq[FREQ_GIVEN_M]
				 ? e->freq[FREQ_GIVEN_F]
				 : e->freq[FREQ_GIVEN_M];

	if (!(e->classes & GIVEN_BITS))
		return NAME_SURNAME;
	if (!(e->classes & LEX_BIT(SURNAME)))
		return NAME_GIVEN;
	return given > e->freq[FREQ_SURNAME] ? NAME_GIVEN : NAME_SURNAME;
}

bool name_is_listed(const struct act_letter *l, struct str word)
{
	struct normal key;

	return entry_of(l, word, &key)->classes & (GIVEN_BITS | LEX_BIT(SURNAME));
}
