/*
 * Given: a net of patterns and what is asked of it. Promises: states and ways, each made
 * once as long as there is room. Must not: move a state while asks are on their way to
 * it.
 */
#include "sieve_grow.h"

#include <stdlib.h>
#include <string.h>

#include "pack.h"

/* A text that needs more tables than that makes the sieve forget and begin anew. */
#define LISTS_MAX ((size_t)1 << 17)
_Static_assert(LISTS_MAX <= SIEVE_NEXT, "an entry holds where a list begins");

/* A way on from a state is made when it was asked for so many times: few ways ever are.
 * Until then the rules of the state are tried, if they are cheap and few; each has some
 * steps. */
#define TIMES_BEFORE_MADE 4
#define TIMES_BITS 14
#define STEPS_OF_A_FEW 64

static bool all_match(const struct sieve_walk *w)
{
	for (uint32_t k = 0; k < w->nout; k++)
		if (w->net->step[w->out[k]].kind != STEP_MATCH)
			return false;
	return true;
}

/* The state of where the walk is; SIEVE_NO_STATE when there is no room. */
static uint16_t state_of(struct sieve *s, bool fresh)
{
	uint32_t hash, base;
	uint16_t i = sieve_states_find(&s->states, &s->walk, fresh, &hash);

	if (i != SIEVE_NO_STATE)
		return i;
	s->full = !sieve_states_make_room(&s->states, &s->walk) ||
		  !sieve_table_add(&s->table, (uint16_t)s->states.n, &base);
	return s->full ? SIEVE_NO_STATE
		       : sieve_states_add(&s->states, &s->walk, fresh, hash, base);
}

/* The state in which the list's rules begin; SIEVE_NO_STATE when there is no room. */
static uint16_t begin_state(struct sieve *s, const uint16_t *list)
{
	const uint32_t *start = s->pack->net.start;

	sieve_walk_begin(&s->walk);
	for (; *list != PACK_LIST_END; list++)
		for (uint32_t part = 2u * *list; part < 2u * *list + 2; part++)
			if (start[part] != SIEVE_NO_STEP)
				s->walk.out[s->walk.nout++] = start[part];
	return state_of(s, true);
}

uint32_t sieve_grow_list(struct sieve *s, uint16_t state)
{
	const struct sieve_state *t = sieve_states_at(&s->states, state);
	const uint32_t *held = sieve_states_held(&s->states, t);
	struct sieve_walk *w = &s->walk;
	uint32_t at = (uint32_t)s->nlists;

	if (t->rules != SIEVE_NO_LIST)
		return t->rules;
	if (LISTS_MAX - s->nlists <= t->n) {
		s->full = true;
		return SIEVE_NO_LIST;
	}
	w->stride++;
	for (uint32_t k = 0; k < t->n; k++) {
		uint32_t rule = w->net->step[held[k]].part / 2;

		if (w->here[2 * rule] != w->stride)
			s->lists[s->nlists++] = (uint16_t)rule;
		w->here[2 * rule] = w->stride;
	}
	s->lists[s->nlists++] = PACK_LIST_END;
	return sieve_states_own(&s->states, state)->rules = at;
}

/* Where byte leads to from a state, not asked for before: a state's base or, settled,
 * the list of what is left. False when there is no room. */
static bool walk_on(struct sieve *s, const struct sieve_state *t, int byte,
		    uint32_t *next)
{
	uint16_t to;
	bool settled;

	sieve_walk_on(&s->walk, sieve_states_held(&s->states, t), t->n, t->fresh, byte);
	settled = all_match(&s->walk);
	to = state_of(s, false);
	if (to == SIEVE_NO_STATE)
		return false;
	*next = sieve_states_at(&s->states, to)->base;
	if (settled) {
		uint32_t list = sieve_grow_list(s, to);

		*next = SIEVE_SETTLED | list;
		return list != SIEVE_NO_LIST;
	}
	return true;
}

/* Makes the entry for byte of a state; false when there is no room. */
static bool make_entry(struct sieve *s, uint16_t state, int byte)
{
	struct sieve_state *t = sieve_states_own(&s->states, state);
	uint32_t next;

	return !s->full && walk_on(s, t, byte, &next) &&
	       sieve_table_set(&s->table, &t->base, sieve_grow_column(s, byte), next);
}

/* Is the way on from a state for a column not worth making yet? */
static bool put_off(struct sieve *s, const struct sieve_state *t, unsigned column)
{
	const uint32_t *held = sieve_states_held(&s->states, t);
	uint32_t hash = (t->base * SIEVE_COLUMNS_MAX + column) * UINT32_C(0x9e3779b1);
	uint8_t *times = &s->times[hash >> (32 - TIMES_BITS)];

	if (t->fresh || t->n > STEPS_OF_A_FEW || *times == TIMES_BEFORE_MADE)
		return false;
	for (uint32_t k = 0; k < t->n; k++)
		if (!s->cheap[s->walk.net->step[held[k]].part / 2])
			return false;
	++*times;
	return true;
}

static bool is_seeds(const struct sieve *s, const uint32_t *at)
{
	uintptr_t first = (uintptr_t)s->table.seed.entry, here = (uintptr_t)at;

	return here - first < s->table.seeded * sizeof(*at);
}

uint32_t *sieve_grow_entry(struct sieve *s, uint32_t *at, int byte)
{
	uint16_t state = sieve_table_state(&s->table, *at & SIEVE_NEXT);
	unsigned column = sieve_grow_column(s, byte);
	const struct sieve_state *t = sieve_states_at(&s->states, state);
	uint32_t base = t->base;

	if (!sieve_entry_is(*sieve_table_entry(&s->table, base, column), column)) {
		if (put_off(s, t, column))
			return NULL;
		if (!make_entry(s, state, byte)) {
			s->full = true;
			return NULL;
		}
		base = sieve_states_at(&s->states, state)->base;
	}
	if (!is_seeds(s, at))
		*at = (*at & ~SIEVE_NEXT) | base;
	return sieve_table_entry(&s->table, base, column);
}

bool sieve_grow_begin(struct sieve *s, const uint16_t *list)
{
	uint16_t state = begin_state(s, list);

	if (state == SIEVE_NO_STATE)
		return false;
	s->begin[list - s->pack->trigger_lists] =
		sieve_states_at(&s->states, state)->base;
	return true;
}

/* The seed's first states and lists, and no other. */
static void begin(struct sieve *s)
{
	const struct sieve_seed *seed = &s->pack->warm.seed;

	for (uint32_t i = 0; i < s->pack->nlists; i++)
		s->begin[i] = seed->begin ? seed->begin[i] : SIEVE_NO_BASE;
	s->nlists = seed->nlists;
	if (s->nlists)
		memcpy(s->lists, seed->lists, s->nlists * sizeof(*s->lists));
	s->full = false;
}

static void forget(struct sieve *s)
{
	sieve_states_forget(&s->states);
	sieve_table_clear(&s->table);
	sieve_walk_forget(&s->walk);
	memset(s->times, 0, (size_t)1 << TIMES_BITS);
	begin(s);
}

void sieve_grow_pack(struct sieve *s)
{
	if (sieve_table_pack(&s->table, s->states.own, s->states.n, s->begin,
			     s->pack->nlists))
		s->full = false;
	else
		forget(s);
}

void sieve_grow_room(struct sieve *s)
{
	if (s->table.full && !s->table.seeded)
		sieve_grow_pack(s);
	else
		forget(s);
}

bool sieve_grow_init(struct sieve *s, const struct pack *pack)
{
	const struct sieve_seed *seed = &pack->warm.seed;

	s->pack = pack;
	s->begin = malloc(((size_t)pack->nlists + 1) * sizeof(*s->begin));
	s->lists = malloc(LISTS_MAX * sizeof(*s->lists));
	s->times = calloc((size_t)1 << TIMES_BITS, 1);
	s->cheap = calloc((size_t)pack->nrules + 1, sizeof(*s->cheap));
	if (!sieve_walk_init(&s->walk, &pack->net) ||
	    !sieve_states_init(&s->states, seed) ||
	    !sieve_table_init(&s->table, seed, pack->net.nclasses + 1) || !s->begin ||
	    !s->lists || !s->times || !s->cheap)
		return false;
	begin(s);
	return true;
}

void sieve_grow_free(struct sieve *s)
{
	sieve_walk_free(&s->walk);
	sieve_states_free(&s->states);
	sieve_table_free(&s->table);
	free(s->begin);
	free(s->lists);
	free(s->times);
	free(s->cheap);
}
