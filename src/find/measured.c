/*
 * Given: a candidate with its evidence. Promises: whether it is a scale, an angle or a
 * test, one of a row of them with what each came to. Must not: weigh.
 */
#include "measured.h"

#include "protect.h"

/* Does a number of a score or an angle stand at i, and a mark behind it? */
static bool measure_at(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_NUMBER && t->end - t->start <= 3 &&
	       !(s->words.w[i].flags & WORD_FOUND) &&
	       (scene_punct(s, i + 1, ',') || scene_punct(s, i + 1, ';') ||
		scene_punct(s, i + 1, '.'));
}

/* Meary 4, Kite 28, Hibbs 150, and Reynolds 11. */
bool measured_keeps(const struct scene *s, const struct candidate *c)
{
	uint32_t first = c->run.first, next = c->run.end + 2;

	if (c->run.words != 1 || (c->evidence[MODEL_PERSON] & STRONG_PERSON) ||
	    (c->evidence[MODEL_ORG] & STRONG_ORG) || !measure_at(s, c->run.end))
		return false;
	first -= first > 0 && around_cue(s, first - 1, CUE_BIT(AND));
	next += around_cue(s, next, CUE_BIT(AND));
	return (first > 2 && measure_at(s, first - 2)) ||
	       (s->doc->tok[next].kind == TOKEN_WORD && measure_at(s, next + 1));
}
