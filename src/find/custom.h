/* Capitals by custom. */
#ifndef FIND_CUSTOM_H
#define FIND_CUSTOM_H

#include "candidate.h"

/* Words with capitals by the custom of the genre, whatever else the evidence says. Behind
 * a title only where that is a trade as well: Nurse Visits, but Dr. Visits. */
bool custom_keeps(const struct scene *s, const struct candidate *c);

#endif
