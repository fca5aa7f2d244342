/*
 * Given: a candidate in capitals, with its evidence. Promises: whether what stands before
 * its words tells them for words of the language. Must not: weigh.
 */
#include "capitals.h"

#include "protect.h"

/* PATIENT EDUCATION, NURSE NOTES: behind a role in capitals, a word that is nobody's
 * name. */
static bool capitals_task(const struct candidate *c)
{
	return (c->evidence[MODEL_PERSON] & EV(P_CAPS)) && c->words.words == 1 &&
	       c->words.plain == 1 && !c->words.given &&
	       !(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL));
}

/* PROVIDER FEES in running text: a word behind a role, both in capitals, that is oftener
 * a word than a name. */
static bool capitals_term(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;
	const struct lexicon_entry *e = scene_entry(s, i);

	return i > 0 && c->words.words == 1 && c->words.upper == 1 && !c->words.given &&
	       s->doc->tok[i - 1].shape == SHAPE_UPPER &&
	       scene_class(s, i - 1, LEX_BIT(ROLE)) &&
	       e->freq[FREQ_WORD] > e->freq[FREQ_SURNAME] &&
	       !(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL));
}

/* Are they words of the language all, and not proper ones? */
static bool all_words(const struct scene *s, const struct run *r)
{
	for (uint32_t i = r->first; i < r->end; i++) {
		const struct lexicon_entry *e = scene_entry(s, i);

		if (s->doc->tok[i].kind == TOKEN_WORD &&
		    (!(e->classes & (LEX_BIT(WORD) | LEX_BIT(MEDWORD))) ||
		     lexical_often_capital(e)))
			return false;
	}
	return true;
}

/* THE LEASE, ITS DIAL, TWELVE SESSIONS, AN ALPHA ANGLE: in capitals, words that are also
 * names, behind what stands before things. */
static bool capitals_thing(const struct scene *s, const struct candidate *c)
{
	const uint64_t person =
		EV_TITLED | EV(P_ROLE_BEFORE) | EV(P_NICKNAME) | EV(P_SUFFIX);
	const struct lexical *x = &c->words;
	uint32_t i = c->run.first;
	bool compound = scene_punct(s, i + 1, '-') && !s->doc->tok[i + 2].gap &&
			!scene_class(s, i + 2, LEX_BITS_NAME) &&
			scene_class(s, i + 2, LEX_BIT(WORD));

	if (c->sides.look != LOOK_CAPS || i == 0 || c->run.initials ||
	    scene_class(s, c->run.last, LEX_BIT(OCCHEAD) | LEX_BIT(OCCUPATION)) ||
	    !all_words(s, &c->run) || (c->evidence[MODEL_PERSON] & person) ||
	    (c->evidence[MODEL_ORG] & (STRONG_ORG | EV(O_AT))) ||
	    (c->evidence[MODEL_PLACE] & STRONG_PLACE))
		return false;
	return compound || /* LONG-TERM USE */
	       (x->words <= 2 && !scene_fresh(s, i) &&
		(around_cue(s, i - 1, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
		 scene_class(s, i - 1, LEX_BIT(NUMWORD)) ||
		 around_is(s, i - 1,
			   "its his her their this that each every no any another")));
}

bool capitals_keeps(const struct scene *s, const struct candidate *c)
{
	return capitals_term(s, c) || capitals_task(c) || capitals_thing(s, c);
}
