/*
 * Given: words and marks. Promises: each run of underscores, X, asterisks, hashes, blocks or
 * dashes, each bracketed word that stands for a value, each letter that stands for a person.
 * Must not: take form blanks, rules across the page, dictation blanks or footnotes for masks.
 */
#include "gap.h"

#include <string.h>

#define SURE 0.95f
#define LIKELY 0.75f
#define DOUBT 0.3f
#define RULE_LINE 25 /* characters: a longer run alone on its line is a rule across the page */

/* Characters of which a run is a mask. */
static bool mask_char(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	struct str text;

	if (t->kind != TOKEN_PUNCT)
		return false;
	if (t->c == '_' || t->c == '*' || t->c == '#')
		return true;
	text = doc_token(s->doc, i);
	/* U+2580..U+25FF: block elements and geometric shapes. */
	return text.n == 3 && text.p[0] == 0xe2 && (text.p[1] == 0x96 || text.p[1] == 0x97);
}

/* XX, XXXX, XYZ, ABC, ABCD: capitals nobody is called. */
static bool mask_word(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i].kind != TOKEN_WORD || s->doc->tok[i].shape != SHAPE_UPPER)
		return false;
	for (size_t k = 0; k < w.n; k++)
		if (w.p[k] != 'X')
			return around_is(s, i, "abc abcd abcde xyz xyzz zzz nnnn");
	return true;
}

/* The end of the mask that begins at i: runs of the same make joined without blanks, and, for
 * X and asterisks, words of them. */
static uint32_t mask_end(const struct scene *s, uint32_t i)
{
	uint32_t j = i + 1;

	if (mask_word(s, i)) {
		while (mask_word(s, j) && s->doc->tok[j].gap == GAP_BLANK && run_joins(s, j))
			j++;
		return j;
	}
	while (mask_char(s, j) && s->doc->tok[j].gap == 0)
		j++;
	return j;
}

static bool rule_line(const struct scene *s, uint32_t i, uint32_t end)
{
	return around_alone(s, i, end) && s->doc->tok[end - 1].end - s->doc->tok[i].start >= RULE_LINE;
}

/* A measure, a score or a form follows: XX mm, ___/10, ____ visits, _____%. */
static bool form_blank(const struct scene *s, uint32_t i, uint32_t end)
{
	if (scene_punct(s, end, '/') || scene_punct(s, end, '%') || scene_punct(s, end, '='))
		return true;
	if (around_is(s, end, "mm cm ml mg mcg cc min minutes hours days weeks months visits times "
	                      "sutures degrees lbs pounds eye percent hrs lb kg units position of "
	                      "per was were"))
		return true;
	(void)i;
	return false;
}

static void weigh_mask(const struct scene *s, uint32_t i, uint32_t end, struct finding_list *out)
{
	uint32_t start = s->doc->tok[i].start, stop = s->doc->tok[end - 1].end;
	struct gap_slot slot = gap_slot_before(s, i);
	uint8_t after = gap_kind_after(s, end), kind = slot.kind;
	float score = LIKELY;

	if (rule_line(s, i, end))
		return;
	if (after && (!slot.strong || after == LEXICON_GAP_AGE))
		kind = after;
	if (!kind && s->doc->tok[i].kind == TOKEN_WORD && stop - start >= 4)
		kind = LEXICON_GAP_UNKNOWN;
	if (!kind && gap_hole_before(s, end) && scene_punct(s, i, '_'))
		kind = LEXICON_GAP_NAME; /* ____ injured his back */
	if (!kind || (form_blank(s, i, end) && !slot.strong && !after))
		score = DOUBT;
	else if (slot.strong || after)
		score = SURE;
	gap_put(s, out, start, stop, kind ? kind : LEXICON_GAP_UNKNOWN, GAP_CLASS_MASK, score,
	        "gap.mask");
}

/* The kind that the words between brackets stand for, when all of them are mask words. */
static uint8_t bracket_kind(const struct scene *s, uint32_t i, uint32_t close, bool need_cap)
{
	uint8_t kind = LEXICON_GAP_NONE;
	uint32_t j = i + 1;

	while (j < close) {
		const struct word *w = &s->words.w[j];
		const struct lexicon_entry *e = scene_entry(s, j);
		uint32_t next = j + 1;

		if (s->doc->tok[j].kind == TOKEN_NUMBER || scene_punct(s, j, '-') ||
		    scene_punct(s, j, '/') || scene_punct(s, j, '\'') || scene_punct(s, j, '#') ||
		    s->doc->tok[j].kind == TOKEN_POSS) {
			if (scene_punct(s, j, '#') && close == i + 2)
				kind = LEXICON_GAP_ID;
			j = next;
			continue;
		}
		if (w->phrase && s->words.phrases[w->phrase - 1].first == j) {
			const struct phrase *p = &s->words.phrases[w->phrase - 1];

			if (s->pack->lex.entries[p->entry].mask) {
				e = &s->pack->lex.entries[p->entry];
				next = p->end;
			}
		}
		if (!e->mask || (need_cap && s->doc->tok[j].shape == SHAPE_LOWER))
			return LEXICON_GAP_NONE;
		if (!kind || kind == LEXICON_GAP_UNKNOWN)
			kind = e->mask;
		j = next;
	}
	return kind;
}

/* A bracketed mask at i: its end, or i. */
static uint32_t read_bracket(const struct scene *s, uint32_t i, uint8_t *kind, bool *sure)
{
	static const char open[] = "[<({", shut[] = "]>)}";
	const char *which = s->doc->tok[i].kind == TOKEN_PUNCT ? strchr(open, s->doc->tok[i].c) : NULL;
	uint32_t j = i + 1, first = i;

	if (!which || !*which)
		return i;
	if (scene_punct(s, i, '<') && scene_punct(s, i + 1, '<'))
		first = j++;
	while (j < i + 12 && !scene_fresh(s, j) && !scene_punct(s, j, (unsigned char)shut[which - open]))
		j++;
	if (!scene_punct(s, j, (unsigned char)shut[which - open]) || j == first + 1)
		return i;
	*kind = bracket_kind(s, first, j, *which == '(');
	if (!*kind)
		return i;
	*sure = *which != '(' || first != i;
	j++;
	if (first != i && scene_punct(s, j, '>'))
		j++;
	return j;
}

static uint32_t try_bracket(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint8_t kind;
	bool sure;
	uint32_t end = read_bracket(s, i, &kind, &sure);
	struct gap_slot slot;

	if (end == i)
		return i;
	slot = gap_slot_before(s, i);
	if (kind == LEXICON_GAP_UNKNOWN && gap_kind_after(s, end))
		kind = gap_kind_after(s, end);
	if (kind == LEXICON_GAP_UNKNOWN && slot.kind)
		kind = slot.kind;
	gap_put(s, out, s->doc->tok[i].start, s->doc->tok[end - 1].end, kind, GAP_CLASS_MASK,
	        sure ? SURE : LIKELY, sure ? "gap.bracket" : "gap.parenthesis");
	return end;
}

/* Dr. W, Ms. A, Dr. DB: letters that an earlier redactor left for a person; AS, M.D. */
static uint32_t try_letters(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];
	struct str w = doc_token(s->doc, i);
	uint32_t end = i + 1, next;
	bool titled = false;

	if (t->kind != TOKEN_WORD || w.n > 3 ||
	    (t->shape != SHAPE_INITIAL && t->shape != SHAPE_UPPER))
		return i;
	if (i > 0 && !scene_fresh(s, i)) {
		uint32_t b = i - 1;

		if (scene_punct(s, b, '.') && b > 0)
			b--;
		titled = run_title(s, b, &next) && next == i && s->doc->tok[b].shape != SHAPE_LOWER;
	}
	if (titled) {
		if (scene_punct(s, end, '.') && s->doc->tok[end].gap == 0 && t->shape == SHAPE_INITIAL) {
			if (run_joins(s, end + 1) && run_namey(s, end + 1))
				return i; /* Dr. W. Osei */
			if (scene_fresh(s, end + 1) || s->doc->tok[end + 1].shape == SHAPE_LOWER)
				end++;
		} else if (run_joins(s, end) && run_namey(s, end)) {
			return i;
		}
		if (run_credential(s, i) > i && w.n > 1)
			return i;
	} else {
		if (t->shape != SHAPE_UPPER || w.n != 2 || !scene_punct(s, end, ',') ||
		    run_credential(s, end + 1) == end + 1 || run_credential(s, i) > i ||
		    (scene_entry(s, i)->classes & LEX_BIT(STATE)))
			return i;
	}
	gap_put(s, out, t->start, s->doc->tok[end - 1].end, LEXICON_GAP_NAME, GAP_CLASS_MASK,
	        titled ? SURE : LIKELY, "gap.letters");
	return end;
}

enum lacuna_err gap_masks_detect(const struct scene *s, const struct finding_list *before,
                                 struct finding_list *out)
{
	uint32_t i = 0;

	(void)before;
	while (i < s->doc->ntok) {
		const struct token *t = &s->doc->tok[i];
		uint32_t end = i;

		if (t->kind == TOKEN_NUMBER || t->shape == SHAPE_LOWER ||
		    (s->words.w[i].flags & (WORD_FOUND | WORD_KEEP))) {
			i++;
			continue;
		}
		if (mask_char(s, i) || mask_word(s, i)) {
			end = mask_end(s, i);
			if (mask_word(s, i) || end - i > 1)
				weigh_mask(s, i, end, out);
		} else if (t->kind == TOKEN_PUNCT) {
			end = try_bracket(s, i, out);
		} else if (t->end - t->start <= 3) {
			end = try_letters(s, i, out);
		}
		i = end > i ? end : i + 1;
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
