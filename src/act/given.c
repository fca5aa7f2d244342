/*
 * Given: a given name or its initial. Promises: another of its sex under the initial's image.
 * Must not: know whose name it is.
 */
#include "given.h"

#include "../base/ascii.h"

#define LETTERS 26
#define ENOUGH 3 /* names of each sex a letter must have to stand for another */
#define GIVEN_BITS (LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

/* The pools by first letter, made once for a letter that has names. */
struct given_index {
	const struct pack_pool *pool[2];
	uint32_t *order[2];             /* indices into the pool, grouped */
	uint32_t start[2][LETTERS + 1]; /* of each group in order */
	unsigned char image[LETTERS];   /* of each letter, keyed */
};

static unsigned letter_of(unsigned char c)
{
	return ascii_alpha(c) ? (unsigned)(ascii_lower(c) - 'a') : LETTERS - 1;
}

static unsigned first_letter(const struct act_letter *l, const struct pack_pool *pool, uint32_t i)
{
	return letter_of((unsigned char)l->pack->strings[pool->values[i]]);
}

static void group(const struct act_letter *l, struct given_index *x, int sex)
{
	const struct pack_pool *pool = x->pool[sex];
	uint32_t at[LETTERS], *start = x->start[sex];

	for (uint32_t i = 0; i < pool->n; i++)
		start[first_letter(l, pool, i) + 1]++;
	for (unsigned c = 0; c < LETTERS; c++) {
		start[c + 1] += start[c];
		at[c] = start[c];
	}
	for (uint32_t i = 0; i < pool->n; i++)
		x->order[sex][at[first_letter(l, pool, i)]++] = i;
}

static uint32_t size_of(const struct given_index *x, int sex, unsigned c)
{
	return x->start[sex][c + 1] - x->start[sex][c];
}

/* Letters with names enough go to one another, the others to any of those. */
static void make_images(const struct act_letter *l, struct given_index *x)
{
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	unsigned char rich[LETTERS];
	uint64_t n = 0, rank = 0;

	for (unsigned c = 0; c < LETTERS; c++)
		if (size_of(x, 0, c) >= ENOUGH && size_of(x, 1, c) >= ENOUGH)
			rich[n++] = (unsigned char)c;
	for (unsigned c = 0; c < LETTERS; c++) {
		if (n < 2)
			x->image[c] = (unsigned char)hash_permute(key, 'i', LETTERS, c);
		else if (rank < n && rich[rank] == c)
			x->image[c] = rich[hash_permute(key, 'i', n, rank++)];
		else
			x->image[c] = rich[hash_stream(key, 'i', c) % n];
	}
}

static const struct given_index *index_of(const struct act_letter *l)
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
		x->order[sex] = ARENA_ARRAY(l->in->arena, uint32_t, x->pool[sex]->n);
		if (!x->order[sex])
			return NULL;
		group(l, x, sex);
	}
	make_images(l, x);
	return l->cache->given = x;
}

unsigned char given_initial(const struct act_letter *l, unsigned char c)
{
	const struct given_index *x = index_of(l);
	uint64_t n = letter_of(c);

	return (unsigned char)('A' + (x ? x->image[n]
	                                : hash_permute(letter_key(l, KEY_NAMES), 'i', LETTERS, n)));
}

/* Where the name is listed, else where it is more frequent, else by its ending: 1 for a man. */
static int sex_of(const struct act_letter *l, const struct given_index *x, struct str name,
                  int64_t *at)
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
	uint32_t i = x->start[sex][c];

	while (i < x->start[sex][c + 1] && x->order[sex][i] != at)
		i++;
	return i - x->start[sex][c];
}

static struct str value_of(const struct act_letter *l, const struct given_index *x, int sex,
                           unsigned c, uint64_t rank)
{
	return pack_pool_value(l->pack, x->pool[sex], x->order[sex][x->start[sex][c] + rank]);
}

/* An invented name that begins like one of letter c. */
static struct str invent(const struct act_letter *l, const struct given_index *x, int sex,
                         unsigned c, struct str name, unsigned char room[PICK_ROOM])
{
	const struct hash_key *key = letter_key(l, KEY_NAMES);
	const struct pack_pool *pool = x->pool[sex];
	uint64_t seed = hash_u64(key, str_of(pool->name), name), two = 0;
	uint32_t n = size_of(x, sex, c);

	for (uint64_t i = 0; i < PICK_TRIES && n; i++) {
		struct str made;

		two = hash_stream(key, seed, i);
		made = pick_blend(value_of(l, x, sex, c, two % n),
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
	const struct given_index *x = index_of(l);
	unsigned from = letter_of(name.n ? name.p[0] : 0), to;
	uint32_t n, rank;
	int64_t at;
	int sex;

	if (!x)
		return STR("");
	to = x->image[from];
	sex = sex_of(l, x, name, &at);
	if (at < 0)
		return invent(l, x, sex, to, name, room);
	/* Pools have the frequent names first: those find room among the names of the image. */
	n = size_of(x, sex, to);
	rank = rank_of(x, sex, from, (uint32_t)at);
	if (rank >= n)
		return invent(l, x, sex, to, name, room);
	if (n > 1)
		rank = (uint32_t)hash_permute(letter_key(l, KEY_NAMES),
		                              'g' + from * 2U + (unsigned)sex, n, rank);
	return value_of(l, x, sex, to, rank);
}
