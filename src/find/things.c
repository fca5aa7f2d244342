/*
 * Given: a candidate with its evidence. Promises: whether its words are a thing's that
 * may be called after somebody, or a diagnosis. Must not: weigh.
 */
#include "things.h"

#include "protect.h"

/* A Holter found, a Trane condenser: one thing of many that is called after somebody. */
static bool one_of_many(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	if (c->run.words != 1 || c->run.initials || c->sides.comma || c->words.given ||
	    !around_is(s, c->sides.before, "a an") ||
	    (c->evidence[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))) ||
	    (c->evidence[MODEL_ORG] & STRONG_ORG) ||
	    (c->evidence[MODEL_PLACE] & (EV(L_CITY) | EV(L_CITY_COMMON) | EV(L_COUNTRY))))
		return false;
	return c->words.eponym ||
	       (!scene_fresh(s, i) && s->doc->tok[i].kind == TOKEN_WORD &&
		s->doc->tok[i].shape == SHAPE_LOWER && !c->sides.says &&
		!scene_class(s, i, LEX_BIT(FUNCTION) | LEX_BIT(ROLE) | LEX_BIT(KIN)));
}

/* Hypoactive Sexual Desire Disorder Due to Pain: a diagnosis, whatever it goes on with.
 */
static bool diagnosed(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_ROLE_BEFORE) | EV(O_AT) |
			      EV(O_ROLE_IS) | EV(O_WORK_BEFORE) | EV(O_HEAD_LAST);
	const uint64_t person = EV_TITLED | EV(P_LABEL);

	if (c->run.words < 3 || (c->evidence[MODEL_ORG] & firm) ||
	    (c->evidence[MODEL_PERSON] & person))
		return false;
	for (uint32_t i = c->run.first; i < c->run.end; i++)
		if (around_in(s, i, CUE_DIAGNOSIS))
			return true;
	return false;
}

/* A negative Howship-Romberg, Cochet-Bonnet 20 mm: found, or read off. */
static bool found_so(const struct scene *s, const struct candidate *c)
{
	const uint64_t called = EV_CALLED | EV(P_GIVEN_FIRST);
	uint32_t i = c->run.first, end = c->run.end;

	if (c->run.initials || (c->evidence[MODEL_PERSON] & called) ||
	    (c->evidence[MODEL_ORG] & STRONG_ORG) || scene_fresh(s, end))
		return false;
	if (s->doc->tok[end].kind == TOKEN_NUMBER)
		return around_is(s, end + 1, "mm cm degrees mmhg");
	return i > 1 && !scene_fresh(s, i) && c->words.hyphen &&
	       around_in(s, i - 1, CUE_FOUND) && around_is(s, i - 2, "a an and");
}

bool things_keep(const struct scene *s, const struct candidate *c)
{
	return one_of_many(s, c) || diagnosed(s, c) || found_so(s, c);
}
