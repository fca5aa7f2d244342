/* What stands where only a treatment does. */
#ifndef FIND_TREATMENT_H
#define FIND_TREATMENT_H

#include "candidate.h"

/* Asked for, prescribed, begun or stopped (a trial of Zyvantra, Oxelvo was titrated):
 * nobody, and no firm, unless its own words say so. */
bool treatment_keeps(const struct scene *s, const struct candidate *c);

#endif
