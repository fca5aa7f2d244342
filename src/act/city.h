/* Cities. */
#ifndef ACT_CITY_H
#define ACT_CITY_H

#include "letter.h"

/* The city that stands for the one of that name, in whatever state the letter says it
 * lies; it lives as long as the letter. Empty without a list. */
struct str city_surrogate(const struct act_letter *l, struct str name);
/* Does the list have a city of that name? */
bool city_is_listed(const struct act_letter *l, struct str name);
/* Is it a word that a town which no state has room for gets: North, Heights? */
bool city_dresses(struct str word);

#endif
