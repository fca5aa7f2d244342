/* The states: names, postal codes, older abbreviations. */
#ifndef ACT_STATE_H
#define ACT_STATE_H

#include "letter.h"

#define STATES 52

struct state {
	const char *name, *code, *brief; /* brief: the usual abbreviation, or the name */
};

extern const struct state state_list[STATES];

/* The number of the state that text names in any of its forms, or -1. */
int state_find(struct str text);
/* The state that stands for state s throughout the case; s itself where the policy keeps
 * states. */
int state_surrogate(const struct act_letter *l, int s);

#endif
