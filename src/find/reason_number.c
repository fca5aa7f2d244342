/*
 * Given: a number that nobody found. Promises: the reason why it may stay, from its shape
 * and its neighbours. Must not: find anything.
 */
#include "around.h"
#include "reason.h"

#define BESIDE 3 /* tokens in which a number's word is looked for */

/* The word that token i is joined to before it or after it, as in PHQ-9, C5, 30-day. */
static bool joined_to_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	bool joined = i > 0 && t->gap == 0;

	if (joined && t[-1].kind == TOKEN_WORD)
		return true;
	if (joined && scene_punct(s, i - 1, '-') && i > 1 && t[-1].gap == 0)
		return t[-2].kind == TOKEN_WORD || t[-2].kind == TOKEN_NUMBER;
	return t[1].gap == 0 && t[1].kind == TOKEN_WORD;
}

static bool is_ordinal(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i + 1];

	return t->gap == 0 && around_is(s, i + 1, "st nd rd th");
}

/* Is the number at i the one side of c, the other side of which is a number, too? */
static bool pairs(const struct scene *s, uint32_t i, unsigned char c)
{
	const struct token *t = &s->doc->tok[i];

	return (scene_punct(s, i + 1, c) && t[2].kind == TOKEN_NUMBER &&
		!scene_fresh(s, i + 2)) ||
	       (i > 1 && scene_punct(s, i - 1, c) && t[-2].kind == TOKEN_NUMBER &&
		!scene_fresh(s, i));
}

static bool is_decimal(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return (scene_punct(s, i + 1, '.') && t[1].gap == 0 && t[2].gap == 0 &&
		t[2].kind == TOKEN_NUMBER) ||
	       (i > 0 && scene_punct(s, i - 1, '.') && t[-1].gap == 0 && t->gap == 0 &&
		(i < 2 || t[-2].kind == TOKEN_NUMBER || t[-1].gap));
}

/* (1), [33, 41], 2. at the start of a line or of a sentence. */
static bool is_item(const struct scene *s, uint32_t i)
{
	if (i > 0 && (scene_punct(s, i - 1, '(') || scene_punct(s, i - 1, '[')))
		return true;
	if (scene_punct(s, i + 1, ')') || scene_punct(s, i + 1, ']'))
		return true;
	if (s->words.w[i].flags & WORD_LINE)
		return scene_punct(s, i + 1, '.') || scene_punct(s, i + 1, ':');
	return s->doc->tok[i].end - s->doc->tok[i].start <= 2 &&
	       i > 0 && /* ; 2. Refill */
	       s->doc->tok[i - 1].kind == TOKEN_PUNCT && s->doc->tok[i].gap &&
	       scene_punct(s, i + 1, '.') && s->doc->tok[i + 2].gap &&
	       s->doc->tok[i + 2].kind == TOKEN_WORD &&
	       s->doc->tok[i + 2].shape != SHAPE_LOWER; /* 5. UDS today. */
}

/* Is one of the words before, in the same sentence, one for codes: CPT 97110, codes
 * 724.4? */
static bool is_coded(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 12 && i > 0 && !scene_fresh(s, i); k++) {
		i--;
		if (around_cue(s, i, CUE_BIT(CODE)))
			return true;
		if (s->words.w[i].flags & WORD_START)
			break;
	}
	return false;
}

/* A word that gives the number beside it its sense: not Suite or Local. */
static bool gives_sense(const struct scene *s, uint32_t i)
{
	if (around_cue(s, i, CUE_BIT(NUMBERED)))
		return false;
	if (s->doc->tok[i].shape == SHAPE_LOWER)
		return scene_entry(s, i)->classes != 0;
	return !scene_class(s, i, LEX_BIT(STREETSUFFIX)) &&
	       reason_of_word(s, i) != REASON_NONE;
}

/* The nearest word behind (step 1) or before (step -1) the number, over marks and
 * numbers. */
static bool word_beside(const struct scene *s, uint32_t i, int step)
{
	for (int k = 0; k < BESIDE; k++) {
		if (step < 0 ? i == 0 || scene_fresh(s, i) : scene_fresh(s, i + 1))
			return false;
		i = step < 0 ? i - 1 : i + 1;
		if (s->doc->tok[i].kind == TOKEN_WORD)
			return gives_sense(s, i);
		if (scene_punct(s, i, '.') || scene_punct(s, i, ';'))
			return false;
	}
	return false;
}

/* 30%, 280 m, 6 weekly visits, 7731/uL; of a long number only a plural: 8001 steps */
static bool has_unit(const struct scene *s, uint32_t i, bool small)
{
	const struct token *t = &s->doc->tok[i + 1];

	if (scene_punct(s, i + 1, '%') || scene_punct(s, i + 1, '+'))
		return true;
	if (scene_punct(s, i + 1, '/') && t[0].gap == 0 && t[1].gap == 0)
		return t[1].kind == TOKEN_WORD;
	if (scene_fresh(s, i + 1) || t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER ||
	    scene_class(s, i + 1, LEX_BIT(FUNCTION)))
		return false;
	if (t->end - t->start <= 3)
		return true;
	return scene_entry(s, i + 1)->classes &&
	       (small || s->doc->text.p[t->end - 1] == 's');
}

/* (White, 2004), Bogduk (1996), (web, 2013) */
static bool is_year_cited(const struct scene *s, uint32_t i)
{
	return around_bare_year(s, i) &&
	       (scene_punct(s, i + 1, ')') || (i > 0 && scene_punct(s, i - 1, '(')));
}

/* 344(5):363, 151(2 Suppl): the volume of a journal before its issue. */
static bool is_volume(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return i > 0 && t[1].gap == 0 && scene_punct(s, i + 1, '(') &&
	       t[2].kind == TOKEN_NUMBER && scene_punct(s, i - 1, ';');
}

/* 4628(a), 4610(g)(1); Senate Bill 1160; Form 5021; p. 241: a law, a form, a page. */
static bool is_legal(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (scene_punct(s, i + 1, '(') && t[1].gap == 0 && t[2].kind == TOKEN_WORD &&
	    t[2].end - t[2].start == 1 && scene_punct(s, i + 3, ')'))
		return true;
	if (i > 1 && scene_punct(s, i - 1, '.'))
		return around_is(s, i - 2, "p pp pg");
	return i > 0 &&
	       (around_in(s, i - 1, CUE_PAPERNUMBER) ||
		(i > 1 && around_is(s, i - 2, "form") && t[-1].shape == SHAPE_UPPER));
}

/* Furlan, 2005. CANMAT 2016. Spine 1990; a year behind a word with a capital, among
 * reasons. */
static bool is_year_of(const struct scene *s, uint32_t i)
{
	uint32_t b = i - 1;

	if (i < 2 || !around_bare_year(s, i) || scene_fresh(s, i) ||
	    (s->words.w[i].zone != s->models->ids.zone_rationale &&
	     s->words.w[i].zone != s->models->ids.zone_guideline))
		return false;
	b -= scene_punct(s, b, ',') || scene_punct(s, b, ')');
	return s->doc->tok[b].kind == TOKEN_WORD && s->doc->tok[b].shape != SHAPE_LOWER &&
	       s->doc->tok[i + 1].kind == TOKEN_PUNCT;
}

/* L1833, L33803: one letter and four digits, as procedures have it, or the five of a
 * coverage decision. */
static bool is_procedure(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return i > 0 && t->gap == 0 && t[-1].shape == SHAPE_INITIAL &&
	       (t->end - t->start == 4 ||
		(t->end - t->start == 5 && around_is(s, i - 1, "l")));
}

enum reason reason_of_number(const struct scene *s, uint32_t i)
{
	size_t digits = s->doc->tok[i].end - s->doc->tok[i].start;
	bool small = digits <= 3;

	if (is_ordinal(s, i))
		return REASON_ORDINAL;
	if (digits <= 4 && is_decimal(s, i))
		return REASON_DECIMAL;
	if (digits <= 5 && (has_unit(s, i, small) || pairs(s, i, ',')))
		return REASON_MEASURE;
	if (is_procedure(s, i) || (digits <= 6 && is_coded(s, i)))
		return REASON_CODE;
	if (digits <= 4 && is_legal(s, i))
		return REASON_CODE;
	if (is_year_of(s, i) || (digits <= 3 && is_volume(s, i)))
		return REASON_CITATION;
	if (is_year_cited(s, i) || (digits <= 5 && reason_cited(s, i)))
		return REASON_CITATION;
	if (around_bare_year(s, i) && word_beside(s, i, -1) &&
	    (scene_punct(s, i + 1, ',') || around_cue(s, i - 1, CUE_BIT(OF))))
		return REASON_CITATION; /* Treatment 2009, Section(s); the review of 2000
					 */
	if (!small)
		return REASON_NONE;
	if (digits <= 2 && pairs(s, i, ':'))
		return REASON_TIME;
	if (pairs(s, i, '/') || pairs(s, i, '-'))
		return REASON_SCORE;
	if (joined_to_word(s, i))
		return REASON_CODE;
	if (is_item(s, i))
		return REASON_ITEM;
	if (i > 0 && around_is(s, i - 1, "x"))
		return REASON_VALUE; /* Oriented x 4 */
	return word_beside(s, i, 1) || word_beside(s, i, -1) ? REASON_VALUE : REASON_NONE;
}
