/*
 * Given: a candidate with its evidence. Promises: whether its words are somebody's of the
 * literature: authors in brackets or in a rationale, whom a sign is called after, a case.
 * Must not: weigh.
 */
#include "cited.h"

#include "protect.h"

#define BRACKETED 32 /* tokens of a list in brackets, to either side */

/* What a list of authors is made of. */
static bool in_list(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_NUMBER)
		return t->end - t->start == 4;
	if (t->kind != TOKEN_WORD)
		return scene_punct(s, i, ',') || scene_punct(s, i, ';') ||
		       scene_punct(s, i, '&') || scene_punct(s, i, '-');
	return t->shape != SHAPE_LOWER || around_cue(s, i, CUE_BIT(ANDOR)) ||
	       around_is(s, i, "others colleagues see") ||
	       scene_class(s, i, LEX_BIT(PARTICLE));
}

/* COURAGE (Boden), ISCHEMIA (Maron): a trial is named before the bracket. */
static bool trial(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && t->shape == SHAPE_UPPER &&
	       t->end - t->start > 4 && !(s->words.w[i].flags & WORD_CAPS);
}

#define SCALE_BACK 6 /* tokens from a scale's letters to the bracket behind them */

static bool scale_at(const struct scene *s, uint32_t i)
{
	return around_in(s, i, CUE_SCALE) && s->doc->tok[i].shape == SHAPE_UPPER;
}

/* BDI-II, BAI and BHS (Beck); Trail Making Test (Reitan): a scale or a test ends before
 * the bracket at token i. */
static bool scale_before(const struct scene *s, uint32_t i)
{
	if (i > 0 && around_cue(s, i - 1, CUE_BIT(INSTRUMENT)) &&
	    s->doc->tok[i - 1].shape != SHAPE_LOWER)
		return true;
	for (uint32_t n = 0; n < SCALE_BACK && i > 0 && !scene_fresh(s, i); n++) {
		i--;
		if (scale_at(s, i))
			return true;
		if (s->doc->tok[i].kind == TOKEN_PUNCT && !scene_punct(s, i, '-') &&
		    !scene_punct(s, i, ','))
			return false;
	}
	return false;
}

/* "(Kaplan; Ingersoll and van Poppel)": capitals alone in brackets are who wrote of it,
 * where a letter names nobody. */
static bool bracketed(const struct scene *s, const struct candidate *c)
{
	uint64_t cues = STRONG_PERSON & ~(EV(P_LAST_FIRST) | EV(P_INITIAL_LAST));
	uint32_t first = c->run.first, end = c->run.end;

	if (scene_punct(s, first - 1, '('))
		cues &= ~EV(P_SAY_BEFORE); /* recommended (Cima, Maes) */

	if (first > 1 && scene_punct(s, first - 1, '(') &&
	    ((s->words.w[first - 2].flags & WORD_KEEP) ||
	     around_in(s, first - 2, CUE_STUDIED)))
		cues &= ~EV(P_ROLE_BEFORE); /* CPT (Resick), cancer patients (Barton) */
	if (c->evidence[MODEL_PERSON] & cues)
		return false;
	while (first > 0 && c->run.first - first < BRACKETED && in_list(s, first - 1))
		first--;
	while (end < s->doc->ntok && end - c->run.end < BRACKETED && in_list(s, end))
		end++;
	if (!(scene_punct(s, first - 1, '(') && scene_punct(s, end, ')')) &&
	    !(scene_punct(s, first - 1, '[') && scene_punct(s, end, ']')))
		return false;
	if (c->people && first == c->run.first && end == c->run.end &&
	    c->run.words == 2 && c->words.given_first && c->words.surname_last &&
	    !c->words.eponym)
		return false; /* asked of the office (Rosa Quist) */
	return !c->people ||  /* (Heaton; Lezak); Repair with mesh (Meyers): Upheld */
	       s->words.w[c->run.first].zone == s->models->ids.zone_rationale ||
	       (!c->run.initials && first > 1 && /* the Guides (Quist and Venn) */
		((end - first > 2 && (s->words.w[first - 2].flags & WORD_KEEP)) ||
		 trial(s, first - 2) || scale_before(s, first - 1))) ||
	       (scene_punct(s, end + 1, ':') && around_in(s, end + 2, CUE_RULED));
}

/* Kerns (MPI), Bruns & Disorbio (BHI-2): who made the scale in the brackets. */
static bool before_scale(const struct scene *s, const struct candidate *c)
{
	const uint64_t who =
		EV_TITLED | EV(P_GIVEN_FIRST) | EV(P_LABEL) | EV(P_ROLE_BEFORE);
	uint32_t end = c->run.end;

	if (c->run.initials || (c->evidence[MODEL_PERSON] & who))
		return false;
	while (end - c->run.end < BRACKETED && in_list(s, end))
		end++;
	return scene_punct(s, end, '(') && scale_at(s, end + 1);
}

/* In JUPITER (Ridker PM, Danielson E): among reasons, a trial before its authors. */
static bool trial_named(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_AGENT) | EV(P_BY) | EV(P_LIST);

	return s->words.w[c->run.first].zone == s->models->ids.zone_rationale &&
	       c->run.words == 1 && trial(s, c->run.first) &&
	       scene_punct(s, c->run.end, '(') &&
	       s->doc->tok[c->run.end + 1].shape == SHAPE_CAP &&
	       !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG);
}

/* Phalen's at 20 seconds: the sign is understood where nothing follows that is owned. */
static bool sign_of(const struct scene *s, const struct candidate *c)
{
	const uint64_t called = EV_CALLED | EV(P_BY);
	const struct token *t = &s->doc->tok[c->run.end];

	if (c->words.words != 1 || c->run.initials || t->kind != TOKEN_POSS ||
	    (c->evidence[MODEL_PERSON] & called))
		return false;
	if (!c->people && scene_class(s, c->run.end + 1, LEX_BIT(TESTNOUN)))
		return true; /* at Baxter's nerve, where no Baxter is known */
	if (around_in(s, c->run.end + 1, CUE_FOUND) && !scene_fresh(s, c->run.end + 2) &&
	    (t[2].kind == TOKEN_PUNCT ||
	     around_is(s, c->run.end + 2, "and or left right")))
		return true; /* Quist's negative, Venn's positive and */
	return c->words.eponym &&
	       (t[1].kind == TOKEN_PUNCT || t[1].kind == TOKEN_NUMBER ||
		scene_class(s, c->run.end + 1, LEX_BIT(FUNCTION)));
}

/* "Evaluation of Programs" by A.G. Quist and T. Venn: who wrote what is quoted. */
static bool wrote(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;
	bool reasons = s->words.w[i].zone == s->models->ids.zone_guideline ||
		       s->words.w[i].zone == s->models->ids.zone_rationale;

	if (c->evidence[MODEL_PERSON] & EV_CALLED)
		return false;
	for (; i > 2 && c->run.first - i < BRACKETED && !scene_fresh(s, i); i--)
		if (around_is(s, i - 1, "by of")) /* Chapter 15 by */
			return (reasons && scene_punct(s, i - 2, '"')) ||
			       around_is(s, i - 3, "chapter");
	return false;
}

static bool joins_two(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(AND)) || around_is(s, i, "nor");
}

/* Krogh, de Vos, and Rabago: one of a row of three or more, whichever. */
static bool in_row(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first, end = c->run.end;
	bool before = i > 1 && scene_punct(s, i - 1, ',') &&
		      s->doc->tok[i - 2].shape == SHAPE_CAP;

	if (before && joins_two(s, end) && scene_capital(s, end + 1))
		return true;
	if (!scene_punct(s, end, ','))
		return false;
	for (uint32_t k = end; k - end < BRACKETED && in_list(s, k); k++)
		if (joins_two(s, k) && around_is(s, k + 1, "others colleagues"))
			return true; /* Quist, Horn and others */
		else if (joins_two(s, k))
			return before || (s->doc->tok[k + 1].shape != SHAPE_LOWER &&
					  (k > end + 1 || c->run.reversed));
	return false;
}

static bool rather_given(const struct lexicon_entry *e)
{
	return e->freq[FREQ_GIVEN_M] > e->freq[FREQ_SURNAME] ||
	       e->freq[FREQ_GIVEN_F] > e->freq[FREQ_SURNAME];
}

/* Di Giacomo, van Dieen, Mynors-Wallis: one name in two words. */
static bool particle(const struct scene *s, const struct candidate *c)
{
	return c->run.words == 1 ? c->words.hyphen
				 : scene_class(s, c->run.first, LEX_BIT(PARTICLE));
}

/* Quist, Venn and Horn (Am J Med, 1998): a row that begins before token i ends in a
 * bracket with a year. */
static bool year_in_bracket(const struct scene *s, uint32_t i)
{
	uint32_t end = i + BRACKETED;

	while (i < end && in_list(s, i))
		i++;
	if (scene_punct(s, i, '('))
		while (i < end && !scene_punct(s, i, ')') && !scene_fresh(s, i))
			i++;
	return scene_punct(s, i, ')') && around_bare_year(s, i - 1);
}

/* Galer and Rowbotham showed relief, Dellon's staging: who reasons speaks of authors,
 * unless whoever it is has been named with a title; and that is found by the name, then.
 */
static bool author_pair(const struct scene *s, const struct candidate *c)
{
	uint64_t ways =
		EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) | EV(P_LAST_FIRST) | EV(P_LABEL);
	const struct token *tok = s->doc->tok;
	uint32_t i = c->run.first, end = c->run.end;
	bool reasons = s->words.w[i].zone == s->models->ids.zone_rationale ||
		       s->words.w[i].zone == s->models->ids.zone_guideline ||
		       year_in_bracket(s, end);

	if ((i > 1 && around_in(s, i - 2, CUE_REPORTED)) ||
	    (i > 0 && reasons && around_is(s, i - 1, "per") &&
	     tok[i - 1].shape == SHAPE_CAP) || /* Per Gross and Battie */
	    (tok[end].kind == TOKEN_POSS && around_in(s, end + 1, CUE_STUDYGROUP)))
		ways |= EV(P_BY); /* as noted by Tsai and Wadden, by Harch's group */
	if (i > 0 && joins_two(s, i - 1))
		ways |= EV(P_AGENT); /* who acts may stand behind an "and" */
	if (!c->people)
		ways |= EV(P_ROLE_COMMA) | EV(P_BY); /* Lord, Barnsley and Bogduk */
	if (c->words.words > 1U + c->run.reversed + particle(s, c) || c->run.initials)
		return false;
	if (!reasons && (c->people || !in_row(s, c)))
		return false;
	if ((c->people || !reasons) && rather_given(scene_entry(s, c->run.last)))
		return false; /* Both Imelda and Ruben */
	if (!in_row(s, c) &&
	    !(i > 2 && joins_two(s, i - 1) &&
	      (scene_capital(s, i - 2 - scene_punct(s, i - 2, ',')) ||
	       (!c->people && tok[i - 2].shape == SHAPE_UPPER))) && /* Tinetti ME and */
	    !(joins_two(s, end + scene_punct(s, end, ',')) &&
	      scene_capital(s, end + 1 + scene_punct(s, end, ','))) &&
	    !(tok[end].kind == TOKEN_POSS && !c->words.camel &&
	      !(c->evidence[MODEL_PERSON] & EV(P_POSS_TASK))))
		return false;
	return !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG & ~EV(O_ORG_VERB));
}

/* Rinne, Weber and Kiloh-Nevin: nothing but eponyms, or a double one, is no name turned
 * round, and no name because it was seen. */
static bool only_eponyms(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_LAST_FIRST) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) |
			      EV(P_BY) | EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST);
	const uint64_t unnamed =
		EV(P_LABEL) | EV(P_POSS_TASK); /* Derm: Mohs; Meckel's scan */
	bool twin, alone = !c->people && c->words.words == 1 && c->words.eponym;

	if (c->words.given_first && c->words.surname_last && c->words.words > 1 &&
	    (c->evidence[MODEL_PERSON] & EV(P_SLOT)))
		return false; /* signed by Vincent Barrett */
	if (!c->people && c->words.words == 1 && c->words.eponym &&
	    (c->evidence[MODEL_PERSON] & EV(P_POSS)) &&
	    !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~(ways | EV(P_LABEL))))
		return true; /* Family history: Huntington's and Parkinson's */
	twin = scene_phrase_end(s, c->run.first, LEX_BIT(EPONYM)) >= c->run.end;
	if (c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways &
	    ~(twin && (c->words.hyphen || c->words.words > 1) ? EV(P_LABEL) : 0) &
	    ~(alone ? unnamed : 0))
		return false;
	if (!c->people && c->words.words == 1 && c->words.eponym && !c->run.initials &&
	    !(c->evidence[MODEL_PERSON] & EV(P_BY)) &&
	    !(c->evidence[MODEL_ORG] & STRONG_ORG) &&
	    !(c->evidence[MODEL_ORG] & EV(O_FOR)))
		return true; /* Rinne is negative and Weber goes to the left */
	if (!twin && (c->words.eponym + c->words.acronym < 2 || !c->words.eponym ||
		      c->words.eponym + c->words.acronym < c->words.words))
		return false; /* Fujita I. UPPP */
	if (c->run.reversed && !scene_class(s, c->run.end - 1, LEX_BIT(EPONYM)))
		return false;
	return !c->people || c->run.reversed || twin;
}

/* Quist's case series, Venn Osei's paper of 1969: who owns what is read in journals. */
static bool owns_paper(const struct scene *s, const struct candidate *c)
{
	const uint64_t ways = EV(P_LAST_FIRST) | EV(P_LABEL) | EV(P_POSS_TASK) |
			      EV(P_SAY_BEFORE) | EV(P_BY);
	uint32_t i = c->run.end;

	if (around_is(s, i + 1, "and") && s->doc->tok[i + 2].shape == SHAPE_CAP &&
	    s->doc->tok[i + 3].kind == TOKEN_POSS)
		i += 3; /* Quist's and Venn's randomized trials */
	if (scene_hyphen(s, i) && around_in(s, i + 1, CUE_JOURNAL))
		return true; /* McInnes-Cochrane 2011 */
	if (s->doc->tok[i].kind != TOKEN_POSS || c->run.initials || c->words.words > 2 ||
	    (c->evidence[MODEL_PERSON] & STRONG_PERSON & ~ways))
		return false;
	return around_in(s, i + 1, CUE_OWNPAPER) ||
	       (around_is(s, i + 1, "case") && around_is(s, i + 2, "series")) ||
	       (around_in(s, i + 1, CUE_PAPEROF) && around_is(s, i + 2, "of in from") &&
		around_bare_year(s, i + 3));
}

/* Codman first called, Loew found tears: among reasons a bare surname that did research,
 * once it is nobody's that the letter names. */
static bool researched(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;
	bool first = around_is(s, i, "first");

	return s->words.w[c->run.first].zone == s->models->ids.zone_rationale &&
	       c->words.words == 1 && !c->run.initials &&
	       (around_in(s, i + first, CUE_RESEARCH) ||
		(first && around_is(s, i + 1, "called described used"))) &&
	       !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~EV(P_SAY_AFTER)) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG & ~EV(O_ORG_VERB));
}

/* "see also Quist, Venn, and Osei", "cites Quist": surnames that a reader is sent to. */
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
	if (i > 0 && around_in(s, i - 1, CUE_CITING))
		return true;
	return i > 1 && around_is(s, i - 1, "also") && around_is(s, i - 2, "see");
}

/* Quist, Ana R. (ed.), Practice Guidelines */
static bool editor(const struct scene *s, const struct candidate *c)
{
	return scene_punct(s, c->run.end, '(') &&
	       around_in(s, c->run.end + 1, CUE_EDITOR);
}

/* See Ohio Casualty, supra: a case cited before. */
static bool cited_before(const struct scene *s, const struct candidate *c)
{
	return scene_punct(s, c->org_end, ',') &&
	       around_is(s, c->org_end + 1, "supra infra");
}

/* The Opioid Risk Tool of Quist, the DIRE of Venn: who made what is asked or scored. */
static bool made_scale(const struct scene *s, const struct candidate *c)
{
	const uint64_t who = EV_TITLED | EV(P_GIVEN_FIRST) | EV(P_LAST_FIRST);
	uint32_t b = c->sides.before;

	return c->words.words == 1 && !c->run.initials && b != AROUND_NONE && b > 0 &&
	       !c->sides.comma && around_is(s, b, "of") &&
	       (around_cue(s, b - 1, CUE_BIT(INSTRUMENT)) ||
		around_is(s, b - 1, "tool") || scale_at(s, b - 1) ||
		(s->doc->tok[b - 1].shape == SHAPE_UPPER &&
		 !(s->words.w[b - 1].flags & WORD_CAPS) &&
		 scene_class(s, b - 1, LEX_BIT(DEVICE) | LEX_BIT(GUIDELINE)))) &&
	       s->doc->tok[b - 1].shape != SHAPE_LOWER &&
	       !(c->evidence[MODEL_PERSON] & who) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG & ~EV(O_ORG_VERB));
}

/* Gives a B. Silverstone braces: a grade, and what the next sentence begins with. */
static bool behind_grade(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->sides.before;

	return c->run.initials && s->doc->tok[c->run.first].shape == SHAPE_INITIAL &&
	       around_is(s, c->run.first, "a b c d f") && b != AROUND_NONE && b > 0 &&
	       !c->sides.comma && around_is(s, b, "a an") &&
	       scene_class(s, b - 1, LEX_BIT(SAYVERB) | LEX_BIT(PREDICATE));
}

bool cited_keeps(const struct scene *s, const struct candidate *c)
{
	return owns_paper(s, c) || made_scale(s, c) || before_scale(s, c) ||
	       behind_grade(s, c) || researched(s, c) || bracketed(s, c) || wrote(s, c) ||
	       trial_named(s, c) || only_eponyms(s, c) || sign_of(s, c) ||
	       author_pair(s, c) || editor(s, c) || cited_before(s, c) || see_also(s, c);
}
