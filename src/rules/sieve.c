/*
 * Given: a net of patterns and a place in a text. Promises: the patterns that may match
 * there. Must not: lose one that matches: when there is no telling, all of them may.
 */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#include "sieve_table.h"
#include "sieve_walk.h"

/* Bytes looked at from a token on. */
#define REACH 100

/* A text that needs more tables than that makes the sieve forget and begin anew. */
#define STATES_MAX 32768
#define HELD_MAX ((size_t)2 << 20)
#define LISTS_MAX ((size_t)1 << 17)
_Static_assert(LISTS_MAX <= SIEVE_NEXT, "an entry holds where a list begins");

/* So many asks are on their way at a time, to wait for memory all at once. */
#define LANES 16

#define NO_STATE 0
#define NO_LIST UINT32_MAX
#define NO_BASE UINT32_MAX

/* A set of steps: those some text leads to. */
struct state {
	uint32_t first, n; /* in held */
	uint32_t hash;
	uint32_t rules; /* of these steps, an index into lists; NO_LIST: not made yet */
	uint32_t base;	/* in the table */
	bool fresh;	/* the byte before is still to come: the steps are starts */
};

struct sieve {
	const struct pack *pack;
	struct sieve_walk walk;
	struct sieve_table table; /* a column a class, and one for no byte */
	uint32_t *begin; /* base of the first state by list, where it begins in the pack's
			    lists; NO_BASE: not made yet */
	uint32_t nstates;
	uint32_t *held; /* the steps of all states */
	size_t nheld;
	uint16_t *lists; /* the rules of all states that were asked for */
	size_t nlists;
	bool full;
	uint16_t slot[2 * STATES_MAX];	/* states by hash */
	struct state state[STATES_MAX]; /* [NO_STATE] is none */
};

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

/* Is what the walk has marked, n steps, what the state has? */
static bool is_marked(const struct sieve *s, const struct state *t, uint32_t n)
{
	if (t->n != n)
		return false;
	for (uint32_t k = 0; k < n; k++)
		if (s->walk.reached[s->held[t->first + k]] != s->walk.stride)
			return false;
	return true;
}

static bool all_match(const struct sieve_walk *w)
{
	for (uint32_t k = 0; k < w->nout; k++)
		if (w->net->step[w->out[k]].kind != STEP_MATCH)
			return false;
	return true;
}

static uint16_t add_state(struct sieve *s, uint32_t hash, bool fresh)
{
	const struct sieve_walk *w = &s->walk;
	struct state *t = &s->state[s->nstates];

	s->full = s->nstates == STATES_MAX || HELD_MAX - s->nheld < w->nout ||
		  !sieve_table_add(&s->table, (uint16_t)s->nstates, &t->base);
	if (s->full)
		return NO_STATE;
	t->first = (uint32_t)s->nheld;
	t->n = w->nout;
	t->hash = hash;
	t->rules = NO_LIST;
	t->fresh = fresh;
	memcpy(s->held + s->nheld, w->out, w->nout * sizeof(*w->out));
	s->nheld += w->nout;
	return (uint16_t)s->nstates++;
}

/* The state of where the walk is; NO_STATE when there is no room. */
static uint16_t state_of(struct sieve *s, bool fresh)
{
	struct sieve_walk *w = &s->walk;
	uint32_t hash = hash_set(w->out, w->nout), at = hash % (2 * STATES_MAX);

	/* Marked so far is also what was pruned. */
	w->stride++;
	for (uint32_t k = 0; k < w->nout; k++)
		w->reached[w->out[k]] = w->stride;
	for (; s->slot[at]; at = (at + 1) % (2 * STATES_MAX)) {
		const struct state *t = &s->state[s->slot[at]];

		if (t->hash == hash && t->fresh == fresh && is_marked(s, t, w->nout))
			return s->slot[at];
	}
	return s->slot[at] = add_state(s, hash, fresh);
}

static void forget(struct sieve *s)
{
	memset(s->slot, 0, sizeof(s->slot));
	for (uint32_t i = 0; i < s->pack->nlists; i++)
		s->begin[i] = NO_BASE;
	sieve_table_clear(&s->table);
	sieve_walk_forget(&s->walk);
	s->nstates = 1;
	s->nheld = s->nlists = 0;
	s->full = false;
}

/* The state in which the list's rules begin; NO_STATE when there is no room. */
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

/* Where the rules of a state's steps are listed; NO_LIST when there is no room. */
static uint32_t list_of(struct sieve *s, uint16_t state)
{
	struct state *t = &s->state[state];
	struct sieve_walk *w = &s->walk;

	if (t->rules != NO_LIST)
		return t->rules;
	if (LISTS_MAX - s->nlists <= t->n)
		return NO_LIST;
	w->stride++;
	t->rules = (uint32_t)s->nlists;
	for (uint32_t k = 0; k < t->n; k++) {
		uint32_t rule = w->net->step[s->held[t->first + k]].part / 2;

		if (w->here[2 * rule] != w->stride)
			s->lists[s->nlists++] = (uint16_t)rule;
		w->here[2 * rule] = w->stride;
	}
	s->lists[s->nlists++] = PACK_LIST_END;
	return t->rules;
}

/* Where byte leads to from a state, not asked for before: a state's base or, settled,
 * the list of what is left. False when there is no room. */
static bool walk_on(struct sieve *s, const struct state *t, int byte, uint32_t *next)
{
	uint16_t to;
	bool settled;

	sieve_walk_on(&s->walk, s->held + t->first, t->n, t->fresh, byte);
	settled = all_match(&s->walk);
	to = state_of(s, false);
	if (to == NO_STATE)
		return false;
	*next = s->state[to].base;
	if (settled) {
		uint32_t list = list_of(s, to);

		*next = SIEVE_SETTLED | list;
		return list != NO_LIST;
	}
	return true;
}

/* The entry for byte of the state *at leads to, which is not at its base: the state may
 * have moved, or the entry is not made yet. NULL when there is no room. */
static uint32_t *__attribute__((noinline))
find_entry(struct sieve *s, uint32_t *at, int byte)
{
	struct state *t = &s->state[s->table.state_at[*at & SIEVE_NEXT]];
	unsigned column = column_of(s, byte);
	uint32_t next;

	if (!sieve_entry_is(s->table.entry[t->base + column], column)) {
		s->full = s->full || !walk_on(s, t, byte, &next) ||
			  !sieve_table_set(&s->table, &t->base, column, next);
		if (s->full)
			return NULL;
	}
	*at = (*at & ~SIEVE_NEXT) | t->base;
	return &s->table.entry[t->base + column];
}

/* What leads to where the list's rules begin; NULL when there is no room. */
static uint32_t *find_begin(struct sieve *s, const uint16_t *list)
{
	uint32_t *begin = &s->begin[list - s->pack->trigger_lists];

	if (*begin == NO_BASE) {
		uint16_t state = begin_state(s, list);

		if (state == NO_STATE)
			return NULL;
		*begin = s->state[state].base;
	}
	return begin;
}

/* An ask on its way. */
struct lane {
	struct sieve_ask *ask;
	uint32_t *from;	 /* leads to the state before byte */
	uint32_t *entry; /* where byte leads to, if it is of the column */
	size_t at, end;	 /* the text still to come */
	int byte;
	unsigned column;
};

/* The entry for the next byte is a random one of many: it is asked for now and looked at
 * when all other lanes have had their turn. */
static inline void aim(struct sieve *s, struct lane *l, uint32_t *from, int byte)
{
	l->from = from;
	l->byte = byte;
	l->column = column_of(s, byte);
	l->entry = &s->table.entry[(*from & SIEVE_NEXT) + l->column];
	__builtin_prefetch(l->entry);
}

/* False when there is no room: the ask's list stays as it is. */
static bool set_out(struct sieve *s, struct lane *l, struct sieve_ask *ask,
		    struct str text)
{
	uint32_t *from = find_begin(s, ask->list);

	if (!from)
		return false;
	l->ask = ask;
	l->at = ask->at;
	l->end = text.n - ask->at > REACH ? ask->at + REACH : text.n;
	aim(s, l, from, ask->at ? text.p[ask->at - 1] : SIEVE_NO_BYTE);
	return true;
}

/* The rules left where entry leads to; any when there is no room. */
static inline const uint16_t *rules_of(struct sieve *s, uint32_t entry,
				       const uint16_t *any)
{
	uint32_t list = entry & SIEVE_NEXT;

	if (!(entry & SIEVE_SETTLED))
		list = list_of(s, s->table.state_at[list]);
	if (list == NO_LIST) {
		s->full = true;
		return any;
	}
	return s->lists + list;
}

/* One byte on; false when the lane is at its end. */
static inline bool go_on(struct sieve *s, struct lane *l, struct str text)
{
	const uint16_t **list = &l->ask->list;
	uint32_t *entry = l->entry;

	if (!sieve_entry_is(*entry, l->column)) {
		entry = find_entry(s, l->from, l->byte);
		if (!entry)
			return false;
	}
	if (!(*entry & SIEVE_SETTLED) && l->at < l->end) {
		aim(s, l, entry, text.p[l->at++]);
		return true;
	}
	*list = rules_of(s, *entry, *list);
	return false;
}

void sieve_rules(struct sieve *s, struct sieve_ask *asks, size_t n, struct str text)
{
	struct lane lanes[LANES];
	unsigned used = 0;
	size_t next = 0;

	if (s->full)
		forget(s);
	for (;;) {
		while (used < LANES && next < n)
			used += set_out(s, &lanes[used], &asks[next++], text);
		if (!used)
			return;
		for (unsigned k = 0; k < used;) {
			if (go_on(s, &lanes[k], text))
				k++;
			else
				lanes[k] = lanes[--used];
		}
	}
}

struct sieve *sieve_new(const struct pack *pack)
{
	struct sieve *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->pack = pack;
	s->nstates = 1;
	s->begin = malloc(((size_t)pack->nlists + 1) * sizeof(*s->begin));
	s->held = malloc(HELD_MAX * sizeof(*s->held));
	s->lists = malloc(LISTS_MAX * sizeof(*s->lists));
	if (!sieve_walk_init(&s->walk, &pack->net) ||
	    !sieve_table_init(&s->table, pack->net.nclasses + 1) || !s->begin ||
	    !s->held || !s->lists) {
		sieve_free(s);
		return NULL;
	}
	for (uint32_t i = 0; i < pack->nlists; i++)
		s->begin[i] = NO_BASE;
	return s;
}

void sieve_free(struct sieve *s)
{
	if (!s)
		return;
	sieve_walk_free(&s->walk);
	free(s->begin);
	sieve_table_free(&s->table);
	free(s->held);
	free(s->lists);
	free(s);
}
