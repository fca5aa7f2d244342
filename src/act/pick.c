/*
 * Given: a pool and a value. Promises: a pure function of key, pool and value.
 * Must not: keep what it picked.
 */
#include "pick.h"

#include "../base/ascii.h"

#define POOL_MIN 8 /* a smaller pool would soon repeat itself */

/* FNV-1a of the pool's name. Not token_hash: what a name becomes must not change with how
 * words are looked up. */
static uint64_t tweak_of(const struct pack_pool *pool)
{
	uint32_t h = UINT32_C(0x811c9dc5);

	for (const char *c = pool->name; *c; c++)
		h = (h ^ (unsigned char)*c) * UINT32_C(0x01000193);
	return h;
}

/* The value with a blank where it has several, or a line end. */
static struct str squeeze(struct normal *room, struct str value)
{
	room->n = 0;
	for (size_t i = 0; i < value.n && room->n < NORMAL_MAX; i++) {
		bool space = ascii_space(value.p[i]);

		if (!space || (room->n && room->p[room->n - 1] != ' '))
			room->p[room->n++] = space ? ' ' : value.p[i];
	}
	return normal_str(room);
}

struct str pick_listed(const struct act_letter *l, const struct pack_pool *pool,
		       const struct hash_key *key, struct str value)
{
	struct normal room;
	int64_t at;

	if (!pool || pool->n < POOL_MIN)
		return STR("");
	at = pack_pool_index(l->pack, pool, squeeze(&room, value));
	if (at < 0)
		return STR("");
	return pack_pool_value(
		l->pack, pool,
		(uint32_t)hash_permute(key, tweak_of(pool), pool->n, (uint64_t)at));
}

struct str pick_dress(struct str pattern, struct str value, unsigned char room[PICK_ROOM])
{
	size_t n = 0;

	for (size_t i = 0; i < pattern.n && n < PICK_ROOM; i++) {
		if (pattern.p[i] != '%') {
			room[n++] = pattern.p[i];
			continue;
		}
		for (size_t k = 0; k < value.n && n < PICK_ROOM; k++)
			room[n++] = value.p[k];
	}
	return str_from(room, n);
}

static bool has(struct str s, struct str part)
{
	for (size_t i = 0; i + part.n <= s.n; i++)
		if (str_eq(str_sub(s, i, i + part.n), part))
			return true;
	return false;
}

struct str pick_reserved(const struct act_letter *l, const struct pack_pool *pool,
			 const struct pack_pool *kinds, const struct hash_key *key,
			 struct str value, unsigned char room[PICK_ROOM])
{
	struct normal mine, word;
	uint64_t h;

	if (!pool || pool->n < POOL_MIN || !kinds || !kinds->n)
		return STR("");
	h = hash_u64(key, str_of(pool->name), normal_of(&mine, value));
	for (uint64_t i = 0; i < PICK_TRIES; i++) {
		uint64_t two = hash_stream(key, h, i);
		struct str kind = pack_pool_value(l->pack, kinds,
						  (uint32_t)((two >> 32) % kinds->n)),
			   made = pick_dress(kind,
					     pack_pool_value(l->pack, pool,
							     (uint32_t)(two % pool->n)),
					     room);

		if (!has(normal_str(&mine), normal_of(&word, kind)) &&
		    pack_pool_index(l->pack, pool, made) < 0)
			return made;
	}
	return STR("");
}

/* A bit for each letter: a, e, i, o, u, y. */
#define VOWELS (1U << 0 | 1U << 4 | 1U << 8 | 1U << 14 | 1U << 20 | 1U << 24)

static inline bool is_vowel(unsigned char c)
{
	return ascii_alpha(c) && VOWELS >> ((c | 0x20) - 'a') & 1;
}

/* The beginning of a name up to its second vowel: "Hern" of "Hernandez". */
static size_t head_length(struct str s)
{
	size_t i = 0;

	while (i < s.n && !is_vowel(s.p[i]))
		i++;
	while (i < s.n && is_vowel(s.p[i]))
		i++;
	while (i < s.n && !is_vowel(s.p[i]))
		i++;
	return i;
}

/* Where the end of a name begins: at its last vowels, or those before when it ends in
 * them: "ez" of "Hernandez", "arcia" of "Garcia". */
static size_t tail_start(struct str s)
{
	size_t i = s.n;

	if (i && is_vowel(s.p[i - 1]))
		while (i && is_vowel(s.p[i - 1]))
			i--;
	while (i && !is_vowel(s.p[i - 1]))
		i--;
	while (i && is_vowel(s.p[i - 1]))
		i--;
	return i;
}

struct str pick_blend(struct str a, struct str b, unsigned char room[PICK_ROOM])
{
	size_t head = head_length(a), tail = tail_start(b), n = 0;

	if (head < 2 || head > 5 || b.n - tail < 2 || b.n - tail > 5 ||
	    head + b.n - tail < 5 || head == a.n || tail < 2 || is_vowel(a.p[head - 1]) ||
	    is_vowel(b.p[tail + 1]) || str_starts(a, STR("Mc")))
		return STR("");
	for (size_t i = 0; i < head; i++)
		room[n++] = a.p[i];
	for (size_t i = tail; i < b.n; i++)
		room[n++] = ascii_lower(b.p[i]);
	return str_from(room, n);
}

/* Is it a name of a person's, a street's or a place's that a listed one may become? */
static bool is_pooled(const struct act_letter *l, struct str name)
{
	static const enum tables_pool pools[] = {POOL_SURNAME, POOL_GIVEN_F, POOL_GIVEN_M,
						 POOL_STREET,  POOL_CITY,    POOL_COUNTY};
	uint32_t hash = token_hash(name);

	for (size_t i = 0; i < sizeof(pools) / sizeof(pools[0]); i++) {
		const struct pack_pool *pool = letter_pool(l, pools[i]);

		if (pool && pack_pool_hashed(l->pack, pool, name, hash) >= 0)
			return true;
	}
	return false;
}

struct str pick_name(const struct act_letter *l, const struct pack_pool *pool,
		     const struct hash_key *key, struct str value,
		     unsigned char room[PICK_ROOM])
{
	struct str made;
	uint64_t h;

	if (!pool || pool->n < POOL_MIN)
		return STR("");
	made = pick_listed(l, pool, key, value);
	if (made.n)
		return made;
	h = hash_u64(key, str_of(pool->name), value);
	for (uint64_t i = 0; i < PICK_TRIES; i++) {
		uint64_t two = hash_stream(key, h, i);
		uint32_t a = (uint32_t)(two % pool->n),
			 b = (uint32_t)((two >> 32) % pool->n);

		made = pick_blend(pack_pool_value(l->pack, pool, a),
				  pack_pool_value(l->pack, pool, b), room);
		if (made.n && !str_ieq(made, value) && !is_pooled(l, made))
			break;
		made.n = 0;
	}
	return made;
}
