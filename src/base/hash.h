/*
 * Keyed hashing and key derivation on libsodium, one purpose a sub-key: BLAKE2b (RFC
 * 7693) for keys and digests, SipHash-2-4 (Aumasson and Bernstein, 2012) where a
 * replacement needs a few unguessable bits and a letter has hundreds of them.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "str.h"

#define HASH_KEY 32    /* bytes of a sub-key */
#define HASH_DIGEST 16 /* bytes of a digest in an audit */

struct hash_key {
	unsigned char k[HASH_KEY];
};

/* Must run once before any other; false when libsodium cannot start. */
bool hash_init(void);
#define HASH_PURPOSE 8 /* bytes of a purpose's name at most */

/* The sub-key of master for a purpose of 1 to HASH_PURPOSE bytes, e.g. "dates":
 * libsodium's crypto_kdf with the purpose as its context, so that no sub-key tells of
 * another. */
void hash_derive(struct hash_key *out, const struct hash_key *master, struct str purpose);
/* A master key from the user's secret of any allowed length. */
void hash_master(struct hash_key *out, struct str secret);
/* 64 bits of keyed hash (SipHash-2-4) over the pair of a and b: ("ab","c") is not
 * ("a","bc"). */
uint64_t hash_u64(const struct hash_key *key, struct str a, struct str b);
/* n (16..64) bytes of keyed digest over s. */
void hash_keyed(const struct hash_key *key, struct str s, unsigned char *out, size_t n);
/* HASH_DIGEST bytes of keyed hash over s by SipHash-2-4 (Aumasson and Bernstein, 2012):
 * as unguessable without the key as hash_keyed, ten times as fast on a name or a date.
 * Only for one who knows the key is it easier to find two texts with one digest. */
void hash_fast(const struct hash_key *key, struct str s, unsigned char out[HASH_DIGEST]);
/* n (16..64) bytes of unkeyed digest over s. */
void hash_plain(struct str s, unsigned char *out, size_t n);
/*
 * A keyed permutation of [0, n) without fixed points (2 <= n < 2^62): x's image. Another
 * tweak is another permutation. Injective by construction: a Feistel network over two
 * residues whose product just exceeds n, walked back into range (Black and Rogaway,
 * 2002), conjugates the rotation by one; up to HASH_CYCLE it is hash_cycle. The result is
 * one cycle through all of [0, n); whoever needs an image in a part of the range may walk
 * on until he meets one, and still gets a permutation of that part.
 */
uint64_t hash_permute(const struct hash_key *key, uint64_t tweak, uint64_t n, uint64_t x);
#define HASH_CYCLE 64
/* All images of a small permutation (2 <= n <= HASH_CYCLE), for who asks for many. */
void hash_cycle(const struct hash_key *key, uint64_t tweak, unsigned n,
		unsigned char *to);
/* The i-th 64 bits of an endless keyed stream, where one hash is too short. */
uint64_t hash_stream(const struct hash_key *key, uint64_t seed, uint64_t i);
void hash_wipe(struct hash_key *key);
bool hash_random(void *out, size_t n);

#endif
