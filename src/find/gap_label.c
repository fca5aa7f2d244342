/*
 * Given: lines. Promises: each label of a form whose value was cut out: "Claim Number:"
 * and nothing to the line's end or to the next label. Must not: take a header whose
 * labels and values were read out as two columns for one, or a heading for a label.
 */
#include "gap.h"
#include "sites.h"

#include <string.h>

#define LABEL_LINE 24 /* tokens: a longer line with a colon in it is text */
#define RUN_MAX 32    /* labels in one block of a form */

enum line_kind {
	LINE_EMPTY_LABEL,
	LINE_FULL_LABEL,
	LINE_OTHER_LABEL,
	LINE_VALUE,
	LINE_TEXT
};

struct line {
	uint32_t first, end; /* tokens */
	uint32_t colon;	     /* of the label that ends the line; or AROUND_NONE */
	uint8_t kind;	     /* enum line_kind */
	uint8_t gap;	     /* enum lexicon_gap the label calls for */
	bool beside;	     /* next to a label that has its value beside it */
};

struct form {
	const struct scene *s;
	struct finding_list *out;
	struct line empty[RUN_MAX]; /* labels of the block still without a value */
	unsigned n;
	unsigned labels; /* labels of the block */
	unsigned served; /* labels whose value stood on a line of its own: columns */
	unsigned apart;	 /* of these, how many stood right below another label */
	unsigned strays; /* values that no label above them had asked for */
	uint32_t loose;	 /* where the last bare value ended that no label had asked for */
	uint32_t full;	 /* where the last label with its value beside it ended */
	uint32_t other;	 /* where the last label of no value ended: "Signature:" */
};

/* The blank after the colon stays before the gap. */
static uint32_t after_blank(const struct scene *s, uint32_t colon)
{
	uint32_t t = s->doc->tok[colon].end;

	return t < s->doc->tok[colon + 1].start && s->doc->text.p[t] == ' ' ? t + 1 : t;
}

static void put_label(const struct form *f, uint32_t colon, uint8_t kind)
{
	uint32_t at = after_blank(f->s, colon);

	gap_put(f->s, f->out, at, at, kind, GAP_CLASS_RESIDUE, GAP_SURE, "gap.label");
}

/* Do the words from token first to the colon look like a label, if only of something
 * that is no value ("Priority:")? */
static bool any_label(const struct scene *s, uint32_t first, uint32_t colon)
{
	return gap_label_kind(s, colon) ? gap_label_start(s, colon) == first
					: s->doc->tok[first].shape == SHAPE_CAP &&
						  ((s->doc->tok[first].gap & GAP_WIDE) ||
						   around_is(s, first, "priority"));
}

/* Is the label that ends with the colon at i followed by the next label of its line, or
 * by the line's end? */
static bool cell_is_empty(const struct scene *s, uint32_t i, uint32_t end)
{
	for (uint32_t j = i + 1; j < end && j < i + 12; j++) {
		if (j > i + 1 && (s->doc->tok[j].gap & GAP_WIDE))
			return j == i + 2 && around_is(s, i + 1, "application");
		if (j > i + 1 && scene_punct(s, j, '|'))
			return false; /* "Claimant: Ana Ruiz | Claim: 12" */
		if (scene_punct(s, j, '.') && s->doc->tok[j + 1].gap)
			return false; /* "RE: LUMBAR MRI. ATTN: UR" */
		if (scene_punct(s, j, ':'))
			return any_label(s, i + 1, j);
	}
	return i + 1 == end || (i + 2 == end && around_is(s, i + 1, "application"));
}

static bool is_colon(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, ':') && s->doc->tok[i].gap == 0 &&
	       s->doc->tok[i + 1].gap != 0;
}

/* Does the line that begins at i begin with a value, which the margin kept from its
 * label? */
static bool value_below(const struct scene *s, uint32_t i)
{
	return !scene_fresh(s, i) &&
	       (s->doc->tok[i].kind == TOKEN_NUMBER || scene_punct(s, i, '[') ||
		(s->words.w[i].flags & WORD_FOUND));
}

/* Does the line that begins at i have a label of its own? */
static bool labels_below(const struct scene *s, uint32_t i)
{
	for (uint32_t j = i; !scene_fresh(s, j); j++) {
		if (is_colon(s, j))
			return j > i;
		if (j > i && (s->doc->tok[j].gap & (GAP_NEWLINES | GAP_FORMFEED)))
			return false;
	}
	return false;
}

/* A line of several cells, "Claim No.:   Employer: Acme   SSN:": the empty ones are gaps,
 * but where all are empty, or none stands far from the next, the values may stand below.
 */
static void read_cells(const struct form *f, const struct line *l)
{
	unsigned cells = 0, empty = 0;
	bool labels = labels_below(f->s, l->end);
	bool below = value_below(f->s, l->end) && !labels;

	for (uint32_t i = l->first; i < l->end; i++)
		if (is_colon(f->s, i)) {
			cells++;
			empty += cell_is_empty(f->s, i, l->end);
		}
	if (below || (empty == cells && !labels))
		return;
	for (uint32_t i = l->first; i < l->end; i++) {
		if (!is_colon(f->s, i) || !cell_is_empty(f->s, i, l->end))
			continue;
		if (gap_label_kind(f->s, i) && !around_is(f->s, i - 1, "re"))
			put_label(f, i, gap_label_kind(f->s, i));
	}
}

static bool mask_line(const struct scene *s, uint32_t first)
{
	return s->doc->tok[first].kind == TOKEN_PUNCT &&
	       (s->doc->tok[first].c >= 0x80 || strchr("_*#", s->doc->tok[first].c));
}

/* Reads the line that begins at first. */
static struct line read_line(const struct form *f, uint32_t first)
{
	const struct scene *s = f->s;
	struct line l = {
		.first = first, .end = first, .colon = AROUND_NONE, .kind = LINE_TEXT};
	unsigned colons = 0;

	do {
		if (is_colon(s, l.end)) {
			l.colon = l.end;
			colons++;
		}
		l.end = sites_next(s, SITE_LABEL, l.end + 1);
	} while (l.end < s->doc->ntok &&
		 !(s->doc->tok[l.end].gap & (GAP_NEWLINES | GAP_FORMFEED)));
	if (colons > 1) {
		read_cells(f, &l);
		l.kind = LINE_FULL_LABEL;
	} else if (colons && l.colon + 1 == l.end) {
		l.gap = gap_label_kind(s, l.colon);
		l.kind = l.gap ? LINE_EMPTY_LABEL : LINE_OTHER_LABEL;
	} else if (colons) {
		/* "Decision Date:        Application     7/10/2013", "Received:" */
		if (cell_is_empty(s, l.colon, l.end) && gap_label_kind(s, l.colon))
			put_label(f, l.colon, gap_label_kind(s, l.colon));
		l.kind = l.end - first < LABEL_LINE ? LINE_FULL_LABEL : LINE_TEXT;
	} else if ((l.end - first <= 8 || mask_line(s, first)) &&
		   !scene_punct(s, l.end - 1, '.') &&
		   !(l.end == first + 1 && around_is(s, first, "application"))) {
		l.kind = LINE_VALUE; /* "Application" is the first half of a label on two
					lines */
	}
	return l;
}

/* A number, a date in words, or the tag of one. */
static bool is_figure(const struct scene *s, uint32_t i)
{
	const struct word *w = &s->words.w[i];

	return s->doc->tok[i].kind == TOKEN_NUMBER ||
	       ((w->flags & WORD_FOUND) &&
		(w->tag || (around_classes(s, i) & LEX_BIT(MONTH))));
}

/* Does the line look like a number, a date, or a mask that stands for one? */
static bool has_digits(const struct scene *s, const struct line *l)
{
	const struct token *t = &s->doc->tok[l->first];

	if (mask_line(s, l->first) || scene_punct(s, l->first, '[') ||
	    scene_punct(s, l->first, '('))
		return true;
	if (t->kind == TOKEN_WORD && t->c == 'x' && t->end - t->start > 1)
		return true;
	/* ADJ1234567, but not "P.O. Box 12" */
	return is_figure(s, l->first) ||
	       (l->first + 1 < l->end && t[1].kind == TOKEN_NUMBER && t[1].gap == 0);
}

/* "800 Highway 164", "12097 Applewood Road": a number and words, one of which is a
 * street's. */
static bool address(const struct scene *s, const struct line *l)
{
	for (uint32_t i = l->first + 1; i < l->end; i++)
		if (around_classes(s, i) & LEX_BIT(STREETSUFFIX))
			return s->doc->tok[i].shape != SHAPE_LOWER;
	return false;
}

/* Could the line be the value that this label lacks? Words without a digit are one
 * directly below it, or where the letter is read out in columns anyway. */
static bool short_value(const struct form *f, const struct line *l)
{
	unsigned words = 0;

	if (!has_digits(f->s, l) || address(f->s, l))
		return false;
	if (f->s->words.w[l->first].tag)
		return true;
	/* "12 March 2013", "ADJ 123", but not "12 March Street, Reno" */
	for (uint32_t i = l->first; i < l->end; i++)
		words += f->s->doc->tok[i].kind == TOKEN_WORD;
	return words < 3;
}

static bool serves(const struct form *f, const struct line *value,
		   const struct line *label)
{
	switch (label->gap) {
	case LEXICON_GAP_DATE:
	case LEXICON_GAP_ID:
	case LEXICON_GAP_AGE:
	case LEXICON_GAP_CONTACT:
		return short_value(f, value);
	default:
		return f->served ||
		       (value->first == label->end && !scene_fresh(f->s, value->first));
	}
}

/* "Application", 7/8/2014, "Received:": the date stands inside its label. */
static bool inside_label(const struct scene *s, const struct line *l)
{
	return l->first > 0 && around_is(s, l->first - 1, "application") &&
	       around_is(s, l->end, "received") && is_figure(s, l->first);
}

/* A bare value goes to the first label that wants one of its kind. */
static void add_value(struct form *f, const struct line *l)
{
	if (inside_label(f->s, l))
		return;
	for (unsigned k = 0; k < f->n; k++) {
		if (!serves(f, l, &f->empty[k]))
			continue;
		f->apart += f->empty[k].end != l->first;
		memmove(&f->empty[k], &f->empty[k + 1],
			(f->n - k - 1) * sizeof(f->empty[0]));
		f->n--;
		f->served++;
		if (f->n == 0 && f->strays == 0)
			f->apart = 0; /* each has its own: what follows is read anew */
		return;
	}
	if (is_figure(f->s, l->first)) {
		f->loose = l->end;
		f->strays++;
	}
}

/* "RE:" above "Employee: Ana Ruiz": the letter's subject, told in labels of its own. */
static bool heads_labels(const struct scene *s, const struct line *l)
{
	if (!around_is(s, l->first, "re regarding subject"))
		return false;
	for (uint32_t j = l->end; !scene_fresh(s, j); j++)
		if (is_colon(s, j) && gap_label_kind(s, j) == LEXICON_GAP_NAME)
			return true;
	return false;
}

static void add_empty(struct form *f, const struct line *l)
{
	if (f->other == l->first && l->colon == l->first + 1 &&
	    around_is(f->s, l->first, "date dated"))
		return; /* to be signed */
	if (heads_labels(f->s, l))
		return;
	f->labels++;
	if (l->gap == LEXICON_GAP_DATE && f->loose == l->first) {
		f->served++; /* the date stands above its label */
		f->apart++;
	} else if (f->n < RUN_MAX)
		f->empty[f->n++] = *l;
	if (f->n && f->full == l->first)
		f->empty[f->n - 1].beside = true;
}

/* A label with its value beside it: so is the value of the empty ones right above it, and
 * of one right below. */
static void add_full(struct form *f, const struct line *l)
{
	uint32_t below = l->first;

	f->labels++;
	f->full = l->end;
	for (unsigned k = f->n; k-- && f->empty[k].end == below;
	     below = f->empty[k].first)
		f->empty[k].beside = true;
}

/* "Dated:", "Telephone:": never a heading. The date to be signed with is a form's blank.
 */
static bool lone_label(const struct scene *s, const struct line *l)
{
	return (l->gap == LEXICON_GAP_CONTACT ||
		(l->colon == l->first + 1 && around_is(s, l->first, "date dated")));
}

/* The block is read. Where values stood below other labels than their own, nobody can say
 * which label lacks one. A label with nothing of a form around it is more likely a
 * heading. */
static void close_block(struct form *f)
{
	for (unsigned k = 0; k < f->n; k++)
		if (f->apart ? f->empty[k].beside
			     : f->labels > 1 || lone_label(f->s, &f->empty[k]))
			put_label(f, f->empty[k].colon, f->empty[k].gap);
	f->n = f->labels = f->served = f->apart = f->strays = 0;
	f->loose = f->full = AROUND_NONE;
}

/* The last label of the block is one word and has text right below: "Mother:",
 * "Hospital:" head what is told. */
static void drop_heading(struct form *f, const struct line *text)
{
	const struct line *l = f->n ? &f->empty[f->n - 1] : NULL;

	if (l && l->colon == l->first + 1 && l->end == text->first &&
	    !scene_fresh(f->s, text->first) && !lone_label(f->s, l))
		f->n--;
}

enum lacuna_err gap_labels_detect(const struct scene *s,
				  const struct finding_list *before,
				  struct finding_list *out)
{
	struct form f = {.s = s,
			 .out = out,
			 .loose = AROUND_NONE,
			 .full = AROUND_NONE,
			 .other = AROUND_NONE};
	uint32_t i = 0;

	(void)before;
	while (i < s->doc->ntok) {
		struct line l = read_line(&f, i);

		if (l.kind == LINE_EMPTY_LABEL)
			add_empty(&f, &l);
		else if (l.kind == LINE_FULL_LABEL)
			add_full(&f, &l);
		else if (l.kind == LINE_VALUE)
			add_value(&f, &l);
		else if (l.kind == LINE_OTHER_LABEL)
			f.other = l.end;
		else if (l.kind == LINE_TEXT && !around_is(s, l.first, "application")) {
			drop_heading(&f, &l);
			close_block(&f);
		}
		i = l.end;
	}
	close_block(&f);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
