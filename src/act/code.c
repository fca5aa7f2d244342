/*
 * Given: a case, claim, record, licence or account number. Promises: another of its
 * shape; the prefix that says what kind of case number it is stays. Must not: depend on
 * punctuation.
 */
#include <string.h>

#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

/* Short forms are looked for in that many numbers of the letter. */
#define LONGER_MAX 64

/* How much of a case number is its kind: "cm13" of "CM13-0012345", "adj", "imr". */
static size_t prefix_of(const struct shape *s)
{
	struct str text = str_from(s->p, s->n);

	if (str_starts(text, STR("cm")) && s->n >= 8 && ascii_digit(s->p[2]) &&
	    ascii_digit(s->p[3]))
		return 4;
	if ((str_starts(text, STR("adj")) || str_starts(text, STR("imr"))) && s->n > 3 &&
	    ascii_digit(s->p[3]))
		return 3;
	return 0;
}

static void change(const struct act_letter *l, struct shape *s)
{
	shape_permute(s, prefix_of(s), letter_key(l, KEY_NUMBERS));
}

/*
 * Where in the longer number (of text whole) the short one stands as a group of its own,
 * or at its end: "55071" in "VC-12-55071". The number of characters before it, or -1.
 */
static long group_at(struct str whole, const struct shape *brief)
{
	size_t k = 0; /* letters and digits before i */

	for (size_t i = 0; i < whole.n; i++) {
		size_t n = 0, j = i;

		if (!ascii_alnum(whole.p[i]))
			continue;
		if (i == 0 || !ascii_alnum(whole.p[i - 1])) {
			for (; j < whole.n && n < brief->n && ascii_alnum(whole.p[j]);
			     j++)
				if (ascii_lower(whole.p[j]) != brief->p[n++])
					break;
			if (n == brief->n && j == i + n &&
			    (j == whole.n || !ascii_alnum(whole.p[j])))
				return (long)k;
		}
		k++;
	}
	return -1;
}

/* Takes a short form's characters out of the replacement of the number it is short for.
 */
static bool from_longer(const struct act_letter *l, size_t i, struct shape *s)
{
	unsigned seen = 0;

	for (size_t k = 0; k < l->n && seen < LONGER_MAX; k++) {
		struct shape longer;
		long at;

		if (!letter_row(l, k) || letter_row(l, k)->surrogate != code_replace ||
		    l->f[k].end - l->f[k].start > SHAPE_MAX)
			continue;
		seen++;
		shape_read(&longer, letter_text(l, k));
		if (k == i || longer.n <= s->n)
			continue;
		at = group_at(letter_text(l, k), s);
		if (at < 0)
			continue;
		change(l, &longer);
		memcpy(s->p, longer.p + at, s->n);
		return true;
	}
	return false;
}

bool code_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct shape s;

	(void)e;
	shape_read(&s, letter_text(l, i));
	if (s.n == 0)
		return false;
	if (s.n < 4 || s.n > 8 || !from_longer(l, i, &s))
		change(l, &s);
	shape_write(&l->draft, &s, f->start, f->end);
	return true;
}
