/* Examples that rules and seams carry, and the reason that goes with them. */
#ifndef RULES_PACK_EXAMPLES_H
#define RULES_PACK_EXAMPLES_H

#include "pack_source.h"
#include "pack_xml.h"

struct pack_examples {
	struct pack_list list; /* struct source_example */
	bool reason;
};

/* Takes a <reason>, <hit> or <miss>; false when the element is none of them. */
bool pack_examples_take(struct pack_examples *e, struct pack_xml *x, xmlNodePtr node);
/* Refuses less than two hits, two misses and a reason. */
void pack_examples_check(const struct pack_examples *e, struct pack_job *job,
			 struct pack_place place, const char *what, struct str id);

#endif
