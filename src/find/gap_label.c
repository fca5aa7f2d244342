/*
 * Given: lines. Promises: each label of a form whose value was cut out: "Claim Number:" and
 * nothing to the line's end.
 * Must not: take a header whose labels and values were read out as two columns for one.
 */
#include "gap.h"

#define SURE 0.9f
#define LABEL_WORDS 6

enum line_kind { LINE_BLANK, LINE_EMPTY_LABEL, LINE_FULL_LABEL, LINE_VALUE, LINE_TEXT };

struct line {
	uint32_t first, end; /* tokens */
	uint32_t colon;      /* the label's colon */
	uint8_t kind;        /* enum line_kind */
	uint8_t gap;         /* enum lexicon_gap the label calls for */
};

static struct line read_line(const struct scene *s, uint32_t first)
{
	struct line l = {.first = first, .end = first, .colon = AROUND_NONE};
	const struct lexicon_entry *e;
	unsigned words = 0;

	do {
		if (l.colon == AROUND_NONE && scene_punct(s, l.end, ':') && words &&
		    words <= LABEL_WORDS && s->doc->tok[l.end].gap == 0)
			l.colon = l.end;
		words += s->doc->tok[l.end].kind == TOKEN_WORD;
		l.end++;
	} while (l.end < s->doc->ntok &&
	         !(s->doc->tok[l.end].gap & (GAP_NEWLINES | GAP_FORMFEED)));
	l.kind = LINE_TEXT;
	if (l.colon != AROUND_NONE) {
		l.kind = l.colon + 1 == l.end ? LINE_EMPTY_LABEL : LINE_FULL_LABEL;
		if (around_ends_with(s, l.colon - 1, LEX_BIT(SLOT) | LEX_BIT(MASKWORD), &e) !=
		    AROUND_NONE)
			l.gap = e->mask ? e->mask : e->slot;
	} else if (l.end - first <= 8 && (s->words.w[first].flags & WORD_FOUND)) {
		l.kind = LINE_VALUE;
	}
	return l;
}

/* Where the blanks after the colon end, on its line. */
static uint32_t after_blanks(const struct scene *s, uint32_t colon)
{
	uint32_t t = s->doc->tok[colon].end, stop = s->doc->tok[colon + 1].start;

	while (t < stop && s->doc->text.p[t] == ' ' && t < s->doc->tok[colon].end + 1)
		t++;
	return t;
}

/* A run of empty labels is a form whose values were cut when a label with its value, or
 * nothing, follows; when bare values follow or came before, it is half of a table. */
static bool is_table(const struct scene *s, const struct line *before, const struct line *after,
                     unsigned run)
{
	(void)s;
	return before->kind == LINE_VALUE || after->kind == LINE_VALUE ||
	       (run > 2 && after->kind == LINE_TEXT && after->end - after->first <= 3);
}

static void put_run(const struct scene *s, struct finding_list *out, const struct line *run,
                    unsigned n)
{
	for (unsigned k = 0; k < n; k++)
		if (run[k].gap) {
			uint32_t at = after_blanks(s, run[k].colon);

			gap_put(s, out, at, at, run[k].gap, GAP_CLASS_RESIDUE, SURE, "gap.label");
		}
}

enum lacuna_err gap_labels_detect(const struct scene *s, const struct finding_list *before,
                                  struct finding_list *out)
{
	struct line run[16], last = {.kind = LINE_BLANK};
	unsigned n = 0;
	uint32_t i = 0;

	(void)before;
	while (i < s->doc->ntok) {
		struct line l = read_line(s, i);

		if (l.kind == LINE_EMPTY_LABEL && n < sizeof(run) / sizeof(run[0])) {
			run[n++] = l;
		} else {
			if (n && !is_table(s, &last, &l, n))
				put_run(s, out, run, n);
			n = 0;
			last = l;
		}
		i = l.end;
	}
	if (n && last.kind != LINE_VALUE)
		put_run(s, out, run, n);
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
