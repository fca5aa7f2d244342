/*
 * Given: a letter's text. Promises: the width at which its sentences were broken into
 * lines. Must not: ask what words are; look at a line twice.
 */
#include "width.h"

#include "../base/ascii.h"

#define LEAST 6 /* lines that a sentence goes on behind */
#define ODD 8	/* one line in so many may be another's work */

struct widths {
	unsigned n;
	/* Lines of so many bytes; and with the next word they would have so many. */
	uint16_t has[WIDTH_MOST + 1], would[WIDTH_MOST + 1];
};

static size_t trimmed(struct str s, size_t i, size_t end)
{
	while (end > i && ascii_space(s.p[end - 1]))
		end--;
	return end;
}

/* The line [i, end), a sentence's if a small letter begins the next at next. */
static void count_line(struct widths *w, struct str s, size_t i, size_t end, size_t next)
{
	size_t n = end - i, word = next;

	if (n == 0 || n > WIDTH_MOST || next >= s.n || !ascii_lowercase(s.p[next]) ||
	    !(ascii_lowercase(s.p[end - 1]) || s.p[end - 1] == ',') || w->n == UINT16_MAX)
		return;
	while (word < s.n && !ascii_space(s.p[word]))
		word++;
	word = n + 1 + (word - next);
	w->n++;
	w->has[n]++;
	w->would[word < WIDTH_MOST ? word : WIDTH_MOST]++;
}

/* The width that most lines keep, if most would not have kept it with a word more. */
static uint32_t kept_by_most(const struct widths *w)
{
	uint32_t width = 0;
	unsigned keep = 0, would = 0;

	if (w->n < LEAST)
		return 0;
	while (width < WIDTH_MOST && (w->n - keep) * ODD > w->n) {
		width++;
		keep += w->has[width];
		would += w->would[width];
	}
	return would * ODD <= w->n ? width : 0;
}

uint32_t width_of(struct str text, bool double_spaced)
{
	struct widths w = {0};

	for (size_t i = 0, next; i < text.n; i = next) {
		size_t end = str_find(text, i, '\n'), last = trimmed(text, i, end);

		next = end + 1;
		if (double_spaced && last > i && next < text.n) {
			end = str_find(text, next, '\n');
			if (trimmed(text, next, end) == next)
				next = end + 1;
		}
		count_line(&w, text, i, last, next);
	}
	return kept_by_most(&w);
}
