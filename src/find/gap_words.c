/*
 * Given: words. Promises: the kind of value they name, as a noun, or as a label before a
 * colon. Must not: look for the value.
 */
#include "gap.h"

#define LABEL_WORDS 5

/* The first token of the label that ends with this colon, on its line and in its column.
 */
uint32_t gap_label_start(const struct scene *s, uint32_t colon)
{
	uint32_t b = colon;

	while (b > 0 &&
	       !(s->doc->tok[b].gap & (GAP_NEWLINES | GAP_WIDE | GAP_FORMFEED)) &&
	       colon - b < 12 && !scene_punct(s, b - 1, ':') &&
	       !scene_punct(s, b - 1, ';') && s->doc->tok[b - 1].kind != TOKEN_NUMBER)
		b--;
	return b;
}

uint8_t gap_word_kind(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;

	if (around_ends_with(s, i, LEX_BIT(MASKWORD), &e) != AROUND_NONE)
		return e->mask;
	if (around_ends_with(s, i, LEX_BIT(SLOT), &e) != AROUND_NONE &&
	    (e->slot == LEXICON_GAP_ID || e->slot == LEXICON_GAP_CONTACT))
		return e->slot;
	if (around_classes(s, i) & LEX_BIT(ORGROLE)) {
		uint8_t org = scene_entry(s, i)->org_kind;

		return org == KIND_EMPLOYER   ? LEXICON_GAP_EMPLOYER
		       : org == KIND_HOSPITAL ? LEXICON_GAP_LOCATION
					      : LEXICON_GAP_ORGANIZATION;
	}
	if (around_classes(s, i) & (LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(TITLE)))
		return LEXICON_GAP_NAME;
	return LEXICON_GAP_NONE;
}

/* Headings and the blanks of forms have such words, labels of values have not. */
static bool heading_word(const struct scene *s, uint32_t first, uint32_t i)
{
	if (around_is(s, i, "date"))
		return i > first && around_is(s, i - 1, "to"); /* Treatment to Date: */
	return around_in(s, i, CUE_HEADING);
}

/* "Drug Name:", "Discharge Plan:" name what has a name and is nobody. */
static bool names_thing(const struct scene *s, uint32_t first, uint32_t last)
{
	const struct lexicon_entry *e;
	uint32_t whose = last - 1;

	if (last == first || !around_is(s, last, "name names plan") ||
	    around_ends_with(s, last, LEX_BIT(MASKWORD), &e) != last)
		return false;
	if (whose > first && s->doc->tok[whose].kind == TOKEN_POSS)
		whose--;
	return !(around_classes(s, whose) &
		 (LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(TITLE) | LEX_BIT(ORGROLE)));
}

/* What happens to a letter, a claim or a worker has a date: "UR Denied:". What happens to
 * treatment has none: "Items Denied:" is a heading. */
static bool names_event(const struct scene *s, uint32_t first, uint32_t i)
{
	if (around_in(s, i, CUE_EVENTDECIDED))
		return around_in(s, first, CUE_DECIDED);
	if (around_in(s, i, CUE_EVENTPAPER))
		return i == first || around_in(s, first, CUE_PAPER);
	return around_in(s, i, CUE_DATEDEVENT);
}

static bool names_date(const struct scene *s, uint32_t first, uint32_t i)
{
	return around_in(s, i, CUE_DATELABEL) || names_event(s, first, i);
}

uint8_t gap_label_kind(const struct scene *s, uint32_t colon)
{
	uint32_t first = gap_label_start(s, colon), last = AROUND_NONE;
	unsigned words = 0;
	uint8_t kind = LEXICON_GAP_NONE;

	if (first == colon || scene_punct(s, colon - 1, ']') ||
	    s->doc->tok[first].kind != TOKEN_WORD ||
	    (s->doc->tok[first].shape == SHAPE_LOWER && !around_is(s, first, "cc")))
		return LEXICON_GAP_NONE;
	for (uint32_t i = first; i < colon; i++) {
		if (s->doc->tok[i].kind == TOKEN_NUMBER || scene_punct(s, i, '['))
			return LEXICON_GAP_NONE; /* "Dear [NAME]:" */
		if (s->doc->tok[i].kind != TOKEN_WORD)
			continue;
		if (++words > LABEL_WORDS || heading_word(s, first, i))
			return LEXICON_GAP_NONE;
		if (names_date(s, first, i))
			kind = LEXICON_GAP_DATE;
		last = i;
	}
	if (words == 2 && around_is(s, first, "d") && around_is(s, last, "i"))
		return LEXICON_GAP_DATE; /* D/I */
	/* The second half of "Application", "Received:", whose value stands anywhere. */
	if (words == 1 && around_is(s, first, "received"))
		return LEXICON_GAP_NONE;
	if (kind || last == AROUND_NONE)
		return kind;
	if (names_thing(s, first, last))
		return LEXICON_GAP_NONE;
	if (scene_punct(s, colon - 1, '#'))
		return LEXICON_GAP_ID;
	kind = around_in(s, last, CUE_NAMELABEL) ? LEXICON_GAP_NAME
						 : gap_word_kind(s, last);
	if (!kind && around_is(s, first, "state states city licensed") &&
	    !around_is(s, last, "mind affairs"))
		kind = LEXICON_GAP_LOCATION;
	/* "Carrier Claim No", where another phrase may have taken the word before it */
	if (!kind && words > 1 && around_is(s, last, "no number num"))
		kind = LEXICON_GAP_ID;
	if (!kind && around_is(s, last, "occupation title"))
		kind = LEXICON_GAP_UNKNOWN;
	return kind;
}
