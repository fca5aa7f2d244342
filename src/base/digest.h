/* A BLAKE2b digest of 256 bits over bytes that come in pieces: what b2sum -l 256 says of
 * them together. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <sodium.h>

#include "hash.h"

struct digest {
	crypto_generichash_state state; /* aligned to more than malloc gives */
};

void digest_begin(struct digest *d);
void digest_add(struct digest *d, struct str s);
void digest_end(struct digest *d, unsigned char out[HASH_KEY]);

#endif
