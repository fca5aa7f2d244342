/*
 * Given: two tokens in a row. Promises: whether a name may go on from the one to the
 * other, over blanks and the ends of full lines. Must not: look at what the words are.
 */
#include "run.h"

#include <string.h>

#include "around.h"

#define LINE_LONG 60 /* bytes: a shorter line was ended on purpose, not by the margin */

/* Do three blanks in a row, a column's margin (Emp: Ruiz Foods | Date), stand among the
 * size bytes, the last of them a word's? Every third byte tells: of any three in a row
 * one is among these. */
static bool has_margin(const unsigned char *p, uint32_t size)
{
	for (uint32_t n = 2; n + 2 < size; n += 3)
		if (p[n] == ' ' && ((p[n - 1] == ' ' && p[n - 2] == ' ') ||
				    (p[n - 1] == ' ' && p[n + 1] == ' ') ||
				    (p[n + 1] == ' ' && p[n + 2] == ' ')))
			return true;
	return false;
}

/* Did the margin end the line before token i? */
static bool line_was_full(const struct scene *s, uint32_t i)
{
	uint32_t end = s->doc->tok[i - 1].end, n;
	const unsigned char *from =
		s->doc->text.p + (end < LINE_LONG ? 0 : end - LINE_LONG);

	if (end < LINE_LONG || memchr(from, '\n', LINE_LONG))
		return doc_full(s->doc, i, &n) &&
		       !has_margin(s->doc->text.p + end - n, n);
	return !has_margin(from, LINE_LONG);
}

#define NARROW 20 /* bytes: the least of a line in a narrow column */

/* The first token of the line that token i is on. */
static uint32_t line_first(const struct scene *s, uint32_t i)
{
	while (i > 0 && !(s->doc->tok[i].gap & GAP_NEWLINES))
		i--;
	return i;
}

/* Has the line that begins at token i a small word that only sentences have? *end: the
 * token that begins the next line. */
static bool sentence_line(const struct scene *s, uint32_t i, uint32_t *end)
{
	bool any = false;

	do {
		any = any || (s->doc->tok[i].shape == SHAPE_LOWER &&
			      scene_class(s, i, LEX_BIT(FUNCTION)));
		i++;
	} while (s->doc->tok[i].kind != TOKEN_END &&
		 !(s->doc->tok[i].gap & GAP_NEWLINES));
	*end = i;
	return any;
}

bool run_narrow(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t first, next, above;
	size_t with;

	if (i == 0 || doc_break(s->doc, i) != DOC_WRAP)
		return false;
	first = line_first(s, i - 1);
	if (first == 0 || tok[i - 1].end - tok[first].start < NARROW ||
	    doc_break(s->doc, first) != DOC_WRAP || !sentence_line(s, first, &next) ||
	    !sentence_line(s, i, &next))
		return false;
	with = tok[i].end - tok[first].start;
	above = line_first(s, first - 1);
	return with > tok[first - 1].end - tok[above].start &&
	       with > tok[next - 1].end - tok[i].start;
}

/* Does the line that begins at token i begin with a label: "Provider Name: Ana Ito"? */
static bool label_line(const struct scene *s, uint32_t i)
{
	uint32_t k = i;

	while (s->doc->tok[k].kind == TOKEN_WORD && k - i < 5 &&
	       (k == i || !(s->doc->tok[k].gap & GAP_NEWLINES)))
		k++;
	return k > i && scene_punct(s, k, ':') && s->doc->tok[k].gap == 0;
}

/* Blanks before token i, which begins a line. */
static uint32_t indent_of(const struct scene *s, uint32_t i)
{
	uint32_t start = s->doc->tok[i].start, at = start;

	while (at > 0 && s->doc->text.p[at - 1] == ' ')
		at--;
	return start - at;
}

/* Does the line that begins at token i stand further in than the one before, as an item
 * of a list? */
static bool indented(const struct scene *s, uint32_t i)
{
	uint32_t own = indent_of(s, i);

	return own > 2 && own > 2 + indent_of(s, line_first(s, i - 1));
}

bool run_joins(const struct scene *s, uint32_t i)
{
	if (i == 0 || s->doc->tok[i].kind == TOKEN_END)
		return false;
	switch (doc_break(s->doc, i)) {
	case DOC_JOINED:
		return true;
	case DOC_BLANK:
		return !(s->doc->tok[i].gap & GAP_WIDE);
	case DOC_WRAP:
	case DOC_PAGE:
		return (line_was_full(s, i) || run_narrow(s, i)) && !label_line(s, i) &&
		       !indented(s, i) && !around_in(s, i - 1, CUE_RULED);
	default:
		return false;
	}
}
