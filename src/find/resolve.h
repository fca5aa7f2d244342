/* All findings to disjoint ones: the one place where overlaps are settled. */
#ifndef FIND_RESOLVE_H
#define FIND_RESOLVE_H

#include "finding.h"

/* Appends to out, in text order. LACUNA_REFUSED when memory is out. */
enum lacuna_err resolve_run(const struct finding_list *all, struct str text,
			    struct finding_list *out);

#endif
