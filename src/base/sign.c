/*
 * Given: a secret and a message. Promises: a signature that the public key confirms. Must
 * not: leave the expanded secret in memory.
 */
#include "sign.h"

#include <sodium.h>

_Static_assert(SIGN_SECRET == crypto_sign_SEEDBYTES, "a seed");
_Static_assert(SIGN_PUBLIC == crypto_sign_PUBLICKEYBYTES, "a public key");
_Static_assert(SIGN_BYTES == crypto_sign_BYTES, "a signature");

static void expand(unsigned char public_key[SIGN_PUBLIC],
		   unsigned char expanded[crypto_sign_SECRETKEYBYTES],
		   const unsigned char secret[SIGN_SECRET])
{
	crypto_sign_seed_keypair(public_key, expanded, secret);
}

void sign_public(unsigned char out[SIGN_PUBLIC], const unsigned char secret[SIGN_SECRET])
{
	unsigned char expanded[crypto_sign_SECRETKEYBYTES];

	expand(out, expanded, secret);
	sodium_memzero(expanded, sizeof(expanded));
}

void sign_make(unsigned char out[SIGN_BYTES], struct str message,
	       const unsigned char secret[SIGN_SECRET])
{
	unsigned char public_key[SIGN_PUBLIC], expanded[crypto_sign_SECRETKEYBYTES];

	expand(public_key, expanded, secret);
	crypto_sign_detached(out, NULL, message.p, message.n, expanded);
	sodium_memzero(expanded, sizeof(expanded));
}

bool sign_is(const unsigned char signature[SIGN_BYTES], struct str message,
	     const unsigned char public_key[SIGN_PUBLIC])
{
	return crypto_sign_verify_detached(signature, message.p, message.n, public_key) ==
	       0;
}
