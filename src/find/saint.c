/*
 * Given: a word and what leads to it. Promises: whether it is a saint's name, and one
 * that people have: lists of surnames write St. Onge in one word. Must not: look at
 * scores.
 */
#include "saint.h"

#include "../base/ascii.h"
#include "org_kind.h"

#define SURNAME_MAX 32 /* bytes of one */
#define COMMON 96      /* a lexicon_freq: 4 in a million */

uint32_t saint_word(const struct scene *s, uint32_t i)
{
	uint32_t next = i + 1;

	if (!around_is(s, i, "st saint ste"))
		return i;
	next += scene_punct(s, next, '.') && s->doc->tok[next].gap == 0;
	return s->doc->tok[next].kind == TOKEN_WORD && run_joins(s, next) &&
			       s->doc->tok[next].shape != SHAPE_LOWER
		       ? next
		       : i;
}

/* Is "stonge" a surname that is not rare? There are more clinics called St. Rose. */
static bool is_surname(const struct scene *s, uint32_t i)
{
	unsigned char key[SURNAME_MAX] = "st";
	struct str w = doc_token(s->doc, i);

	if (w.n + 2 > sizeof(key))
		return false;
	for (size_t k = 0; k < w.n; k++)
		key[2 + k] = ascii_lower(w.p[k]);
	return lexicon_key(&s->pack->lex, str_from(key, w.n + 2))->freq[FREQ_SURNAME] >=
	       COMMON;
}

bool saint_ends(const struct scene *s, const struct run *r)
{
	uint32_t i = r->last - 1;

	if (r->last < r->first + 2)
		return false;
	i -= scene_punct(s, i, '.');
	return i > r->first && saint_word(s, i) == r->last && is_surname(s, r->last);
}

bool saint_person(const struct scene *s, const struct candidate *c)
{
	uint32_t first = c->run.first, i = saint_word(s, first);

	return i > first && i + 1 == c->run.end && is_surname(s, i) && !c->sides.place &&
	       !org_cares(s, first) &&
	       (c->sides.before == AROUND_NONE ||
		!around_cue(s, c->sides.before, CUE_BIT(AT) | CUE_BIT(INNEAR)));
}
