/* Different values that became the same one. */
#ifndef ACT_TWINS_H
#define ACT_TWINS_H

#include "replacer.h"

struct twins {
	struct twin *slots; /* half of them free at least */
	uint32_t n, mask;
	struct arena *arena;
	bool failed; /* sticks: memory ran out */
};

void twins_init(struct twins *t, struct arena *arena);
/* Takes note of edit e of finding i; true when another value of its kind became the same
 * before: the list was too short to keep them apart, and the audit must say so. */
bool twins_add(struct twins *t, const struct act_letter *l, size_t i,
	       const struct edit *e);

#endif
