/*
 * Given: a candidate with its evidence. Promises: whether its words are somebody's of the
 * literature: authors in brackets or in a rationale, whom a sign is called after, a case.
 * Must not: weigh.
 */
#include "cited.h"

#include "protect.h"

#define BRACKETED 16 /* tokens of a list in brackets, to either side */

/* What a list of authors is made of: capitalised words, particles, "and" and commas. */
static bool in_list(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind != TOKEN_WORD)
		return scene_punct(s, i, ',') || scene_punct(s, i, ';') ||
		       scene_punct(s, i, '&') || scene_punct(s, i, '-');
	return t->shape != SHAPE_LOWER || around_cue(s, i, CUE_BIT(ANDOR)) ||
	       (scene_entry(s, i)->classes & LEX_BIT(PARTICLE));
}

/* "(Kaplan; Ingersoll and van Poppel)": capitals alone in brackets are who wrote of it,
 * where a letter names nobody. */
static bool bracketed(const struct scene *s, const struct candidate *c)
{
	const uint64_t cues = STRONG_PERSON & ~(EV(P_LAST_FIRST) | EV(P_INITIAL_LAST));
	uint32_t first = c->run.first, end = c->run.end;

	if (c->people || (c->evidence[MODEL_PERSON] & cues))
		return false;
	while (first > 0 && c->run.first - first < BRACKETED && in_list(s, first - 1))
		first--;
	while (end < s->doc->ntok && end - c->run.end < BRACKETED && in_list(s, end))
		end++;
	return scene_punct(s, first - 1, '(') && scene_punct(s, end, ')');
}

/* Phalen's at 20 seconds: the sign is understood where nothing follows that is owned. */
static bool sign_of(const struct scene *s, const struct candidate *c)
{
	const uint64_t called = EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) |
				EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA) | EV(P_BY);
	const struct token *t = &s->doc->tok[c->run.end];

	return c->words.words == 1 && c->words.eponym && !c->run.initials &&
	       t->kind == TOKEN_POSS && !(c->evidence[MODEL_PERSON] & called) &&
	       (t[1].kind == TOKEN_PUNCT ||
		scene_class(s, c->run.end + 1, LEX_BIT(FUNCTION)));
}

/* Is it said in general what the pair before or at token i found or would say: "would
 * agree",
 * "'s trial"? */
static bool wrote(const struct scene *s, uint32_t i)
{
	return around_is(s, i,
			 "would might have hold held argue argued disagree differ") ||
	       (around_verbal(s, i) && around_studies(s, i, i + 1));
}

/* Galer and Rowbotham showed relief: who reasons in a letter that names nobody speaks of
 * authors; in one that does, whose verbs are authors'. */
static bool author_pair(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways =
		EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) | EV(P_LAST_FIRST) | EV(P_LABEL);
	const struct token *tok = s->doc->tok;
	uint32_t i = c->run.first, end = c->run.end;

	if (c->words.words != 1 || c->run.initials ||
	    s->words.w[i].zone != s->models->ids.zone_rationale)
		return false;
	if (i > 1 && around_cue(s, i - 1, CUE_BIT(AND)) && tok[i - 2].shape == SHAPE_CAP)
		i = end;
	else if (around_cue(s, end, CUE_BIT(AND)) && tok[end + 1].shape == SHAPE_CAP)
		i = end + 2;
	else
		return false;
	if (c->people && !wrote(s, i))
		return false;
	return !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG);
}

/* Rinne, Weber and Kiloh-Nevin: nothing but eponyms, or a double one, is no name turned
 * round, and no name because it was seen. */
static bool only_eponyms(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_LAST_FIRST) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) |
			      EV(P_BY) | EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST);
	bool twin;

	if (c->words.given_first && c->words.surname_last && c->words.words > 1 &&
	    (c->evidence[MODEL_PERSON] & EV(P_SLOT)))
		return false; /* signed by Vincent Barrett */
	if (!c->people && c->words.words == 1 && c->words.eponym &&
	    (c->evidence[MODEL_PERSON] & EV(P_POSS)) &&
	    !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~(ways | EV(P_LABEL))))
		return true; /* Family history: Huntington's and Parkinson's */
	if (c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways)
		return false;
	if (!c->people && c->words.words == 1 && c->words.eponym && !c->run.initials &&
	    !(c->evidence[MODEL_PERSON] & EV(P_BY)) &&
	    !(c->evidence[MODEL_ORG] & STRONG_ORG) &&
	    !(c->evidence[MODEL_ORG] & EV(O_FOR)))
		return true; /* Rinne is negative and Weber goes to the left */
	twin = scene_phrase_end(s, c->run.first, LEX_BIT(EPONYM)) >= c->run.end;
	if (!twin && (c->words.eponym + c->words.acronym < 2 || !c->words.eponym ||
		      c->words.eponym + c->words.acronym < c->words.words))
		return false; /* Fujita I. UPPP */
	if (c->run.reversed &&
	    !(scene_entry(s, c->run.end - 1)->classes & LEX_BIT(EPONYM)))
		return false;
	return !c->people || c->run.reversed || twin;
}

/* "see also Quist, Venn, and Osei": a row of surnames that a reader is sent to. */
static bool see_also(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_SAY_BEFORE) | EV(P_LAST_FIRST) | EV(P_BY);
	uint32_t i = c->run.first;

	if (c->words.words > (c->run.reversed ? 2 : 1) || c->run.initials ||
	    (c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways))
		return false;
	while (i > 0 && c->run.first - i < BRACKETED && in_list(s, i - 1))
		i--;
	if (i > 1 && scene_punct(s, i - 1, '.') && around_is(s, i - 2, "cf"))
		return true;
	return i > 1 && around_is(s, i - 1, "also") && around_is(s, i - 2, "see");
}

/* See Ohio Casualty, supra: a case cited before. */
static bool cited_before(const struct scene *s, const struct candidate *c)
{
	return scene_punct(s, c->org_end, ',') &&
	       around_is(s, c->org_end + 1, "supra infra");
}

bool cited_keeps(const struct scene *s, const struct candidate *c)
{
	return bracketed(s, c) || only_eponyms(s, c) || sign_of(s, c) ||
	       author_pair(s, c) || cited_before(s, c) || see_also(s, c);
}
