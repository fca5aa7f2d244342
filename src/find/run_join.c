/*
 * Given: two tokens in a row. Promises: whether a name may go on from the one to the
 * other, over blanks and the ends of full lines. Must not: look at what the words are.
 */
#include "run.h"

#include <string.h>

#define LINE_LONG 60 /* bytes: a shorter line was ended on purpose, not by the margin */

/* Do three blanks in a row, a column's margin (Emp: Ruiz Foods | Date), stand among the
 * LINE_LONG bytes, the last of them a word's? Every third byte tells: of any three in a
 * row one is among these. */
static bool has_margin(const unsigned char *p)
{
	for (uint32_t n = 2; n + 2 < LINE_LONG; n += 3)
		if (p[n] == ' ' && ((p[n - 1] == ' ' && p[n - 2] == ' ') ||
				    (p[n - 1] == ' ' && p[n + 1] == ' ') ||
				    (p[n + 1] == ' ' && p[n + 2] == ' ')))
			return true;
	return false;
}

/* Did the margin end the line before token i? */
static bool line_was_full(const struct scene *s, uint32_t i)
{
	uint32_t end = s->doc->tok[i - 1].end;
	const unsigned char *from =
		s->doc->text.p + (end < LINE_LONG ? 0 : end - LINE_LONG);

	if (end < LINE_LONG || memchr(from, '\n', LINE_LONG))
		return false;
	return !has_margin(from);
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

/* Does the line that begins at token i stand in from the margin, as an item of a list? */
static bool indented(const struct scene *s, uint32_t i)
{
	uint32_t at = s->doc->tok[i].start;

	return at > 3 && memcmp(s->doc->text.p + at - 3, "   ", 3) == 0;
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
		return line_was_full(s, i) && !label_line(s, i) && !indented(s, i);
	default:
		return false;
	}
}
