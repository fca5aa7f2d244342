/*
 * Given: a letter's bytes. Promises: which runs of blanks were drawn out by whoever set
 * the letter, and are one blank. Must not: take a cut for one where blanks are single as
 * a rule; look at a line more than twice.
 */
#include "spread.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"

#define WIDEST 3    /* blanks: more of them are a column's */
#define LEAST 6	    /* wide blanks in the middle of a justified letter's prose */
#define FEW 4	    /* wide ones in a paragraph of it */
#define FULL 35	    /* bytes: a shorter line is none that was filled */
#define SHARE 6	    /* one blank in so many is wide; twice as many in a short letter */
#define LONG_WORD 5 /* letters at least */
#define LOOSE 12    /* and one wide one in so many in the middle of prose */
#define SMALL 3	    /* and one in so many before a small letter */
#define SHORT 8	    /* one line in so many may not end in blanks where all do */
#define TABS 4	    /* times as many tabs as blanks in a letter without blanks */

/* Do blanks at i end what a sentence, an item or a label ends, where they are doubled by
 * habit? */
static bool after_stop(struct str s, size_t i)
{
	return i && !ascii_alnum(s.p[i - 1]) && s.p[i - 1] != ',';
}

/* Do the wide blanks [from, to) stand behind a long word, before a small letter? In a
 * form they stand before labels, and a cut is most often behind a preposition. */
static bool is_loose(struct str s, size_t from, size_t to)
{
	size_t n = 0;

	while (n < LONG_WORD && n < from && ascii_lowercase(s.p[from - 1 - n]))
		n++;
	return n == LONG_WORD && ascii_lowercase(s.p[to]);
}

struct wide {
	unsigned all, loose;
	unsigned trailing; /* at the ends of lines with words */
};

/* Blanks at i, two or more. */
static void count_wide(struct wide *w, struct str s, size_t i)
{
	size_t to = i + 2;

	while (to < s.n && s.p[to] == ' ')
		to++;
	if (to == s.n || s.p[to] == '\n' || s.p[to] == '\r')
		w->trailing += i > 0 && s.p[i - 1] != '\n';
	if (to - i > WIDEST || to == s.n || ascii_space(s.p[to]) || after_stop(s, i))
		return;
	w->all++;
	w->loose += is_loose(s, i, to);
}

static struct wide wide_blanks(struct str s)
{
	struct wide w = {0};
	size_t i = 0;

#ifdef __SSE2__
	for (; s.n - i >= 18; i += 16) {
		const __m128i blank = _mm_set1_epi8(' ');
		const __m128i *p = (const void *)(s.p + i),
			      *p1 = (const void *)(s.p + i + 1),
			      *p2 = (const void *)(s.p + i + 2);
		int one = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p), blank)),
		    two = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p1), blank)),
		    three = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(p2), blank));

		for (unsigned runs = (unsigned)(~one & two & three); runs;
		     runs &= runs - 1)
			count_wide(&w, s, i + (unsigned)__builtin_ctz(runs) + 1);
	}
#endif
	for (; i + 2 < s.n; i++)
		if (s.p[i] != ' ' && s.p[i + 1] == ' ' && s.p[i + 2] == ' ')
			count_wide(&w, s, i + 1);
	return w;
}

static bool has_tabs(struct str s)
{
	size_t tabs = 0, blanks = 0;

	if (s.n == 0 || !memchr(s.p, '\t', s.n))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		tabs += s.p[i] == '\t';
		blanks += s.p[i] == ' ';
	}
	return tabs > LEAST && tabs > TABS * blanks;
}

/* Do all but a few lines with words end in wide blanks? */
static bool has_trailing(const struct wide *w, struct str s)
{
	unsigned lines = 0;

	if (w->trailing < LEAST)
		return false;
	for (size_t i = 0, end; i < s.n; i = end + 1) {
		end = str_find(s, i, '\n');
		while (i < end && ascii_space(s.p[i]))
			i++;
		lines += i < end;
	}
	return lines <= w->trailing || (lines - w->trailing) * SHORT <= lines;
}

struct spread spread_of(struct str s)
{
	struct wide w = wide_blanks(s);
	unsigned loose = w.loose * LOOSE >= w.all ? w.loose : 0;

	return (struct spread){.share = loose >= LEAST ? SHARE
					: loose > 1    ? SHARE / 2
						       : 0,
			       .tabs = has_tabs(s),
			       .trailing = has_trailing(&w, s)};
}

void spread_start(struct spread *p)
{
	p->folds = false;
	p->end = 0;
}

/* The first blanks at or after i that stand between two words of a line, their end in
 * *to; end for both when there are none. */
static size_t blanks_in(struct str s, size_t i, size_t end, unsigned char blank,
			size_t *to)
{
	while (i < end) {
		const unsigned char *at = memchr(s.p + i, blank, end - i);
		size_t from = at ? (size_t)(at - s.p) : end;

		for (i = from; i < end && s.p[i] == blank;)
			i++;
		if (i > from && i < s.n && from && !ascii_space(s.p[i]) &&
		    !ascii_space(s.p[from - 1])) {
			*to = i;
			return from;
		}
	}
	*to = end;
	return end;
}

struct tally {
	unsigned wide, plain; /* blanks */
	unsigned small;	      /* wide ones before a small letter */
	unsigned lines;	      /* with some wide */
	bool columns;
};

static struct tally line_tally(struct str s, size_t i, size_t end)
{
	struct tally t = {0};
	size_t from, to;

	for (; (from = blanks_in(s, i, end, ' ', &to)) < end; i = to) {
		t.columns = t.columns || to - from > WIDEST;
		if (to - from == 1) {
			t.plain++;
		} else if (!after_stop(s, from)) {
			t.wide++;
			t.small += ascii_lowercase(s.p[to]);
		}
	}
	t.lines = t.wide > 0;
	return t;
}

/* Reads the paragraph at i, full lines and the last, which need not be: is it justified?
 */
static void read_paragraph(struct spread *p, struct str s, size_t i)
{
	struct tally all = {0};
	unsigned lines = 0;
	bool full = true;

	while (i < s.n && full) {
		size_t end = str_find(s, i, '\n'), from = i, last = end;

		while (from < end && ascii_space(s.p[from]))
			from++;
		while (last > from && ascii_space(s.p[last - 1]))
			last--;
		if (from < end) { /* an empty line may stand between any two */
			struct tally t = line_tally(s, from, last);

			full = last - from >= FULL && !t.columns;
			if (t.columns && lines)
				break;
			if (!t.columns) {
				all.wide += t.wide;
				all.small += t.small;
				all.plain += t.plain;
				all.lines += t.lines;
			}
			lines++;
		}
		i = end + 1;
	}
	p->end = i;
	p->folds = all.wide >= FEW && all.wide * p->share > all.wide + all.plain &&
		   all.small * SMALL >= all.wide &&
		   (all.lines > 1 || all.wide * 2 > all.plain) && all.lines * 2 >= lines;
}

/* Where the wide blanks at the line's end begin, *to behind them; end when there are
 * none.
 */
static size_t trailing_at(struct str s, size_t i, size_t end, size_t *to)
{
	size_t last = end, from;

	if (end < s.n && s.p[end] != '\n')
		return end;
	while (last > i && s.p[last - 1] == '\r')
		last--;
	for (from = last; from > i && s.p[from - 1] == ' ';)
		from--;
	if (from == i || last - from < 2)
		return end;
	*to = last;
	return from;
}

size_t spread_next(struct spread *p, struct str s, size_t i, size_t end, size_t *n)
{
	size_t from = end, to = end;

	if (p->share && i >= p->end)
		read_paragraph(p, s, i);
	if (p->tabs) {
		from = blanks_in(s, i, end, '\t', &to);
	} else if (p->folds) {
		while ((from = blanks_in(s, i, end, ' ', &to)) < end &&
		       (to - from == 1 || to - from > WIDEST))
			i = to;
	}
	if (from == end && p->trailing)
		from = trailing_at(s, i, end, &to);
	*n = to - from;
	return from;
}
