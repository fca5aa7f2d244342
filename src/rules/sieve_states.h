/*
 * The states of a sieve, each set of steps once. The seed's are read there until one is
 * changed.
 */
#ifndef RULES_SIEVE_STATES_H
#define RULES_SIEVE_STATES_H

#include "sieve_seed.h"
#include "sieve_walk.h"

struct warm;

#define SIEVE_STATES_MAX 65535
#define SIEVE_NO_STATE 0

struct sieve_states {
	struct sieve_seed seed;
	uint32_t seeded; /* states below that number are read in the seed ... */
	uint16_t *mine;	 /* ... but those that have a place in changed, less one, here */
	struct sieve_state *changed;
	uint32_t nchanged;
	struct sieve_state *own; /* by number: the others */
	uint32_t n;
	uint32_t *held; /* the steps of all that were added */
	uint32_t nheld;
	uint16_t *slot; /* those by hash */
	uint32_t nslots;
};

/* False when memory is out; sieve_states_free is right then, too. */
bool sieve_states_init(struct sieve_states *s, const struct sieve_seed *seed);
void sieve_states_free(struct sieve_states *s);
/* Copies the rest of the seed's, and lets go of them there. */
void sieve_states_adopt(struct sieve_states *s, const struct warm *warm);
/* Forgets all but the seed's. */
void sieve_states_forget(struct sieve_states *s);

/* The state of where the walk is, or SIEVE_NO_STATE; *hash is then for sieve_states_add,
 * which takes it for a new one. */
uint16_t sieve_states_find(const struct sieve_states *s, struct sieve_walk *w, bool fresh,
			   uint32_t *hash);
/* Is there room for one more? */
bool sieve_states_make_room(struct sieve_states *s, const struct sieve_walk *w);
uint16_t sieve_states_add(struct sieve_states *s, const struct sieve_walk *w, bool fresh,
			  uint32_t hash, uint32_t base);

static inline const struct sieve_state *sieve_states_at(const struct sieve_states *s,
							uint32_t i)
{
	if (i >= s->seeded)
		return &s->own[i];
	return s->mine[i] ? &s->changed[s->mine[i] - 1] : &s->seed.state[i];
}

/* The same, to be changed. */
static inline struct sieve_state *sieve_states_own(struct sieve_states *s, uint32_t i)
{
	if (i >= s->seeded)
		return &s->own[i];
	if (!s->mine[i]) {
		s->changed[s->nchanged] = s->seed.state[i];
		s->mine[i] = (uint16_t)++s->nchanged;
	}
	return &s->changed[s->mine[i] - 1];
}

static inline const uint32_t *sieve_states_held(const struct sieve_states *s,
						const struct sieve_state *t)
{
	return t->first < s->seed.nheld ? s->seed.held + t->first
					: s->held + (t->first - s->seed.nheld);
}

#endif
