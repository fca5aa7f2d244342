/*
 * Sealing for a recipient: texts that only the owner of an X25519 secret (RFC 7748)
 * reads. A fresh key is sealed for the recipient; under it goes a stream of texts
 * (XChaCha20 and Poly1305), in which none can be changed, dropped, moved or added unseen.
 * libsodium's crypto_box_seal and crypto_secretstream.
 */
#ifndef BASE_BOX_H
#define BASE_BOX_H

#include <sodium.h>

#include "str.h"

#define BOX_SECRET 32
#define BOX_PUBLIC 32
#define BOX_HEAD                                                                 \
	(crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES + \
	 crypto_secretstream_xchacha20poly1305_HEADERBYTES)
#define BOX_EXTRA                                                            \
	crypto_secretstream_xchacha20poly1305_ABYTES /* a text grows by this \
						      */

struct box {
	crypto_secretstream_xchacha20poly1305_state state;
};

void box_public(unsigned char out[BOX_PUBLIC], const unsigned char secret[BOX_SECRET]);
/* Begins a stream for recipient; false when that is no public key. */
bool box_seal(struct box *box, unsigned char head[BOX_HEAD],
	      const unsigned char recipient[BOX_PUBLIC]);
/* Seals the next text into text.n + BOX_EXTRA bytes at out. */
void box_put(struct box *box, struct str text, bool last, unsigned char *out);
/* Begins to read a stream; false when it was not sealed for the owner of secret. */
bool box_open(struct box *box, struct str head, const unsigned char secret[BOX_SECRET]);
/* Reads the next text into sealed.n - BOX_EXTRA bytes at out; false when it is not the
 * one that follows, or last is not as it was sealed. */
bool box_get(struct box *box, struct str sealed, bool last, unsigned char *out);
void box_wipe(struct box *box);

#endif
