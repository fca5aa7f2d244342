/*
 * Given: a candidate with its evidence. Promises: what it is, or is not, whatever the
 * models' scores. Must not: look at scores.
 */
#include "judge.h"

#include <string.h>

#include "saint.h"

bool judge_nobodys(const struct candidate *c)
{
	const uint64_t cues = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			      EV(O_AT) | EV(O_EMPLOYEE_AFTER) | EV(O_ORG_VERB) |
			      EV(O_LABEL) | EV(O_LEGAL) | EV(O_KNOWN) | EV(O_POSS) |
			      EV(O_PLACED) | EV(O_HEAD_LAST) | EV(O_OF);
	uint64_t ev = c->evidence[MODEL_ORG];

	if (c->people || (ev & cues))
		return false;
	return (ev & EV(O_MEDICAL)) || !(ev & (EV(O_FOR) | EV(O_BY) | EV(O_AMPERSAND)));
}

bool judge_brand(const struct candidate *c)
{
	const uint64_t firm = EV(O_HEAD_LAST) | EV(O_HEAD_INSIDE) | EV(O_HEAD_FIRST) |
			      EV(O_AMPERSAND) | EV(O_OF);

	if (!c->words.camel || c->org_end != c->run.end || c->sides.says ||
	    !(c->evidence[MODEL_ORG] & EV(O_BARE)))
		return false;
	if (c->words.words == 1)
		return true;
	return !(c->evidence[MODEL_ORG] & firm) && c->sides.look == LOOK_MID_CAP &&
	       (c->sides.test || (c->words.plain == 0 && !c->sides.comma));
}

bool judge_firm(const struct candidate *c)
{
	const uint64_t person = EV_CALLED | EV(P_LABEL);

	return !c->people && c->run.words > 1 && (c->evidence[MODEL_ORG] & EV(O_KNOWN)) &&
	       !(c->evidence[MODEL_PERSON] & person);
}

/* HAROLD DE LA MORA: in capitals a particle looks like any word. */
static bool has_particle(const struct scene *s, const struct run *r)
{
	for (uint32_t i = r->first + 1; i < r->last; i++)
		if (scene_is(s, i, LEX_BIT(PARTICLE)))
			return true;
	return false;
}

#define SURNAME_MIN 96 /* a lexicon_freq: 4 in a million */

/* A given name before all else and a surname, of which firms have the word, too. */
static bool called_like(const struct scene *s, const struct run *r)
{
	const struct lexicon_entry *first = scene_entry(s, r->first);

	return r->words == 2 && r->end == r->first + 2 && lexical_given(first) &&
	       !(first->classes & LEX_BIT(CITY)) &&
	       scene_entry(s, r->last)->freq[FREQ_SURNAME] >= SURNAME_MIN;
}

bool judge_called(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = EV(O_HEAD_LAST) | EV(O_HEAD_INSIDE) | EV(O_LEGAL) |
			      EV(O_KNOWN) | EV(O_AMPERSAND) | EV(O_OF) |
			      EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			      EV(O_EMPLOYEE_AFTER) | EV(O_AT);
	uint64_t person = c->evidence[MODEL_PERSON];

	if ((person & (EV(P_ROLE_COMMA) | EV(P_ROLE_BEFORE))) &&
	    c->role == KIND_PATIENT && c->run.words == 2 &&
	    (c->words.names || c->words.unknown) && !(c->evidence[MODEL_ORG] & firm))
		return true; /* the applicant, Valium Teasdale */
	if (c->run.suffix && c->org_end == c->run.end && !(c->evidence[MODEL_ORG] & firm))
		return true; /* Krikor van der Horn, Jr. */
	if (called_like(s, &c->run) &&
	    !(c->evidence[MODEL_ORG] & firm &
	      ~(EV(O_HEAD_LAST) | EV(O_HEAD_INSIDE) | EV(O_ROLE_IS))))
		return true; /* Esperanza Plant */
	if (saint_ends(s, &c->run) &&
	    !(c->evidence[MODEL_ORG] & firm & ~(EV(O_ROLE_BEFORE) | EV(O_ROLE_IS))))
		return true; /* Asmeret St. Laurent, the vendor */
	return (person & EV(P_GIVEN_FIRST)) &&
	       !lexical_common(scene_entry(s, c->run.first)) &&
	       !(c->evidence[MODEL_ORG] & firm) &&
	       ((person & (EV(P_FIRST_MI_LAST) | EV(P_SAY_AFTER) | EV(P_AUX_AFTER) |
			   EV(P_LABEL) | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA))) ||
		has_particle(s, &c->run));
}

bool judge_resident(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_AMPERSAND) | EV(O_OF) |
			      EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			      EV(O_EMPLOYEE_AFTER);
	const uint64_t name = EV(P_GIVEN_FIRST) | EV(P_SURNAME_LAST);

	return c->run.words == 2 && (c->evidence[MODEL_ORG] & EV(O_PLACED)) &&
	       !(c->evidence[MODEL_ORG] & firm) &&
	       (c->evidence[MODEL_PERSON] & name) == name &&
	       !lexical_common(scene_entry(s, c->run.first));
}

bool judge_city(const struct scene *s, const struct candidate *c)
{
	uint32_t state = c->place_end + 1;

	if (c->title || !(c->evidence[MODEL_PLACE] & (EV(L_CITY) | EV(L_CITY_COMMON))))
		return false;
	return c->sides.place || ((c->evidence[MODEL_PLACE] & EV(L_STATE_AFTER)) &&
				  scene_is(s, state, LEX_BIT(STATE)) &&
				  s->doc->tok[state].shape == SHAPE_CAP &&
				  s->doc->tok[state].end - s->doc->tok[state].start > 3);
}

bool judge_town(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_EMPLOYEE_AFTER) |
			      EV(O_LEGAL) | EV(O_ORG_VERB) | EV(O_POSS) | EV(O_KNOWN) |
			      EV(O_FOR) | EV(O_BY);
	const uint64_t person = EV_CALLED | EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) |
				EV(P_AUX_AFTER) | EV(P_LAST_FIRST) | EV(P_KIN) |
				EV(P_ALONE);
	uint64_t whole = lexical_whole(s, c->run.first, c->run.end);

	return c->run.words > 1 && c->org_end == c->run.end && (whole & LEX_BIT(CITY)) &&
	       !(whole & LEX_BIT(SURNAME)) && !(c->evidence[MODEL_ORG] & firm) &&
	       (!(c->evidence[MODEL_ORG] & EV(O_WORK_BEFORE)) ||
		around_is(s, c->sides.before, "from in near")) &&
	       !(c->evidence[MODEL_PERSON] & person);
}

bool judge_payer(const struct scene *s, const struct candidate *c)
{
	const uint64_t placed = EV(L_STATE_AFTER) | EV(L_LIST) | EV(L_COUNTY);
	uint64_t listed = lexical_whole(s, c->run.first, c->run.end);
	uint32_t b = c->sides.before;

	if (c->sides.place || (c->evidence[MODEL_PLACE] & placed) || c->title ||
	    (b != AROUND_NONE && around_cue(s, b, CUE_BIT(INNEAR))))
		return false;
	if (listed & (LEX_BIT(INSURER) | LEX_BIT(UR)))
		return true;
	if (c->evidence[MODEL_ORG] & EV(O_EMPLOYEE_AFTER))
		return true; /* a 55-year-old Newtown employee */
	return (c->evidence[MODEL_ORG] & EV(O_WORK_BEFORE)) && b != AROUND_NONE &&
	       ((listed & LEX_BIT(EMPLOYER)) || around_cue(s, b, CUE_BIT(FOR)));
}

bool judge_clinic(const struct scene *s, const struct candidate *c)
{
	const uint64_t person = EV_CALLED | EV(P_ROLE_AFTER) | EV(P_LABEL) |
				EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST) |
				EV(P_LAST_FIRST) | EV(P_NICKNAME);
	const uint64_t acts =
		EV(P_SAY_AFTER) | EV(P_AUX_AFTER) | EV(P_POSS) | EV(P_KIN) | EV(P_LIST);
	const uint64_t town = LEX_BIT(CITY) | LEX_BIT(COUNTY);
	uint64_t ev = c->evidence[MODEL_PERSON];
	uint32_t first = c->run.first;
	uint64_t listed = lexical_whole(s, first, c->run.end);

	if (ev & person)
		return false;
	if (c->run.words > 1 &&
	    (listed & (LEX_BIT(HEALTHORG) | LEX_BIT(INSURER) | LEX_BIT(UR))))
		return true;
	while (first + 1 < c->run.end &&
	       !(lexical_whole(s, first + 1, c->run.end) & town))
		first++;
	if (first + 1 < c->run.end &&
	    ((lexical_whole(s, c->run.first, first + 1) & LEX_BIT(HEALTHORG)) ||
	     (around_in(s, first, CUE_CARECHAIN) && !(ev & acts))))
		return true; /* Kaiser Permanente Fontana, Mercy Folsom */
	first = c->run.first;
	return !(ev & acts) &&
	       ((saint_word(s, first) > first && !c->saint) ||
		((listed & LEX_BIT(HEALTHORG)) && !(listed & LEX_BITS_GIVEN)));
}

bool judge_headed(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *last = scene_entry(s, c->run.last);
	const uint64_t person = EV_TITLED | EV(P_ROLE_COMMA) | EV(P_ROLE_AFTER) |
				EV(P_NICKNAME) | EV(P_FIRST_MI_LAST) | EV(P_LABEL);

	/* The NP of the line above is of who stands there. */
	return ((s->words.w[c->run.first].flags & WORD_LINE) ||
		!(c->evidence[MODEL_PERSON] & EV(P_ROLE_BEFORE))) &&
	       c->org_end == c->run.end && !(c->evidence[MODEL_PERSON] & person) &&
	       (c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)) &&
	       !(c->evidence[MODEL_ORG] & EV(O_HEAD_ALONE)) &&
	       ((last->freq[FREQ_SURNAME] < SURNAME_MIN &&
		 !(last->classes & LEX_BITS_GIVEN)) ||
		run_org_phrase(s, c->run.last)); /* Pain Center */
}

bool judge_employer(const struct scene *s, const struct candidate *c)
{
	const uint64_t works = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE);
	const uint64_t person = EV_TITLED | EV(P_ROLE_COMMA) | EV(P_ROLE_AFTER) |
				EV(P_NICKNAME) | EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST);

	return c->run.words > 1 && !(c->evidence[MODEL_PERSON] & person) &&
	       !lexical_given(scene_entry(s, c->run.first)) &&
	       (c->acts || (c->org == KIND_EMPLOYER && (c->evidence[MODEL_ORG] & works)));
}

bool judge_county(const struct candidate *c)
{
	const uint64_t acts = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			      EV(O_EMPLOYEE_AFTER) | EV(O_ORG_VERB) | EV(O_LEGAL) |
			      EV(O_POSS) | EV(O_FOR) | EV(O_BY);

	return (c->evidence[MODEL_PLACE] & EV(L_COUNTY)) && c->org_end == c->run.end &&
	       c->org_first == c->run.first && !(c->evidence[MODEL_ORG] & acts);
}

/* AS A PORTER AT, THE JOB OF PORTER: what else but a job? */
static bool works_as(const struct scene *s, uint32_t before)
{
	if (before == 0)
		return false;
	if (around_cue(s, before, CUE_BIT(ARTICLE)))
		return around_cue(s, before - 1, CUE_BIT(AS));
	return around_cue(s, before, CUE_BIT(OF)) && around_in(s, before - 1, CUE_JOBOF);
}

bool judge_job(const struct scene *s, const struct candidate *c)
{
	const struct run *r = &c->run;
	uint64_t last = scene_entry(s, r->last)->classes;
	uint32_t b = c->sides.before;

	if (c->sides.look != LOOK_CAPS || c->title || c->title_list)
		return false;
	if (b == AROUND_NONE || c->sides.comma)
		return r->words > 1 &&
		       (lexical_whole(s, r->first, r->end) & LEX_BIT(OCCUPATION));
	if ((last & (LEX_BIT(OCCHEAD) | LEX_BIT(OCCUPATION))) && works_as(s, b))
		return true;
	if (r->words == 1)
		return false;
	return (lexical_whole(s, r->first, r->end) & LEX_BIT(OCCUPATION)) ||
	       ((last & (LEX_BIT(OCCHEAD) | LEX_BIT(OCCUPATION))) &&
		around_cue(s, b, CUE_BIT(ARTICLE) | CUE_BIT(OLD)));
}

void judge_open(const struct scene *s, const struct candidate *c,
		uint64_t evidence[MODELS])
{
	memcpy(evidence, c->evidence, sizeof(c->evidence));
	if (!c->people || c->run.first < s->head_end || c->sides.look != LOOK_MID_CAP ||
	    c->words.plain)
		return;
	evidence[MODEL_PERSON] &= ~EV(P_HEADER);
	evidence[MODEL_ORG] &= ~EV(O_HEADER);
}
