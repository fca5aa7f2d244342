/*
 * Given: a word of mixed case. Promises: whether it is written so as a unit or an
 * abbreviation is. Must not: look at what stands around it.
 */
#include "run.h"

#include "../base/ascii.h"

/* Is w[from, to) capitals? */
static bool capitals(struct str w, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (w.p[k] == ascii_lower(w.p[k]))
			return false;
	return from < to;
}

/* METs, NSRIs, TNFi: three to six capitals and what makes them many, or one that
 * inhibits. */
static bool capitals_plural(struct str w)
{
	return w.n >= 4 && w.n <= 7 && (w.p[w.n - 1] == 's' || w.p[w.n - 1] == 'i') &&
	       capitals(w, 0, w.n - 1);
}

bool run_unit(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);
	size_t k = 0;

	while (k < w.n && w.p[k] == ascii_lower(w.p[k]))
		k++;
	if (k > 0 && capitals(w, k, w.n) && !scene_class(s, i, LEX_BIT(SURNAME)))
		return true; /* coBRIM, mTOR, but deSOUZA */
	return w.n < 4 || (k > 0 && w.n - k < 3) || capitals_plural(w);
}
