/*
 * Given: the pools city, citystate, cityshared and citybase. Promises: where each state's
 * cities are among all. Must not: need a letter.
 */
#include "city_index.h"

#include <string.h>

#include "../base/ascii.h"

/* The number of each state by the letters of its code; -1 for no state. */
struct codes {
	int8_t at[26][26];
};

static void read_codes(struct codes *c)
{
	memset(c, -1, sizeof(*c));
	for (int s = 0; s < STATES; s++)
		c->at[state_list[s].code[0] - 'A'][state_list[s].code[1] - 'A'] =
			(int8_t)s;
}

static int state_of(const struct codes *c, struct str code)
{
	if (code.n != 2 || !ascii_upper(code.p[0]) || !ascii_upper(code.p[1]))
		return -1;
	return c->at[code.p[0] - 'A'][code.p[1] - 'A'];
}

static bool number(struct str *row, uint32_t most, uint32_t *out)
{
	uint64_t n;

	if (!str_number(str_cut(row, '\t'), most, &n))
		return false;
	*out = (uint32_t)n;
	return true;
}

/* "CA\t96\t800\t822" */
static bool read_states(const struct pack *pack, const struct codes *codes,
			const struct pack_pool *rows, struct city_index *x)
{
	for (uint32_t i = 0; i < rows->n; i++) {
		struct str row = pack_pool_value(pack, rows, i);
		int s = state_of(codes, str_cut(&row, '\t'));
		uint32_t first, fit, n;

		if (s < 0 || !number(&row, x->pool->n, &first) ||
		    !number(&row, x->pool->n - first, &fit) ||
		    !number(&row, x->pool->n - first, &n) || fit > n)
			return false;
		x->of[s].first = first;
		x->of[s].fit = fit;
		x->of[s].n = n;
		if (first + n > x->shared)
			x->shared = first + n;
	}
	return true;
}

/* "Glendale\tCA AZ CO", and "\t-" behind it when it replaces no other. */
static bool read_shared(const struct pack *pack, const struct codes *codes,
			const struct pack_pool *rows, struct city_shared *out)
{
	for (uint32_t i = 0; i < rows->n; i++) {
		struct str row = pack_pool_value(pack, rows, i), list;
		struct city_shared *c = &out[i];

		str_cut(&row, '\t');
		list = str_cut(&row, '\t');
		c->fit = row.n == 0;
		for (; list.n; list = str_sub(list, 3, list.n)) {
			int s = state_of(codes, str_sub(list, 0, 2));

			if (s < 0 || (list.n > 2 && list.p[2] != ' '))
				return false;
			c->states |= UINT64_C(1) << s;
			if (c->nhomes < CITY_HOMES)
				c->home[c->nhomes++] = (uint8_t)s;
		}
	}
	return true;
}

/* Which of them each state has: counted, then put in their places. False when memory is
 * out. */
static bool list_shared(struct city_index *x, struct arena *arena)
{
	uint32_t total = 0, end[STATES];
	uint16_t *all;

	for (uint32_t i = 0; i < x->nshared; i++)
		for (uint64_t left = x->city[i].fit ? x->city[i].states : 0; left;
		     left &= left - 1)
			x->having[__builtin_ctzll(left)].n++;
	for (int s = 0; s < STATES; s++) {
		end[s] = total;
		total += x->having[s].n;
	}
	all = ARENA_RAW(arena, uint16_t, total + 1);
	if (!all)
		return false;
	for (int s = 0; s < STATES; s++)
		x->having[s].at = all + end[s];
	for (uint32_t i = 0; i < x->nshared; i++)
		for (uint64_t left = x->city[i].fit ? x->city[i].states : 0; left;
		     left &= left - 1)
			all[end[__builtin_ctzll(left)]++] = (uint16_t)i;
	return true;
}

enum lacuna_err city_index_make(const struct city_index **out, const struct pack *pack,
				struct arena *arena)
{
	const struct pack_pool *states = pack_pool_find(pack, "citystate");
	const struct pack_pool *shared = pack_pool_find(pack, "cityshared");
	struct city_index *x = ARENA_NEW(arena, struct city_index);
	struct city_shared *city;
	struct codes codes;

	*out = NULL;
	if (!x)
		return LACUNA_REFUSED;
	x->pool = pack_pool_find(pack, "city");
	x->base = pack_pool_find(pack, "citybase");
	if (!x->pool || !x->base || !states || !shared)
		return LACUNA_OK;
	city = ARENA_ARRAY(arena, struct city_shared, shared->n);
	if (!city)
		return LACUNA_REFUSED;
	read_codes(&codes);
	x->nshared = shared->n;
	x->city = city;
	if (!read_states(pack, &codes, states, x) ||
	    !read_shared(pack, &codes, shared, city) ||
	    x->shared + x->nshared != x->pool->n || x->nshared > UINT16_MAX)
		return LACUNA_OK;
	if (!list_shared(x, arena))
		return LACUNA_REFUSED;
	*out = x;
	return LACUNA_OK;
}

int city_index_state(const struct city_index *x, uint32_t i)
{
	for (int s = 0; s < STATES; s++)
		if (i - x->of[s].first < x->of[s].n)
			return s;
	return -1;
}
