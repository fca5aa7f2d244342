/*
 * Given: a pack. Promises: its pools and replacers as replacers ask for them.
 * Must not: need a letter.
 */
#include "tables.h"

#include <stdio.h>

#include "city_index.h"
#include "given.h"
#include "replacer.h"

static const char *const pool_name[TABLES_POOLS] = {
	[POOL_SURNAME] = "surname", [POOL_GIVEN_F] = "given_f",
	[POOL_GIVEN_M] = "given_m", [POOL_STREET] = "street",
	[POOL_CITY] = "city",	    [POOL_COUNTY] = "county",
	[POOL_ZIP] = "zip",
};

static const struct pack_pool *kinds_of(const struct pack *pack, const char *pool)
{
	char name[64];
	int n = snprintf(name, sizeof(name), "%skind", pool);

	return n > 0 && (size_t)n < sizeof(name) ? pack_pool_find(pack, name) : NULL;
}

enum lacuna_err tables_read(struct act_tables *out, const struct pack *pack,
			    struct arena *arena)
{
	enum lacuna_err err;

	*out = (struct act_tables){.given = NULL};
	for (uint32_t t = 0; t < pack->ntypes && t < PACK_TYPES_MAX; t++)
		if (t != TYPE_KEEP) {
			out->row[t] = replacer_find(pack->types[t].replacer);
			if (out->row[t] && out->row[t]->surrogate == state_replace)
				out->state = (uint16_t)t;
			out->listed[t] = pack_pool_find(pack, pack->types[t].pool);
			out->kinds[t] = kinds_of(pack, pack->types[t].pool);
		}
	for (int p = 0; p < TABLES_POOLS; p++)
		out->pool[p] = pack_pool_find(pack, pool_name[p]);
	err = city_index_make(&out->cities, pack, arena);
	return err ? err
		   : given_index_make(&out->given, pack, out->pool[POOL_GIVEN_F],
				      out->pool[POOL_GIVEN_M], arena);
}
