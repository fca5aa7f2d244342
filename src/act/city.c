/*
 * Given: a city. Promises: a city of the state that stands for its own, so that an
 * address stays one; the same whether a letter says the state or not, for it is the list
 * that knows it. Must not: keep a part of its name.
 */
#include "city.h"

#include <string.h>

#include "../base/ascii.h"
#include "city_index.h"
#include "pick.h"
#include "pool.h"
#include "replacer.h"

/* What the states that stand for a city's own have no room for, and what no list knows,
 * becomes one of these; they are as common in any state. The last are for the unknown. */
static const char *const variants[] = {
	"North %", "% Heights", "South %", "% Springs", "East %",   "% Park",
	"West %",  "% Falls",	"Lake %",  "% Grove",	"New %",    "% Junction",
	"Port %",  "% Valley",	"Mount %", "% Corners", "Old %",    "% Hills",
	"Upper %", "% Center",	"Lower %", "% Village", "Little %", "% Creek",
	"Fort %",  "% Beach",	"Glen %",  "% Gardens", "Point %",
};

#define VARIANTS (sizeof(variants) / sizeof(variants[0]))
#define FOR_UNKNOWN 7 /* of the variants */

static struct str dress(const char *variant, struct str name,
			unsigned char room[PICK_ROOM])
{
	size_t n = 0;

	for (const char *c = variant; *c && n < PICK_ROOM; c++) {
		if (*c != '%') {
			room[n++] = (unsigned char)*c;
			continue;
		}
		for (size_t k = 0; k < name.n && n < PICK_ROOM; k++)
			room[n++] = name.p[k];
	}
	return str_from(room, n);
}

/* The name as lists have it: "Mt. Shasta" is "Mount Shasta", "Winston-Salem" two words.
 */
static struct str spell_out(struct normal *out, struct str name)
{
	static const struct {
		const char *brief, *full;
	} first[] = {{"st", "Saint"}, {"ste", "Sainte"}, {"mt", "Mount"}, {"ft", "Fort"}};
	size_t word = 0;

	out->n = 0;
	for (size_t i = 0; i <= name.n && out->n + 8 < NORMAL_MAX; i++) {
		unsigned char c = i < name.n ? name.p[i] : ' ';

		if (c == '.')
			continue;
		if (!ascii_space(c) && c != '-' && c != '\'') {
			out->p[out->n++] = c;
			continue;
		}
		for (size_t k = 0; k < 4 && !word && i < name.n; k++)
			if (str_ieq(normal_str(out), str_of(first[k].brief))) {
				out->n = strlen(first[k].full);
				memcpy(out->p, first[k].full, out->n);
			}
		if (out->n && out->p[out->n - 1] != ' ')
			out->p[out->n++] = ' ';
		word = out->n;
	}
	return str_trim(normal_str(out));
}

/* The x-th name that may lie anywhere, of those with the variants from first on. */
static struct str anywhere(const struct act_letter *l, uint64_t x, size_t first,
			   unsigned char room[PICK_ROOM])
{
	const struct pack_pool *base = l->in->tables->cities->base;

	return dress(variants[first + x / base->n],
		     pack_pool_value(l->pack, base, (uint32_t)(x % base->n)), room);
}

/* A city of one state: its rank among the cities of the state goes to a rank among those
 * of the other, which has none of its names. */
static struct str alone(const struct act_letter *l, const struct city_index *x,
			uint32_t at, unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_PLACES);
	uint64_t all = (uint64_t)x->base->n * (VARIANTS - FOR_UNKNOWN);
	int from = city_index_state(x, at), to = state_surrogate(l, from);
	uint32_t rank = at - x->of[from].first, n = x->of[to].fit;

	if (rank < n) {
		rank = (uint32_t)hash_permute(key, 'c' + 256U * (unsigned)from, n, rank);
		return pack_pool_value(l->pack, x->pool, x->of[to].first + rank);
	}
	return anywhere(l, hash_permute(key, 'o', all > at ? all : x->pool->n, at) % all,
			0, room);
}

/* The k-th of the cities a state has that all of want have, too, but the city self; how
 * many there are up to it. */
static uint32_t match(const struct city_index *x, int state, uint64_t want, uint32_t self,
		      uint64_t k, uint32_t *found)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < x->having[state].n; i++) {
		uint32_t c = x->having[state].at[i];

		if ((x->city[c].states & want) != want || c == self)
			continue;
		*found = c;
		if (n++ == k)
			break;
	}
	return n;
}

/* A city that several states have: one that the states that stand for these have. */
static struct str common(const struct act_letter *l, const struct city_index *x,
			 uint32_t self, struct str name)
{
	const struct city_shared *c = &x->city[self];
	uint64_t h = hash_u64(letter_key(l, KEY_PLACES), STR("city"), name);
	uint32_t found = 0;

	for (unsigned homes = c->nhomes; homes; homes--) {
		uint64_t want = 0;
		uint32_t n;

		for (unsigned k = 0; k < homes; k++)
			want |= UINT64_C(1) << state_surrogate(l, c->home[k]);
		n = match(x, state_surrogate(l, c->home[0]), want, self, UINT64_MAX,
			  &found);
		if (n == 0)
			continue;
		match(x, state_surrogate(l, c->home[0]), want, self, h % n, &found);
		return pack_pool_value(l->pack, x->pool, x->shared + found);
	}
	return STR("");
}

static struct str pick(const struct act_letter *l, struct str name, struct str normal,
		       unsigned char room[PICK_ROOM])
{
	const struct city_index *x = l->in->tables->cities;
	const struct hash_key *key = letter_key(l, KEY_PLACES);
	uint64_t h, n = (uint64_t)x->base->n * FOR_UNKNOWN;
	int64_t at = pack_pool_index(l->pack, x->pool, name);
	struct str value = STR("");

	if (at >= x->shared)
		value = common(l, x, (uint32_t)(at - x->shared), normal);
	else if (at >= 0)
		value = alone(l, x, (uint32_t)at, room);
	if (value.n && !str_ieq(value, name))
		return value;
	h = hash_u64(key, STR("anywhere"), normal) % n;
	value = anywhere(l, h, VARIANTS - FOR_UNKNOWN, room);
	return str_ieq(value, name)
		       ? anywhere(l, (h + 1) % n, VARIANTS - FOR_UNKNOWN, room)
		       : value;
}

struct str city_surrogate(const struct act_letter *l, struct str name)
{
	unsigned char room[PICK_ROOM];
	struct normal spelled, key;
	struct letter_memo *m;
	struct str normal;

	name = spell_out(&spelled, name);
	normal = normal_of(&key, name);
	if (!l->in->tables->cities)
		return pick_value(l, letter_pool(l, POOL_CITY), letter_key(l, KEY_PLACES),
				  normal);
	m = letter_memo(l, MEMO_CITY, normal);
	return m->to.n ? m->to
		       : letter_memo_keep(l, m, MEMO_CITY, normal,
					  pick(l, name, normal, room));
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
