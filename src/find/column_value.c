/*
 * Given: a cell of a table and the type its heading names. Promises: the value in it, of
 * that type. Must not: take a cell that says that there is none, or holds something else,
 * for one.
 */
#include "column_value.h"

#include "names.h"

#define RANK_COLUMN 41
#define SCORE_COLUMN 0.8f
#define WORDS 6		/* of a name in a cell */
#define PHONE_SHORT 7	/* digits of a telephone without its area */
#define PHONE_LONG 10	/* and with it */
#define NUMBER_DIGITS 5 /* of a claim's number at least */

/* Is there no value in the cell: n/a, same, unknown, a rule? */
static bool says_nothing(const struct scene *s, uint32_t i)
{
	return around_in(s, i, CUE_NOVALUE) ||
	       scene_class(s, i, LEX_BIT(MASKWORD) | LEX_BIT(FUNCTION)) ||
	       (s->doc->tok[i].kind != TOKEN_WORD && s->doc->tok[i].kind != TOKEN_NUMBER);
}

/* 1,944.20 below "Plan allowed": a value without a word names nobody. */
static bool has_word(const struct scene *s, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (s->doc->tok[i].kind == TOKEN_WORD)
			return true;
	return false;
}

/* May token i be part of a name of a person? */
static bool names_person(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '.') || scene_punct(s, i, ',') ||
	       scene_punct(s, i, '-') ||
	       scene_class(s, i, LEX_BIT(PARTICLE) | LEX_BIT(TITLE)) || run_namey(s, i);
}

/* Does the comma at token i end a name: before a credential, a town, or a second job?
 * Rivers, Amber: a town that people are called after is a given name. */
static bool ends_at_comma(const struct scene *s, uint32_t i, uint16_t type)
{
	uint64_t next = scene_entry(s, i + 1)->classes;

	if (!scene_punct(s, i, ','))
		return false;
	return type == s->models->ids.profession || run_credential(s, i + 1) > i + 1 ||
	       ((next & LEX_BIT(CITY)) &&
		!(s->models->ids.is_person[type] && (next & LEX_BITS_GIVEN)));
}

static bool capital_word(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape != SHAPE_LOWER;
}

/* Of Troy, Ida; Price, May: words of a name that is turned round. */
static bool in_turned_name(const struct scene *s, uint32_t i, uint32_t first)
{
	if (!capital_word(s, i))
		return false;
	if (i > first)
		return scene_punct(s, i - 1, ',');
	return scene_punct(s, i + 1, ',')
		       ? capital_word(s, i + 2)
		       : scene_class(s, i, LEX_BIT(FUNCTION)) && run_namey(s, i + 1) &&
				 scene_punct(s, i + 2, ',');
}

/* The value of the cell [first, end): up to a comma and a town, a bracket, a credential.
 */
static uint32_t words_end(const struct scene *s, uint32_t first, uint32_t end,
			  uint16_t type)
{
	const struct models_ids *ids = &s->models->ids;
	uint32_t i = first;

	for (; i < end && i < first + WORDS; i++) {
		const struct token *t = &s->doc->tok[i];

		if (s->words.w[i].flags & (WORD_FOUND | WORD_KEEP))
			break;
		if (scene_punct(s, i, '(') || scene_punct(s, i, ';') ||
		    ends_at_comma(s, i, type))
			break;
		if (type == ids->age && i > first && !scene_punct(s, i, '-') &&
		    !scene_class(s, i, LEX_BIT(NUMWORD)))
			break; /* fifty-one years */
		if (ids->is_person[type] &&
		    ((!names_person(s, i) && !in_turned_name(s, i, first)) ||
		     t->kind == TOKEN_NUMBER))
			break;
		if (type == ids->profession && t->kind == TOKEN_NUMBER)
			break;
	}
	while (i > first && (scene_punct(s, i - 1, ',') || scene_punct(s, i - 1, '-')))
		i--;
	return i;
}

/* 44, fifty-one; not 44.5, 0, 1998. */
static bool is_age(const struct scene *s, uint32_t i, uint32_t end)
{
	const struct token *t = &s->doc->tok[i];

	return scene_class(s, i, LEX_BIT(NUMWORD)) ||
	       (t->kind == TOKEN_NUMBER && t->end - t->start <= 2 && t->c != '0' &&
		(i + 1 == end ||
		 (t[1].kind != TOKEN_NUMBER &&
		  !(t[1].kind == TOKEN_PUNCT && !t[1].gap && t[1].c != '|'))));
}

static unsigned number_at(const struct scene *s, uint32_t i)
{
	struct str t = doc_token(s->doc, i);
	unsigned n = 0;

	for (size_t k = 0; k < t.n && k < 4; k++)
		n = 10 * n + (unsigned)(t.p[k] - '0');
	return n;
}

/* 3/14, 2-6-13: the token after a day in digits, or i. */
static uint32_t day_end(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t end = i + 3;

	if (t[0].kind != TOKEN_NUMBER || t[1].gap || t[2].gap ||
	    t[2].kind != TOKEN_NUMBER || t[1].kind != TOKEN_PUNCT ||
	    (t[1].c != '/' && t[1].c != '-') || number_at(s, i) - 1 > 11 ||
	    number_at(s, i + 2) - 1 > 30)
		return i;
	if (t[3].kind == TOKEN_PUNCT && t[3].c == t[1].c && !t[3].gap &&
	    t[4].kind == TOKEN_NUMBER && !t[4].gap)
		end = i + 5;
	return s->doc->tok[end].gap || s->doc->tok[end].kind == TOKEN_END ? end : i;
}

/* 070113, 07012013: a month, a day and a year in one number. */
static bool is_packed_day(const struct token *t, struct str text)
{
	unsigned month, day;

	if (t->kind != TOKEN_NUMBER || (text.n != 6 && text.n != 8))
		return false;
	month = 10u * (unsigned)(text.p[0] - '0') + (unsigned)(text.p[1] - '0');
	day = 10u * (unsigned)(text.p[2] - '0') + (unsigned)(text.p[3] - '0');
	return month - 1 <= 11 && day - 1 <= 30;
}

/* 555-0141, (209) 555 0122, 06-88213-C: the token after a row of numbers, and how many
 * digits they have. */
static uint32_t digits_end(const struct scene *s, uint32_t i, uint32_t cell,
			   uint32_t *digits)
{
	uint32_t end = i;

	for (*digits = 0; i < cell; i++) {
		const struct token *t = &s->doc->tok[i];

		if (t->kind == TOKEN_NUMBER) {
			*digits += t->end - t->start;
			end = i + 1;
		} else if (t->kind == TOKEN_WORD && t->shape == SHAPE_INITIAL &&
			   !t->gap && i > 0 && end == i - 1)
			end = i + 1;
		else if (t->kind != TOKEN_PUNCT || !strchr("-.()/", t->c))
			break;
	}
	return end;
}

/* The value of the cell of a heading whose values are numbers, or first. */
static uint32_t numbers_end(const struct scene *s, uint32_t first, uint32_t end,
			    uint16_t type)
{
	uint32_t digits, last = digits_end(s, first, end, &digits);

	if (type == s->models->ids.date)
		return is_packed_day(&s->doc->tok[first], doc_token(s->doc, first))
			       ? first + 1
			       : day_end(s, first);
	if (type == s->models->ids.phone)
		return digits == PHONE_SHORT || digits == PHONE_LONG ? last : first;
	return digits >= NUMBER_DIGITS && last == end ? last : first;
}

static void put(const struct scene *s, uint32_t first, uint32_t end, uint16_t type,
		struct finding_list *out)
{
	finding_put(out, s->doc, first, end,
		    (struct finding){.type = type,
				     .rank = RANK_COLUMN,
				     .score = SCORE_COLUMN,
				     .rule = "table.column"});
}

/* A name, a firm, a job or an age: the token after it, or first. */
static uint32_t put_words(const struct scene *s, uint32_t first, uint32_t cell,
			  uint16_t type, struct finding_list *out)
{
	const struct models_ids *ids = &s->models->ids;
	uint32_t end;

	if ((says_nothing(s, first) &&
	     !(ids->is_person[type] && in_turned_name(s, first, first))) ||
	    (type == ids->age && !is_age(s, first, cell)))
		return first;
	end = words_end(s, first, cell, type);
	if (end <= first || end > cell ||
	    (type != ids->age && !has_word(s, first, end)) ||
	    (type != ids->profession && type != ids->age &&
	     s->doc->tok[first].shape == SHAPE_LOWER))
		return first;
	put(s, first, end, type, out);
	return end;
}

void column_put(const struct scene *s, uint32_t first, uint32_t end, uint16_t type,
		struct finding_list *out)
{
	const struct models_ids *ids = &s->models->ids;
	uint32_t last;

	if (type == ids->date || type == ids->phone || type == ids->number) {
		last = numbers_end(s, first, end, type);
		if (last > first)
			put(s, first, last, type, out);
		return;
	}
	while (first < end &&
	       (around_cue(s, first, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
		(ids->is_person[type] && scene_class(s, first, LEX_BIT(TITLE))) ||
		scene_punct(s, first, '.') || scene_punct(s, first, '"')))
		first++; /* a Food 4 Less, Dr. Ito, "Deacon" */
	last = put_words(s, first, end, type, out);
	if (last == first)
		return;
	if (ids->is_person[type] && scene_punct(s, last, '/') && last + 1 < end)
		put_words(s, last + 1, end, type, out); /* Marsh/Field */
	if (scene_punct(s, last, ',') && ids->is_org[type] && last + 1 < end &&
	    scene_class(s, last + 1, LEX_BIT(CITY)) && run_namey(s, last + 1))
		put(s, last + 1, last + 2, ids->city, out);
}
