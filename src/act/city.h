/* Cities. */
#ifndef ACT_CITY_H
#define ACT_CITY_H

#include "letter.h"

/* The city that stands for the one called so; empty without a list. */
struct str city_surrogate(const struct act_letter *l, struct str name);

#endif
