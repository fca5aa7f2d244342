/*
 * Given: a given name or its initial. Promises: another of its sex under the initial's
 * image. Must not: know whose name it is.
 */
#include "given.h"

#include "../base/ascii.h"

#define LETTERS 26
#define ENOUGH 3 /* names of each sex a letter must have to stand for another */
#define GIVEN_BITS (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

/* The pools by first letter, made once for a letter that has names: a chain of each
 * letter's names, in the pool's order. */
struct given_index {
	const struct pack_pool *pool[2];
	uint32_t *next[2];	    /* 1 + the next of the chain; 0 ends it */
	uint32_t first[2][LETTERS]; /* 1 + index into the pool */
	uint32_t size[2][LETTERS];
	unsigned char image[LETTERS]; /* 1 + that of a letter, once it was asked for */
};

/* What is no letter counts as the last one. */
static inline unsigned letter_of(unsigned char c)
{
	unsigned n = (unsigned)(c | 0x20) - 'a';

	return n < LETTERS ? n : LETTERS - 1;
}

static void chain(const struct act_letter *l, struct given_index *x, int sex)
{
	const struct pack_pool *pool = x->pool[sex];

	for (uint32_t i = pool->n; i-- > 0;) {
		unsigned c = letter_of((unsigned char)l->pack->strings[pool->values[i]]);

		x->next[sex][i] = x->first[sex][c];
		x->first[sex][c] = i + 1;
		x->size[sex][c]++;
	}
}

static bool is_rich(const struct given_index *x, unsigned c)
{
	return x->size[0][c] >= ENOUGH && x->size[1][c] >= ENOUGH;
}

/* Letters with names enough go to one another, the others to any of those. */
static unsigned image_of(const struct act_letter *l, struct given_index *x,
			 unsigned letter)
{
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	unsigned char rich[LETTERS];
	uint64_t n = 0, rank = 0;
	unsigned to;

	if (x->image[letter])
		return x->image[letter] - 1U;
	for (unsigned c = 0; c < LETTERS; c++) {
		if (c == letter)
			rank = n;
		if (is_rich(x, c))
			rich[n++] = (unsigned char)c;
	}
	if (n < 2)
		to = (unsigned)hash_permute(key, 'i', LETTERS, letter);
	else if (is_rich(x, letter))
		to = rich[hash_permute(key, 'i', n, rank)];
	else
		to = rich[hash_stream(key, 'i', letter) % n];
	x->image[letter] = (unsigned char)(to + 1);
	return to;
}

static struct given_index *index_of(const struct act_letter *l)
{
	struct given_index *x = l->cache->given;

	if (x)
		return x;
	x = ARENA_NEW(l->in->arena, struct given_index);
	if (!x)
		return NULL;
	x->pool[0] = letter_pool(l, LETTER_GIVEN_F);
	x->pool[1] = letter_pool(l, LETTER_GIVEN_M);
	for (int sex = 0; sex < 2; sex++) {
		if (!x->pool[sex])
			return NULL;
		x->next[sex] = ARENA_RAW(l->in->arena, uint32_t, x->pool[sex]->n);
		if (!x->next[sex])
			return NULL;
		chain(l, x, sex);
	}
	return l->cache->given = x;
}

unsigned char given_initial(const struct act_letter *l, unsigned char c)
{
	struct given_index *x = index_of(l);

	if (!x)
		return (unsigned char)('A' + hash_permute(letter_key(l, KEY_NAMES), 'i',
							  LETTERS, letter_of(c)));
	return (unsigned char)('A' + image_of(l, x, letter_of(c)));
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

/* The place among its letter's names of the pool's value at. */
static uint32_t rank_of(const struct given_index *x, int sex, unsigned c, uint32_t at)
{
	uint32_t rank = 0;

	for (uint32_t i = x->first[sex][c]; i && i - 1 != at; i = x->next[sex][i - 1])
		rank++;
	return rank;
}

static struct str value_of(const struct act_letter *l, const struct given_index *x,
			   int sex, unsigned c, uint64_t rank)
{
	uint32_t i = x->first[sex][c];

	for (; rank; rank--)
		i = x->next[sex][i - 1];
	return pack_pool_value(l->pack, x->pool[sex], i - 1);
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
	struct given_index *x = index_of(l);
	unsigned from = letter_of(name.n ? name.p[0] : 0), to;
	uint32_t n, rank;
	int64_t at;
	int sex;

	if (!x)
		return STR("");
	to = image_of(l, x, from);
	sex = sex_of(l, x, name, &at);
	if (at < 0)
		return invent(l, x, sex, to, name, room);
	/* Pools have the frequent names first: those find room among the names of the
	 * image. */
	n = x->size[sex][to];
	rank = rank_of(x, sex, from, (uint32_t)at);
	if (rank >= n)
		return invent(l, x, sex, to, name, room);
	if (n > 1)
		rank = (uint32_t)hash_permute(letter_key(l, KEY_NAMES),
					      'g' + from * 2U + (unsigned)sex, n, rank);
	return value_of(l, x, sex, to, rank);
}
