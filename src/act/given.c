/*
 * Given: a given name or its initial. Promises: another of its sex under the initial's
 * image. Must not: know whose name it is.
 */
#include "given.h"

#include "../base/ascii.h"

#define LETTERS 26
#define ENOUGH 6 /* names of each sex a letter must have to stand for another */

/* The pools by first letter, each letter's names in the pool's order. Of a letter with
 * names enough the first each[sex] count, so that those of one letter go to those of
 * another and none is left over; the rest are as good as unlisted. */
struct given_index {
	const struct pack_pool *pool[2];
	uint32_t *rank[2];	       /* by place in the pool: that among the letter's */
	uint32_t *by_rank[2][LETTERS]; /* places in the pool */
	uint32_t each[2];
	unsigned char rich[LETTERS];   /* the letters with names enough, nrich of them */
	unsigned char before[LETTERS]; /* how many of those stand before a letter */
	bool is_rich[LETTERS];
	unsigned nrich;
};

/* What is no letter counts as the last one. */
static inline unsigned letter_of(unsigned char c)
{
	unsigned n = (unsigned)(c | 0x20) - 'a';

	return n < LETTERS ? n : LETTERS - 1;
}

static unsigned letter_at(const struct pack *pack, const struct pack_pool *pool,
			  uint32_t i)
{
	return letter_of(pack_pool_value(pack, pool, i).p[0]);
}

/* Which letters have names enough of both sexes, and how many all of those have. */
static void choose(struct given_index *x, uint32_t size[2][LETTERS])
{
	x->each[0] = x->each[1] = UINT32_MAX;
	for (unsigned c = 0; c < LETTERS; c++) {
		x->before[c] = (unsigned char)x->nrich;
		x->is_rich[c] = size[0][c] >= ENOUGH && size[1][c] >= ENOUGH;
		if (!x->is_rich[c])
			continue;
		x->rich[x->nrich++] = (unsigned char)c;
		for (int sex = 0; sex < 2; sex++)
			if (size[sex][c] < x->each[sex])
				x->each[sex] = size[sex][c];
	}
}

enum lacuna_err given_index_make(const struct given_index **out, const struct pack *pack,
				 const struct pack_pool *women,
				 const struct pack_pool *men, struct arena *arena)
{
	struct given_index *x;
	uint32_t size[2][LETTERS] = {{0}};

	*out = NULL;
	if (!women || !men)
		return LACUNA_OK;
	x = ARENA_NEW(arena, struct given_index);
	if (!x)
		return LACUNA_REFUSED;
	x->pool[0] = women;
	x->pool[1] = men;
	for (int sex = 0; sex < 2; sex++) {
		uint32_t n = x->pool[sex]->n, *places = ARENA_RAW(arena, uint32_t, n);

		x->rank[sex] = ARENA_RAW(arena, uint32_t, n);
		if (!places || !x->rank[sex])
			return LACUNA_REFUSED;
		for (uint32_t i = 0; i < n; i++)
			x->rank[sex][i] = size[sex][letter_at(pack, x->pool[sex], i)]++;
		for (unsigned c = 0; c < LETTERS; places += size[sex][c++])
			x->by_rank[sex][c] = places;
		for (uint32_t i = 0; i < n; i++)
			x->by_rank[sex][letter_at(pack, x->pool[sex], i)]
				  [x->rank[sex][i]] = i;
	}
	choose(x, size);
	if (x->nrich > 1)
		*out = x;
	return LACUNA_OK;
}

/* Letters with names enough go to one another, the others to any of those. */
static unsigned image_of(const struct act_letter *l, unsigned letter)
{
	const struct given_index *x = l->in->tables->given;
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	struct letter_cache *cache = l->cache;

	if (x && !x->is_rich[letter])
		return x->rich[hash_stream(key, 'i', letter) % x->nrich];
	if (!cache->initials)
		hash_cycle(key, 'i', x ? x->nrich : LETTERS, cache->initial);
	cache->initials = true;
	return x ? x->rich[cache->initial[x->before[letter]]] : cache->initial[letter];
}

unsigned char given_initial(const struct act_letter *l, unsigned char c)
{
	return (unsigned char)('A' + image_of(l, letter_of(c)));
}

/* Where the name is listed, else where it is more frequent, else by its ending: 1 for a
 * man. */
static int sex_of(const struct act_letter *l, const struct given_index *x,
		  struct str name, int64_t *at)
{
	const struct lexicon_entry *e;
	uint32_t hash = token_hash(name);

	for (int sex = 0; sex < 2; sex++) {
		*at = pack_pool_hashed(l->pack, x->pool[sex], name, hash);
		if (*at >= 0)
			return sex;
	}
	e = lexicon_key(&l->pack->lex, name);
	if (e->freq[FREQ_GIVEN_F] != e->freq[FREQ_GIVEN_M])
		return e->freq[FREQ_GIVEN_M] > e->freq[FREQ_GIVEN_F];
	if ((e->classes & LEX_BITS_GIVEN) == LEX_BIT(GIVEN_F))
		return 0;
	return (e->classes & LEX_BITS_GIVEN) == LEX_BIT(GIVEN_M) || !name.n ||
	       name.p[name.n - 1] != 'a';
}

static struct str value_of(const struct act_letter *l, const struct given_index *x,
			   int sex, unsigned c, uint64_t rank)
{
	return pack_pool_value(l->pack, x->pool[sex], x->by_rank[sex][c][rank]);
}

static bool is_pooled(const struct act_letter *l, const struct given_index *x,
		      struct str name)
{
	uint32_t hash = token_hash(name);

	return pack_pool_hashed(l->pack, x->pool[0], name, hash) >= 0 ||
	       pack_pool_hashed(l->pack, x->pool[1], name, hash) >= 0;
}

/* An invented name, which no pool has, that begins like one of letter c. */
static struct str invent(const struct act_letter *l, const struct given_index *x, int sex,
			 unsigned c, struct str name, unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	const struct pack_pool *pool = x->pool[sex];
	uint64_t seed = hash_u64(key, str_of(pool->name), name);

	for (uint64_t i = 0; i < PICK_TRIES; i++) {
		uint64_t two = hash_stream(key, seed, i);
		struct str made = pick_blend(
			value_of(l, x, sex, c, two % x->each[sex]),
			pack_pool_value(l->pack, pool, (uint32_t)((two >> 32) % pool->n)),
			room);

		if (made.n && !str_ieq(made, name) && !is_pooled(l, x, made))
			return made;
	}
	return STR("");
}

bool given_is_pooled(const struct act_letter *l, struct str name)
{
	const struct given_index *x = l->in->tables->given;

	return x && is_pooled(l, x, name);
}

struct str given_surrogate(const struct act_letter *l, struct str name,
			   unsigned char room[PICK_ROOM])
{
	const struct given_index *x = l->in->tables->given;
	unsigned from = letter_of(name.n ? name.p[0] : 0), to;
	uint32_t rank;
	int64_t at;
	int sex;

	if (!x)
		return STR("");
	to = image_of(l, from);
	sex = sex_of(l, x, name, &at);
	if (at < 0 || !x->is_rich[from] || x->rank[sex][at] >= x->each[sex])
		return invent(l, x, sex, to, name, room);
	rank = (uint32_t)hash_permute(letter_key(l, KEY_NAMES),
				      'g' + from * 2U + (unsigned)sex, x->each[sex],
				      x->rank[sex][at]);
	return value_of(l, x, sex, to, rank);
}
