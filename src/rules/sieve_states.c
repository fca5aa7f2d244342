/*
 * Given: sets of steps. Promises: the same number for the same set. Must not: write into
 * the seed.
 */
#include "sieve_states.h"

#include <stdlib.h>
#include <string.h>

#include "warm.h"

#define HELD_MAX ((uint32_t)1024 * 1024)
#define SLOTS_MIN 512

/* Of a set, in whatever order. */
static uint32_t hash_set(const uint32_t *steps, uint32_t n)
{
	uint32_t h = n;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t x = (steps[k] + 1) * UINT32_C(0x9e3779b1);

		h += (x ^ x >> 15) * UINT32_C(0x85ebca6b);
	}
	return h ^ h >> 16;
}

/* Is state i what the walk has marked? */
static bool is_marked(const struct sieve_states *s, const struct sieve_walk *w,
		      uint32_t i, uint32_t hash, bool fresh)
{
	const struct sieve_state *t = sieve_states_at(s, i);
	const uint32_t *step = sieve_states_held(s, t);

	if (t->hash != hash || t->fresh != fresh || t->n != w->nout)
		return false;
	for (uint32_t k = 0; k < t->n; k++)
		if (!sieve_marks_has(&w->reached, step[k]))
			return false;
	return true;
}

uint16_t sieve_states_find(const struct sieve_states *s, struct sieve_walk *w, bool fresh,
			   uint32_t *hash)
{
	uint32_t at;

	*hash = hash_set(w->out, w->nout);
	/* Marked so far is also what was pruned. */
	sieve_marks_clear(&w->reached);
	for (uint32_t k = 0; k < w->nout; k++)
		sieve_marks_add(&w->reached, w->out[k]);
	for (at = *hash; s->seed.nslots && s->seed.slot[at & (s->seed.nslots - 1)]; at++)
		if (is_marked(s, w, s->seed.slot[at & (s->seed.nslots - 1)], *hash,
			      fresh))
			return s->seed.slot[at & (s->seed.nslots - 1)];
	for (at = *hash; s->slot[at & (s->nslots - 1)]; at++)
		if (is_marked(s, w, s->slot[at & (s->nslots - 1)], *hash, fresh))
			return s->slot[at & (s->nslots - 1)];
	return SIEVE_NO_STATE;
}

static void put_slot(struct sieve_states *s, uint32_t i)
{
	uint32_t at = s->own[i].hash;

	while (s->slot[at & (s->nslots - 1)])
		at++;
	s->slot[at & (s->nslots - 1)] = (uint16_t)i;
}

/* So many slots for those from number first on; false when memory is out. */
static bool set_slots(struct sieve_states *s, uint32_t n, uint32_t first)
{
	uint16_t *slot = calloc(n, sizeof(*slot));

	if (!slot)
		return false;
	free(s->slot);
	s->slot = slot;
	s->nslots = n;
	for (uint32_t i = first; i < s->n; i++)
		put_slot(s, i);
	return true;
}

bool sieve_states_make_room(struct sieve_states *s, const struct sieve_walk *w)
{
	uint32_t first = s->seed.nstates ? s->seed.nstates : 1;

	if (s->n == SIEVE_STATES_MAX || HELD_MAX - s->nheld < w->nout)
		return false;
	return s->n - first < s->nslots / 2 || set_slots(s, 2 * s->nslots, first);
}

uint16_t sieve_states_add(struct sieve_states *s, const struct sieve_walk *w, bool fresh,
			  uint32_t hash, uint32_t base)
{
	s->own[s->n] = (struct sieve_state){
		.first = s->seed.nheld + s->nheld,
		.n = w->nout,
		.hash = hash,
		.rules = SIEVE_NO_LIST,
		.base = base,
		.fresh = fresh,
	};
	put_slot(s, s->n);
	memcpy(s->held + s->nheld, w->out, w->nout * sizeof(*w->out));
	s->nheld += w->nout;
	return (uint16_t)s->n++;
}

void sieve_states_adopt(struct sieve_states *s, const struct warm *warm)
{
	for (uint32_t i = 0; i < s->seeded; i++)
		s->own[i] = *sieve_states_at(s, i);
	warm_let_go(warm, s->seed.state, s->seeded * sizeof(*s->own));
	s->seeded = 0;
}

/* With the seed's states and no other. */
static void begin(struct sieve_states *s)
{
	s->seeded = s->seed.nstates;
	s->n = s->seeded ? s->seeded : 1;
	s->nchanged = 0;
	s->nheld = 0;
}

void sieve_states_forget(struct sieve_states *s)
{
	memset(s->slot, 0, s->nslots * sizeof(*s->slot));
	memset(s->mine, 0, s->seed.nstates * sizeof(*s->mine));
	begin(s);
}

bool sieve_states_init(struct sieve_states *s, const struct sieve_seed *seed)
{
	*s = (struct sieve_states){
		.seed = *seed,
		.mine = calloc((size_t)seed->nstates + 1, sizeof(*s->mine)),
		.changed = malloc(((size_t)seed->nstates + 1) * sizeof(*s->changed)),
		.own = calloc(SIEVE_STATES_MAX, sizeof(*s->own)),
		.held = malloc(HELD_MAX * sizeof(*s->held)),
	};
	begin(s);
	return set_slots(s, SLOTS_MIN, s->n) && s->mine && s->changed && s->own &&
	       s->held;
}

void sieve_states_free(struct sieve_states *s)
{
	free(s->mine);
	free(s->changed);
	free(s->own);
	free(s->held);
	free(s->slot);
}
