/* The cities by the states that have them, as replacers of cities ask for them. */
#ifndef ACT_CITY_INDEX_H
#define ACT_CITY_INDEX_H

#include "state.h"

/* The states of a city of several that what stands for it should lie in, too. */
#define CITY_HOMES 4

struct city_shared {
	uint64_t states;	  /* bits, by number of state.h */
	uint8_t home[CITY_HOMES]; /* the first of them, nhomes */
	uint8_t nhomes;
	bool fit; /* may replace another */
};

/* The pool "city" has the cities of one state alone, state by state, then those of
 * several. In each part those that are words come last: they replace no other. */
struct city_index {
	const struct pack_pool *pool;
	const struct pack_pool *base; /* "citybase": what a "North %" is made of */
	struct {
		uint32_t first, fit, n;
	} of[STATES];
	uint32_t shared; /* the first city of several states */
	uint32_t nshared;
	const struct city_shared *city; /* of each of them */
	struct {
		const uint16_t *at; /* in city, in order */
		uint32_t n;
	} having[STATES]; /* those a state has that may replace others */
};

/* NULL when the pack has not all the pools for it. LACUNA_REFUSED when memory is out. */
enum lacuna_err city_index_make(const struct city_index **out, const struct pack *pack,
				struct arena *arena);
/* The state that alone has the city at place i of the pool, before shared. */
int city_index_state(const struct city_index *x, uint32_t i);

#endif
