/*
 * Given: one component of a name. Promises: another of its kind and sex, the same for all
 * its spellings. Must not: know whose name it is.
 */
#include "name.h"

#include <string.h>

#include "../base/ascii.h"
#include "city.h"
#include "given.h"

#define FREQ_ONE 81 /* of lexicon_entry.freq: one in a million */
#define FREQ_FOURFOLD 16
#define FREQ_MANYFOLD 40 /* 32 times */

static const struct lexicon_entry *entry_of(const struct act_letter *l, struct str word,
					    struct normal *key)
{
	return lexicon_key(&l->pack->lex, normal_of(key, word));
}

static unsigned given_freq(const struct lexicon_entry *e)
{
	return e->freq[FREQ_GIVEN_F] > e->freq[FREQ_GIVEN_M] ? e->freq[FREQ_GIVEN_F]
							     : e->freq[FREQ_GIVEN_M];
}

/* Is it hardly anybody's first name, and something else: the Aspen of "Aspen Dental", the
 * Nguyen of "Nguyen Thi Hoa", the Polaris of "Polaris Bay"? */
static bool is_no_given(const struct act_letter *l, const struct lexicon_entry *e,
			struct str normal)
{
	unsigned other = e->freq[FREQ_WORD] > e->freq[FREQ_SURNAME]
				 ? e->freq[FREQ_WORD]
				 : e->freq[FREQ_SURNAME];
	unsigned more =
		e->freq[FREQ_WORD] > given_freq(e) ? FREQ_FOURFOLD : FREQ_MANYFOLD;

	if (!(e->classes & LEX_BITS_GIVEN) && (e->classes & LEX_BIT(CITY)))
		return true;

	return given_freq(e) < FREQ_ONE && other > given_freq(e) + more &&
	       !given_is_pooled(l, normal);
}

/* What is called so is first of all somebody's first name. */
static bool is_given(const struct act_letter *l, const struct lexicon_entry *e,
		     struct str normal)
{
	return (e->classes & LEX_BITS_GIVEN) && !is_no_given(l, e, normal) &&
	       (!(e->classes & LEX_BIT(SURNAME)) ||
		given_freq(e) > e->freq[FREQ_SURNAME]);
}

/* A town that is nobody's name. A word that a blank joined ("San Angelo") is in no
 * lexicon as such. */
static bool is_town(const struct act_letter *l, const struct lexicon_entry *e,
		    struct str word)
{
	return !(e->classes & LEX_BITS_NAME) &&
	       ((e->classes & LEX_BIT(CITY)) || str_find(word, 0, ' ') < word.n) &&
	       city_is_listed(l, word);
}

/* What stands for a word that is or may be somebody's surname, a firm's or a town's: the
 * next letter of the case may take it for any of them. What is a given name first of all
 * is one there, too (Dr. Clifton, Clifton), and what is a town and nobody's name a town.
 */
static struct str own_surrogate(const struct act_letter *l, struct str word,
				struct str normal, unsigned char room[PICK_ROOM])
{
	const struct lexicon_entry *e = lexicon_key(&l->pack->lex, normal);

	if (is_given(l, e, normal))
		return name_surrogate(l, NAME_GIVEN, word);
	if (is_town(l, e, word))
		return city_surrogate(l, word);
	return pick_name(l, letter_pool(l, POOL_SURNAME), letter_key(l, KEY_NAMES),
			 normal, room);
}

struct str name_surrogate(const struct act_letter *l, enum name_part part,
			  struct str word)
{
	enum memo_kind kind = part == NAME_GIVEN ? MEMO_GIVEN : MEMO_SURNAME;
	unsigned char room[PICK_ROOM];
	struct normal key;
	struct str normal = normal_of(&key, word);
	struct letter_memo *m = letter_memo(l, kind, normal);
	struct str to;

	if (m->to.n)
		return m->to;
	if (part == NAME_GIVEN &&
	    !is_no_given(l, lexicon_key(&l->pack->lex, normal), normal))
		to = given_surrogate(l, normal, room);
	else
		to = own_surrogate(l, word, normal, room);
	return letter_memo_keep(l, m, kind, normal, to);
}

struct str name_phrase(const struct act_letter *l, struct str phrase,
		       unsigned char room[PICK_ROOM])
{
	size_t n = 0;

	for (size_t i = 0, end; i < phrase.n; i = end + 1) {
		struct str to;

		for (end = i; end < phrase.n && !ascii_space(phrase.p[end]); end++)
			;
		if (end == i)
			continue;
		to = name_surrogate(l, NAME_SURNAME, str_sub(phrase, i, end));
		if (to.n == 0 || n + 1 + to.n > PICK_ROOM)
			return str_from(room, to.n ? n : 0);
		if (n)
			room[n++] = ' ';
		memcpy(room + n, to.p, to.n);
		n += to.n;
	}
	return str_from(room, n);
}

enum name_part name_guess(const struct act_letter *l, struct str word)
{
	struct normal key;
	const struct lexicon_entry *e = entry_of(l, word, &key);

	return is_given(l, e, normal_str(&key)) ? NAME_GIVEN : NAME_SURNAME;
}

bool name_is_spoken(struct str word)
{
	size_t vowels = 0;

	for (size_t i = 0; i < word.n; i++)
		vowels += memchr("aeiouy", ascii_lower(word.p[i]), 6) != NULL;
	return word.n > 3 && 4 * vowels >= word.n;
}

bool name_is_listed(const struct act_letter *l, struct str word)
{
	struct normal key;

	return entry_of(l, word, &key)->classes & LEX_BITS_NAME;
}
