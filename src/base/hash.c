/*
 * Given: keys and bytes. Promises: results that depend on nothing else.
 * Must not: keep or print key bytes.
 */
#include "hash.h"

#include <endian.h>
#include <sodium.h>
#include <string.h>

bool hash_init(void)
{
	return sodium_init() >= 0;
}

void hash_derive(struct hash_key *out, const struct hash_key *master, struct str purpose)
{
	char context[crypto_kdf_CONTEXTBYTES] = {0};

	for (size_t i = 0; i < purpose.n && i < sizeof(context); i++)
		context[i] = (char)purpose.p[i];
	crypto_kdf_derive_from_key(out->k, HASH_KEY, purpose.n, context, master->k);
}

void hash_master(struct hash_key *out, struct str secret)
{
	static const unsigned char personal[16] = "lacuna 1 master";

	crypto_generichash(out->k, HASH_KEY, secret.p, secret.n, personal,
			   sizeof(personal));
}

/* Little-endian on every machine. */
static inline void store64(unsigned char *p, uint64_t v)
{
	v = htole64(v);
	memcpy(p, &v, sizeof(v));
}

static inline uint64_t load64(const unsigned char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return le64toh(v);
}

/* SipHash takes half of a sub-key: the lower half for hashes of text, the upper one for
 * the numbers that permutations and streams are made of, so that neither is ever the
 * other. */
static inline uint64_t sip(const unsigned char *half_key, const unsigned char *p,
			   size_t n)
{
	unsigned char out[crypto_shorthash_BYTES];

	crypto_shorthash(out, p, n, half_key);
	return load64(out);
}

static inline const unsigned char *text_half(const struct hash_key *key)
{
	return key->k;
}

static inline const unsigned char *number_half(const struct hash_key *key)
{
	return key->k + crypto_shorthash_KEYBYTES;
}

uint64_t hash_u64(const struct hash_key *key, struct str a, struct str b)
{
	unsigned char in[16 + 112];

	/* Long texts go in as their own hashes; the first word says so, as no length has
	 * its top bit set. */
	store64(in, a.n);
	store64(in + 8, b.n);
	if (a.n + b.n > sizeof(in) - 16) {
		store64(in, (uint64_t)a.n | UINT64_C(1) << 63);
		store64(in + 16, sip(text_half(key), a.p, a.n));
		store64(in + 24, sip(text_half(key), b.p, b.n));
		return sip(text_half(key), in, 32);
	}
	if (a.n)
		memcpy(in + 16, a.p, a.n);
	if (b.n)
		memcpy(in + 16 + a.n, b.p, b.n);
	return sip(text_half(key), in, 16 + a.n + b.n);
}

uint64_t hash_stream(const struct hash_key *key, uint64_t seed, uint64_t i)
{
	unsigned char in[16];

	store64(in, seed);
	store64(in + 8, i);
	return sip(number_half(key), in, sizeof(in));
}

void hash_keyed(const struct hash_key *key, struct str s, unsigned char *out, size_t n)
{
	crypto_generichash(out, n, s.p, s.n, key->k, HASH_KEY);
}

void hash_fast(const struct hash_key *key, struct str s, unsigned char out[HASH_DIGEST])
{
	crypto_shorthash_siphashx24(out, s.p, s.n, key->k);
}

void hash_plain(struct str s, unsigned char *out, size_t n)
{
	crypto_generichash(out, n, s.p, s.n, NULL, 0);
}

/* A network over the pairs (left, right) of residues modulo a and b. */
struct network {
	const struct hash_key *key;
	uint64_t tweak;
	uint64_t a, b;
	uint64_t rounds;
};

/* Two neighbours in the network's image stay neighbours in half of what they come from
 * once in a^(rounds/2 - 1) keys: too often in four rounds, and in six when a is small. */
#define ROUNDS_SMALL 8
#define ROUNDS 6
#define SMALL 1024
/* The factor keeps tweaks that are small numbers far from one another's rounds. */
#define TWEAK(tweak) ((tweak)*UINT64_C(0x9e3779b97f4a7c15))
#define DRAWS 6 /* of less than 64: they leave 28 of 64 random bits */

/* A residue modulo n (below 2^32) of what a round makes of half, by multiplication. */
static uint64_t round_value(const struct network *net, uint64_t round, uint64_t half,
			    uint64_t n)
{
	unsigned char in[16];

	store64(in, net->tweak + (net->a << 4 | round));
	store64(in + 8, half);
	return ((sip(number_half(net->key), in, sizeof(in)) >> 32) * n) >> 32;
}

static uint64_t plus(uint64_t x, uint64_t y, uint64_t n)
{
	return x + y >= n ? x + y - n : x + y;
}

static uint64_t minus(uint64_t x, uint64_t y, uint64_t n)
{
	return x >= y ? x - y : x + n - y;
}

static uint64_t forth(const struct network *net, uint64_t x)
{
	uint64_t left = x / net->b, right = x % net->b;

	for (uint64_t i = 0; i < net->rounds; i += 2) {
		left = plus(left, round_value(net, i, right, net->a), net->a);
		right = plus(right, round_value(net, i + 1, left, net->b), net->b);
	}
	return left * net->b + right;
}

static uint64_t back(const struct network *net, uint64_t x)
{
	uint64_t left = x / net->b, right = x % net->b;

	for (uint64_t i = net->rounds; i; i -= 2) {
		right = minus(right, round_value(net, i - 1, left, net->b), net->b);
		left = minus(left, round_value(net, i - 2, right, net->a), net->a);
	}
	return left * net->b + right;
}

/* The least r with r * r >= n. */
static uint64_t root_up(uint64_t n)
{
	uint64_t r = 1;

	while (r * r < n)
		r *= 2;
	/* Newton's steps come down to the root rounded down. */
	for (uint64_t next = r; (next = (r + n / r) / 2) < r;)
		r = next;
	return r * r < n ? r + 1 : r;
}

/* A number below n (of 32 bits), from the top of *bits; the rest of them stay for more.
 */
static uint64_t draw(uint64_t *bits, uint64_t n)
{
	uint64_t low = (*bits & UINT32_MAX) * n, high = (*bits >> 32) * n + (low >> 32);

	*bits = high << 32 | (low & UINT32_MAX);
	return high >> 32;
}

/* Sattolo's shuffle (1986): all of it is drawn for less than one image takes by a
 * network. */
void hash_cycle(const struct hash_key *key, uint64_t tweak, unsigned n, unsigned char *to)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < n; i++)
		to[i] = (unsigned char)i;
	for (unsigned i = n - 1, left = 0; i > 0; i--, left--) {
		unsigned char was = to[i];
		uint64_t k;

		if (left == 0) {
			bits = hash_stream(key, TWEAK(tweak) + n, i);
			left = DRAWS;
		}
		k = draw(&bits, i);
		to[i] = to[k];
		to[k] = was;
	}
}

uint64_t hash_permute(const struct hash_key *key, uint64_t tweak, uint64_t n, uint64_t x)
{
	struct network net = {.key = key,
			      .tweak = TWEAK(tweak),
			      .a = root_up(n),
			      .rounds = n < SMALL ? ROUNDS_SMALL : ROUNDS};

	if (x >= n) /* not of the domain: nothing a caller may rely on, but an end */
		return 0;
	if (n <= HASH_CYCLE) {
		unsigned char to[HASH_CYCLE];

		hash_cycle(key, tweak, (unsigned)n, to);
		return to[x];
	}
	net.b = (n + net.a - 1) / net.a;
	do
		x = forth(&net, x);
	while (x >= n);
	x = x + 1 < n ? x + 1 : 0;
	do
		x = back(&net, x);
	while (x >= n);
	return x;
}

void hash_wipe(struct hash_key *key)
{
	sodium_memzero(key, sizeof(*key));
}

bool hash_random(void *out, size_t n)
{
	randombytes_buf(out, n);
	return true;
}
