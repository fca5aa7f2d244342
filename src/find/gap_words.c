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

bool gap_closing(const struct scene *s, uint32_t i)
{
	return i > 1 && (s->doc->tok[i].gap & GAP_NEWLINES) &&
	       scene_punct(s, i - 1, ',') &&
	       around_is(s, i - 2,
			 "yours truly sincerely regards submitted respectfully");
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
		/* Headings and the blanks of forms have such words, labels of values have
		 * not. */
		if (++words > LABEL_WORDS ||
		    around_is(
			    s, i,
			    "the this your a dear summary rationale guideline guidelines "
			    "section "
			    "sections qualifications signature signed sign initial "
			    "initials "
			    "here print subject decisions determination documents "
			    "information "
			    "reviewed history diagnosis"))
			return LEXICON_GAP_NONE;
		if (around_is(s, i,
			      "date dated received rec'd dob doi dos assigned denied "
			      "approved "
			      "filed mailed hired admitted discharged signed typed rfa "
			      "worked"))
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
	if (scene_punct(s, colon - 1, '#'))
		return LEXICON_GAP_ID;
	kind = around_is(s, last, "re attn cc regarding pt") ? LEXICON_GAP_NAME
							     : gap_word_kind(s, last);
	if (!kind && around_is(s, first, "state states city licensed"))
		kind = LEXICON_GAP_LOCATION;
	/* "Carrier Claim No", where another phrase may have taken the word before it */
	if (!kind && words > 1 && around_is(s, last, "no number num"))
		kind = LEXICON_GAP_ID;
	if (!kind && around_is(s, last, "occupation title"))
		kind = LEXICON_GAP_UNKNOWN;
	return kind;
}
