/*
 * Given: a given name or its initial. Promises: another of its sex under the initial's
 * image. Must not: know whose name it is.
 */
#include "given.h"

#include "../base/ascii.h"

#define LETTERS 26
#define ENOUGH 3 /* names of each sex a letter must have to stand for another */
#define GIVEN_BITS (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

/* The pools by first letter, each letter's names in the pool's order. */
struct given_index {
	const struct pack_pool *pool[2];
	uint32_t *by_letter[2]; /* places in the pool */
	uint32_t *rank[2];	/* by place in the pool: that among the letter's names */
	uint32_t start[2][LETTERS], size[2][LETTERS]; /* in by_letter */
	unsigned char rich[LETTERS];   /* the letters with names enough, nrich of them */
	unsigned char before[LETTERS]; /* how many of those stand before a letter */
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
	return letter_of((unsigned char)pack->strings[pool->values[i]]);
}

static void sort(const struct pack *pack, struct given_index *x, int sex)
{
	const struct pack_pool *pool = x->pool[sex];
	uint32_t *size = x->size[sex], *start = x->start[sex];

	for (uint32_t i = 0; i < pool->n; i++)
		x->rank[sex][i] = size[letter_at(pack, pool, i)]++;
	for (unsigned c = 1; c < LETTERS; c++)
		start[c] = start[c - 1] + size[c - 1];
	for (uint32_t i = 0; i < pool->n; i++)
		x->by_letter[sex][start[letter_at(pack, pool, i)] + x->rank[sex][i]] = i;
}

static bool is_rich(const struct given_index *x, unsigned c)
{
	return x->size[0][c] >= ENOUGH && x->size[1][c] >= ENOUGH;
}

enum lacuna_err given_index_make(const struct given_index **out, const struct pack *pack,
				 const struct pack_pool *women,
				 const struct pack_pool *men, struct arena *arena)
{
	struct given_index *x;

	*out = NULL;
	if (!women || !men)
		return LACUNA_OK;
	x = ARENA_NEW(arena, struct given_index);
	if (!x)
		return LACUNA_REFUSED;
	x->pool[0] = women;
	x->pool[1] = men;
	for (int sex = 0; sex < 2; sex++) {
		x->by_letter[sex] = ARENA_RAW(arena, uint32_t, x->pool[sex]->n);
		x->rank[sex] = ARENA_RAW(arena, uint32_t, x->pool[sex]->n);
		if (!x->by_letter[sex] || !x->rank[sex])
			return LACUNA_REFUSED;
		sort(pack, x, sex);
	}
	for (unsigned c = 0; c < LETTERS; c++) {
		x->before[c] = (unsigned char)x->nrich;
		if (is_rich(x, c))
			x->rich[x->nrich++] = (unsigned char)c;
	}
	*out = x;
	return LACUNA_OK;
}

/* Letters with names enough go to one another, the others to any of those. */
static unsigned image_of(const struct act_letter *l, unsigned letter)
{
	const struct given_index *x = l->in->tables->given;
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	unsigned char *known = &l->cache->initial[letter];
	unsigned to;

	if (*known)
		return *known - 1U;
	if (!x || x->nrich < 2)
		to = (unsigned)hash_permute(key, 'i', LETTERS, letter);
	else if (is_rich(x, letter))
		to = x->rich[hash_permute(key, 'i', x->nrich, x->before[letter])];
	else
		to = x->rich[hash_stream(key, 'i', letter) % x->nrich];
	*known = (unsigned char)(to + 1);
	return to;
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

	for (int sex = 0; sex < 2; sex++) {
		*at = pack_pool_index(l->pack, x->pool[sex], name);
		if (*at >= 0)
			return sex;
	}
	e = lexicon_key(&l->pack->lex, name);
	if (e->freq[FREQ_GIVEN_F] != e->freq[FREQ_GIVEN_M])
		return e->freq[FREQ_GIVEN_M] > e->freq[FREQ_GIVEN_F];
	if ((e->classes & GIVEN_BITS) == LEX_BIT(GIVEN_F))
		return 0;
	return (e->classes & GIVEN_BITS) == LEX_BIT(GIVEN_M) || !name.n ||
	       name.p[name.n - 1] != 'a';
}

static struct str value_of(const struct act_letter *l, const struct given_index *x,
			   int sex, unsigned c, uint64_t rank)
{
	uint32_t i = x->by_letter[sex][x->start[sex][c] + rank];

	return pack_pool_value(l->pack, x->pool[sex], i);
}

/* An invented name that begins like one of letter c. */
static struct str invent(const struct act_letter *l, const struct given_index *x, int sex,
			 unsigned c, struct str name, unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	const struct pack_pool *pool = x->pool[sex];
	uint64_t seed = hash_u64(key, str_of(pool->name), name), two = 0;
	uint32_t n = x->size[sex][c];

	for (uint64_t i = 0; i < PICK_TRIES && n; i++) {
		struct str made;

		two = hash_stream(key, seed, i);
		made = pick_blend(
			value_of(l, x, sex, c, two % n),
			pack_pool_value(l->pack, pool, (uint32_t)((two >> 32) % pool->n)),
			room);
		if (made.n && !str_ieq(made, name) &&
		    pack_pool_index(l->pack, x->pool[0], made) < 0 &&
		    pack_pool_index(l->pack, x->pool[1], made) < 0)
			return made;
	}
	return n ? value_of(l, x, sex, c, two % n) : STR("");
}

struct str given_surrogate(const struct act_letter *l, struct str name,
			   unsigned char room[PICK_ROOM])
{
	const struct given_index *x = l->in->tables->given;
	unsigned from = letter_of(name.n ? name.p[0] : 0), to;
	uint32_t n, rank;
	int64_t at;
	int sex;

	if (!x)
		return STR("");
	to = image_of(l, from);
	sex = sex_of(l, x, name, &at);
	if (at < 0)
		return invent(l, x, sex, to, name, room);
	/* Pools have the frequent names first: those find room among the names of the
	 * image. */
	n = x->size[sex][to];
	rank = x->rank[sex][at];
	if (rank >= n)
		return invent(l, x, sex, to, name, room);
	if (n > 1)
		rank = (uint32_t)hash_permute(letter_key(l, KEY_NAMES),
					      'g' + from * 2U + (unsigned)sex, n, rank);
	return value_of(l, x, sex, to, rank);
}
