/*
 * Given: one side of a hole. Promises: what the words there leave open, or cannot do
 * without. Must not: look at the other side.
 */
#include "gap_side.h"

#include <string.h>

bool gap_dated(const struct scene *s, uint32_t i)
{
	return s->words.w[i].flags & WORD_FOUND;
}

/* The first token of the date, or other found value, that ends with token i. */
static uint32_t value_start(const struct scene *s, uint32_t i)
{
	uint32_t b = i;

	while (b > 0 && i - b < 12 && gap_dated(s, b - 1) && !scene_fresh(s, b))
		b--;
	return b;
}

/* "While lifting a box, |", "In his report of 9-3-13, |", "Instead of Dr. Seth, |": a
 * sentence's first words, closed off by its first comma but those of a date or before a
 * degree. */
static bool opening_phrase(const struct scene *s, uint32_t comma)
{
	uint32_t b = comma;

	while (b > 0 && comma - b < 14 && !scene_fresh(s, b)) {
		if (scene_punct(s, b - 1, ';') || scene_punct(s, b - 1, ':') ||
		    (scene_punct(s, b - 1, '.') &&
		     !(b > 1 && (around_classes(s, b - 2) & LEX_BIT(TITLE)))))
			break;
		b--;
		/* "On 5/6/13, while lifting a box, |" */
		if (scene_punct(s, b, ',') && !gap_dated(s, b) &&
		    !around_is(s, b + 1, "while when before after") &&
		    run_credential(s, b + 1) == b + 1)
			return false;
	}
	return around_is(s, b,
			 "in on while after before during instead following despite when "
			 "upon");
}

/* "On June 13, 2014, |", "On 5/6/13 |", "Thereafter |": the verb comes next. */
static bool time_before(const struct scene *s, uint32_t left)
{
	uint32_t b = left;

	if (scene_punct(s, b, ',') && b > 0)
		b--;
	if (gap_dated(s, b)) {
		b = value_start(s, b);
		return b > 0 && s->doc->tok[b - 1].shape == SHAPE_CAP &&
		       around_is(s, b - 1, "on in by since");
	}
	return b == left && (s->words.w[left].flags & WORD_START) &&
	       around_in(s, left, CUE_TIMEADVERB);
}

/* "it is noted that |", "normal when |". */
static bool opener_before(const struct scene *s, uint32_t left)
{
	if (around_is(s, left, "that"))
		return left > 0 && (around_classes(s, left - 1) & LEX_BIT(SAYVERB));
	return around_is(s, left, "whether because although unless");
}

/* "Drs. Ito and |", "Both Ito and |", "Neither Ito nor |", "Drs. Ito, | and". */
static bool one_before(const struct scene *s, uint32_t left)
{
	uint32_t b = left;

	if (around_is(s, left, "drs doctors"))
		return true;
	if (!around_is(s, left, "and nor") && !scene_punct(s, left, ','))
		return false;
	while (b > 0 && left - b < 8 && !scene_fresh(s, b)) {
		b--;
		if (around_is(s, b, "both drs doctors neither"))
			return true;
		if (scene_punct(s, left, ',') && scene_punct(s, b, ','))
			return false; /* "Drs. Ito, Osei, and Long" are three */
		if (s->doc->tok[b].kind == TOKEN_WORD &&
		    s->doc->tok[b].shape == SHAPE_LOWER)
			return false;
	}
	return false;
}

/* "a 44-year-old |", "a 44 y/o right-hand dominant |". */
static bool aged_before(const struct scene *s, uint32_t left)
{
	uint32_t b = left;

	while (b > 2 && left - b < 5 &&
	       (around_in(s, b, CUE_BODILY) || scene_punct(s, b, '-')))
		b--;
	if (around_is(s, b, "old") && b > 1)
		return around_is(s, scene_punct(s, b - 1, '-') ? b - 2 : b - 1, "year");
	return around_is(s, b, "yo") ||
	       (around_is(s, b, "o") && scene_punct(s, b - 1, '/') &&
		around_is(s, b - 2, "y"));
}

/* "between 5/6/2013 and |", "from 5/6/2013 to |". */
static bool pair_before(const struct scene *s, uint32_t left)
{
	uint32_t b;

	if (left < 2 || !around_is(s, left, "and to through thru") ||
	    !gap_dated(s, left - 1))
		return false;
	b = value_start(s, left - 1);
	return b > 0 &&
	       around_is(s, b - 1, around_is(s, left, "and") ? "between" : "from dated");
}

uint16_t gap_left(const struct scene *s, uint32_t left)
{
	uint16_t is = LEFT_ANY;

	if (time_before(s, left))
		is |= LEFT_TIME;
	/* "After surgery,  reported pain was less": only a verb with its object tells. */
	if (scene_punct(s, left, ',') && opening_phrase(s, left))
		is |= LEFT_WHEN;
	if (scene_punct(s, left, ','))
		return is | LEFT_COMMA | (one_before(s, left) ? LEFT_ONE : 0);
	if (scene_punct(s, left, '.'))
		return left > 0 && around_is(s, left - 1, "drs") ? is | LEFT_ONE : is;
	if (s->doc->tok[left].kind != TOKEN_WORD)
		return is;
	if (opener_before(s, left))
		is |= LEFT_OPENER;
	if (around_is(s, left, "both neither"))
		is |= LEFT_BOTH;
	if (one_before(s, left))
		is |= LEFT_ONE;
	if (aged_before(s, left))
		is |= LEFT_AGED;
	if (around_is(s, left, "male female"))
		is |= LEFT_SEX;
	if (around_is(s, left, "a an"))
		is |= LEFT_ARTICLE;
	if (around_is(s, left, "when while until after before if"))
		is |= LEFT_WHEN;
	if (around_is(s, left, "and"))
		is |= LEFT_AND;
	if (around_is(s, left, "is was are were") && left > 0 &&
	    s->doc->tok[left - 1].kind == TOKEN_WORD && gap_word_kind(s, left - 1))
		is |= LEFT_IS;
	if (pair_before(s, left))
		is |= LEFT_PAIR;
	return is;
}

static uint16_t mark_right(const struct scene *s, uint32_t i)
{
	if (scene_punct(s, i, ','))
		return run_credential(s, i + 1) > i + 1 ? RIGHT_COMMA | RIGHT_CREDENTIAL
							: RIGHT_COMMA;
	if (scene_punct(s, i, '('))
		return RIGHT_BRACKET;
	return strchr(".;?!)", s->doc->tok[i].c) ? RIGHT_STOP : 0;
}

/* "(radiology)" */
static bool field_at(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '(') && scene_is(s, i + 1, LEX_BIT(SPECIALTY)) &&
	       (scene_punct(s, i + 2, ')') || scene_punct(s, i + 3, ')'));
}

/* "denied", "never spoke", "first treated": does a finite verb begin at token i? */
static bool verb_at(const struct scene *s, uint32_t i)
{
	if (around_is(s, i, "never also then later still first again"))
		i++;
	return gap_verb(s, i) || gap_past(s, i);
}

uint16_t gap_right(const struct scene *s, uint32_t i)
{
	uint16_t is = 0;

	if (field_at(s, i))
		return RIGHT_FIELD;
	if (s->doc->tok[i].kind == TOKEN_PUNCT && s->doc->tok[i].c < 0x80)
		return mark_right(s, i);
	if (s->doc->tok[i].kind != TOKEN_WORD)
		return is;
	if (around_is(s, i, "v vs") && scene_punct(s, i + 1, '.'))
		return RIGHT_VERSUS;
	if (verb_at(s, i))
		is |= RIGHT_VERB;
	if (gap_past(s, i) &&
	    (around_is(s, i + 1, "the a an him her them it his my that") ||
	     s->doc->tok[i + 1].kind == TOKEN_NUMBER))
		is |= RIGHT_ACTS;
	/* Pasts that are adjectives and nouns, too. */
	if (around_in(s, i, CUE_PASTNOUN) &&
	    around_is(s, i + 1, "the a an his her him it"))
		is |= RIGHT_ACTS | RIGHT_VERB;
	if (around_is(s, i, "and or nor"))
		is |= RIGHT_AND;
	if (around_is(s, i, "then") && scene_punct(s, i + 1, '.'))
		is |= RIGHT_STOP;
	if (around_is(s, i,
		      "of in on at by for from with to and or who which whose that after "
		      "before since until when while where through during") ||
	    (around_classes(s, i) & LEX_BIT(PREDICATE)))
		is |= RIGHT_LINK;
	if (around_is(s, i, "employee employees"))
		is |= RIGHT_EMPLOYEE;
	if (around_is(s, i, "for") ||
	    (around_is(s, i, "employed") && around_is(s, i + 1, "by at")))
		is |= RIGHT_FOR;
	if (!gap_dated(s, i) && s->doc->tok[i].shape == SHAPE_LOWER &&
	    !around_is(s, i, "the a an present today now date current this that later"))
		is |= RIGHT_OTHER;
	return is;
}

/* Does the token before the full stop end a sentence for sure? A number that begins a
 * line may count items, "approx." is none of the words. */
static bool whole_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_NUMBER)
		return !(s->words.w[i].flags & WORD_LINE) || t->end - t->start > 2;
	if (t->kind != TOKEN_WORD)
		return scene_punct(s, i, ')') || scene_punct(s, i, '%') ||
		       scene_punct(s, i, ']');
	if (i > 0 && s->doc->tok[i - 1].kind == TOKEN_NUMBER)
		return true; /* 15 mg. */
	if (around_is(s, i, "it is so do me us up company corporation limited"))
		return true;
	if (around_classes(s, i) &
	    (LEX_BIT(LEGALFORM) | LEX_BIT(TITLE) | LEX_BIT(CREDENTIAL)))
		return false;
	if (t->end - t->start < 3)
		return t->gap == 0 && i > 0 && scene_punct(s, i - 1, '-'); /* flare-up */
	if (t->shape == SHAPE_UPPER)
		return true; /* MTUS */
	return (around_classes(s, i) &
		(LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(DRUG) | LEX_BIT(SURNAME))) ||
	       (t->shape == SHAPE_CAP && t->end - t->start > 4);
}

/* What no sentence begins with: "has tried", "of Acme found", "and his wife". */
static bool headless(const struct scene *s, uint32_t i)
{
	if (s->doc->tok[i].shape != SHAPE_LOWER)
		return field_at(s, i) &&
		       (around_is(s, i + 3, "and") || around_is(s, i + 4, "and"));
	return verb_at(s, i) || around_is(s, i, "works lives of") ||
	       (around_is(s, i, "and") && (s->doc->tok[i + 1].shape == SHAPE_CAP ||
					   around_is(s, i + 1, "his her")));
}

/* Does a sentence not far before this stop begin with a capital, so that all should? */
static bool writes_capitals(const struct scene *s, uint32_t stop)
{
	for (uint32_t b = stop; b > 0 && stop - b < 80; b--) {
		bool start =
			scene_fresh(s, b - 1) ||
			(b > 1 && scene_punct(s, b - 2, '.') && s->doc->tok[b - 1].gap);

		if (start && s->doc->tok[b - 1].kind == TOKEN_WORD &&
		    s->doc->tok[b - 1].shape != SHAPE_LOWER)
			return true;
	}
	return false;
}

bool gap_seam_subject(const struct scene *s, uint32_t i)
{
	uint32_t stop = i - 1;

	if (gap_orphan(s, i))
		return true;
	if (i < 2)
		return false;
	if (scene_punct(s, stop, ':')) /* "Decision rationale:  has explained" */
		return around_is(s, i - 2, "rationale summary decision opinion")
			       ? s->doc->tok[i].shape == SHAPE_LOWER && verb_at(s, i)
			       : around_is(s, i, "v vs") && scene_punct(s, i + 1, '.');
	if (scene_punct(s, stop, '"') && i > 2)
		stop--;
	if (scene_punct(s, stop, ';')) {
		i += around_is(s, i, "now then never");
		return s->doc->tok[i].shape == SHAPE_LOWER &&
		       (gap_verb(s, i) || gap_present(s, i)) &&
		       (around_is(s, i, "is was were has had did does will") ||
			(around_classes(s, i + 1) & LEX_BIT(FUNCTION)));
	}
	return headless(s, i) && scene_punct(s, stop, '.') && whole_word(s, stop - 1) &&
	       writes_capitals(s, stop);
}
