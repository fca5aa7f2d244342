/* Cities. */
#ifndef ACT_CITY_H
#define ACT_CITY_H

#include "pick.h"

/* The city that stands for the one called so in a state (of state.h): one of the state
 * that stands for that. It may lie in room. Empty without a list. */
struct str city_surrogate(const struct act_letter *l, int state, struct str name,
			  unsigned char room[PICK_ROOM]);

#endif
