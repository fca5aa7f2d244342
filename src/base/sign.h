/* Signatures: Ed25519 (RFC 8032). Who has the public key can check what only the secret
 * one can make. */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include "str.h"

#define SIGN_SECRET 32 /* the seed that RFC 8032 calls the private key */
#define SIGN_PUBLIC 32
#define SIGN_BYTES 64

void sign_public(unsigned char out[SIGN_PUBLIC], const unsigned char secret[SIGN_SECRET]);
void sign_make(unsigned char out[SIGN_BYTES], struct str message,
	       const unsigned char secret[SIGN_SECRET]);
bool sign_is(const unsigned char signature[SIGN_BYTES], struct str message,
	     const unsigned char public_key[SIGN_PUBLIC]);

#endif
