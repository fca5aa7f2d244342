/* Counties. */
#ifndef ACT_COUNTY_H
#define ACT_COUNTY_H

#include "letter.h"

/* The county that stands for the one called so, without the word County; empty without a
 * list. */
struct str county_surrogate(const struct act_letter *l, struct str name);

#endif
