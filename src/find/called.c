/*
 * Given: a run. Promises: whether what stands around it says that somebody is called so,
 * whatever the words are. Must not: weigh.
 */
#include "called.h"

#define WHOM_FAR 7 /* tokens from "whom" to "call" */

/* "The dispatcher was Rain.": whoever that is is called so, whatever the word is. */
bool called_was(const struct scene *s, const struct candidate *c, uint32_t b)
{
	return c->run.words == 1 && c->sides.look == LOOK_MID_CAP &&
	       c->words.surname_last && !c->words.explained && !c->words.medical &&
	       scene_punct(s, c->run.end, '.') && b > 1 &&
	       around_is(s, b, "was named called") &&
	       around_cue(s, b - 2, CUE_BIT(THE)) &&
	       !scene_class(s, c->run.first, LEX_BIT(DEMONYM) | LEX_BIT(ROLE));
}

/* Big Mike, Little Joe. */
bool called_by_size(const struct scene *s, const struct run *r)
{
	return r->words == 2 && r->end == r->first + 2 &&
	       around_in(s, r->first, CUE_SIZE) &&
	       scene_class(s, r->last, LEX_BITS_GIVEN) &&
	       !lexical_common(scene_entry(s, r->last));
}

/* Storm, 31, lives; Heaven (12): a capital and the age it has. */
bool called_aged(const struct scene *s, const struct candidate *c)
{
	const struct token *t = &s->doc->tok[c->run.end + 1];
	uint32_t i = c->run.end;

	if (c->run.words > 2 || c->words.explained || c->words.medical ||
	    (c->sides.look != LOOK_MID_CAP &&
	     (c->sides.look != LOOK_START || c->words.plain)) ||
	    !(s->words.w[i + 1].flags & WORD_FOUND) ||
	    scene_class(s, c->run.last, LEX_BIT(MONTH) | LEX_BIT(WEEKDAY)))
		return false;
	if (t->kind == TOKEN_NUMBER ? t->end - t->start > 2 || t->c == '0'
				    : !scene_class(s, i + 1, LEX_BIT(NUMWORD)))
		return false;
	return scene_punct(s, i, ',')
		       ? scene_punct(s, i + 2, ',')
		       : scene_punct(s, i, '(') && scene_punct(s, i + 2, ')');
}

/* My pit boss, Sugar. Her supervisor, Rusty, said: whoever somebody has, between a comma
 * and a stop, is called so, whatever the word is. */
bool called_own_role(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->sides.before, end = c->run.end;

	if (c->run.words > 2 || c->sides.look != LOOK_MID_CAP || c->words.explained ||
	    c->words.medical || !(scene_punct(s, end, ',') || scene_punct(s, end, '.')))
		return false;
	for (int k = 0; k < 3 && i > 0 && !scene_fresh(s, i); k++)
		if (around_is(s, --i, "my his her their our") ||
		    (around_is(s, i, "the") && c->run.words == 1 &&
		     c->words.surname_last && scene_punct(s, end, ',')))
			return true;
	return false;
}

/* They call him Bear, whom all of us call Bear, they know him only as Bear: at token b,
 * the last before. */
static bool by_all(const struct scene *s, uint32_t b)
{
	if (around_is(s, b, "me him her"))
		return around_is(s, b - 1, "call calls called calling");
	if (around_is(s, b, "as") && b > 1)
		return around_is(s, b - 1, "addressed") ||
		       (around_is(s, b - 1, "only") &&
			around_is(s, b - 2, "know knew known knows him her"));
	if (around_is(s, b, "call calls called"))
		for (uint32_t k = 1; k < WHOM_FAR && k < b && !scene_fresh(s, b - k + 1);
		     k++)
			if (around_is(s, b - k, "whom"))
				return true;
	return false;
}

/* Ana Goodman ("Goody"): behind a name, in quotes and brackets. */
static bool in_quotes(const struct scene *s, uint32_t i, uint32_t end)
{
	return i > 3 && scene_punct(s, i - 1, '"') && scene_punct(s, i - 2, '(') &&
	       scene_punct(s, end, '"') && scene_punct(s, end + 1, ')') &&
	       s->doc->tok[i - 3].shape == SHAPE_CAP &&
	       scene_class(s, i - 3, LEX_BIT(SURNAME)) &&
	       !scene_class(s, i - 3, LEX_BIT(ORGHEAD));
}

/* They call him Bear; nicknamed Sugar. */
bool called_so(const struct scene *s, const struct candidate *c)
{
	const uint64_t other = LEX_BIT(WEEKDAY) | LEX_BIT(MONTH) | LEX_BIT(TITLE) |
			       LEX_BIT(ROLE) | LEX_BIT(NUMWORD) | LEX_BIT(ORGHEAD);
	uint32_t b = c->sides.before, i = c->run.first;

	if (c->run.words == 1 && c->run.end == i + 1 && in_quotes(s, i, i + 1))
		return true;
	if (c->run.words != 1 || c->sides.look != LOOK_MID_CAP || c->words.explained ||
	    c->words.medical || b == AROUND_NONE || b == 0 || c->sides.comma ||
	    s->doc->tok[i].shape != SHAPE_CAP || scene_class(s, i, other))
		return false;
	return around_is(s, b, "nicknamed dubbed") ||
	       (!scene_fresh(s, b) && by_all(s, b));
}
