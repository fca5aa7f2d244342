/*
 * Given: a candidate of words of the language. Promises: whether medicine writes them
 * with capitals, as against clinics and firms that are called so. Must not: ask whether
 * they are.
 */
#include "clinical.h"

#include "protect.h"

#define CAPITAL 13 /* of lexicon_entry.cap: one in twenty of the word is capitalised */

/* Summit Physical Therapy, Premier Spine: does a word lead that names of clinics begin
 * with and terms do not? */
static bool stem_leads(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);
	uint64_t term = LEX_BIT(MEDWORD) | LEX_BIT(DRUG) | LEX_BIT(DEVICE) |
			LEX_BIT(EPONYM) | LEX_BIT(PROPERWORD) | LEX_BIT(PLACECUE) |
			LEX_BIT(SPECIALTY);

	if (c->sides.look != LOOK_MID_CAP || c->words.words < 2)
		return false;
	if (c->words.words > 2 && (c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)))
		return true; /* Body Balance Acupuncture */
	return (e->cues & CUE_BIT(STEM)) ||
	       (!(e->classes & term) && (!e->classes || e->cap >= CAPITAL));
}

/* Peach Tree, Blue Anchor: what of it medicine has, too, are towns and surnames, and it
 * ends in nothing that is done or that firms are. */
static bool of_towns(const struct scene *s, const struct candidate *c)
{
	const uint64_t town = LEX_BIT(CITY) | LEX_BIT(COUNTY) | LEX_BIT(SURNAME);
	const uint64_t head = LEX_BIT(ORGHEAD) | LEX_BIT(TASKNOUN) | LEX_BIT(SPECIALTY);

	if (c->sides.look != LOOK_MID_CAP || c->words.words < 2 ||
	    scene_class(s, c->run.last, head))
		return false;
	for (uint32_t i = c->run.first; i < c->run.end; i++)
		if (scene_class(s, i, LEX_BIT(MEDWORD) | LEX_BIT(EPONYM)) &&
		    !scene_class(s, i, town))
			return false;
	return true;
}

/* A brace from Pacific Crest Orthotics: a name of three words or more, the first of which
 * is often written with a capital. */
static bool comes_from(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);

	return c->people && c->words.words > 2 && c->sides.look == LOOK_MID_CAP &&
	       (c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)) && !c->sides.comma &&
	       around_is(s, c->sides.before, "from through via") &&
	       !(e->classes & (LEX_BIT(PROPERWORD) | LEX_BIT(DEMONYM))) &&
	       lexical_often_capital(e);
}

/* MISSION TRAILS SPORTS MEDICINE | Ana Quist, M.D.: the letter's first line, the first
 * word of which may be a name, above a doctor. */
static bool letterhead(const struct scene *s, const struct candidate *c)
{
	const uint64_t name = LEX_BIT(SURNAME) | LEX_BIT(CITY) | LEX_BIT(COUNTY);
	const uint64_t term = LEX_BIT(MEDWORD) | LEX_BIT(TASKNOUN) | LEX_BIT(SPECIALTY) |
			      LEX_BIT(ROLE) | LEX_BIT(ORGROLE);
	uint32_t k = c->org_end;

	if (c->run.first != 0 || !around_alone(s, 0, k) ||
	    !(c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)) || !scene_class(s, 0, name) ||
	    scene_class(s, 0, term))
		return false;
	for (k++; !scene_fresh(s, k) && !(s->doc->tok[k].gap & GAP_NEWLINES); k++)
		if (run_credential(s, k) > k)
			return true;
	return false;
}

bool clinical_keeps(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	uint64_t org = c->evidence[MODEL_ORG];
	uint64_t person = EV_TITLED | EV(P_LABEL) | EV(P_ROLE_COMMA);
	uint64_t firm = EV(O_LEGAL) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_KNOWN) |
			EV(O_OF) | EV(O_EMPLOYEE_AFTER) | EV(O_WORK_BEFORE) |
			EV(O_LABEL) | EV(O_ORG_VERB) | EV(O_PLACED);

	if (c->people)
		person |= EV(P_GIVEN_FIRST);
	if (!x->medical)
		firm |= EV(O_AMPERSAND);
	if (!x->medical || stem_leads(s, c) || of_towns(s, c))
		firm |= EV(O_AT);
	if ((org & EV(O_PLAIN)) && (org & EV(O_MEDICAL)) && !(org & EV(O_HEAD_FIRST)))
		firm &= ~EV(O_OF); /* Twelve Sessions of Aquatic Therapy */
	if ((c->evidence[MODEL_PERSON] & person) || (org & firm) ||
	    (c->evidence[MODEL_PLACE] & STRONG_PLACE) || comes_from(s, c) ||
	    letterhead(s, c))
		return false;
	if (around_cue(s, c->run.last, CUE_BIT(INSTITUTION)))
		return x->words == 1;
	if (c->people && (org & EV(O_HEAD_LAST)) &&
	    (c->org == KIND_INSURER || c->org == KIND_LAWFIRM || c->org == KIND_UR))
		return false; /* Pacific Crest Mutual */
	return x->medical || c->org == KIND_HOSPITAL || !c->people ||
	       !(org & EV(O_HEAD_LAST));
}
