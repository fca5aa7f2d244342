/*
 * Given: white space. Promises: each doubled blank, and each blank kept at a line's start,
 * where its slot says that a value was cut out; a report where it only might be.
 * Must not: take typing for a cut: sentence blanks, columns, slips.
 */
#include "gap.h"

#define SURE 0.9f
#define LIKELY 0.7f
#define DOUBT 0.3f /* below every threshold: a report */

/* The white space before token i, as text offsets. */
static struct str space_before(const struct scene *s, uint32_t i)
{
	return doc_text(s->doc, s->doc->tok[i - 1].end, s->doc->tok[i].start);
}

/* Two blanks and nothing else: what is left when a word between blanks is cut. */
static bool two_blanks(struct str space)
{
	return space.n == 2 && space.p[0] == ' ' && space.p[1] == ' ';
}

/* Blanks on both sides of a line end: a word cut at the wrap. */
static bool blanks_round_wrap(const struct scene *s, uint32_t i, struct str space)
{
	return doc_break(s->doc, i) == DOC_WRAP && space.n >= 3 && space.p[0] == ' ' &&
	       space.p[space.n - 1] == ' ';
}

/* Other wide blanks on the same line: a table, or an author who aligns. */
static bool in_columns(const struct scene *s, uint32_t i)
{
	unsigned wide = 0;

	for (uint32_t j = i + 1; j < s->doc->ntok && j < i + 24; j++) {
		if (s->doc->tok[j].gap & (GAP_NEWLINES | GAP_FORMFEED))
			break;
		if ((s->doc->tok[j].gap & GAP_WIDE) && space_before(s, j).n > 2)
			wide++;
	}
	return wide > 0;
}

static bool role_noun(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "employee worker applicant claimant employees individual");
}

/* Is the blank before i an ordinary one, after a sentence or a clause? */
static bool sentence_blank(const struct scene *s, uint32_t i)
{
	const struct token *before = &s->doc->tok[i - 1];

	if (before->kind == TOKEN_WORD || before->kind == TOKEN_NUMBER || before->kind == TOKEN_POSS)
		return false;
	if (scene_punct(s, i - 1, '.') && i >= 2 && s->doc->tok[i - 2].kind == TOKEN_WORD)
		return !(scene_entry(s, i - 2)->classes & LEX_BIT(TITLE)) ||
		       s->doc->tok[i].shape != SHAPE_LOWER;
	return !scene_punct(s, i - 1, ',');
}

static void weigh(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t start = s->doc->tok[i - 1].end, end = s->doc->tok[i].start;
	struct gap_slot slot = gap_slot_before(s, i);
	uint8_t after = gap_kind_after(s, i);
	bool hole = gap_hole_before(s, i);
	float score = DOUBT;
	uint8_t kind = slot.kind;

	if (s->doc->tok[i].kind == TOKEN_NUMBER || (s->words.w[i].flags & WORD_FOUND))
		return; /* the blank before a date or an age */
	if (kind == LEXICON_GAP_EMPLOYER && role_noun(s, i)) {
		score = SURE;
	} else if (s->doc->tok[i].kind == TOKEN_POSS) {
		kind = LEXICON_GAP_NAME;
		score = SURE;
	} else if (slot.strong && (hole || after)) {
		score = SURE;
	} else if (kind && (hole || (after && after != LEXICON_GAP_AGE))) {
		score = LIKELY;
		if (after)
			kind = after;
	} else if (scene_punct(s, i - 1, ',') && hole && slot.kind) {
		score = LIKELY;
	} else if (around_is(s, i - 1, "the") && after == LEXICON_GAP_LOCATION) {
		kind = after;
		score = LIKELY;
	}
	if (s->doc->tok[i].shape != SHAPE_LOWER && s->doc->tok[i].kind == TOKEN_WORD && !after)
		score = DOUBT;
	if (score > DOUBT || slot.kind)
		gap_put(s, out, start, end, kind, GAP_CLASS_BLANK, score, "gap.blank");
}

enum lacuna_err gap_blanks_detect(const struct scene *s, const struct finding_list *before,
                                  struct finding_list *out)
{
	(void)before;
	for (uint32_t i = 1; i < s->doc->ntok; i++) {
		uint8_t gap = s->doc->tok[i].gap;
		struct str space;

		if (!(gap & (GAP_WIDE | GAP_NEWLINES)) || (gap & GAP_FORMFEED))
			continue;
		space = space_before(s, i);
		if (gap & GAP_NEWLINES) {
			struct gap_slot slot;

			if (!blanks_round_wrap(s, i, space) || !role_noun(s, i))
				continue;
			slot = gap_slot_before(s, i);
			if (slot.kind == LEXICON_GAP_EMPLOYER)
				gap_put(s, out, s->doc->tok[i - 1].end, s->doc->tok[i].start, slot.kind,
				        GAP_CLASS_BLANK, LIKELY, "gap.blank-wrapped");
			continue;
		}
		if (two_blanks(space) && !sentence_blank(s, i) && !in_columns(s, i))
			weigh(s, i, out);
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
