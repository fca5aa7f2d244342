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

static bool no_person(const struct scene *s, const struct candidate *c)
{
	const uint64_t weak = EV(P_LABEL);
	const uint64_t party = (STRONG_PERSON & ~weak) | EV(P_AUX_AFTER) | EV(P_AGENT) |
			       EV(P_ALONE) | EV(P_SLOT) | EV(P_GIVEN_FIRST);
	uint64_t ev = c->evidence[MODEL_PERSON];

	if ((ev & party) || c->run.initials || c->words.words > 2 ||
	    ((ev & EV(P_LABEL)) && copied(s, c->run.first)))
		return false;
	return !lexical_given(scene_entry(s, c->run.last));
}

static bool no_firm(const struct scene *s, const struct candidate *c)
{
	const uint64_t party = (STRONG_ORG & ~EV(O_KNOWN)) | EV(O_AT) | EV(O_FOR) |
			       EV(O_BY) | EV(O_POSS);
	uint64_t whole = lexical_whole(s, c->run.first, c->run.end);

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
	return argues(s, c->run.first) && no_person(s, c) && no_firm(s, c) && no_place(c);
}
