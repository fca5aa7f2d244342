/*
 * Given: a city. Promises: a city of the state that stands for its own, so that an
 * address stays one; the same in every letter that says the state or where it is the home
 * state. Must not: keep a part of its name.
 */
#include "city.h"

#include "../base/ascii.h"
#include "pool.h"
#include "replacer.h"
#include "state.h"
#include "zipcode.h"

#define HOME "CA"    /* where a city lies of which the letter says no state */
#define MENTIONS 256 /* mentions of cities that are looked at for a state */
#define ENOUGH 2048  /* names a state should have, that two cities rarely share one */

/* A list of few cities goes further with these; all are as common in any state. */
static const char *const variants[] = {
	"North %", "% Heights", "South %", "% Springs", "East %",   "% Park",
	"West %",  "% Falls",	"Lake %",  "% Grove",	"New %",    "% Junction",
	"Port %",  "% Valley",	"Mount %", "% Corners", "Old %",    "% Hills",
	"Upper %", "% Center",	"Lower %", "% Village", "Little %", "% Creek",
	"Fort %",  "% Beach",	"Glen %",  "% Gardens", "Point %",
};

#define VARIANTS (sizeof(variants) / sizeof(variants[0]))

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

/* The cities of a state, and those of one word alone, which can be dressed. */
struct cities {
	struct zipcode_rows rows;
	uint32_t n, plain;
};

static void count(const struct act_letter *l, struct cities *c)
{
	struct str last = STR("");

	for (uint32_t i = c->rows.from; i < c->rows.to; i++) {
		struct str city = zipcode_row(l, c->rows.pool, i).city;

		if (str_eq(city, last))
			continue;
		last = city;
		c->n++;
		c->plain += str_find(city, 0, ' ') == city.n;
	}
}

/* The k-th city of them, of those of one word alone with plain set. */
static struct str city_at(const struct act_letter *l, const struct cities *c, uint64_t k,
			  bool plain)
{
	struct str last = STR("");

	for (uint32_t i = c->rows.from; i < c->rows.to; i++) {
		struct str city = zipcode_row(l, c->rows.pool, i).city;

		if (str_eq(city, last) || (plain && str_find(city, 0, ' ') < city.n))
			continue;
		last = city;
		if (k-- == 0)
			break;
	}
	return last;
}

/* The x-th name of a state: its cities, then those of one word with each variant. */
static struct str name_at(const struct act_letter *l, const struct cities *c, uint64_t x,
			  unsigned char room[PICK_ROOM])
{
	if (x < c->n)
		return city_at(l, c, x, false);
	x -= c->n;
	return dress(variants[x / c->plain], city_at(l, c, x % c->plain, true), room);
}

struct str city_surrogate(const struct act_letter *l, int state, struct str name,
			  unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_PLACES);
	struct str code = str_of(state_list[state_surrogate(l, state)].code),
		   value = STR("");
	struct cities c = {.rows = zipcode_of_state(l, code)};
	struct normal normal;
	uint64_t h, more = 0;

	name = normal_of(&normal, name);
	count(l, &c);
	if (c.n == 0)
		return pick_value(l, letter_pool(l, POOL_CITY), key, name);
	if (c.n < ENOUGH && c.plain)
		more = (ENOUGH - c.n) / c.plain;
	more = more > VARIANTS ? VARIANTS : more;
	h = hash_u64(key, str_of(state_list[state].code), name);
	for (uint64_t i = 0; i < 2; i++) {
		struct normal other;

		value = name_at(l, &c, (h + i) % (c.n + c.plain * more), room);
		if (!str_eq(name, normal_of(&other, value)))
			break;
	}
	return value;
}

static bool is(const struct act_letter *l, size_t i, replacer_fn *fn)
{
	const struct replacer *row = letter_row(l, i);

	return row && row->surrogate == fn;
}

/* The state written directly after the city, or -1. */
static int state_after(const struct act_letter *l, size_t i)
{
	struct str between;

	if (i + 1 >= l->n || !is(l, i + 1, state_replace) ||
	    l->f[i + 1].start < l->f[i].end)
		return -1;
	between = str_trim(doc_text(l->doc, l->f[i].end, l->f[i + 1].start));
	if (between.n > 1 || (between.n == 1 && between.p[0] != ','))
		return -1;
	return state_find(letter_text(l, i + 1));
}

/* Where the letter says the city lies, at this mention or another. */
static int home_of(const struct act_letter *l, size_t i)
{
	int state = state_after(l, i);
	struct normal a, b;
	struct str name = normal_of(&a, letter_text(l, i));
	unsigned seen = 0;

	for (size_t k = 0; state < 0 && k < l->n && seen < MENTIONS; k++) {
		if (!is(l, k, city_replace))
			continue;
		seen++;
		if (str_eq(name, normal_of(&b, letter_text(l, k))))
			state = state_after(l, k);
	}
	return state < 0 ? state_find(STR(HOME)) : state;
}

bool city_replace(struct act_letter *l, size_t i, struct edit *e)
{
	unsigned char room[PICK_ROOM];
	struct str value = city_surrogate(l, home_of(l, i), letter_text(l, i), room);

	(void)e;
	if (value.n == 0)
		return false;
	pool_put(l, l->f[i].start, l->f[i].end, value);
	return true;
}
