/*
 * Given: a net of patterns and a place in a text. Promises: the patterns that may match
 * there. Must not: lose one that matches: when there is no telling, all of them may.
 */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#include "sieve_states.h"
#include "sieve_table.h"

/* Bytes looked at from a token on. */
#define REACH 100

/* A text that needs more tables than that makes the sieve forget and begin anew. */
#define LISTS_MAX ((size_t)1 << 17)
_Static_assert(LISTS_MAX <= SIEVE_NEXT, "an entry holds where a list begins");

/* A letter alone reads its seed; what is asked more copies it, to change it at will. */
#define ASKS_OF_A_FEW 8192

/* A way on from a state is made when it was asked for so many times: few ways ever are.
 * Until then the rules of the state are tried, if they are cheap and few; each has some
 * steps. */
#define TIMES_BEFORE_MADE 4
#define TIMES_BITS 14
#define STEPS_OF_A_FEW 64

/* So many asks are on their way at a time, to wait for memory all at once. */
#define LANES 16

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

static void forget(struct sieve *s)
{
	sieve_states_forget(&s->states);
	for (uint32_t i = 0; i < s->pack->nlists; i++)
		s->begin[i] = SIEVE_NO_BASE;
	sieve_table_clear(&s->table);
	sieve_walk_forget(&s->walk);
	memset(s->times, 0, (size_t)1 << TIMES_BITS);
	s->nlists = 0;
	s->full = false;
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

static unsigned column_of(const struct sieve *s, int byte)
{
	return byte == SIEVE_NO_BYTE ? s->pack->net.nclasses : s->pack->net.class[byte];
}

/* Where the rules of a state's steps are listed; SIEVE_NO_LIST when there is no room. */
static uint32_t list_of(struct sieve *s, uint16_t state)
{
	const struct sieve_state *t = sieve_states_at(&s->states, state);
	const uint32_t *held = sieve_states_held(&s->states, t);
	struct sieve_walk *w = &s->walk;
	uint32_t at = (uint32_t)s->nlists;

	if (t->rules != SIEVE_NO_LIST)
		return t->rules;
	if (LISTS_MAX - s->nlists <= t->n)
		return SIEVE_NO_LIST;
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
		uint32_t list = list_of(s, to);

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
	       sieve_table_set(&s->table, &t->base, column_of(s, byte), next);
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

/* The entry for byte of the state *at leads to, which is not at its base: the state may
 * have moved, or the entry is not made yet. NULL when it is not to be made, or there is
 * no room. */
static uint32_t *__attribute__((noinline))
find_entry(struct sieve *s, uint32_t *at, int byte)
{
	uint16_t state = sieve_table_state(&s->table, *at & SIEVE_NEXT);
	unsigned column = column_of(s, byte);
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

/* What leads to where the list's rules begin; NULL when there is no room. */
static uint32_t *find_begin(struct sieve *s, const uint16_t *list)
{
	uint32_t *begin = &s->begin[list - s->pack->trigger_lists];

	if (*begin == SIEVE_NO_BASE) {
		uint16_t state = begin_state(s, list);

		if (state == SIEVE_NO_STATE)
			return NULL;
		*begin = sieve_states_at(&s->states, state)->base;
	}
	return begin;
}

/* Of the sieve, what a byte needs: it stays where it is while asks are on their way. */
struct ways {
	const uint8_t *class; /* by byte */
	uint32_t *entry, *seed;
	uint32_t seeded;
};

/* An ask on its way. */
struct lane {
	struct sieve_ask *ask;
	uint32_t *from;			 /* leads to the state before the last byte */
	uint32_t *entry;		 /* where that leads to, if it is of the column */
	uint32_t column;		 /* as an entry tells it */
	const unsigned char *next, *end; /* the text still to come */
};

/* The entry for a column is a random one of many: it is asked for now and looked at when
 * all other lanes have had their turn. */
static inline void aim(const struct ways *ways, struct lane *l, uint32_t *from,
		       uint32_t base, unsigned column)
{
	l->from = from;
	l->column = (column + 1) << SIEVE_COLUMN_SHIFT;
	l->entry = (base < ways->seeded ? ways->seed : ways->entry) + base + column;
	__builtin_prefetch(l->entry);
}

/* False when there is no room: the ask's list stays as it is. */
static bool set_out(struct sieve *s, const struct ways *ways, struct lane *l,
		    struct sieve_ask *ask, struct str text)
{
	uint32_t *from = find_begin(s, ask->list);

	if (!from)
		return false;
	l->ask = ask;
	l->next = text.p + ask->at;
	l->end = l->next + (text.n - ask->at > REACH ? REACH : text.n - ask->at);
	aim(ways, l, from, *from & SIEVE_NEXT,
	    column_of(s, ask->at ? l->next[-1] : SIEVE_NO_BYTE));
	return true;
}

/* The rules left where entry leads to; any when there is no room. */
static inline const uint16_t *rules_of(struct sieve *s, uint32_t entry,
				       const uint16_t *any)
{
	uint32_t list = entry & SIEVE_NEXT;

	if (!(entry & SIEVE_SETTLED))
		list = list_of(s, sieve_table_state(&s->table, list));
	if (list == SIEVE_NO_LIST) {
		s->full = true;
		return any;
	}
	return s->lists + list;
}

/* One byte on, where that takes no more than a look; else nothing is done, and false. */
static inline bool step(const struct ways *ways, struct lane *l)
{
	uint32_t next = *l->entry ^ l->column; /* no more, if it is of the column */

	if (next >= SIEVE_SETTLED || l->next == l->end)
		return false;
	aim(ways, l, l->entry, next, ways->class[*l->next++]);
	return true;
}

/* One byte on, whatever it takes; false when the lane is at its end. */
static __attribute__((noinline)) bool go_on(struct sieve *s, const struct ways *ways,
					    struct lane *l, struct str text)
{
	const uint16_t **list = &l->ask->list;

	if ((*l->entry ^ l->column) >> SIEVE_COLUMN_SHIFT) {
		l->entry = find_entry(s, l->from,
				      l->next > text.p ? l->next[-1] : SIEVE_NO_BYTE);
		if (!l->entry) {
			*list = rules_of(s, *l->from, *list);
			return false;
		}
		if (step(ways, l))
			return true;
	}
	*list = rules_of(s, *l->entry, *list);
	return false;
}

void sieve_rules(struct sieve *s, struct sieve_ask *asks, size_t n, struct str text)
{
	struct lane lanes[LANES], *used = lanes;
	struct ways ways;
	size_t next = 0;

	if (s->full)
		forget(s);
	s->asked += n;
	if (s->table.seeded && s->asked > ASKS_OF_A_FEW) {
		sieve_table_adopt(&s->table, &s->pack->warm);
		sieve_states_adopt(&s->states);
	}
	ways = (struct ways){s->pack->net.class, s->table.entry,
			     (uint32_t *)s->table.seed.entry, s->table.seeded};
	for (;;) {
		while (used < lanes + LANES && next < n)
			used += set_out(s, &ways, used, &asks[next++], text);
		if (used == lanes)
			return;
		for (struct lane *l = lanes; l < used;) {
			if (step(&ways, l) || go_on(s, &ways, l, text))
				l++;
			else
				*l = *--used;
		}
	}
}

struct sieve *sieve_new(const struct pack *pack)
{
	const struct sieve_seed *seed = &pack->warm.seed;
	struct sieve *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->pack = pack;
	s->begin = malloc(((size_t)pack->nlists + 1) * sizeof(*s->begin));
	s->lists = malloc(LISTS_MAX * sizeof(*s->lists));
	s->times = calloc((size_t)1 << TIMES_BITS, 1);
	s->cheap = calloc((size_t)pack->nrules + 1, sizeof(*s->cheap));
	if (!sieve_walk_init(&s->walk, &pack->net) ||
	    !sieve_states_init(&s->states, seed) ||
	    !sieve_table_init(&s->table, seed, pack->net.nclasses + 1) || !s->begin ||
	    !s->lists || !s->times || !s->cheap) {
		sieve_free(s);
		return NULL;
	}
	for (uint32_t i = 0; i < pack->nlists; i++)
		s->begin[i] = seed->begin ? seed->begin[i] : SIEVE_NO_BASE;
	s->nlists = seed->nlists;
	if (s->nlists)
		memcpy(s->lists, seed->lists, s->nlists * sizeof(*s->lists));
	return s;
}

void sieve_cheap(struct sieve *s, uint32_t rule)
{
	s->cheap[rule] = true;
}

struct sieve_seed sieve_made(const struct sieve *s)
{
	return (struct sieve_seed){
		.state = s->states.own,
		.held = s->states.held,
		.slot = s->states.slot,
		.lists = s->lists,
		.begin = s->begin,
		.entry = s->table.entry,
		.state_at = s->table.state_at,
		.nstates = s->states.n,
		.nheld = s->states.nheld,
		.nslots = s->states.nslots,
		.nlists = (uint32_t)s->nlists,
		.nbases = sieve_table_bases(&s->table),
	};
}

void sieve_free(struct sieve *s)
{
	if (!s)
		return;
	sieve_walk_free(&s->walk);
	sieve_states_free(&s->states);
	sieve_table_free(&s->table);
	free(s->begin);
	free(s->lists);
	free(s->times);
	free(s->cheap);
	free(s);
}
