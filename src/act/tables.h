/* What replacers look up in a pack by name, once an engine: pools, replacers by type. */
#ifndef ACT_TABLES_H
#define ACT_TABLES_H

#include "../rules/pack.h"

/* The pools that replacers of several pools use; patterns/pools has one of each name. */
enum tables_pool {
	POOL_SURNAME,
	POOL_GIVEN_F,
	POOL_GIVEN_M,
	POOL_STREET,
	POOL_CITY,
	POOL_COUNTY,
	POOL_ZIP,
	TABLES_POOLS
};

struct replacer;
struct given_index;
struct city_index;

struct act_tables {
	const struct replacer *row[PACK_TYPES_MAX]; /* by type; NULL: there is none */
	uint16_t state; /* the type of states; TYPE_KEEP: there is none */
	const struct pack_pool *pool[TABLES_POOLS]; /* NULL: the pack has no such pool */
	const struct pack_pool *listed[PACK_TYPES_MAX]; /* by type: the pool it names */
	/* By type: pool NAMEkind, of which what is not in pool NAME becomes another. */
	const struct pack_pool *kinds[PACK_TYPES_MAX];
	const struct city_index *cities; /* of city_index.c; NULL without its pools */
	const struct given_index *given; /* of given.c; NULL without pools for it */
};

/* LACUNA_REFUSED when memory is out. */
enum lacuna_err tables_read(struct act_tables *out, const struct pack *pack,
			    struct arena *arena);

#endif
