/* Given: pieces. Promises: the digest of all of them. Must not: depend on where they
 * part. */
#include "digest.h"

void digest_begin(struct digest *d)
{
	crypto_generichash_init(&d->state, NULL, 0, HASH_KEY);
}

void digest_add(struct digest *d, struct str s)
{
	crypto_generichash_update(&d->state, s.p, s.n);
}

void digest_end(struct digest *d, unsigned char out[HASH_KEY])
{
	crypto_generichash_final(&d->state, out, HASH_KEY);
}
