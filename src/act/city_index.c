/*
 * Given: the pools city, citystate and citybase. Promises: where each state's cities are
 * among all. Must not: need a letter.
 */
#include "city_index.h"

static bool number(struct str *row, uint32_t most, uint32_t *out)
{
	uint64_t n;

	if (!str_number(str_cut(row, '\t'), most, &n))
		return false;
	*out = (uint32_t)n;
	return true;
}

static int state_of(struct str code)
{
	for (int s = 0; s < STATES; s++)
		if (str_eq(code, str_of(state_list[s].code)))
			return s;
	return -1;
}

/* "CA\t96\t560\t800\t822" */
static bool read_states(const struct pack *pack, const struct pack_pool *rows,
			struct city_index *x)
{
	uint32_t all = 0;

	for (uint32_t i = 0; i < rows->n; i++) {
		struct str row = pack_pool_value(pack, rows, i);
		int s = state_of(str_cut(&row, '\t'));
		uint32_t first, own, fit, n;

		if (s < 0 || !number(&row, x->pool->n, &first) ||
		    !number(&row, x->pool->n - first, &own) ||
		    !number(&row, x->pool->n - first, &fit) ||
		    !number(&row, x->pool->n - first, &n) || own > fit || fit > n ||
		    first != all)
			return false;
		x->of[s].first = first;
		x->of[s].own = own;
		x->of[s].fit = fit;
		x->of[s].n = n;
		all += n;
	}
	return all == x->pool->n;
}

enum lacuna_err city_index_make(const struct city_index **out, const struct pack *pack,
				struct arena *arena)
{
	const struct pack_pool *states = pack_pool_find(pack, "citystate");
	struct city_index *x = ARENA_NEW(arena, struct city_index);

	*out = NULL;
	if (!x)
		return LACUNA_REFUSED;
	x->pool = pack_pool_find(pack, "city");
	x->base = pack_pool_find(pack, "citybase");
	if (x->pool && x->base && x->base->n && states && read_states(pack, states, x))
		*out = x;
	return LACUNA_OK;
}

int city_index_state(const struct city_index *x, uint32_t i)
{
	for (int s = 0; s < STATES; s++)
		if (i - x->of[s].first < x->of[s].n)
			return s;
	return 0;
}
