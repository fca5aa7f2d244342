/*
 * Given: a word of mixed case. Promises: whether it is written so as a unit or an
 * abbreviation is. Must not: look at what stands around it.
 */
#include "run.h"

#include "../base/ascii.h"

/* METs, MRIs: three capitals and the s of a plural. */
static bool capitals_plural(struct str w)
{
	return w.n == 4 && w.p[3] == 's' && w.p[0] != ascii_lower(w.p[0]) &&
	       w.p[1] != ascii_lower(w.p[1]) && w.p[2] != ascii_lower(w.p[2]);
}

bool run_unit(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);
	size_t k = 0;

	while (k < w.n && w.p[k] == ascii_lower(w.p[k]))
		k++;
	return w.n < 4 || (k > 0 && w.n - k < 3) || capitals_plural(w);
}
