/*
 * Given: a run of words. Promises: what stands beside it. Must not: weigh.
 */
#include "candidate.h"

enum candidate_look candidate_look(const struct scene *s, uint32_t i)
{
	uint8_t flags = s->words.w[i].flags;

	if (flags & WORD_CAPS)
		return LOOK_CAPS;
	if (flags & WORD_TITLED)
		return LOOK_TITLED;
	return flags & (WORD_START | WORD_LABEL) ? LOOK_START : LOOK_MID_CAP;
}

void candidate_sides(const struct scene *s, const struct run *r, struct sides *out)
{
	out->before = around_before(s, r->first, &out->comma);
	out->says = around_says(s, r->end, &out->aux);
	out->test = around_test(s, r->end);
	out->year = around_year(s, r->end);
	out->terms = around_terms(s, r->first, r->end);
	out->studies = around_studies(s, r->first, r->end);
	out->look = candidate_look(s, r->first);
}
