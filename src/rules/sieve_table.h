/*
 * The ways out of a sieve's states, packed as closely as they fit: the entry of a state's
 * column lies at the state's base plus the column, in one array that all states share. An
 * entry tells its column, so a neighbour's is not taken for it. A few ways out of a state
 * are ever needed, and those of thousands of states fit the fastest cache.
 */
#ifndef RULES_SIEVE_TABLE_H
#define RULES_SIEVE_TABLE_H

#include <stdbool.h>

#include "sieve_seed.h"

struct warm;

/* Of an entry: 1 + its column; settled (no further byte makes a difference); and the next
 * state's base or, settled, what its owner says of it. */
#define SIEVE_COLUMN_SHIFT 23
#define SIEVE_SETTLED (UINT32_C(1) << 22)
#define SIEVE_NEXT (SIEVE_SETTLED - 1)

#define SIEVE_COLUMNS_MAX 257
#define SIEVE_SIZES 9

struct sieve_table {
	uint32_t *entry;
	uint16_t *state_at; /* by base: the state that has or had it; 0 none */
	struct sieve_seed seed;
	uint32_t seeded; /* what lies at bases below that is read in the seed */
	uint32_t top;	 /* the next base for a new state */
	/* Where a place for a state of so many columns, by their logarithm, is looked
	 * for: many need more room than a few. */
	uint32_t low[SIEVE_SIZES];
	unsigned columns;
	bool full; /* there was no room for a state or a column */
};

/* False when memory is out; sieve_table_free is right then, too. */
bool sieve_table_init(struct sieve_table *t, const struct sieve_seed *seed,
		      unsigned columns);
void sieve_table_free(struct sieve_table *t);
/* Empty but for the seed's. */
void sieve_table_clear(struct sieve_table *t);
/* All states' entries lie at bases below that, and columns of them below that, too. */
uint32_t sieve_table_bases(const struct sieve_table *t);
/* Copies what is read in the seed, and lets go of it there. */
void sieve_table_adopt(struct sieve_table *t, const struct warm *warm);

/*
 * Lays the ways of states 1 to n - 1 anew, as closely as they fit, without what moving
 * them left behind. Each gets another base, and begin, nbegin bases from without (or
 * SIEVE_NO_BASE), is changed to match. Nothing may be read in a seed any more. False when
 * little would be gained or memory is out: the bases of states are then worth nothing.
 */
bool sieve_table_pack(struct sieve_table *t, struct sieve_state *state, uint32_t n,
		      uint32_t *begin, uint32_t nbegin);

/* A base for a new state. False when there is no room, here and below. */
bool sieve_table_add(struct sieve_table *t, uint16_t state, uint32_t *base);
/*
 * Sets a column that is not set yet; another base when this one has no room for it. What
 * the old base had stays: who comes there still finds it, and for the rest asks what
 * state was there.
 */
bool sieve_table_set(struct sieve_table *t, uint32_t *base, unsigned column,
		     uint32_t settled_next);

/* Where the entry of a base's column would be. The seed's are not to be written to. */
static inline uint32_t *sieve_table_entry(const struct sieve_table *t, uint32_t base,
					  unsigned column)
{
	return (base < t->seeded ? (uint32_t *)t->seed.entry : t->entry) + base + column;
}

static inline uint16_t sieve_table_state(const struct sieve_table *t, uint32_t base)
{
	return (base < t->seeded ? t->seed.state_at : t->state_at)[base];
}

static inline bool sieve_entry_is(uint32_t entry, unsigned column)
{
	return entry >> SIEVE_COLUMN_SHIFT == column + 1;
}

#endif
