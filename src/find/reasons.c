/*
 * Given: a candidate with its evidence. Promises: whether it stands where a reviewer
 * quotes and argues, with nothing beside it that parties have: a test, a make, an author,
 * whoever the letter names elsewhere. Must not: weigh; keep what somebody does, has or is
 * called.
 */
#include "reasons.h"

#include "protect.h"

/* In the parts of a letter that say what was asked for, on what grounds, and why not? */
static bool argues(const struct scene *s, uint32_t i)
{
	const struct models_ids *ids = &s->models->ids;
	int zone = s->words.w[i].zone;

	return zone >= 0 && (zone == ids->zone_rationale || zone == ids->zone_guideline ||
			     zone == ids->zone_issues);
}

/* Is the token at i, before which a colon stands, led to as a party is: cc: Quist? */
static bool copied(const struct scene *s, uint32_t i)
{
	return i > 1 && scene_punct(s, i - 1, ':') &&
	       around_is(
		       s, i - 2,
		       "cc bcc to from re attn attention via copy copies by sent author");
}

/* Bolger, Brown, Goldberg, and Kuhn: one or two of a row, no name turned round. */
static bool in_row(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	i += scene_punct(s, i, ',');
	i += around_cue(s, i, CUE_BIT(AND));
	return i > c->run.end && !scene_fresh(s, i) &&
	       s->doc->tok[i].shape == SHAPE_CAP &&
	       (c->run.reversed || (scene_punct(s, c->run.first - 1, ',') &&
				    s->doc->tok[c->run.first - 2].shape == SHAPE_CAP));
}

/* PrimoTinA used, Reveal LINQ are: brands do as people do. */
static bool branded(const struct candidate *c)
{
	const struct lexical *x = &c->words;

	return !x->names && !x->mixed && !x->surname_last &&
	       (x->camel || (x->words > 1 && x->upper && x->unknown));
}

static bool no_person(const struct scene *s, const struct candidate *c)
{
	const uint64_t does = EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) | EV(P_AUX_AFTER) |
			      EV(P_AGENT) | EV(P_BY);
	uint64_t party = STRONG_PERSON | EV(P_AUX_AFTER) | EV(P_AGENT) | EV(P_ALONE) |
			 EV(P_SLOT) | EV(P_GIVEN_FIRST);
	bool row = c->run.first > 1 && in_row(s, c);

	party &= ~EV(P_LABEL);
	if (branded(c))
		party &= ~does;
	if (row)
		party &= ~EV(P_LAST_FIRST);
	if ((c->evidence[MODEL_PERSON] & party) || c->run.initials ||
	    c->words.words > 2 ||
	    ((c->evidence[MODEL_PERSON] & EV(P_LABEL)) && copied(s, c->run.first)))
		return false;
	return !lexical_given(scene_entry(s, c->run.last)) ||
	       (row && !(c->evidence[MODEL_PERSON] & EV(P_LIST)));
}

#define POLICY_REACH 8 /* tokens from a payer to its policy */

/* Kaiser Permanente and Health Net have no published policy. */
static bool has_policy(const struct scene *s, const struct candidate *c)
{
	const uint64_t party = STRONG_ORG & ~(EV(O_KNOWN) | EV(O_ORG_VERB));
	uint32_t i = c->run.end;

	if (!(c->evidence[MODEL_ORG] & EV(O_KNOWN)) || (c->evidence[MODEL_ORG] & party))
		return false;
	for (uint32_t k = i; k < i + POLICY_REACH && !scene_fresh(s, k); k++)
		if (around_is(s, k, "policy policies"))
			return true;
	return false;
}

static bool no_firm(const struct scene *s, const struct candidate *c)
{
	uint64_t whole = lexical_whole(s, c->run.first, c->run.end);
	uint64_t party = (STRONG_ORG & ~EV(O_KNOWN)) | EV(O_AT) | EV(O_FOR) | EV(O_BY) |
			 EV(O_POSS);

	if (branded(c))
		party &= ~EV(O_BY);
	return !(c->evidence[MODEL_ORG] & party) &&
	       !(whole & (LEX_BIT(INSURER) | LEX_BIT(UR)));
}

static bool no_place(const struct candidate *c)
{
	const uint64_t here =
		(STRONG_PLACE & ~(EV(L_CITY) | EV(L_LIST))) | EV(L_IN) | EV(L_CUE);

	return !(c->evidence[MODEL_PLACE] & here);
}

bool reasons_keep(const struct scene *s, const struct candidate *c)
{
	return argues(s, c->run.first) &&
	       ((no_person(s, c) && no_firm(s, c) && no_place(c)) || has_policy(s, c));
}
