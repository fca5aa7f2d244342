/*
 * What a sieve makes while texts are read: states, and the ways from one to the next,
 * when they were asked for.
 */
#ifndef RULES_SIEVE_GROW_H
#define RULES_SIEVE_GROW_H

#include "sieve_states.h"
#include "sieve_table.h"

struct pack;

struct sieve {
	const struct pack *pack;
	struct sieve_walk walk;
	struct sieve_states states;
	struct sieve_table table; /* a column a class, and one for no byte */
	uint32_t *begin; /* base of the first state by list, where it begins in the pack's
			    lists; SIEVE_NO_BASE: not made yet */
	uint16_t *lists; /* the rules of all states that were asked for */
	size_t nlists;
	uint8_t *times; /* ways not made were asked for, by a hash of them */
	bool *cheap;	/* by rule */
	size_t asked;	/* while states are the seed's */
	bool full;
};

/* False when memory is out; sieve_grow_free is right then, too. */
bool sieve_grow_init(struct sieve *s, const struct pack *pack);
void sieve_grow_free(struct sieve *s);

static inline unsigned sieve_grow_column(const struct sieve *s, int byte)
{
	return byte == SIEVE_NO_BYTE ? s->walk.net->nclasses : s->walk.net->class[byte];
}

/* Makes the state where the list's rules begin, of which s->begin tells then; false when
 * there is no room, here and below: s->full is set then. */
bool sieve_grow_begin(struct sieve *s, const uint16_t *list);
/* The entry for byte of the state *at leads to, which is not at its base: the state may
 * have moved, or the entry is not made yet. NULL when it is not to be made, or there is
 * no room. */
uint32_t *sieve_grow_entry(struct sieve *s, uint32_t *at, int byte);
/* Where the rules of a state's steps are listed; SIEVE_NO_LIST when there is no room. */
uint32_t sieve_grow_list(struct sieve *s, uint16_t state);
/* Packs the ways there are, none of them read in a seed, or forgets all but the seed's.
 */
void sieve_grow_pack(struct sieve *s);
/* Makes room: packs the ways where that is what there is none for, else forgets. */
void sieve_grow_room(struct sieve *s);

#endif
