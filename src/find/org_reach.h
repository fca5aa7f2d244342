/* A run read on as an organisation's name. */
#ifndef FIND_ORG_REACH_H
#define FIND_ORG_REACH_H

#include "around.h"

/* The organisation read from the run's start: words, joiners, legal form; the token after
 * it. *amp: an "&" joins parts of it; *of: an "of", a number does. */
uint32_t org_reach(const struct scene *s, const struct run *r, bool *amp, bool *of);

#endif
