/*
 * Given: a city. Promises: a city of the state that stands for its own, or a name that no
 * city has and that may lie in any state, so that an address stays one; the same whether
 * a letter says the state or not; different for different cities of the list. Must not:
 * keep a part of its name.
 */
#include "city.h"

#include <string.h>

#include "../base/ascii.h"
#include "city_index.h"
#include "name.h"
#include "pick.h"
#include "pool.h"
#include "replacer.h"

/* What several states have, or the state that stands for a city's own has no room for,
 * becomes one of these; they are as common in any state. */
static const char *const variants[] = {
	"North %", "% Heights", "South %", "% Springs", "East %",   "% Park",
	"West %",  "% Falls",	"Lake %",  "% Grove",	"New %",    "% Junction",
	"Port %",  "% Valley",	"Mount %", "% Corners", "Old %",    "% Hills",
	"Upper %", "% Center",	"Lower %", "% Village", "Little %", "% Creek",
	"Fort %",  "% Beach",	"Glen %",  "% Gardens", "Point %",
};

#define VARIANTS (sizeof(variants) / sizeof(variants[0]))

#define FIRST_MAX 3 /* bytes of the longest of these */

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
		for (size_t k = 0; k < 4 && !word && i < name.n && out->n <= FIRST_MAX;
		     k++)
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

/* Does any word of a, among them "North" and "Park", stand in b, too? */
static bool share_word(struct str a, struct str b)
{
	while (a.n) {
		struct str word = str_cut(&a, ' '), rest = b;

		while (rest.n)
			if (str_ieq(word, str_cut(&rest, ' ')))
				return true;
	}
	return false;
}

/* The city at place at of the list, for which no one state is right or has room: a name
 * that none has, and no word of its own. Each place has draws that no other has. */
static struct str anywhere(const struct act_letter *l, const struct city_index *x,
			   uint32_t at, unsigned char room[PICK_ROOM])
{
	struct str name = pack_pool_value(l->pack, x->pool, at), made;
	uint64_t all = (uint64_t)x->base->n * VARIANTS;

	for (uint64_t draw = at; draw < all; draw += x->pool->n) {
		uint64_t k = hash_permute(letter_key(l, KEY_PLACES), 'o', all, draw);

		made = pick_dress(
			str_of(variants[k / x->base->n]),
			pack_pool_value(l->pack, x->base, (uint32_t)(k % x->base->n)),
			room);
		if (!share_word(name, made))
			return made;
	}
	return STR("");
}

/* A city's rank in its state goes to a rank in the other, which has none of its names. A
 * name that states share (Springfield) may stand beside any of them: no city of one other
 * state would do, and the next letter may not say which one is meant. */
static struct str listed(const struct act_letter *l, const struct city_index *x,
			 uint32_t at, unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_PLACES);
	int from = city_index_state(x, at), to = state_surrogate(l, from);
	uint32_t rank = at - x->of[from].first, n = x->of[to].fit;

	/* Where the policy keeps states, a state's only city has none to go to. */
	if (rank >= n || rank >= x->of[from].own || (n == 1 && from == to))
		return anywhere(l, x, at, room);
	if (n > 1)
		rank = (uint32_t)hash_permute(key, 'c' + 256U * (unsigned)from, n, rank);
	return pack_pool_value(l->pack, x->pool, x->of[to].first + rank);
}

bool city_dresses(struct str word)
{
	for (size_t k = 0; k < VARIANTS; k++) {
		struct str v = str_of(variants[k]);

		if (str_ieq(word,
			    v.p[0] == '%' ? str_sub(v, 2, v.n) : str_sub(v, 0, v.n - 2)))
			return true;
	}
	return false;
}

bool city_is_listed(const struct act_letter *l, struct str name)
{
	const struct city_index *x = l->in->tables->cities;
	struct normal spelled;

	return x && pack_pool_index(l->pack, x->pool, spell_out(&spelled, name)) >= 0;
}

struct str city_surrogate(const struct act_letter *l, struct str name)
{
	const struct city_index *x = l->in->tables->cities;
	unsigned char room[PICK_ROOM];
	struct normal spelled, key;
	struct letter_memo *m;
	struct str normal;
	int64_t at;

	name = spell_out(&spelled, name);
	normal = normal_of(&key, name);
	m = letter_memo(l, MEMO_CITY, normal);
	if (m->to.n)
		return m->to;
	at = x ? pack_pool_index(l->pack, x->pool, name) : -1;
	return letter_memo_keep(l, m, MEMO_CITY, normal,
				at >= 0 ? listed(l, x, (uint32_t)at, room)
					: name_phrase(l, name, room));
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
