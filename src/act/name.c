/*
 * Given: one component of a name. Promises: another of its kind and sex, the same for all
 * its spellings. Must not: know whose name it is.
 */
#include "name.h"

#include "given.h"

#define GIVEN_BITS (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

static const struct lexicon_entry *entry_of(const struct act_letter *l, struct str word,
					    struct normal *key)
{
	return lexicon_key(&l->pack->lex, normal_of(key, word));
}

struct str name_surrogate(const struct act_letter *l, enum name_part part,
			  struct str word)
{
	enum memo_kind kind = part == NAME_GIVEN ? MEMO_GIVEN : MEMO_SURNAME;
	unsigned char room[PICK_ROOM];
	struct normal key;
	struct letter_memo *m;

	word = normal_of(&key, word);
	m = letter_memo(l, kind, word);
	if (m->to.n)
		return m->to;
	return letter_memo_keep(
		l, m, kind, word,
		part == NAME_GIVEN ? given_surrogate(l, word, room)
				   : pick_name(l, letter_pool(l, POOL_SURNAME),
					       letter_key(l, KEY_NAMES), word, room));
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
