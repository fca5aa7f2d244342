/*
 * Given: an open pack. Promises: its types, pools and values by name.
 */
#include "pack.h"

#include "../base/ascii.h"
#include "pack_open.h"

enum lacuna_err pack_open(struct pack *pack, struct str image, struct arena *arena,
			  struct lacuna_fault *fault)
{
	return pack_open_image(pack, image, false, arena, fault);
}

int pack_type_find(const struct pack *pack, struct str category, struct str type)
{
	for (uint32_t i = 0; i < pack->ntypes; i++)
		if (str_eq(category, str_of(pack->types[i].category)) &&
		    str_eq(type, str_of(pack->types[i].type)))
			return (int)i;
	return -1;
}

bool pack_type_named(struct str name, struct str *category, struct str *type)
{
	*type = name;
	*category = str_cut(type, '_');
	if (type->n > 1 && ascii_digit(type->p[type->n - 1]))
		type->n--;
	for (size_t i = 0; i < category->n; i++)
		if (!ascii_upper(category->p[i]))
			return false;
	for (size_t i = 0; i < type->n; i++)
		if (!ascii_upper(type->p[i]))
			return false;
	return category->n && type->n;
}

uint32_t pack_heading_first(const char *text)
{
	size_t n = 0;

	while (ascii_alnum((unsigned char)text[n]))
		n++;
	return token_hash(str_from(text, n));
}

const struct pack_pool *pack_pool_find(const struct pack *pack, const char *name)
{
	struct str want = str_of(name);

	for (uint32_t i = 0; i < pack->npools; i++)
		if (str_eq(want, str_of(pack->pools[i].name)))
			return &pack->pools[i];
	return NULL;
}

int64_t pack_pool_index(const struct pack *pack, const struct pack_pool *pool,
			struct str value)
{
	return pack_pool_hashed(pack, pool, value, token_hash(value));
}

int64_t pack_pool_hashed(const struct pack *pack, const struct pack_pool *pool,
			 struct str value, uint32_t hash)
{
	uint32_t slot;

	for (uint32_t at = hash; (slot = pool->slots[at & pool->mask]); at++) {
		uint32_t i = (slot & (POOL_INDEX_MAX - 1)) - 1;

		if ((slot ^ hash) >> POOL_INDEX_BITS == 0 &&
		    str_ieq(value, pack_pool_value(pack, pool, i)))
			return i;
	}
	return -1;
}

struct str pack_pool_value(const struct pack *pack, const struct pack_pool *pool,
			   uint32_t i)
{
	const struct pack_value *v = &pool->values[i];
	const char *text = v->n < sizeof(v->text) ? v->text : pack->strings + v->at;

	return str_from((const unsigned char *)text, v->n);
}
