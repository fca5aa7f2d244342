/*
 * Given: keys and bytes. Promises: results that depend on nothing else.
 * Must not: keep or print key bytes.
 */
#include "hash.h"

#include <sodium.h>
#include <string.h>

bool hash_init(void)
{
	return sodium_init() >= 0;
}

void hash_derive(struct hash_key *out, const struct hash_key *master, struct str purpose)
{
	crypto_generichash(out->k, HASH_KEY, purpose.p, purpose.n, master->k, HASH_KEY);
}

void hash_master(struct hash_key *out, struct str secret)
{
	crypto_generichash(out->k, HASH_KEY, secret.p, secret.n, (const unsigned char *)"lacuna 1 master", 16);
}

uint64_t hash_u64(const struct hash_key *key, struct str a, struct str b)
{
	crypto_generichash_state st;
	unsigned char out[16];
	unsigned char len[8];
	uint64_t v = 0;

	for (int i = 0; i < 8; i++)
		len[i] = (unsigned char)((uint64_t)a.n >> (8 * i));
	crypto_generichash_init(&st, key->k, HASH_KEY, sizeof(out));
	crypto_generichash_update(&st, len, sizeof(len));
	crypto_generichash_update(&st, a.p, a.n);
	crypto_generichash_update(&st, b.p, b.n);
	crypto_generichash_final(&st, out, sizeof(out));
	for (int i = 0; i < 8; i++)
		v |= (uint64_t)out[i] << (8 * i);
	return v;
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

static uint32_t round_bits(const struct hash_key *key, int round, uint32_t half)
{
	unsigned char in[5] = {(unsigned char)round, (unsigned char)half,
	                       (unsigned char)(half >> 8), (unsigned char)(half >> 16),
	                       (unsigned char)(half >> 24)};
	unsigned char out[16];

	crypto_generichash(out, sizeof(out), in, sizeof(in), key->k, HASH_KEY);
	return (uint32_t)out[0] | (uint32_t)out[1] << 8 | (uint32_t)out[2] << 16 |
	       (uint32_t)out[3] << 24;
}

/* One pass of the network over 2 * bits bits, forth or back. */
static uint64_t feistel(const struct hash_key *key, unsigned bits, uint64_t x, bool back)
{
	uint32_t mask = (uint32_t)((UINT64_C(1) << bits) - 1);
	uint32_t left = (uint32_t)(x >> bits) & mask, right = (uint32_t)x & mask;

	for (int i = 0; i < 4; i++) {
		uint32_t f, swap;

		if (back) {
			f = round_bits(key, 3 - i, left) & mask;
			swap = left;
			left = right ^ f;
			right = swap;
		} else {
			f = round_bits(key, i, right) & mask;
			swap = right;
			right = left ^ f;
			left = swap;
		}
	}
	return (uint64_t)left << bits | right;
}

static uint64_t walk(const struct hash_key *key, uint64_t n, uint64_t x, bool back)
{
	unsigned bits = 1;

	while (bits < 31 && (UINT64_C(1) << (2 * bits)) < n)
		bits++;
	do
		x = feistel(key, bits, x, back);
	while (x >= n);
	return x;
}

uint64_t hash_permute(const struct hash_key *key, uint64_t n, uint64_t x)
{
	uint64_t turn = 1 + hash_u64(key, STR("turn"), STR("")) % (n - 1);

	return walk(key, n, (walk(key, n, x, false) + turn) % n, true);
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
