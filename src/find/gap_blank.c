/*
 * Given: white space. Promises: each doubled blank, and each blank kept at a line's end or
 * start, where its slot says that a value was cut out; a report where it only might be.
 * Must not: take typing for a cut: sentence blanks, columns, justified lines, slips.
 */
#include "gap.h"

#include <string.h>

#define LINE_SITES 8

/* The cuts of one line, kept until it is known whether the whole line is spread out. */
struct line {
	struct finding_list *out;
	struct {
		uint32_t start, end;
		float score;
		uint8_t kind;
		const char *rule;
	} site[LINE_SITES];
	unsigned n;
	unsigned cuts, plain; /* doubled blanks that their slots speak for, and others */
	bool columns;    /* a wider blank: a table, or an author who aligns */
};

static void add_site(struct line *l, uint32_t start, uint32_t end, uint8_t kind, float score,
                     const char *rule)
{
	unsigned n = l->n;

	if (score < 0.5f)
		l->plain++;
	else
		l->cuts++;
	if (n == LINE_SITES || !kind)
		return;
	l->site[n].start = start;
	l->site[n].end = end;
	l->site[n].kind = kind;
	l->site[n].score = score;
	l->site[n].rule = rule;
	l->n = n + 1;
}

/* One slip on a line is a slip; where doubled blanks stand anywhere, none of them says
 * anything. */
static void close_line(const struct scene *s, struct line *l)
{
	bool spread = l->columns || (l->plain > 1 && l->plain >= l->cuts);

	for (unsigned k = 0; k < l->n; k++)
		gap_put(s, l->out, l->site[k].start, l->site[k].end, l->site[k].kind,
		        GAP_CLASS_BLANK, spread ? GAP_DOUBT : l->site[k].score, l->site[k].rule);
	l->n = l->cuts = l->plain = 0;
	l->columns = false;
}

/* Did a sentence end before token i? "Dr." and "vs." end none. */
static bool sentence_ended(const struct scene *s, uint32_t i)
{
	const struct token *before = &s->doc->tok[i - 1];

	if (before->kind != TOKEN_PUNCT || scene_punct(s, i - 1, ','))
		return false;
	if (!scene_punct(s, i - 1, '.') || i < 2)
		return true;
	return s->doc->tok[i - 2].kind != TOKEN_WORD ||
	       !(scene_entry(s, i - 2)->classes & LEX_BIT(TITLE));
}

/* "is indicated.  has tried an injection": a sentence that begins with its verb. The word
 * before the stop must be a whole one: "approx.  was" ends no sentence. */
static bool subject_cut(const struct scene *s, uint32_t i)
{
	const struct token *word = &s->doc->tok[i - 2];

	if (i < 2 || !scene_punct(s, i - 1, '.') || s->doc->tok[i].shape != SHAPE_LOWER)
		return gap_orphan(s, i);
	if (word->kind == TOKEN_NUMBER ? word->end - word->start < 4 :
	    word->kind == TOKEN_WORD   ? word->end - word->start < 4 ||
	                                 !(scene_entry(s, i - 2)->classes &
	                                   (LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(DRUG))) :
	                                 !scene_punct(s, i - 2, ')'))
		return false;
	return gap_verb(s, i);
}

/* "On June 13, 2014,  performed": the verb comes right after the date's comma. */
static bool subject_after_date(const struct scene *s, uint32_t i)
{
	return i >= 2 && scene_punct(s, i - 1, ',') && (s->words.w[i - 2].flags & WORD_FOUND) &&
	       s->doc->tok[i].shape == SHAPE_LOWER && gap_verb(s, i);
}

/* Between a word and what follows: does anything say that a value stood there? */
static float weigh(const struct scene *s, uint32_t i, uint8_t *kind)
{
	struct gap_slot slot = gap_slot_before(s, i);
	uint8_t after = gap_kind_after(s, i);
	bool hole = gap_hole_before(s, i), lower = s->doc->tok[i].shape == SHAPE_LOWER;

	*kind = slot.kind;
	if (gap_orphan(s, i)) {
		*kind = LEXICON_GAP_NAME;
		return GAP_SURE;
	}
	if (after == LEXICON_GAP_AGE && around_is(s, i - 1, "a an this now old the")) {
		*kind = after;
		return GAP_SURE;
	}
	if (slot.kind == LEXICON_GAP_EMPLOYER && gap_role_noun(s, i))
		return GAP_SURE;
	if (lower && (around_is(s, i - 1, "dear named") || scene_punct(s, i - 1, '.'))) {
		*kind = LEXICON_GAP_NAME; /* "Dr.  is": sentences do not begin so */
		return slot.kind == LEXICON_GAP_NAME ? GAP_SURE : GAP_DOUBT;
	}
	/* "the attorney,  who" is a slip, "the attorney,  has asked" no longer one. */
	if (slot.comma)
		hole = gap_verb(s, i) || around_is(s, i, "of from for by");
	else if (slot.kind == LEXICON_GAP_EMPLOYER && !slot.strong)
		hole = false; /* "represented  by" */
	if (after == LEXICON_GAP_AGE)
		return GAP_DOUBT; /* "51  year old" */
	if (slot.strong && (hole || after)) {
		if (after && !lower)
			*kind = after;
		return GAP_SURE;
	}
	if (slot.kind && (hole || after)) {
		if (after)
			*kind = after;
		return GAP_LIKELY;
	}
	if (around_is(s, i - 1, "the") &&
	    (after == LEXICON_GAP_LOCATION || around_is(s, i, "esquire"))) {
		*kind = after;
		return GAP_LIKELY;
	}
	if (subject_after_date(s, i)) {
		*kind = LEXICON_GAP_NAME;
		return GAP_LIKELY;
	}
	return GAP_DOUBT;
}

/* A date or another number, or a name, stands behind the blank: nothing is missing. */
static bool value_follows(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_NUMBER || (s->words.w[i].flags & WORD_FOUND))
		return true;
	if (t->kind == TOKEN_PUNCT)
		return strchr(",.;)", t->c) == NULL && !gap_orphan(s, i);
	return t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER &&
	       !(s->words.w[i].flags & WORD_CAPS) && !gap_kind_after(s, i);
}

/* Two blanks on a line. */
static void try_doubled(const struct scene *s, uint32_t i, struct line *l)
{
	uint32_t start = s->doc->tok[i - 1].end, end = s->doc->tok[i].start;
	bool tab = memchr(s->doc->text.p + start, '\t', end - start) != NULL;
	uint8_t kind;
	float score;

	if (sentence_ended(s, i)) {
		if (!tab && end - start <= 3 && subject_cut(s, i))
			add_site(l, start, end, LEXICON_GAP_NAME, GAP_LIKELY, "gap.subject");
		return;
	}
	if (tab || value_follows(s, i)) {
		l->columns = l->columns || tab || end - start > 2;
		return;
	}
	score = weigh(s, i, &kind);
	if (end - start > 2 && score < GAP_SURE)
		l->columns = true;
	else
		add_site(l, start, end, kind, score, "gap.blank");
}

/* Blanks kept around a line end, two before it or one on either side. What begins the next
 * line may be a date that the margin kept whole. */
static void try_wrapped(const struct scene *s, uint32_t i, struct line *l)
{
	uint32_t start = s->doc->tok[i - 1].end, end = s->doc->tok[i].start, cut = end;
	const unsigned char *p = s->doc->text.p;
	uint8_t kind;
	float score;

	if (p[start] != ' ' || (!(s->doc->tok[i].gap & GAP_TRAILING) && p[end - 1] != ' '))
		return;
	if (doc_break(s->doc, i) == DOC_PARAGRAPH || sentence_ended(s, i) || value_follows(s, i))
		return;
	score = weigh(s, i, &kind);
	if (score < 0.5f)
		return;
	if (p[end - 1] != ' ')
		for (cut = start; p[cut] == ' ';)
			cut++;
	if (cut - start == 2 || cut == end)
		add_site(l, start, cut, kind, GAP_LIKELY, "gap.blank-wrapped");
}

enum lacuna_err gap_blanks_detect(const struct scene *s, const struct finding_list *before,
                                  struct finding_list *out)
{
	struct line l = {.out = out};

	(void)before;
	for (uint32_t i = 1; i < s->doc->ntok; i++) {
		uint8_t gap = s->doc->tok[i].gap;

		if (gap & GAP_WIDE) {
			try_doubled(s, i, &l);
		} else if (gap & (GAP_NEWLINES | GAP_FORMFEED)) {
			if (!(gap & GAP_FORMFEED))
				try_wrapped(s, i, &l);
			close_line(s, &l);
		}
	}
	close_line(s, &l);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
