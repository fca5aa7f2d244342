/*
 * Given: words and marks. Promises: each run of underscores, X, asterisks, hashes, dashes
 * or blocks that stands for a value, with whatever of the value still shows through it.
 * Must not: take form blanks, rules across the page, dictation blanks, footnote stars or
 * Roman numbers for masks.
 */
#include "gap.h"
#include "gap_shape.h"

#define RULE_LINE \
	18 /* characters: a longer run alone on its line is a rule or signed on */

/* "Signature: ________     Date ____", "[ ] Return to full duty on ____": a form's line
 * to sign on, or to fill in when its box is ticked. */
static bool to_fill(const struct scene *s, const struct gap_mask *m)
{
	uint32_t b = m->first;

	if (m->make != MAKE_LINE)
		return false;
	for (; b > 0 && m->first - b < 80; b--) {
		if (s->doc->tok[b].gap & (GAP_NEWLINES | GAP_FORMFEED))
			break;
		if (around_in(s, b - 1, CUE_SIGNED))
			return scene_punct(s, m->first - 1, ':') ||
			       (scene_punct(s, b, '_') &&
				around_is(s, m->first - 1, "date"));
	}
	return scene_punct(s, b, '[') && scene_punct(s, b + 1, ']') &&
	       s->doc->tok[b + 1].gap;
}

/* A measure, a score or a form is left to be filled in: XX mm, ___/10, ____ visits,
 * ____%. */
static bool form_blank(const struct scene *s, const struct gap_mask *m)
{
	uint32_t j = m->end;
	const struct token *before = m->first ? &s->doc->tok[m->first - 1] : NULL;

	if (m->make == MAKE_LINE && m->glyphs >= RULE_LINE && m->first &&
	    scene_punct(s, m->first - 1, ':'))
		return true;
	if (scene_punct(s, j, '/') || scene_punct(s, j, '%') || scene_punct(s, j, '=') ||
	    around_in(s, j + 1, CUE_UNREADABLE))
		return true;
	if (around_in(s, j, CUE_MEASURE))
		return true;
	if (!before || scene_fresh(s, m->first))
		return false;
	if (m->first > 1 && before->c == '/' && before->gap == 0 &&
	    s->doc->tok[m->first].gap == 0 && scene_punct(s, m->first - 2, '_'))
		return true; /* ___/___ */
	if (before->kind == TOKEN_NUMBER)
		return !(s->words.w[m->first - 1].flags & WORD_FOUND); /* not a date */
	if (m->first > 1 && scene_punct(s, m->first - 1, '#') &&
	    around_in(s, m->first - 2, CUE_FORMITEM))
		return true;
	if (m->first > 1 && around_is(s, m->first - 1, "of") &&
	    scene_punct(s, m->first - 2, '_'))
		return true; /* Page ___ of ___ */
	return around_in(s, m->first - 1, CUE_FORMBLANK);
}

/* Could a person be the subject here: "____ injured his back", "and XXXX disagree", but
 * not "the ____ was"? */
static bool subject(const struct scene *s, const struct gap_mask *m)
{
	if (m->first && !scene_fresh(s, m->first) &&
	    around_is(s, m->first - 1, "the a an this that each his her their no"))
		return false;
	return gap_verb(s, m->end) || gap_possessive(s, m->end) ||
	       (scene_punct(s, m->end, ',') &&
		run_credential(s, m->end + 1) > m->end + 1);
}

static bool starts_sentence(const struct scene *s, uint32_t i)
{
	return scene_fresh(s, i) || scene_punct(s, i - 1, '.') ||
	       scene_punct(s, i - 1, '?') || scene_punct(s, i - 1, ')');
}

/* Is a mask of this make and length one wherever it stands? */
static bool unmistakable(const struct gap_mask *m)
{
	switch (m->make) {
	case MAKE_BLOCK:
		return m->glyphs > 1;
	case MAKE_X:
		return m->glyphs >= 4;
	default:
		return false;
	}
}

/* The value of the label that the line above it is, not that line underscored. */
static bool below_label(const struct scene *s, const struct gap_mask *m)
{
	const struct token *t = &s->doc->tok[m->first], *colon = t - 1, *b = colon;

	if (m->make == MAKE_DASH || m->glyphs >= RULE_LINE || m->first == 0 ||
	    !scene_punct(s, m->first - 1, ':') || !gap_label_kind(s, m->first - 1))
		return false;
	while (b > s->doc->tok && !(b->gap & (GAP_NEWLINES | GAP_FORMFEED)))
		b--;
	return m->glyphs != colon->end - b->start;
}

/* Too short, or of a kind that means something else: ** bold, ## heading, -- dash. */
static bool ordinary(const struct scene *s, const struct gap_mask *m)
{
	bool alone = around_alone(s, m->first, m->end) && !below_label(s, m);

	if (m->glyphs > 1 && !alone && gap_kind_after(s, m->end) == LEXICON_GAP_AGE)
		return false; /* ##-year-old */
	if (m->spaced) /* "* * *" also stands for what was left out of a quotation */
		return alone || m->glyphs < 3 || !gap_slot_before(s, m->first).strong;
	switch (m->make) {
	case MAKE_BLOCK:
		return m->glyphs < 2 || (alone && m->glyphs >= 3 * RULE_LINE);
	case MAKE_LINE:
		return (m->glyphs < 2 && !m->through) ||
		       (alone && m->glyphs >= RULE_LINE);
	case MAKE_STAR:
		if (m->glyphs == 2 && m->through && m->first &&
		    s->doc->tok[m->first].shape == SHAPE_INITIAL &&
		    (around_classes(s, m->first - 1) & LEX_BITS_GIVEN))
			return false; /* Jane D** */
		if (m->glyphs == 2 &&
		    (s->doc->tok[m->end].gap || s->doc->tok[m->end].kind == TOKEN_PUNCT))
			return !gap_slot_before(s, m->first).strong; /* aged ** */
		return alone || m->glyphs < 3;
	case MAKE_HASH:
		return alone || m->glyphs < 3;
	case MAKE_OTHER:
		return alone || m->glyphs < 3 || !gap_slot_before(s, m->first).strong;
	case MAKE_DASH:
		return alone || (m->glyphs < 4 && !m->through);
	default:
		return false;
	}
}

/* A word joined to the front of underscores was kept: Claimant____, on____; but Poly___
 * is a dictation blank. */
static bool dictated(const struct scene *s, const struct gap_mask *m)
{
	return m->make == MAKE_LINE && m->first && s->doc->tok[m->first].gap == 0 &&
	       s->doc->tok[m->first - 1].kind == TOKEN_WORD &&
	       !(around_classes(s, m->first - 1) &
		 (LEX_BIT(FUNCTION) | LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(ORGROLE) |
		  LEX_BIT(TITLE) | LEX_BIT(SLOT) | LEX_BIT(WEAKSLOT) |
		  LEX_BIT(CREDENTIAL) | LEX_BIT(SAYVERB) | LEX_BIT(WORKVERB)));
}

static bool date_at(const struct scene *s, uint32_t i)
{
	return (s->words.w[i].flags & WORD_FOUND) && s->doc->tok[i].kind == TOKEN_NUMBER;
}

/* "XXXX to 5/6/13", "4/5/12 - ____", "from ____ through": half of a stretch of time. */
static bool range_of_dates(const struct scene *s, const struct gap_mask *m)
{
	uint32_t j = m->end, b = m->first;

	if ((around_is(s, j, "to through thru until and") || scene_punct(s, j, '-')) &&
	    !scene_fresh(s, j) && date_at(s, j + 1))
		return true;
	return b > 1 && !scene_fresh(s, b) &&
	       (around_is(s, b - 1, "to through thru until and") ||
		scene_punct(s, b - 1, '-')) &&
	       date_at(s, b - 2);
}

/* "____, CA", "Reno, ____ 92814": part of an address. */
static bool place(const struct scene *s, const struct gap_mask *m)
{
	uint32_t j = m->end + (scene_punct(s, m->end, ',') ? 1 : 0);
	const struct token *t = &s->doc->tok[j];

	/* ", CA XXXXX" */
	if (m->make == MAKE_X && m->glyphs == 5 && m->first > 1 &&
	    !scene_fresh(s, m->first) && scene_punct(s, m->first - 2, ',') &&
	    s->doc->tok[m->first - 1].shape == SHAPE_UPPER &&
	    doc_token(s->doc, m->first - 1).n == 2)
		return true;
	if (scene_fresh(s, j) || (t->gap & GAP_NEWLINES))
		return false;
	return ((around_classes(s, j) & LEX_BIT(STATE)) && t->shape != SHAPE_LOWER) ||
	       (j == m->end && t->kind == TOKEN_NUMBER && t->end - t->start == 5);
}

/* What the words right before it name: "license ____", "the claim number is XXXX". */
uint8_t gap_named_before(const struct scene *s, uint32_t i)
{
	if (i == 0 || scene_fresh(s, i))
		return LEXICON_GAP_NONE;
	i--;
	if (i > 0 &&
	    (scene_punct(s, i, ',') ||
	     (scene_punct(s, i, '(') && s->doc->tok[i - 1].shape == SHAPE_LOWER)))
		i--;
	if (i > 0 && around_is(s, i, "is was") && !scene_fresh(s, i))
		i--;
	return s->doc->tok[i].kind == TOKEN_WORD ? gap_word_kind(s, i)
						 : (uint8_t)LEXICON_GAP_NONE;
}

/* ███-███-████: marks in the groups of a telephone number. */
static bool dialled(const struct scene *s, const struct gap_mask *m)
{
	static const unsigned want[] = {3, 3, 4};
	unsigned group = 0, n = 0;

	for (uint32_t i = m->first; i < m->end; i++) {
		const struct token *t = &s->doc->tok[i];

		if (t->c == '-' || t->c == '.') {
			if (group == 2 || n != want[group++])
				return false;
			n = 0;
		} else {
			n += t->c == 0xe2 ? 1 : t->end - t->start;
		}
	}
	return group == 2 && n == want[2];
}

/* J*** S****: an initial shows, and no digit. */
static bool name_shows(const struct scene *s, const struct gap_mask *m)
{
	if (m->make != MAKE_STAR || s->doc->tok[m->first].shape != SHAPE_INITIAL)
		return false;
	for (uint32_t i = m->first; i < m->end; i++)
		if (s->doc->tok[i].kind == TOKEN_NUMBER)
			return false;
	return true;
}

/* "lives in ████, ██ █████": what follows a place in one address. */
static bool address_goes_on(const struct scene *s, const struct gap_mask *m,
			    const struct finding_list *out)
{
	const struct finding *f = out->n ? &out->p[out->n - 1] : NULL;
	uint32_t b = m->first - (m->first && scene_punct(s, m->first - 1, ','));

	return f && b && f->type == s->models->ids.gap[LEXICON_GAP_LOCATION] &&
	       f->end == s->doc->tok[b - 1].end && !scene_fresh(s, m->first);
}

/* What the value was, by what stands around it and by what still shows. */
static uint8_t mask_kind(const struct scene *s, const struct gap_mask *m, bool *strong)
{
	struct gap_slot slot = gap_slot_before(s, m->first);
	uint8_t after = gap_kind_after(s, m->end);

	*strong = slot.strong || after;
	if (m->mail)
		return LEXICON_GAP_CONTACT;
	if (after && (!slot.strong || after == LEXICON_GAP_AGE ||
		      slot.kind == LEXICON_GAP_UNKNOWN ||
		      (after == LEXICON_GAP_NAME && scene_punct(s, m->end, ','))))
		return after; /* "letter of XX, MD" */
	/* "report of XXXX, 8/1/2013" has its date */
	if ((slot.kind == LEXICON_GAP_DATE || slot.kind == LEXICON_GAP_UNKNOWN) &&
	    scene_punct(s, m->end, ',') &&
	    (date_at(s, m->end + 1) || around_is(s, m->end + 1, "dated")))
		return LEXICON_GAP_NAME;
	if (dialled(s, m))
		return LEXICON_GAP_CONTACT;
	if (m->first && scene_punct(s, m->first - 1, '#') &&
	    s->doc->tok[m->first].gap == 0)
		return LEXICON_GAP_ID;
	if (name_shows(s, m) && !(slot.strong && slot.kind == LEXICON_GAP_ID))
		return LEXICON_GAP_NAME;
	if (slot.strong)
		return slot.kind;
	if (m->through && gap_named_before(s, m->first) == LEXICON_GAP_ID)
		return LEXICON_GAP_ID; /* license A####7 */
	if (m->through && s->doc->tok[m->first].shape == SHAPE_INITIAL)
		return LEXICON_GAP_NAME;
	/* 555-XXXX */
	if (m->through && m->make == MAKE_X && m->glyphs == 4 && m->end == m->first + 3 &&
	    doc_token(s->doc, m->first).n == 3)
		return LEXICON_GAP_CONTACT;
	if (m->through)
		return LEXICON_GAP_ID;
	if (range_of_dates(s, m) ||
	    (around_is(s, m->end, "of") &&
	     (around_classes(s, m->end + 1) & LEX_BIT(MONTH)))) /* "the __ of May" */
		return LEXICON_GAP_DATE;
	if (place(s, m))
		return LEXICON_GAP_LOCATION;
	if (slot.kind && slot.kind != LEXICON_GAP_UNKNOWN)
		return slot.kind;
	if (gap_named_before(s, m->first))
		return gap_named_before(s, m->first);
	if (subject(s, m) && (m->make != MAKE_LINE || m->glyphs > 2))
		return LEXICON_GAP_NAME;
	if (slot.kind)
		return slot.kind;
	if (around_closing(s, m->first))
		return LEXICON_GAP_NAME;
	/* "____ of Acme": the first words of a sentence. */
	return m->make != MAKE_LINE && starts_sentence(s, m->first) ? LEXICON_GAP_NAME
								    : LEXICON_GAP_NONE;
}

uint32_t gap_mask_run(const struct scene *s, uint32_t i, struct finding_list *out)
{
	struct gap_mask m;
	bool strong;
	uint8_t kind;
	float score = GAP_LIKELY;

	if (!gap_shape_read(s, i, &m))
		return i;
	if (ordinary(s, &m) || dictated(s, &m) || to_fill(s, &m))
		return m.end;
	kind = mask_kind(s, &m, &strong);
	if (!strong && address_goes_on(s, &m, out))
		kind = LEXICON_GAP_LOCATION;
	if (m.make == MAKE_DASH && !strong && !m.through)
		return m.end;
	if (!unmistakable(&m) &&
	    (!kind || (form_blank(s, &m) && (!strong || m.glyphs >= RULE_LINE))))
		score = GAP_DOUBT;
	else if (m.make == MAKE_X && m.glyphs < 4 && form_blank(s, &m))
		score = GAP_DOUBT;
	else if (strong || m.through)
		score = GAP_SURE;
	gap_put(s, out, s->doc->tok[m.first].start, s->doc->tok[m.end - 1].end,
		kind ? kind : LEXICON_GAP_UNKNOWN, GAP_CLASS_MASK, score,
		score < 0.5f && !form_blank(s, &m) ? GAP_ALONE : "gap.mask");
	return m.end;
}
