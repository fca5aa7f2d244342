/*
 * Given: a city. Promises: another one. Must not: keep a part of its name.
 */
#include "city.h"

#include "pick.h"
#include "pool.h"
#include "replacer.h"

struct str city_surrogate(const struct act_letter *l, struct str name)
{
	return pick_value(l, pack_pool_find(l->pack, "city"), &l->keys.of[KEY_PLACES], name);
}

bool city_replace(struct act_letter *l, size_t i, struct edit *e)
{
	struct str value = city_surrogate(l, letter_text(l, i));

	(void)e;
	if (value.n == 0)
		return false;
	pool_put(l, l->f[i].start, l->f[i].end, value);
	return true;
}
