/*
 * Keys as text, the way other programs write them (RFC 8410): openssl and the like make,
 * read and check with the same files. The text says what a key is for, so that no key can
 * be taken for another.
 */
#ifndef BASE_PEM_H
#define BASE_PEM_H

#include "buf.h"

#define PEM_KEY 32 /* bytes of each kind of key */

enum pem_kind {
	PEM_SIGN_SECRET, /* Ed25519 */
	PEM_SIGN_PUBLIC,
	PEM_BOX_SECRET, /* X25519 */
	PEM_BOX_PUBLIC
};

void pem_write(struct buf *b, enum pem_kind kind, const unsigned char key[PEM_KEY]);
/* False when text is not one key of that kind. */
bool pem_read(unsigned char out[PEM_KEY], enum pem_kind kind, struct str text);
/* "an Ed25519 public key", for messages. */
const char *pem_name(enum pem_kind kind);

#endif
