/*
 * Given: states and where their columns lead. Promises: each in one array, wherever it
 * fits. Must not: give a base to two states.
 */
#include "sieve_table.h"

#include <stdlib.h>
#include <string.h>

#include "warm.h"

/* More than as many states as there may be take in letters of all kinds. */
#define BASES ((uint32_t)384 * 1024)

/* So many places that do not fit are looked at again for the next state. */
#define PATIENCE 16

/* New states are so far apart that most of their few columns find room at once. */
#define SPACING 8

static bool is_column(const struct sieve_table *t, uint32_t base, unsigned column)
{
	return sieve_entry_is(*sieve_table_entry(t, base, column), column);
}

static bool fits(const struct sieve_table *t, uint32_t base, const unsigned *columns,
		 unsigned n)
{
	if (t->state_at[base])
		return false;
	for (unsigned i = 0; i < n; i++)
		if (t->entry[base + columns[i]])
			return false;
	return true;
}

/* A base whose n columns are free; BASES when there is none. */
static uint32_t find_base(struct sieve_table *t, const unsigned *columns, unsigned n)
{
	uint32_t *low, base;
	unsigned size = 0;

	while (n >> size > 1)
		size++;
	low = &t->low[size];
	for (base = *low; base < BASES && !fits(t, base, columns, n);)
		base++;
	if (base > *low + PATIENCE)
		*low = base - PATIENCE;
	t->full = t->full || base == BASES;
	return base;
}

bool sieve_table_add(struct sieve_table *t, uint16_t state, uint32_t *base)
{
	while (t->top < BASES && t->state_at[t->top])
		t->top++;
	t->full = t->full || t->top >= BASES;
	if (t->full)
		return false;
	*base = t->top;
	t->top += SPACING;
	t->state_at[*base] = state;
	return true;
}

/* The columns a state has. */
static unsigned columns_of(const struct sieve_table *t, uint32_t base, unsigned *columns)
{
	unsigned n = 0;

	for (unsigned c = 0; c < t->columns; c++)
		if (is_column(t, base, c))
			columns[n++] = c;
	return n;
}

/* The entries of from's base, at a base of to, for n columns. */
static void copy(const struct sieve_table *from, uint32_t base, struct sieve_table *to,
		 uint32_t there, const unsigned *columns, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		to->entry[there + columns[i]] =
			*sieve_table_entry(from, base, columns[i]);
	to->state_at[there] = sieve_table_state(from, base);
}

/* Moves a state to where column is free, too. */
static bool move(struct sieve_table *t, uint32_t *base, unsigned column)
{
	unsigned columns[SIEVE_COLUMNS_MAX], n = columns_of(t, *base, columns);
	uint32_t to;

	columns[n] = column;
	to = find_base(t, columns, n + 1);
	if (to == BASES)
		return false;
	copy(t, *base, t, to, columns, n);
	*base = to;
	return true;
}

bool sieve_table_set(struct sieve_table *t, uint32_t *base, unsigned column,
		     uint32_t settled_next)
{
	bool taken = *base < t->seeded || t->entry[*base + column];

	if (taken && !move(t, base, column))
		return false;
	t->entry[*base + column] = (column + 1) << SIEVE_COLUMN_SHIFT | settled_next;
	return true;
}

static void begin_at(struct sieve_table *t, uint32_t base)
{
	t->top = base;
	for (int i = 0; i < SIEVE_SIZES; i++)
		t->low[i] = base;
}

void sieve_table_clear(struct sieve_table *t)
{
	uint32_t n = sieve_table_bases(t);

	/* What was never written to takes no memory, and is to take none. */
	memset(t->entry, 0, (n + SIEVE_COLUMNS_MAX) * sizeof(*t->entry));
	memset(t->state_at, 0, n * sizeof(*t->state_at));
	t->seeded = t->seed.nbases;
	t->full = false;
	begin_at(t, t->seeded);
}

uint32_t sieve_table_bases(const struct sieve_table *t)
{
	uint32_t n = BASES;

	while (n && !t->entry[n - 1] && !t->state_at[n - 1])
		n--;
	return n;
}

void sieve_table_adopt(struct sieve_table *t, const struct warm *warm)
{
	size_t entries = t->seeded * sizeof(*t->entry);
	size_t states = t->seeded * sizeof(*t->state_at);

	memcpy(t->entry, t->seed.entry, entries);
	memcpy(t->state_at, t->seed.state_at, states);
	warm_let_go(warm, t->seed.entry, entries);
	warm_let_go(warm, t->seed.state_at, states);
	t->seeded = 0;
}

bool sieve_table_init(struct sieve_table *t, const struct sieve_seed *seed,
		      unsigned columns)
{
	*t = (struct sieve_table){
		.entry = calloc(BASES + SIEVE_COLUMNS_MAX, sizeof(*t->entry)),
		.state_at = calloc(BASES, sizeof(*t->state_at)),
		.seed = *seed,
		.seeded = seed->nbases,
		.columns = columns,
	};
	begin_at(t, seed->nbases);
	return t->entry && t->state_at;
}

/* States by how many columns they have, those with the most first: they are the hardest
 * to place. */
static void sort(const struct sieve_table *t, const struct sieve_state *state, uint32_t n,
		 uint16_t *order)
{
	unsigned columns[SIEVE_COLUMNS_MAX];
	uint32_t next[SIEVE_COLUMNS_MAX + 1] = {0}, before = 0;

	for (uint32_t i = 1; i < n; i++)
		next[columns_of(t, state[i].base, columns)]++;
	for (unsigned c = t->columns + 1; c--;) {
		uint32_t here = next[c];

		next[c] = before;
		before += here;
	}
	for (uint32_t i = 1; i < n; i++)
		order[next[columns_of(t, state[i].base, columns)]++] = (uint16_t)i;
}

/* What led to a base of old leads to the one its state has now. */
static void lead(uint32_t *way, const struct sieve_table *old,
		 const struct sieve_state *state)
{
	uint32_t to = state[sieve_table_state(old, *way & SIEVE_NEXT)].base;

	*way = (*way & ~SIEVE_NEXT) | to;
}

/* To gain no more than a half would soon have to be done again. */
static bool place(struct sieve_table *packed, const struct sieve_table *t,
		  struct sieve_state *state, uint32_t n, const uint16_t *order)
{
	unsigned columns[SIEVE_COLUMNS_MAX], m;

	for (uint32_t k = 0; k + 1 < n; k++) {
		uint32_t *base = &state[order[k]].base, to;

		m = columns_of(t, *base, columns);
		to = find_base(packed, columns, m);
		if (to >= BASES / 2)
			return false;
		copy(t, *base, packed, to, columns, m);
		*base = to;
	}
	begin_at(packed, sieve_table_bases(packed));
	for (uint32_t at = 0; at < packed->top + SIEVE_COLUMNS_MAX; at++)
		if (packed->entry[at] && !(packed->entry[at] & SIEVE_SETTLED))
			lead(&packed->entry[at], t, state);
	return true;
}

bool sieve_table_pack(struct sieve_table *t, struct sieve_state *state, uint32_t n,
		      uint32_t *begin, uint32_t nbegin)
{
	uint16_t *order = malloc(n * sizeof(*order));
	struct sieve_table packed, *gone = &packed;

	if (sieve_table_init(&packed, &(struct sieve_seed){.state = NULL}, t->columns) &&
	    order) {
		sort(t, state, n, order);
		if (place(&packed, t, state, n, order))
			gone = t;
	}
	for (uint32_t i = 0; i < nbegin && gone == t; i++)
		if (begin[i] != SIEVE_NO_BASE)
			lead(&begin[i], t, state);
	sieve_table_free(gone);
	if (gone == t) {
		packed.seed = t->seed;
		*t = packed;
	}
	free(order);
	return gone == t;
}

void sieve_table_free(struct sieve_table *t)
{
	free(t->entry);
	free(t->state_at);
}
