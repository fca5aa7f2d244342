/*
 * Given: the end of a job. Promises: the further jobs of the list it begins, over the
 * places and years between them. Must not: ask whose they are.
 */
#include "job_list.h"

#include "job_run.h"

/* Over ", and later as a" or ", then ": where a further job may begin after one that ends
 * before i; i when nothing leads on. A list may also go on without an article (*bare). */
static uint32_t leads_on(const struct scene *s, uint32_t i, bool *bare)
{
	uint32_t j = i;
	bool led = false;

	for (int k = 0; k < 6 && !scene_fresh(s, j); k++, j++) {
		if (around_cue(s, j, CUE_BIT(ARTICLE) | CUE_BIT(AS)) ||
		    around_is(s, j, "later then formerly previously briefly once"))
			led = true;
		else if (!scene_punct(s, j, ',') && !scene_punct(s, j, ';') &&
			 !scene_punct(s, j, '/') && s->doc->tok[j].kind != TOKEN_NUMBER &&
			 !around_is(s, j,
				    "and or is was now also since before that earlier"))
			break;
	}
	*bare = !led;
	return !around_cue(s, i, CUE_BIT(ARTICLE)) ? j : i;
}

#define PLACE_REACH 10 /* tokens of the place where one job of a list was held */

/* Over " by trade", ", La Quinta;", " at Quist & Sons" and " (2001-2004)", where a comma
 * or semicolon follows: the token after it, or i. */
static uint32_t over_place(const struct scene *s, uint32_t i)
{
	bool bracket = scene_punct(s, i, '(');
	uint32_t j = i + 1;

	if (around_is(s, i, "by") && around_in(s, i + 1, CUE_BYTRADE))
		return i + 2;
	if (scene_punct(s, i, ',') && s->doc->tok[j].shape == SHAPE_CAP) {
		while (j - i < PLACE_REACH && s->doc->tok[j].shape == SHAPE_CAP &&
		       run_joins(s, j))
			j++;
		return scene_punct(s, j, ';') ? j : i; /* , La Quinta; */
	}
	if (!bracket && !around_cue(s, i, CUE_BIT(AT) | CUE_BIT(FOR)) &&
	    !around_is(s, i, "with in"))
		return i;
	for (; j - i < PLACE_REACH && !scene_fresh(s, j); j++) {
		const struct token *t = &s->doc->tok[j];

		if (bracket ? scene_punct(s, j, ')') : t->c == ',' || t->c == ';')
			return bracket ? j + 1 : j;
		if (!bracket && t->kind == TOKEN_WORD && t->shape == SHAPE_LOWER &&
		    !scene_class(s, j, LEX_BIT(FUNCTION)))
			break;
	}
	return i;
}

bool job_list_stops(const struct scene *s, uint32_t i)
{
	return scene_fresh(s, i) || s->doc->tok[i].kind == TOKEN_PUNCT ||
	       !run_joins(s, i) || around_cue(s, i, CUE_BIT(ANDOR) | CUE_BIT(JOBSTOP));
}

uint32_t job_list(const struct scene *s, uint32_t i, struct finding_list *out,
		  uint16_t type)
{
	for (;;) {
		bool aux, bare;
		uint32_t after = over_place(s, i), j = leads_on(s, after, &bare), start,
			 end;

		if (j == after)
			return i;
		start = job_skip(s, j);
		end = job_run_end(s, start, false);
		if (end == start || (bare && !job_list_stops(s, end)) ||
		    around_says(s, end, &aux) || aux)
			return i;
		job_put(s, out, type, start, end, 0.75f);
		i = end;
	}
}
