/*
 * Given: the words of established names. Promises: a mention in a brief form: a family, a
 * login, initials in one, a firm by a further word of its name. Must not: take a word
 * that stands as one.
 */
#include "mention.h"

/* The Strands are a family where the article stands before them. */
static bool plural_at(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	const struct token *t = &s->doc->tok[m->first];

	/* hossains office: no word, so a name whose apostrophe was left out */
	bool owns = !scene_entry(s, m->first)->classes && t->end - t->start > 5;

	if ((t->shape == SHAPE_LOWER && !owns) || !mention_free(k, m->first) ||
	    run_protected(s, m->first) ||
	    (!owns && !around_cue(s, around_before(s, m->first, NULL), CUE_BIT(THE))) ||
	    around_test(s, m->first + 1))
		return false;
	m->part = parts_find(&k->parts, t->hash, PART_PLURAL);
	m->end = m->first + 1;
	m->score = SCORE_KNOWN_PLAIN;
	return m->part != NULL;
}

/* "for Hearth", "the Crumb oven": a firm by a further word of its name, inside a
 * sentence, alone and where a firm stands. */
static bool short_at(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	uint32_t i = m->first;
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	if (s->doc->tok[i].shape != SHAPE_CAP || !mention_free(k, i) ||
	    run_protected(s, i) ||
	    (s->words.w[i].flags & (WORD_START | WORD_CAPS | WORD_TITLED | WORD_LABEL)) ||
	    (run_joins(s, i + 1) && run_namey(s, i + 1)) || scene_hyphen(s, i + 1) ||
	    around_test(s, i + 1) || around_year(s, i + 1))
		return false;
	if (b == AROUND_NONE || comma || s->doc->tok[b].shape != SHAPE_LOWER)
		return false;
	m->part = parts_find(&k->parts, s->doc->tok[i].hash, PART_SHORT);
	m->end = i + 1;
	m->score = SCORE_KNOWN_PLAIN;
	return m->part != NULL;
}

/* mmoss, jlaw3: the login of somebody established, where it is no word. */
static bool login_at(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	uint32_t i = m->first;

	if (!mention_free(k, i) || scene_entry(s, i)->classes)
		return false;
	m->part = parts_find(&k->parts, s->doc->tok[i].hash, PART_LOGIN);
	m->end = i + 1;
	if (s->doc->tok[i + 1].kind == TOKEN_NUMBER && s->doc->tok[i + 1].gap == 0)
		m->end++;
	m->score = SCORE_KNOWN;
	return m->part != NULL;
}

/* Somebody's two letters under a message, or in brackets behind the name. */
static bool signs(const struct hunt *k, uint32_t i)
{
	const struct scene *s = k->s;
	const struct token *t = &s->doc->tok[i];
	bool ends = scene_fresh(s, i + 1) || (t[1].gap & GAP_NEWLINES);

	if (i == 0 || t->end - t->start != 2)
		return false;
	if (scene_punct(s, i - 1, '(') && scene_punct(s, i + 1, ')'))
		return i > 1 && k->covered[i - 2] && s->doc->tok[i - 2].c == t->c;
	return ends && ((t->gap & GAP_NEWLINES) || scene_punct(s, i - 1, '>') ||
			(scene_hyphen(s, i - 1) && t->gap));
}

/* IRD, the three initials of somebody established, where they are no word or
 * abbreviation. */
static bool monogram_at(const struct hunt *k, struct mention *m)
{
	const struct token *t = &k->s->doc->tok[m->first];

	if (t->shape != SHAPE_UPPER || !mention_free(k, m->first))
		return false;
	if (!signs(k, m->first) &&
	    (t->end - t->start != 3 || (k->s->words.w[m->first].flags & WORD_CAPS) ||
	     scene_entry(k->s, m->first)->classes))
		return false;
	m->part = parts_find(&k->parts, t->hash, PART_INITIALS);
	m->end = m->first + 1;
	m->score = SCORE_KNOWN_PLAIN;
	return m->part != NULL;
}

bool mention_brief(const struct hunt *k, struct mention *m)
{
	return plural_at(k, m) || monogram_at(k, m) || short_at(k, m) || login_at(k, m);
}
