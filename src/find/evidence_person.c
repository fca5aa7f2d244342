/*
 * Given: a run. Promises: what speaks for and against its being a person.
 * Must not: decide.
 */
#include "apposition.h"
#include "called.h"
#include "candidate.h"
#include "record.h"

static uint64_t shape_evidence(const struct candidate *c, const struct lexical *x)
{
	const struct run *r = &c->run;
	uint64_t ev = 0;

	if (r->words >= 2 && x->given_first)
		ev |= EV(P_GIVEN_FIRST);
	if (r->words >= 2 && r->initials && r->head == r->first)
		ev |= EV(P_FIRST_MI_LAST);
	if (r->initials && r->head > r->first && !r->firm)
		ev |= EV(P_INITIAL_LAST);
	if (r->words == 1 && !r->initials && x->given)
		ev |= EV(P_GIVEN_ALONE);
	ev |= r->nickname ? EV(P_NICKNAME) : 0;
	ev |= r->suffix ? EV(P_SUFFIX) : 0;
	ev |= x->hyphen ? EV(P_HYPHEN) : 0;
	ev |= x->camel ? EV(P_CAMEL) : 0;
	ev |= x->particle ? EV(P_PARTICLE) : 0;
	ev |= r->words == 3 ? EV(P_THREE) : 0;
	ev |= r->words >= 4 ? EV(P_FOUR) : 0;
	return ev;
}

static uint64_t lexical_evidence(const struct lexical *x)
{
	uint64_t ev = 0;

	if (x->words && x->names + x->unknown == x->words && x->names)
		ev |= EV(P_NAME_WORDS);
	if (x->surname_last)
		ev |= EV(P_SURNAME_LAST);
	ev |= x->unknown ? EV(P_UNKNOWN_WORD) : 0;
	ev |= x->mixed ? EV(P_MIXED_WORDS) : 0;
	ev |= x->plain ? EV(P_PLAIN_WORDS) : 0;
	ev |= x->medical ? EV(P_MEDICAL) : 0;
	ev |= x->eponym ? EV(P_EPONYM) : 0;
	ev |= x->upper || x->acronym ? EV(P_UPPER) : 0;
	ev |= x->acro ? EV(P_ACRO) : 0;
	return ev;
}

static uint64_t look_evidence(const struct scene *s, const struct candidate *c)
{
	static const uint64_t of[] = {[LOOK_MID_CAP] = EV(P_MID_CAP),
				      [LOOK_START] = EV(P_START),
				      [LOOK_CAPS] = EV(P_CAPS),
				      [LOOK_TITLED] = EV(P_TITLED)};
	uint64_t ev = of[c->sides.look];

	if (s->words.w[c->run.first].flags & WORD_LABEL)
		ev |= EV(P_LABEL);
	return ev;
}

/* An exam by Spurling, an EMG by Roos: not work by Fairbank, nor by Apley grinding. */
static bool done_by(const struct scene *s, const struct candidate *c, uint32_t by)
{
	uint32_t i = c->run.end;

	by -= by > 1 && around_is(s, by - 1, "is was were"); /* an EMG was by Erb */
	return by > 0 && scene_class(s, by - 1, LEX_BIT(TASKNOUN)) &&
	       !around_in(s, by - 1, CUE_NOSEEN) && !c->sides.studies &&
	       (scene_fresh(s, i) || s->doc->tok[i].shape != SHAPE_LOWER ||
		c->sides.says || c->sides.aux || scene_class(s, i, LEX_BIT(FUNCTION)));
}

/* Caraway, Cousins, De Andres: a surname that is a word for kin, in a list of surnames.
 */
static bool kin_surname(const struct scene *s, uint32_t b)
{
	return s->doc->tok[b].shape == SHAPE_CAP && b > 1 &&
	       scene_class(s, b, LEX_BIT(KIN)) && scene_punct(s, b - 1, ',') &&
	       s->doc->tok[b - 2].shape == SHAPE_CAP;
}

/* Smith & Nephew Journey; LC/MS Confirmation; 14 Fr Coude: a firm's kin, a method, a
 * catheter's size. */
static bool no_role(const struct scene *s, uint32_t b)
{
	return b > 0 &&
	       (scene_punct(s, b - 1, '&') ||
		(scene_punct(s, b - 1, '/') && s->doc->tok[b].gap == 0 &&
		 around_is(s, b, "ms")) ||
		(around_is(s, b, "fr") && s->doc->tok[b - 1].kind == TOKEN_NUMBER));
}

static uint64_t before_evidence(const struct scene *s, struct candidate *c)
{
	const struct lexicon_entry *e;
	uint32_t b = c->sides.before;
	bool comma = c->sides.comma;
	uint64_t ev = 0;

	if (around_closing(s, c->run.first))
		return EV(P_SLOT) | EV(P_LABEL); /* Sincerely, */
	if (b == AROUND_NONE)
		return 0;
	if (b > 0 && around_is(s, b, "name signature") &&
	    around_ends_with(s, b - 1, ROLES, &e) != AROUND_NONE)
		candidate_role(c, e->role_kind); /* EMPLOYEE NAME */
	if (around_ends_with(s, b, ROLES, &e) != AROUND_NONE && !no_role(s, b) &&
	    !(comma && kin_surname(s, b))) {
		ev |= comma ? EV(P_ROLE_COMMA) : EV(P_ROLE_BEFORE);
		ev |= e->classes & LEX_BIT(KIN) ? EV(P_KIN) : 0;
		candidate_role(c, e->role_kind);
		return ev;
	}
	if (comma)
		return 0;
	if (around_ends_with(s, b, LEX_BIT(SLOT), &e) != AROUND_NONE &&
	    e->slot == LEXICON_GAP_NAME)
		ev |= EV(P_SLOT); /* spoke with, signed by */
	if (b > 0 && around_cue(s, b, CUE_BIT(NAMED)) &&
	    (c->words.plain < c->words.words || called_was(s, c, b)) &&
	    around_ends_with(s, b - 1, ROLES, &e) != AROUND_NONE &&
	    !(e->classes & LEX_BIT(ORGROLE))) {
		candidate_role(c, e->role_kind);
		return EV(P_ROLE_BEFORE); /* the rep was Antoinette */
	}
	if (around_cue(s, b, CUE_BIT(ARTICLE) | CUE_BIT(THE)))
		ev |= EV(P_ARTICLE);
	else if (around_ends_with(s, b, LEX_BIT(ORGROLE), &e) != AROUND_NONE &&
		 e->words > 1)
		ev |= EV(P_ORG_CUE); /* administered by */
	else if (around_cue(s, b, CUE_BIT(BYPER) | CUE_BIT(CALLED)))
		ev |= EV(P_BY) | (done_by(s, c, b) ? EV(P_SLOT) : 0);
	else if (around_classes(s, b) & LEX_BIT(AGENTCUE))
		ev |= EV(P_AGENT);
	if ((around_classes(s, b) & LEX_BIT(SAYVERB)) &&
	    s->doc->tok[b].shape == SHAPE_LOWER)
		ev |= EV(P_SAY_BEFORE);
	if (around_cue(s, b, CUE_BIT(WHERE)))
		ev |= EV(P_PLACE_CUE);
	if (around_cue(s, b, CUE_BIT(ORGCUE)))
		ev |= EV(P_ORG_CUE);
	return ev;
}

/* "Pete at Orthomed has it", "Kovalenko in Reno put him together": a name alone and where
 * whoever it is sits. */
static bool sits_at(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;
	const struct token *t = &s->doc->tok[i];

	if (c->run.words != 1 || c->run.initials || c->words.names != 1 ||
	    c->words.explained || !run_joins(s, i + 1))
		return false;
	if (around_is(s, i, "from") && around_in(s, i + 1, CUE_DEPARTMENT))
		return true; /* Ron from safety */
	if (t->shape != SHAPE_LOWER || t[1].kind != TOKEN_WORD ||
	    t[1].shape == SHAPE_LOWER)
		return false;
	return around_is(s, i, "at") ||
	       (around_is(s, i, "in") && scene_is(s, i + 1, LEX_BIT(CITY)));
}

/* Babinski and Romberg: an eponym in a list of them. */
static bool among_eponyms(const struct scene *s, const struct run *r)
{
	uint32_t i = r->first;

	if (r->words != 1 || r->initials || !scene_class(s, i, LEX_BIT(EPONYM)))
		return false;
	if (i >= 2 &&
	    (scene_punct(s, i - 1, ',') || around_cue(s, i - 1, CUE_BIT(ANDOR))) &&
	    scene_class(s, i - 2, LEX_BIT(EPONYM)))
		return true;
	return (scene_punct(s, r->end, ',') || around_cue(s, r->end, CUE_BIT(ANDOR))) &&
	       scene_class(s, r->end + 1, LEX_BIT(EPONYM)) &&
	       s->doc->tok[r->end + 1].shape != SHAPE_LOWER;
}

static uint64_t after_evidence(const struct scene *s, struct candidate *c, bool all_plain)
{
	uint32_t i = c->run.end, a;
	uint64_t ev = 0;

	if (scene_fresh(s, i))
		return 0;
	if (s->doc->tok[i].kind == TOKEN_POSS) {
		ev |= EV(P_POSS);
		a = around_after(s, i + 1);
		if (around_is(s, a, "own"))
			a = around_after(s, a + 1); /* Spurling's own report */
		if (around_classes(s, a) & LEX_BIT(TASKNOUN))
			ev |= EV(P_POSS_TASK);
		if (around_test(s, i + 1))
			ev |= EV(P_TEST_AFTER);
		return ev;
	}
	ev |= apposition_read(s, c, i, all_plain);
	if (c->sides.says && scene_class(s, i, LEX_BIT(TESTNOUN)))
		ev |= EV(P_NOUN_AFTER); /* Laurin views */
	else if (c->sides.says)
		ev |= EV(P_SAY_AFTER);
	else if (c->sides.aux)
		ev |= EV(P_AUX_AFTER);
	else if (around_verbal(s, i))
		ev |= EV(P_VERB_AFTER);
	if (c->sides.test || among_eponyms(s, &c->run))
		ev |= EV(P_TEST_AFTER);
	if ((s->doc->tok[i].kind == TOKEN_NUMBER && !record_day(s, i)) ||
	    scene_punct(s, i, '#') ||
	    (scene_punct(s, i, '[') && (s->words.w[i].flags & WORD_KEEP)))
		ev |= EV(P_NUMBER_AFTER);
	ev |= candidate_heads(s, c->run.first, i) ? EV(P_COLON) : 0;
	ev |= c->sides.year ? EV(P_YEAR_AFTER) : 0;
	a = around_after(s, i);
	if (a == i && s->doc->tok[i].shape == SHAPE_LOWER && !c->sides.aux &&
	    !around_is(s, i, "w") && /* w/ */
	    !(around_classes(s, i) &
	      (LEX_BIT(FUNCTION) | LEX_BIT(SAYVERB) | LEX_BIT(AGENTCUE))))
		ev |= EV(P_NOUN_AFTER);
	return ev;
}

/* What may carry a single word that opens a sentence or stands in capitals. */
#define SUPPORT                                                                     \
	(EV(P_MID_CAP) | EV_CALLED | EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) |           \
	 EV(P_AUX_AFTER) | EV(P_VERB_AFTER) | EV(P_SAY_BEFORE) | EV(P_BY) |         \
	 EV(P_AGENT) | EV(P_POSS) | EV(P_LIST) | EV(P_LABEL) | EV(P_INITIAL_LAST) | \
	 EV(P_LAST_FIRST) | EV(P_SLOT))

/* What around a run speaks for a person, beyond its own looks. */
#define CUES                                                                   \
	(EV_CALLED | EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) | EV(P_AUX_AFTER) |    \
	 EV(P_SAY_BEFORE) | EV(P_BY) | EV(P_AGENT) | EV(P_POSS) | EV(P_LIST) | \
	 EV(P_LABEL) | EV(P_ALONE) | EV(P_SLOT))

/* What names a person whatever the rest of the letter is like. */
#define NAMED                                                               \
	(EV_CALLED | EV(P_ROLE_AFTER) | EV(P_LABEL) | EV(P_FIRST_MI_LAST) | \
	 EV(P_NICKNAME) | EV(P_LAST_FIRST))

/* Two words or more that no list has, and they report or state: whoever that is, brands
 * don't. */
static bool stranger_says(const struct lexical *x, uint64_t ev)
{
	return x->words > 1 && x->unknown == x->words && (ev & EV(P_SAY_AFTER));
}

/* May token i be somebody's given name, and no month's or sign's? */
static bool given_at(const struct scene *s, uint32_t i)
{
	const uint64_t other = LEX_BIT(MONTH) | LEX_BIT(EPONYM) | LEX_BIT(FUNCTION) |
			       LEX_BIT(DRUG) | LEX_BIT(MEDWORD) | LEX_BIT(STATE);

	return s->doc->tok[i].shape == SHAPE_CAP && scene_class(s, i, LEX_BITS_GIVEN) &&
	       !scene_class(s, i, other);
}

/* Kwame and Abena share it: the first of two given names. */
static bool paired(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	return c->run.words == 1 && !c->run.initials && given_at(s, c->run.first) &&
	       !scene_fresh(s, i) && around_cue(s, i, CUE_BIT(AND)) &&
	       run_namey(s, i + 1) && (given_at(s, i + 1) || run_halves(s, i + 1));
}

/* A word that is a surname and nothing else. */
static bool only_surname(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_CAP && !scene_fresh(s, i) &&
	       scene_class(s, i, ~(LEX_BITS_GIVEN | LEX_BIT(NAMESUFFIX))) ==
		       LEX_BIT(SURNAME);
}

/* Fales and the crew, Okoro and his wife, Okafor and Nguyen: somebody and others, at a
 * sentence's beginning. */
static bool with_others(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.end;

	return c->run.words == 1 && c->sides.look == LOOK_START && c->words.names == 1 &&
	       !c->words.plain && !c->words.explained && !scene_fresh(s, i) &&
	       around_cue(s, i, CUE_BIT(AND)) &&
	       (around_cue(s, i + 1, CUE_BIT(THE)) ||
		(c->people && !c->sides.studies && only_surname(s, i + 1)) ||
		around_is(s, i + 1, "his her my our their two three another others"));
}

/* HER BILLING, MY CLERK: among capitals a word of the language is what somebody has. */
static bool owned(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.last;

	return c->sides.look == LOOK_CAPS && !c->title && i > 0 && !scene_fresh(s, i) &&
	       c->run.first + 1 >= i &&
	       around_is(s, i - 1, "my his her our your their its") &&
	       scene_class(s, i, LEX_BIT(WORD));
}

uint64_t evidence_person(const struct scene *s, struct candidate *c)
{
	const struct lexical *x = &c->words;
	uint64_t ev = EV(P_BIAS);
	int zone = s->words.w[c->run.first].zone;

	ev |= c->title ? EV(P_TITLE) : 0;
	ev |= c->title_list ? EV(P_TITLE_LIST) : 0;
	ev |= c->list_from != AROUND_NONE || paired(s, c) || with_others(s, c)
		      ? EV(P_LIST)
		      : 0;
	ev |= shape_evidence(c, x) | lexical_evidence(x) | look_evidence(s, c);
	if (c->title) /* Dr. Hand: any word is a name there */
		ev &= ~(EV(P_PLAIN_WORDS) | EV(P_MEDICAL) | EV(P_EPONYM) | EV(P_ACRO));
	ev |= after_evidence(s, c, x->plain == x->words);
	if ((ev & EV(P_CREDENTIAL)) && (ev & (EV(P_INITIAL_LAST) | EV(P_GIVEN_FIRST))))
		ev &= ~(EV(P_PLAIN_WORDS) | EV(P_MEDICAL)); /* R. HAND, P.A. */
	ev |= c->title ? 0 : before_evidence(s, c);
	if (called_by_size(s, &c->run))
		ev = (ev & ~EV(P_PLAIN_WORDS)) | EV(P_NICKNAME) | EV(P_GIVEN_FIRST);
	if ((ev & EV(P_ROLE_COMMA)) && called_own_role(s, c))
		ev = (ev & ~EV(P_PLAIN_WORDS)) | EV(P_SLOT);
	if (called_so(s, c))
		ev = (ev & ~EV(P_PLAIN_WORDS)) | EV(P_SLOT) | EV(P_ROLE_AFTER) |
		     EV(P_NICKNAME);
	if (owned(s, c))
		ev = (ev & ~(EV(P_NAME_WORDS) | EV(P_GIVEN_FIRST) | EV(P_SURNAME_LAST))) |
		     EV(P_PLAIN_WORDS);
	if (called_aged(s, c))
		ev = (ev & ~EV(P_PLAIN_WORDS)) | EV(P_ROLE_AFTER);
	if ((ev & (EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA))) && (ev & EV(P_GIVEN_FIRST)) &&
	    x->surname_last && !lexical_common(scene_entry(s, c->run.first)))
		ev &= ~(EV(P_PLAIN_WORDS) |
			EV(P_MEDICAL)); /* the applicant, Maria Block */
	ev |= record_of(s, c) ? EV(P_SLOT) | EV(P_BY) : 0;
	ev |= sits_at(s, c) ? EV(P_SLOT) : 0;
	ev |= c->run.reversed ? EV(P_LAST_FIRST) : 0;
	if (!c->title && (lexical_whole(s, c->run.first, c->run.end) &
			  (LEX_BIT(INSURER) | LEX_BIT(UR))))
		ev |= EV(P_FIRM); /* Sedgwick, Gallagher Bassett */
	ev |= around_alone(s, c->run.first, c->run.end) ? EV(P_ALONE) : 0;
	ev |= scene_is(s, c->run.first, LEX_BIT(CITY)) && !c->run.initials ? EV(P_CITY)
									   : 0;
	if (c->run.words == 1 && !(ev & SUPPORT))
		ev |= EV(P_UNSUPPORTED);
	ev |= ev & CUES ? 0 : EV(P_BARE);
	if (!c->people && !(ev & NAMED) && !stranger_says(x, ev))
		ev |= EV(P_NOBODY);
	ev |= c->sides.terms ? EV(P_TERMS) : 0;
	ev |= c->sides.studies ? EV(P_STUDY) : 0;
	if (zone == s->models->ids.zone_guideline)
		ev |= EV(P_CITED);
	if (zone == s->models->ids.zone_header)
		ev |= EV(P_HEADER);
	return ev;
}
