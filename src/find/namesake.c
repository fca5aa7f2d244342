/*
 * Given: what the rules found. Promises: a source that is a surname, too (Frye, Mosby,
 * Guzman), is protected in no letter that calls somebody so: Dr. Frye, Ana Frye, FRYE,
 * M.D. Must not: touch a source of more than one word.
 */
#include "namesake.h"

#include "around.h"
#include "run.h"

#define NAMESAKES_MAX 8 /* different ones in a letter */

/* Does a title, a given name or an initial end before token i? */
static bool called(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 1;

	if (i == 0 || !run_joins(s, i))
		return false;
	if (scene_punct(s, b, '.') && b > 0 && s->doc->tok[b].gap == 0)
		return s->doc->tok[b - 1].shape == SHAPE_INITIAL ||
		       scene_class(s, b - 1, LEX_BIT(TITLE));
	return s->doc->tok[b].kind == TOKEN_WORD && s->doc->tok[b].shape != SHAPE_LOWER &&
	       (scene_class(s, b, LEX_BIT(TITLE) | LEX_BIT(ROLE)) ||
		(scene_class(s, b, LEX_BITS_GIVEN) &&
		 !scene_class(s, b, LEX_BIT(FUNCTION) | LEX_BIT(MONTH))));
}

static bool has_credential(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1 + scene_punct(s, i + 1, ',');

	return run_joins(s, j) && run_credential(s, j) > j &&
	       !scene_punct(s, run_credential(s, j), ':'); /* Philadelphia, PA: */
}

/* The token that f, a protection, covers alone, when it is a source and a surname; the
 * document's end otherwise. *from is the token of the protection before. */
static uint32_t namesake(const struct scene *s, const struct finding *f, uint32_t *from)
{
	uint32_t i;

	if (f->type != TYPE_KEEP)
		return s->doc->ntok;
	i = *from = scene_token_from(s, f->start, *from);
	if (s->doc->tok[i].start != f->start || s->doc->tok[i].end != f->end ||
	    !scene_class(s, i, LEX_BIT(GUIDELINE)) ||
	    !scene_class(s, i, LEX_BIT(SURNAME)))
		return s->doc->ntok;
	return i;
}

/* Marks the words of the protections that are left, as a dropped one may have been inside
 * another. */
static void mark_again(struct scene *s, const struct finding_list *rules)
{
	uint32_t from = 0;

	for (size_t k = 0; k < rules->n; k++) {
		const struct finding *f = &rules->p[k];

		if (f->type != TYPE_KEEP)
			continue;
		from = scene_token_from(s, f->start, from);
		scene_mark(s, from, f->end, WORD_KEEP);
	}
}

void namesake_drop(struct scene *s, struct finding_list *rules)
{
	uint32_t named[NAMESAKES_MAX], n = 0, from = 0;
	size_t kept = 0;

	for (size_t k = 0; k < rules->n && n < NAMESAKES_MAX; k++) {
		uint32_t i = namesake(s, &rules->p[k], &from);

		if (i < s->doc->ntok && ((s->words.w[i].flags & WORD_FOUND) ||
					 called(s, i) || has_credential(s, i)))
			named[n++] = s->doc->tok[i].hash;
	}
	if (!n)
		return;
	for (size_t k = 0; k < rules->n; k++) {
		uint32_t i = namesake(s, &rules->p[k], &from), m = 0;

		while (m < n && (i == s->doc->ntok || named[m] != s->doc->tok[i].hash))
			m++;
		if (m == n)
			rules->p[kept++] = rules->p[k];
		else
			s->words.w[i].flags &= (uint8_t)~WORD_KEEP;
	}
	rules->n = kept;
	mark_again(s, rules);
}
