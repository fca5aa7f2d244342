/*
 * Given: a word or a mark. Promises: the words and empty brackets that stand for a value
 * by themselves: REDACTED, PERSON_1, %%NAME%%, [     ], [____]. Must not: take a word of
 * the sentence, a check box or a mark of the page's layout for one.
 */
#include "gap.h"
#include "gap_shape.h"

#define REDACTED 7 /* letters: shorter words of the class are XX and the like */

static bool joined(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].gap == 0;
}

/* A mask word in capitals where the line is not in capitals. */
static uint8_t shouted(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape == SHAPE_UPPER &&
			       !(s->words.w[i].flags & WORD_CAPS)
		       ? scene_entry(s, i)->mask
		       : (uint8_t)LEXICON_GAP_NONE;
}

/* PATIENT_NAME, PERSON_1, DATE_TIME_2: the token after it; i when it is none. */
static uint32_t underscored(const struct scene *s, uint32_t i, uint8_t *kind)
{
	uint32_t j = i + 1;

	*kind = shouted(s, i);
	if (!*kind)
		return i;
	while (joined(s, j) && scene_punct(s, j, '_') && joined(s, j + 1) &&
	       (s->doc->tok[j + 1].kind == TOKEN_NUMBER || shouted(s, j + 1))) {
		if (*kind == LEXICON_GAP_UNKNOWN)
			*kind = shouted(s, j + 1);
		j += 2;
	}
	return j;
}

/* "Dr. NAME", "employed by EMPLOYER", "dated DATE": the word for what the slot wants; but
 * "seen by PHYSICIAN" may be a shout. */
static bool named_slot(const struct scene *s, uint32_t i, uint8_t kind)
{
	struct gap_slot slot;

	if (!kind || (around_classes(s, i) & LEX_BIT(ROLE)))
		return false;
	slot = gap_slot_before(s, i);
	return slot.strong && !slot.comma && slot.kind == kind &&
	       !scene_punct(s, i - 1, ':') && !scene_punct(s, i - 1, '(');
}

/* REDACTED, and a name's words with an underscore: the token after it, or i. */
static uint32_t bare(const struct scene *s, uint32_t i, uint8_t *kind)
{
	uint32_t end = underscored(s, i, kind);

	if (end > i + 1)
		return end;
	if (around_is(s, i, "confidential") && (s->words.w[i].flags & WORD_START))
		return i; /* stamped on a page */
	if (*kind == LEXICON_GAP_UNKNOWN)
		return s->doc->tok[i].end - s->doc->tok[i].start >= REDACTED ? end : i;
	return named_slot(s, i, *kind) ? end : i;
}

/* %%NAME%%, ##DATE##, __PATIENT_NAME__: the same marks on both sides. */
static uint32_t between_marks(const struct scene *s, uint32_t i, uint8_t *kind)
{
	unsigned char c = (unsigned char)s->doc->tok[i].c;
	uint32_t n = scene_punct(s, i + 1, c) && joined(s, i + 1) ? 2 : 1;
	uint32_t end = i + n, word = end;

	if (c != '%' && c != '#' && c != '$' && c != '_')
		return i;
	if (!joined(s, word) || (end = underscored(s, word, kind)) == word)
		return i;
	for (uint32_t k = 0; k < n; k++, end++)
		if (!joined(s, end) || !scene_punct(s, end, c))
			return i;
	return end;
}

/* [     ], [____], [(b)(6)] is gap_bracket's: nothing inside, or a mask and nothing else.
 */
static uint32_t hollow(const struct scene *s, uint32_t i)
{
	bool round = scene_punct(s, i, '(');
	struct gap_mask m;

	if (!round && !scene_punct(s, i, '['))
		return i;
	if (scene_punct(s, i + 1, round ? ')' : ']'))
		return (s->doc->tok[i + 1].gap & GAP_WIDE) ||
				       (i > 0 && scene_punct(s, i - 1, '.') &&
					s->doc->tok[i + 1].gap)
			       ? i + 2
			       : i;
	if (gap_shape_read(s, i + 1, &m) && m.first == i + 1 && m.glyphs > 1 &&
	    scene_punct(s, m.end, round ? ')' : ']') && joined(s, m.end))
		return m.end + 1;
	return i;
}

uint32_t gap_token(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint8_t kind = LEXICON_GAP_UNKNOWN;
	struct gap_slot slot;
	uint32_t end;

	if (s->doc->tok[i].kind == TOKEN_WORD)
		end = bare(s, i, &kind);
	else
		end = between_marks(s, i, &kind);
	if (end == i) {
		end = hollow(s, i);
		if (end == i || !gap_slot_before(s, i).strong)
			return i;
		kind = LEXICON_GAP_UNKNOWN;
	}
	slot = gap_slot_before(s, i);
	if (kind == LEXICON_GAP_UNKNOWN && slot.kind)
		kind = slot.kind;
	if (kind == LEXICON_GAP_UNKNOWN && gap_kind_after(s, end))
		kind = gap_kind_after(s, end);
	gap_put(s, out, s->doc->tok[i].start, s->doc->tok[end - 1].end, kind,
		GAP_CLASS_MASK, GAP_LIKELY, "gap.placeholder");
	return end;
}
