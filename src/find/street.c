/*
 * Given: a town in running text. Promises: the house number and street that stand before
 * it without a word for streets: "lives at 2210 Jack Tone #B, Ripon". Must not: take what
 * is counted or dosed for a house.
 */
#include "street.h"

#include "around.h"

#define RANK_STREET 66
#define REACH 7 /* tokens between a house number and the comma before the town */

static bool street_word(const struct scene *s, uint32_t i)
{
	const uint64_t not_street = LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | LEX_BIT(DRUG) |
				    LEX_BIT(DEVICE) | LEX_BIT(TITLE) | LEX_BIT(FUNCTION) |
				    LEX_BIT(CREDENTIAL) | LEX_BIT(MEDWORD);
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD &&
	       (t->shape == SHAPE_CAP || t->shape == SHAPE_INITIAL) &&
	       !scene_class(s, i, not_street);
}

/* 77, 2210; not a year, nor the part of a date, a fraction, an amount. */
static bool house_number(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t n = t->end - t->start;

	if (t->kind != TOKEN_NUMBER || n < 2 || n > 5 || t->c == '0' ||
	    (s->words.w[i].flags & (WORD_FOUND | WORD_KEEP)))
		return false;
	if (n == 4 && (t->c == '1' || t->c == '2') &&
	    (s->doc->text.p[t->start + 1] == '9' || s->doc->text.p[t->start + 1] == '0'))
		return false;
	return i == 0 || t->gap || scene_punct(s, i - 1, '(');
}

/* Does an address begin at token i: at a start, behind a comma, a colon, "at"? */
static bool begins(const struct scene *s, uint32_t i)
{
	return i == 0 || scene_fresh(s, i) ||
	       (s->doc->tok[i].gap & (GAP_WIDE | GAP_NEWLINES)) ||
	       scene_punct(s, i - 1, ',') || scene_punct(s, i - 1, ':') ||
	       scene_punct(s, i - 1, ';') || scene_punct(s, i - 1, '|') ||
	       around_is(s, i - 1, "at of address is to from near");
}

void street_before(const struct scene *s, uint32_t town, struct finding_list *out)
{
	uint32_t words = 0, end = town - 1;
	struct finding f = {
		.rank = RANK_STREET, .score = 0.85f, .rule = "place.street-town"};

	if (town < 3 || !scene_punct(s, end, ','))
		return;
	for (uint32_t i = end; i-- > 0 && end - i <= REACH;) {
		if (words && house_number(s, i) && begins(s, i)) {
			f.type = s->models->ids.street;
			finding_put(out, s->doc, i, end, f);
			return;
		}
		if (street_word(s, i))
			words++;
		else if (!scene_punct(s, i, '#') && !scene_punct(s, i, '.') &&
			 !(s->doc->tok[i].kind == TOKEN_NUMBER &&
			   scene_punct(s, i - 1, '#')))
			return;
	}
}
