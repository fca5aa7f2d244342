/*
 * Given: a candidate with its evidence. Promises: whether it stands where only a drug, a
 * device or care does, or is what a body makes of a drug. Must not: weigh; say so of what
 * is called like a person or a firm.
 */
#include "treatment.h"

#include "../base/ascii.h"

#define LIST_REACH 12 /* tokens of a list between "requests for" and its item */
#define STEM_MIN 6    /* letters of a drug within a word */
#define WORD_MAX 40

/* "a request for", "a trial of", "started on", "prescribed", the last word token b. */
static bool leads(const struct scene *s, uint32_t b)
{
	if (around_in(s, b, CUE_DOSED))
		return true;
	if (b == 0 || scene_fresh(s, b))
		return false;
	return (around_is(s, b, "for") && around_in(s, b - 1, CUE_ASKED)) ||
	       (around_is(s, b, "of") && around_in(s, b - 1, CUE_DOSEOF)) ||
	       (around_is(s, b, "on") && around_in(s, b - 1, CUE_DOSEDON)) ||
	       (around_is(s, b, "from off") && around_in(s, b - 1, CUE_DOSEDFROM)) ||
	       (around_is(s, b, "to with") && around_in(s, b - 1, CUE_DOSEDTO));
}

/* Such words before the run, or before the list of capitals it is an item of: "requests
 * for Soma and for", "started on Norco,"; "Refill" as its first word. */
static bool led_to(const struct scene *s, const struct candidate *c)
{
	const uint64_t acts = EV(P_SAY_AFTER) | EV(P_AUX_AFTER) | EV(P_VERB_AFTER);
	uint32_t i = c->run.first;

	if (c->run.words > 1 && around_in(s, i, CUE_DOSEDFIRST))
		return true;
	if (c->sides.before != AROUND_NONE && !c->sides.comma &&
	    (around_in(s, c->sides.before, CUE_DOSEDFIRST)
		     ? (s->words.w[c->sides.before].flags & WORD_START) != 0
		     : leads(s, c->sides.before)))
		return true;
	if ((c->evidence[MODEL_PERSON] & acts) &&
	    !around_is(s, c->run.end, "are were have"))
		return false; /* prescribed Norco and Okafor agreed */
	for (uint32_t n = 0; n < LIST_REACH && i > 1 && !scene_fresh(s, i); n++) {
		i--;
		if (leads(s, i))
			return n > 0;
		if (s->doc->tok[i].kind != TOKEN_NUMBER && !scene_punct(s, i, ',') &&
		    !around_cue(s, i, CUE_BIT(ANDOR) | CUE_BIT(FOR)) &&
		    (s->doc->tok[i].kind != TOKEN_WORD ||
		     s->doc->tok[i].shape == SHAPE_LOWER))
			return false;
	}
	return false;
}

/* "was titrated", "was prescribed for", "is not recommended", "gave relief" behind it. */
static bool told_of(const struct scene *s, const struct candidate *c)
{
	bool now = around_is(s, c->run.end, "is are");
	uint32_t i = c->run.end;

	while (!scene_fresh(s, i) && around_cue(s, i, CUE_BIT(AUX) | CUE_BIT(NOT)))
		i++;
	if (scene_fresh(s, i))
		return false;
	if (around_in(s, i, CUE_RELIEVES))
		return around_is(s, i + 1, "relief no some good partial little");
	if (i == c->run.end)
		return false;
	if (around_in(s, i, CUE_DOSEDFOR))
		return scene_punct(s, i + 1, '.') || scene_punct(s, i + 1, ',') ||
		       around_is(s, i + 1, "for by as in");
	return around_in(s, i, CUE_DOSEDSO) ||
	       (now && (around_in(s, i, CUE_DOSEDNOW) || around_is(s, i, "fda")));
}

/* A vacuum device (Osbon ErecAid), globulin (HyperHEP B): what a thing is sold as, alone
 * in brackets behind it. */
static bool bracketed(const struct scene *s, const struct candidate *c)
{
	const uint64_t thing =
		LEX_BIT(TESTNOUN) | LEX_BIT(MEDWORD) | LEX_BIT(DEVICE) | LEX_BIT(DRUG);
	const uint64_t other = LEX_BIT(TASKNOUN) | LEX_BIT(OCCHEAD) | LEX_BIT(ROLE) |
			       LEX_BIT(SPECIALTY) | LEX_BIT(ORGROLE) | LEX_BIT(ORGHEAD);
	uint32_t i = c->run.first;

	return i > 1 && !scene_fresh(s, i) && scene_punct(s, i - 1, '(') &&
	       scene_punct(s, c->run.end, ')') &&
	       s->doc->tok[i - 2].shape == SHAPE_LOWER && scene_class(s, i - 2, thing) &&
	       !scene_class(s, i - 2, other);
}

/* Residual by BladderScan was 220: a finding, what it was found with, a number. */
static bool measured_by(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->sides.before, i = c->run.end;

	return b != AROUND_NONE && b > 0 && !c->sides.comma && around_is(s, b, "by on") &&
	       around_is(s, i, "was is of at were") &&
	       s->doc->tok[i + 1].kind == TOKEN_NUMBER;
}

/* Nor-buprenorphine, desmethyl-tramadol: a word that no list has, and a drug in it. */
static bool metabolite(const struct scene *s, uint32_t i)
{
	static const char *const prefixes[] = {
		"nor",	  "des", "desmethyl", "hydroxy", "amino", "carboxy", "acetyl",
		"methyl", "oxy", "dihydro",   "dehydro", "levo",  "dextro"};
	unsigned char low[WORD_MAX];
	struct str w = doc_token(s->doc, i);

	if (scene_entry(s, i)->classes || w.n > WORD_MAX)
		return false;
	for (size_t k = 0; k < w.n; k++)
		low[k] = ascii_lower(w.p[k]);
	w.p = low;
	for (size_t k = 0; k < sizeof(prefixes) / sizeof(prefixes[0]); k++) {
		struct str p = str_of(prefixes[k]);

		if (w.n >= p.n + STEM_MIN && str_eq(str_sub(w, 0, p.n), p) &&
		    (lexicon_key(&s->pack->lex, str_sub(w, p.n, w.n))->classes &
		     LEX_BIT(DRUG)))
			return true;
	}
	return false;
}

/* Aquatic Therapy, Cervical Spine: nothing but words of medicine, which no firm's name
 * begins with. */
static bool term(const struct scene *s, const struct candidate *c)
{
	return c->words.plain + c->words.explained >= c->words.words &&
	       (c->words.medical || (c->evidence[MODEL_ORG] & EV(O_HEAD_ALONE))) &&
	       !around_cue(s, c->run.first, CUE_BIT(STEM));
}

/* Bilateral Knees, Low Back, Cervical Spine: parts of the body and their sides. */
static bool body_part(const struct scene *s, const struct candidate *c)
{
	if (c->words.words < 2 || c->org_end > c->run.end)
		return false;
	for (uint32_t i = c->run.first; i < c->run.end; i++)
		if (s->doc->tok[i].kind == TOKEN_WORD &&
		    !scene_class(s, i, LEX_BIT(MEDWORD)) && !around_in(s, i, CUE_SIDE))
			return false;
	return c->words.plain == c->words.words;
}

bool treatment_keeps(const struct scene *s, const struct candidate *c)
{
	const uint64_t named = EV_CALLED | EV(P_LABEL) | EV(P_LAST_FIRST) | EV(P_SUFFIX) |
			       EV(P_NICKNAME);
	const uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_ROLE_BEFORE) |
			      EV(O_ROLE_IS) | EV(O_EMPLOYEE_AFTER) | EV(O_AMPERSAND) |
			      EV(O_HEAD_LAST) | EV(O_PLACED) | EV(O_LABEL);
	const uint64_t part = firm & ~(EV(O_HEAD_LAST) | EV(O_LABEL) | EV(O_KNOWN));
	const struct lexical *x = &c->words;

	if (!(c->evidence[MODEL_PERSON] & (named & ~EV(P_LABEL))) &&
	    !(c->evidence[MODEL_ORG] & (part | EV(O_WORK_BEFORE))) && body_part(s, c))
		return true;
	if ((c->run.initials && !x->camel) || /* HyperHEP B */
	    (c->evidence[MODEL_PERSON] & named) ||
	    (c->evidence[MODEL_ORG] & firm & ~(term(s, c) ? EV(O_HEAD_LAST) : 0)) ||
	    (c->evidence[MODEL_PLACE] & (EV(L_STATE_AFTER) | EV(L_LIST))))
		return false;
	if (metabolite(s, c->run.end - 1))
		return true;
	return (x->names + x->mixed == 0 || x->explained) &&
	       !(c->evidence[MODEL_PERSON] & EV(P_GIVEN_FIRST)) &&
	       (led_to(s, c) || told_of(s, c) || bracketed(s, c) || measured_by(s, c));
}
