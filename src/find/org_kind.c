/*
 * Given: a candidate read as an organisation. Promises: what kind of one it is: by what
 * the letter calls it, a list that has its whole name, its own words, what is done there.
 * Must not: ask whether it is one.
 */
#include "org_kind.h"

#include "org_reach.h"
#include "saint.h"

#define CARE_REACH 6  /* tokens between a word of care and where it was given */
#define CLAIM_REACH 3 /* between who decides and for whom */
#define LAW_REACH 9   /* between a lawyer and the firm */

enum lexicon_kind org_brand(uint64_t classes)
{
	if (classes & LEX_BIT(HEALTHORG))
		return KIND_HOSPITAL;
	if (classes & LEX_BIT(INSURER))
		return KIND_INSURER;
	if (classes & LEX_BIT(UR))
		return KIND_UR;
	return KIND_EMPLOYER;
}

/* The kind of a list that has the whole name, legal form or not. */
static enum lexicon_kind listed(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *form;
	uint32_t end = c->org_end;

	while (end > c->org_first) {
		uint64_t classes = lexical_whole(s, c->org_first, end);

		if (classes & BRANDS)
			return org_brand(classes);
		end--;
		if (s->doc->tok[end].kind == TOKEN_WORD &&
		    around_ends_with(s, end, LEX_BIT(LEGALFORM), &form) == AROUND_NONE)
			break;
	}
	return KIND_NONE;
}

/* Does a word with the cue, or of the role, stand among the n tokens before token i of
 * the sentence? */
static bool said_before(const struct scene *s, uint32_t i, unsigned n, uint64_t cue,
			enum lexicon_kind role)
{
	for (; n && i > 0 && !scene_fresh(s, i); n--) {
		const struct lexicon_entry *e = scene_entry(s, --i);

		if (scene_punct(s, i, ';') ||
		    (scene_punct(s, i, '.') && (s->words.w[i + 1].flags & WORD_START)))
			return false;
		if ((e->cues & cue) || (role && (e->classes & ROLES) &&
					(enum lexicon_kind)e->role_kind == role))
			return true;
	}
	return false;
}

bool org_cares(const struct scene *s, uint32_t i)
{
	return said_before(s, i, CARE_REACH, CUE_BIT(CARE), KIND_NONE);
}

bool org_acts(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i, ','))
		return around_is(s, i + 1, "through") &&
		       (s->doc->tok[i + 2].shape == SHAPE_CAP ||
			around_is(s, i + 2, "its"));
	while (around_cue(s, i, CUE_BIT(AUX) | CUE_BIT(NOT)))
		i++;
	return around_in(s, i, CUE_FIRMVERB) ||
	       (around_in(s, i, CUE_HIRED) && around_is(s, i + 1, "her him them me us"));
}

/* Kaiser So. Bay, UCLA Harbor, St. Rose: its first word says enough. */
static bool begins_clinic(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;

	return scene_class(s, i, LEX_BIT(HEALTHORG)) || saint_word(s, i) > i;
}

/* Stern, Steadman & Quick; Gill Rosales & Associates: partners. */
static bool partners(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *last = scene_entry(s, c->org_end - 1);

	if (!(c->evidence[MODEL_ORG] & EV(O_AMPERSAND)) || c->run.firm)
		return false;
	for (uint32_t i = c->org_first; i < c->org_end; i++)
		if (scene_punct(s, i, ','))
			return true;
	return !c->words.plain && !c->words.medical &&
	       c->words.names + c->words.unknown &&
	       (!(last->classes & LEX_BIT(WORD)) || (last->classes & LEX_BIT(SURNAME)) ||
		around_is(s, c->org_end - 1, "associates partners"));
}

/* Operating Engineers Local 12, Local 88: a union. */
static bool is_union(const struct scene *s, const struct candidate *c)
{
	for (uint32_t i = c->org_first; i <= c->org_end; i++)
		if (around_is(s, i, "local") && s->doc->tok[i + 1].kind == TOKEN_NUMBER)
			return true;
	return false;
}

/* Does a word of medicine end it, or stand before the head that does: Face & Jaw Center?
 */
static bool is_medical(const struct scene *s, const struct candidate *c)
{
	const uint64_t medical = LEX_BIT(MEDWORD) | LEX_BIT(SPECIALTY);
	uint32_t last = c->org_end - 1;

	if (c->evidence[MODEL_ORG] & EV(O_OF))
		return false; /* Department of Corrections and Rehabilitation */
	return scene_class(s, last, medical) ||
	       (last > c->org_first && scene_class(s, last, LEX_BIT(ORGHEAD)) &&
		scene_class(s, last - 1, medical));
}

/* What stands beside the name says: who decides there, or is paid there, or treated. */
static enum lexicon_kind beside(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->org_first;

	if (said_before(s, i, LAW_REACH, CUE_BIT(LAWYER), KIND_ATTORNEY))
		return KIND_LAWFIRM;
	if (around_cue(s, c->org_end, CUE_BIT(INSURE)))
		return KIND_INSURER;
	if (org_cares(s, i) || (i > 2 && around_is(s, i - 1, "to") &&
				around_is(s, i - 2, "him her me them") &&
				around_is(s, i - 3, "took rushed drove sent")))
		return KIND_HOSPITAL;
	return KIND_NONE;
}

enum lexicon_kind org_kind(const struct scene *s, const struct candidate *c)
{
	const uint64_t told = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_EMPLOYEE_AFTER);
	uint64_t ev = c->evidence[MODEL_ORG];
	enum lexicon_kind kind = listed(s, c);

	if ((ev & told) && c->org)
		return c->org;
	if (kind)
		return kind;
	if (is_union(s, c))
		return KIND_OTHER;
	if (c->org && c->org != KIND_EMPLOYER)
		return c->org;
	if (said_before(s, c->org_first, CLAIM_REACH, CUE_BIT(INSURE), KIND_NONE))
		return KIND_INSURER; /* an adjuster's work is no worker's */
	if (ev & EV(O_WORK_BEFORE))
		return c->org;
	if (partners(s, c))
		return KIND_LAWFIRM;
	if (is_medical(s, c) || (!c->org && begins_clinic(s, c)))
		return KIND_HOSPITAL;
	kind = beside(s, c);
	return kind ? kind : c->org;
}

/* What organisation the words at i say that it is: ", the insurer,", "(employer)", "is
 * the employer"; KIND_NONE when they don't. */
static enum lexicon_kind called_after(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	bool is = around_is(s, i, "is was"), bracket = scene_punct(s, i, '(');

	if (!is && !bracket && !scene_punct(s, i, ','))
		return KIND_NONE;
	i++;
	if (around_cue(s, i, CUE_BIT(THE) | CUE_BIT(ARTICLE)) ||
	    around_is(s, i, "his her their our"))
		i++;
	else if (!bracket)
		return KIND_NONE;
	for (uint32_t end = i + 3; i < end && !scene_fresh(s, i); i++) {
		if (around_ends_with(s, i, LEX_BIT(ORGROLE), &e) == AROUND_NONE)
			continue;
		i++;
		return is || (s->doc->tok[i].kind == TOKEN_PUNCT) || scene_fresh(s, i)
			       ? (enum lexicon_kind)e->org_kind
			       : KIND_NONE;
	}
	return KIND_NONE;
}

/* Friction, a lounge in Walnut; Second Wind, a boat: what it is called there is a head of
 * such names; KIND_NONE when it is not. */
static enum lexicon_kind described_after(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;

	if (!scene_punct(s, i, ',') || !around_cue(s, i + 1, CUE_BIT(ARTICLE)))
		return KIND_NONE;
	i += 2;
	for (uint32_t end = i + 3; i < end && s->doc->tok[i].shape == SHAPE_LOWER; i++)
		if (around_ends_with(s, i, LEX_BIT(ORGHEAD), &e) != AROUND_NONE &&
		    (s->doc->tok[i + 1].kind == TOKEN_PUNCT ||
		     around_is(s, i + 1, "in on at near of that where which with and")))
			return e->org_kind ? (enum lexicon_kind)e->org_kind
					   : KIND_EMPLOYER;
	return KIND_NONE;
}

enum lexicon_kind org_kind_after(const struct scene *s, const struct candidate *c)
{
	enum lexicon_kind called = called_after(s, c->org_end);

	if (!called && c->sides.look == LOOK_MID_CAP)
		called = described_after(s, c->org_end);
	return called;
}
