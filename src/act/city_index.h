/* The cities by state, as replacers of cities ask for them. */
#ifndef ACT_CITY_INDEX_H
#define ACT_CITY_INDEX_H

#include "state.h"

/* The pool "city" has the cities of each state: its own, the largest first;
 * those that it shares with other states, which are with one of them; and those that are
 * words, which replace no other. */
struct city_index {
	const struct pack_pool *pool;
	const struct pack_pool *base; /* "citybase": what a "North %" is made of */
	struct {
		uint32_t first, own, fit, n;
	} of[STATES];
};

/* NULL when the pack has not all the pools for it. LACUNA_REFUSED when memory is out. */
enum lacuna_err city_index_make(const struct city_index **out, const struct pack *pack,
				struct arena *arena);
/* The state whose city stands at place i of the pool. */
int city_index_state(const struct city_index *x, uint32_t i);

#endif
