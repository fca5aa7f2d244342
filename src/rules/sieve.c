/*
 * Given: a net of patterns and a place in a text. Promises: the patterns that may match
 * there. Must not: lose one that matches: when there is no telling, all of them may.
 */
#include "sieve.h"

#include <stdlib.h>

#include "sieve_grow.h"

/* Bytes looked at from a token on. */
#define REACH 100

/* A letter alone reads its seed; what is asked more copies it, to change it at will. */
#define ASKS_OF_A_FEW 8192

/* So many asks are on their way at a time, to wait for memory all at once. */
#define LANES 16

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
	uint32_t *from = &s->begin[ask->list - s->pack->trigger_lists];

	if (*from == SIEVE_NO_BASE && !sieve_grow_begin(s, ask->list))
		return false;
	l->ask = ask;
	l->next = text.p + ask->at;
	l->end = l->next + (text.n - ask->at > REACH ? REACH : text.n - ask->at);
	aim(ways, l, from, *from & SIEVE_NEXT,
	    sieve_grow_column(s, ask->at ? l->next[-1] : SIEVE_NO_BYTE));
	return true;
}

/* The rules left where entry leads to; any when there is no room. */
static inline const uint16_t *rules_of(struct sieve *s, uint32_t entry,
				       const uint16_t *any)
{
	uint32_t list = entry & SIEVE_NEXT;

	if (!(entry & SIEVE_SETTLED))
		list = sieve_grow_list(s, sieve_table_state(&s->table, list));
	return list == SIEVE_NO_LIST ? any : s->lists + list;
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
		l->entry = sieve_grow_entry(
			s, l->from, l->next > text.p ? l->next[-1] : SIEVE_NO_BYTE);
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
		sieve_grow_room(s);
	s->asked += n;
	if (s->table.seeded && s->asked > ASKS_OF_A_FEW) {
		sieve_table_adopt(&s->table, &s->pack->warm);
		sieve_states_adopt(&s->states, &s->pack->warm);
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
	struct sieve *s = calloc(1, sizeof(*s));

	if (s && !sieve_grow_init(s, pack)) {
		sieve_free(s);
		return NULL;
	}
	return s;
}

void sieve_cheap(struct sieve *s, uint32_t rule)
{
	s->cheap[rule] = true;
}

struct sieve_seed sieve_made(struct sieve *s)
{
	sieve_grow_pack(s);
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
	if (s)
		sieve_grow_free(s);
	free(s);
}
