/*
 * Given: states and where their columns lead. Promises: each in one array, wherever it
 * fits. Must not: give a base to two states.
 */
#include "sieve_table.h"

#include <stdlib.h>
#include <string.h>

#include "warm.h"

/* More than as many states as there may be take in letters of all kinds. */
#define BASES ((uint32_t)512 * 1024)

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
	return base;
}

bool sieve_table_add(struct sieve_table *t, uint16_t state, uint32_t *base)
{
	while (t->top < BASES && t->state_at[t->top])
		t->top++;
	if (t->top >= BASES)
		return false;
	*base = t->top;
	t->top += SPACING;
	t->state_at[*base] = state;
	return true;
}

/* Moves a state to where column is free, too. */
static bool move(struct sieve_table *t, uint32_t *base, unsigned column)
{
	unsigned columns[SIEVE_COLUMNS_MAX], n = 0;
	uint32_t to;

	columns[n++] = column;
	for (unsigned c = 0; c < t->columns; c++)
		if (is_column(t, *base, c))
			columns[n++] = c;
	to = find_base(t, columns, n);
	if (to == BASES)
		return false;
	for (unsigned i = 1; i < n; i++)
		t->entry[to + columns[i]] = *sieve_table_entry(t, *base, columns[i]);
	t->state_at[to] = sieve_table_state(t, *base);
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
	t->seeded = 0;
	begin_at(t, 0);
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

void sieve_table_free(struct sieve_table *t)
{
	free(t->entry);
	free(t->state_at);
}
