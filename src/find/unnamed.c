/*
 * Given: a candidate with its evidence. Promises: where a letter names nobody beyond
 * doubt, whether its words are terms for all their capitals: a double eponym, a grade, a
 * trial, one of a series of brands. Must not: weigh; say anything where somebody is
 * named.
 */
#include "unnamed.h"

#include "protect.h"

#define CUES                                                                       \
	(STRONG_PERSON | EV(P_AUX_AFTER) | EV(P_AGENT) | EV(P_POSS) | EV(P_LIST) | \
	 EV(P_ALONE) | EV(P_SLOT))
#define LETTERS_MIN 4  /* of letters that stand for a law or a body */
#define SERIES_REACH 4 /* tokens between a term and the semicolon behind it */

/* Does nothing but the ways speak for somebody, and nothing for a firm or a town? */
static bool only(const struct candidate *c, uint64_t ways)
{
	const uint64_t town = EV(L_IN) | EV(L_LIVES) | EV(L_STATE_AFTER);
	uint64_t firm = STRONG_ORG;

	if ((c->evidence[MODEL_ORG] & EV(O_NOBODY)) &&
	    !(c->evidence[MODEL_ORG] & (EV(O_AT) | EV(O_FOR) | EV(O_BY))))
		firm &= ~EV(O_KNOWN); /* Kimberly-Clark made it */
	return !(c->evidence[MODEL_PERSON] & CUES & ~ways) &&
	       !(c->evidence[MODEL_ORG] & firm) && !(c->evidence[MODEL_PLACE] & town);
}

/* Cockcroft-Gault 104, Van Herick: names run together, or one with a particle, which
 * would be a patient's or a doctor's only with something beside it. */
static bool double_name(const struct scene *s, const struct candidate *c)
{
	const struct run *r = &c->run;
	uint64_t ways = EV(P_POSS) | EV(P_LIST) | EV(P_AGENT);

	if (around_is(s, r->end, "not"))
		ways |= EV(P_SAY_AFTER); /* Leser-Trelat not seen */
	if (c->evidence[MODEL_PERSON] & EV(P_NUMBER_AFTER))
		ways |= EV(P_BY); /* by Cockcroft-Gault 104 */
	if (s->doc->tok[r->first].shape == SHAPE_UPPER && r->words == 2 &&
	    s->doc->tok[r->first].end - s->doc->tok[r->first].start <= 3 &&
	    s->doc->tok[r->last].shape == SHAPE_CAP && c->words.unknown && only(c, 0))
		return true; /* GE Logiq */
	if (r->initials || !only(c, ways))
		return false;
	return r->words == 1
		       ? c->words.hyphen
		       : r->words == 2 && scene_class(s, r->first, LEX_BIT(PARTICLE));
}

static bool roman(const struct scene *s, uint32_t i)
{
	return !scene_fresh(s, i) && s->doc->tok[i].kind == TOKEN_WORD &&
	       s->doc->tok[i].shape != SHAPE_LOWER &&
	       around_is(s, i, "i ii iii iv v vi vii viii ix x ia ib iia iib iiia iiib");
}

/* Marshall I, Rancho VIII, Kite's 25: what is graded or measured. */
static bool graded(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	if (c->run.initials || c->org_end > i || /* a Food 4 Less */
	    !only(c, EV(P_POSS) | EV(P_LIST) | EV(P_LABEL) | EV(P_SUFFIX)))
		return false;
	if (c->run.suffix || c->run.words == 2)
		return roman(s, i - 1);
	if (c->run.words != 1)
		return false;
	i += s->doc->tok[i].kind == TOKEN_POSS;
	return roman(s, i) ||
	       (!scene_fresh(s, i) && s->doc->tok[i].kind == TOKEN_NUMBER &&
		!(s->words.w[i].flags & WORD_FOUND));
}

/* Hampton's hump, Green's WMT, Rothman's; Chapman's: a sign, a test or a book that is
 * called after somebody. */
static bool called_after(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	if (s->doc->tok[i].kind != TOKEN_POSS || c->run.words != 1 || c->run.initials ||
	    !only(c, EV(P_POSS) | EV(P_LIST) | EV(P_LABEL)) ||
	    (c->evidence[MODEL_ORG] & EV(O_AT)))
		return false;
	i++;
	return s->doc->tok[i].kind == TOKEN_PUNCT ||
	       (s->doc->tok[i].shape == SHAPE_UPPER &&
		scene_class(s, i, LEX_BIT(ACRONYM))) ||
	       around_in(s, i, CUE_FOUND) || around_is(s, i, "no not and or is was were");
}

/* The token behind the item that goes on at i, when that parts a series. */
static bool series_goes_on(const struct scene *s, uint32_t i)
{
	for (uint32_t k = i; k < i + SERIES_REACH && !scene_fresh(s, k); k++) {
		if (scene_punct(s, k, ';'))
			return true;
		if (s->doc->tok[k].kind == TOKEN_PUNCT && !scene_hyphen(s, k))
			return false;
	}
	return false;
}

/* Laser: Candela Vbeam; Fraxel; Osbon ErecAid; AMS 700: an item of a series of terms. */
static bool in_series(const struct scene *s, const struct candidate *c)
{
	const struct run *r = &c->run;
	uint64_t label = EV(P_LABEL) | EV(P_LAST_FIRST);
	bool begins = s->words.w[r->first].flags & WORD_LABEL;
	bool behind = r->first > 0 && scene_punct(s, r->first - 1, ';');

	if (!only(c, label))
		return false;
	if (c->sides.terms || (behind && r->words == 1 && scene_punct(s, r->end, ',')))
		return true;
	return (begins || behind) && series_goes_on(s, r->end);
}

/* Insight: Fair: a word that is oftener a word than a name, as a finding. */
static bool label_value(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);

	return (c->evidence[MODEL_PERSON] & EV(P_LABEL)) && only(c, EV(P_LABEL)) &&
	       c->run.words == 1 && !c->run.initials && c->words.mixed == 1 &&
	       e->freq[FREQ_WORD] > e->freq[FREQ_SURNAME];
}

static bool capitals(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_UPPER && !(s->words.w[i].flags & WORD_CAPS);
}

/* By AMSTAR (Shea, 2007), in ANDROMEDA and PALLAS: a trial or a list to judge trials by,
 * in capitals where no line is. */
static bool trial(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_BY) | EV(P_AGENT) | EV(P_LIST) | EV(P_LABEL);
	uint32_t i = c->run.first, end = c->run.end;

	if (c->run.words != 1 || c->run.initials || !only(c, ways) || !capitals(s, i))
		return false;
	if (scene_punct(s, end, '('))
		return true;
	i -= i > 0 &&
	     (around_cue(s, i - 1, CUE_BIT(ANDOR)) || scene_punct(s, i - 1, ','));
	end += around_cue(s, end, CUE_BIT(ANDOR)) || scene_punct(s, end, ',');
	return (i > 0 && i < c->run.first && capitals(s, i - 1)) ||
	       (end > c->run.end && !scene_fresh(s, end) && capitals(s, end));
}

/* Required by CLIA, a Specialist (ADED): letters of a law, a body or a grade, in capitals
 * where no line is, and none of them anybody's name. */
static bool letters(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_BY) | EV(P_AGENT) | EV(P_LIST) | EV(P_LABEL) |
			      EV(P_ROLE_BEFORE) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) |
			      EV(P_AUX_AFTER) | EV(P_SLOT);
	const struct token *t = &s->doc->tok[c->run.first];

	return c->run.words == 1 && !c->run.initials && capitals(s, c->run.first) &&
	       t->end - t->start >= LETTERS_MIN && !c->words.names && !c->words.mixed &&
	       only(c, ways) && !(c->evidence[MODEL_ORG] & (EV(O_AT) | EV(O_FOR)));
}

/* As Quist notes, the class matters little: who reasons speaks of an author. */
static bool as_noted(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_SAY_AFTER) | EV(P_AGENT) | EV(P_LABEL);

	return s->words.w[c->run.first].zone == s->models->ids.zone_rationale &&
	       c->run.words == 1 && !c->run.initials && c->sides.says &&
	       c->sides.before != AROUND_NONE && around_is(s, c->sides.before, "as") &&
	       only(c, ways);
}

/* Tenex: Koh, Barnes; no trial. No dog: O'Haire, Guerin, Kirkham: among reasons bare
 * surnames between marks. */
static bool between_marks(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_LAST_FIRST) | EV(P_LABEL) | EV(P_LIST);
	uint32_t b = c->run.first - 1, end = c->run.end;

	return s->words.w[c->run.first].zone == s->models->ids.zone_rationale &&
	       c->run.first > 1 && !c->run.initials && only(c, ways) &&
	       c->words.words <= (c->run.reversed ? 2u : 1u) &&
	       (scene_punct(s, b, ':') || scene_punct(s, b, ',')) &&
	       !around_cue(s, b - 1, CUE_BIT(PERSONROLE)) &&
	       !scene_class(s, b - 1, LEX_BIT(ROLE) | LEX_BIT(TITLE) | LEX_BIT(KIN)) &&
	       (scene_punct(s, end, ',') || scene_punct(s, end, ';') ||
		scene_punct(s, end, '.'));
}

bool unnamed_keeps(const struct scene *s, const struct candidate *c)
{
	return !c->people && (double_name(s, c) || graded(s, c) || called_after(s, c) ||
			      in_series(s, c) || label_value(s, c) || trial(s, c) ||
			      letters(s, c) || as_noted(s, c) || between_marks(s, c));
}
