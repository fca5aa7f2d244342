/* A run read on as an organisation's name. */
#ifndef FIND_ORG_REACH_H
#define FIND_ORG_REACH_H

#include "around.h"

/* Firms that a list knows by name. */
#define BRANDS (LEX_BIT(EMPLOYER) | LEX_BIT(HEALTHORG) | LEX_BIT(INSURER) | LEX_BIT(UR))

/* The organisation read from the run's start: words, joiners, legal form; the token after
 * it. *amp: an "&" joins parts of it; *of: an "of", a number does. */
uint32_t org_reach(const struct scene *s, const struct run *r, bool *amp, bool *of);

#endif
