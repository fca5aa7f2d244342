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
	i += around_cue(s, i, CUE_BIT(ANDOR));
	return i > c->run.end && !scene_fresh(s, i) &&
	       s->doc->tok[i].shape == SHAPE_CAP &&
	       (c->run.reversed || (scene_punct(s, c->run.first - 1, ',') &&
				    s->doc->tok[c->run.first - 2].shape == SHAPE_CAP));
}

#define SOURCE 14 /* tokens of a journal and its year in brackets */

/* Does token i look like the year of a paper? */
static bool year_at(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	const unsigned char *p = s->doc->text.p + t->start;

	return t->kind == TOKEN_NUMBER && t->end - t->start == 4 &&
	       ((p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0'));
}

/* Turakhia (Am J Cardiol, 2013); Ann Neurol 2020: capitals and a year behind a name, in
 * brackets, or the year of a journal. */
static bool sourced(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;
	bool year = false;

	if ((c->evidence[MODEL_PERSON] & EV_CALLED) ||
	    (c->evidence[MODEL_ORG] & EV(O_AT)))
		return false;
	if (s->doc->tok[i].kind == TOKEN_POSS)
		return around_in(s, i + 1, CUE_BOOK); /* Edna Foa's manual */
	if (!scene_punct(s, i, '('))
		return !scene_fresh(s, i) && year_at(s, i) && c->run.words > 1 &&
		       scene_punct(s, c->run.first - 1, '.');
	for (i++; i < c->run.end + SOURCE && !scene_fresh(s, i); i++) {
		if (scene_punct(s, i, ')'))
			return year;
		if (s->doc->tok[i].kind == TOKEN_WORD &&
		    s->doc->tok[i].shape == SHAPE_LOWER &&
		    !scene_class(s, i, LEX_BIT(FUNCTION)))
			return false;
		year = year || (s->doc->tok[i].gap && year_at(s, i));
	}
	return false;
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
	if (c->evidence[MODEL_ORG] & EV(O_KNOWN))
		party &= ~EV(P_BY); /* by Walgreens or CVS */
	if (row)
		party &= ~EV(P_LAST_FIRST);
	if ((c->evidence[MODEL_PERSON] & party) || c->run.initials ||
	    (c->words.words > 2 && 2 * c->words.names > c->words.words) ||
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

	bool row = c->run.first > 1 && in_row(s, c);

	if (branded(c) || (c->evidence[MODEL_ORG] & EV(O_KNOWN)))
		party &= ~EV(O_BY);
	if (row)
		party &= ~EV(O_ROLE_BEFORE); /* Church, Goldberg */
	if (row && scene_is(s, c->run.first, LEX_BIT(CITY)))
		whole = 0; /* Munich, Zurich, and Leiden */
	return !(c->evidence[MODEL_ORG] & party) &&
	       !(whole & (LEX_BIT(INSURER) | LEX_BIT(UR)));
}

static bool no_place(const struct candidate *c)
{
	const uint64_t here =
		(STRONG_PLACE & ~(EV(L_CITY) | EV(L_LIST))) | EV(L_IN) | EV(L_CUE);

	return !(c->evidence[MODEL_PLACE] & here);
}

/* An AHRQ Comparative Effectiveness Review: words of the language behind the letters of a
 * body that the rules know. */
static bool put_out(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;

	return i > 0 && !scene_fresh(s, i) && s->doc->tok[i - 1].shape == SHAPE_UPPER &&
	       (s->words.w[i - 1].flags & (WORD_KEEP | WORD_CAPS)) == WORD_KEEP &&
	       (c->evidence[MODEL_ORG] & EV(O_PLAIN)) &&
	       !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~EV(P_SAY_AFTER));
}

bool reasons_keep(const struct scene *s, const struct candidate *c)
{
	return argues(s, c->run.first) &&
	       ((no_person(s, c) && no_firm(s, c) && no_place(c)) || has_policy(s, c) ||
		put_out(s, c) || sourced(s, c));
}
