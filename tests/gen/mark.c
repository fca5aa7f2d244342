/* The array of marks, in text order because the composer writes in text order. */
#include "mark.h"

#include <stdlib.h>

const char *const mark_cats[] = {"NAME",	 "PROFESSION", "LOCATION", "AGE",
				 "DATE",	 "CONTACT",    "ID",	   "EMPLOYER",
				 "ORGANIZATION", "GAP"};

struct mark *mark_add(struct marks *m, size_t start, size_t end, enum cat cat,
		      const char *type)
{
	struct mark *k;

	if (m->n == m->cap) {
		m->cap = m->cap > 0 ? m->cap * 2 : 256;
		m->v = buf_realloc(m->v, m->cap * sizeof *m->v);
	}
	k = &m->v[m->n++];
	memset(k, 0, sizeof *k);
	k->start = start;
	k->end = end;
	k->cat = cat;
	k->type = type;
	return k;
}

void mark_free(struct marks *m)
{
	free(m->v);
	memset(m, 0, sizeof *m);
}
