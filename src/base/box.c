/*
 * Given: texts and a public key. Promises: that its owner alone gets them back, all and
 * in order. Must not: keep the stream's key.
 */
#include "box.h"

#define KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEALED_KEY (KEY + crypto_box_SEALBYTES)

_Static_assert(BOX_SECRET == crypto_box_SECRETKEYBYTES, "a secret key");
_Static_assert(BOX_PUBLIC == crypto_box_PUBLICKEYBYTES, "a public key");

void box_public(unsigned char out[BOX_PUBLIC], const unsigned char secret[BOX_SECRET])
{
	crypto_scalarmult_base(out, secret);
}

bool box_seal(struct box *box, unsigned char head[BOX_HEAD],
	      const unsigned char recipient[BOX_PUBLIC])
{
	unsigned char key[KEY];
	bool ok;

	crypto_secretstream_xchacha20poly1305_keygen(key);
	ok = crypto_box_seal(head, key, sizeof(key), recipient) == 0 &&
	     crypto_secretstream_xchacha20poly1305_init_push(&box->state,
							     head + SEALED_KEY, key) == 0;
	sodium_memzero(key, sizeof(key));
	return ok;
}

static unsigned char tag_of(bool last)
{
	return last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
		    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
}

void box_put(struct box *box, struct str text, bool last, unsigned char *out)
{
	crypto_secretstream_xchacha20poly1305_push(&box->state, out, NULL, text.p, text.n,
						   NULL, 0, tag_of(last));
}

bool box_open(struct box *box, struct str head, const unsigned char secret[BOX_SECRET])
{
	unsigned char key[KEY], public_key[BOX_PUBLIC];
	bool ok;

	if (head.n != BOX_HEAD)
		return false;
	box_public(public_key, secret);
	ok = crypto_box_seal_open(key, head.p, SEALED_KEY, public_key, secret) == 0 &&
	     crypto_secretstream_xchacha20poly1305_init_pull(
		     &box->state, head.p + SEALED_KEY, key) == 0;
	sodium_memzero(key, sizeof(key));
	return ok;
}

bool box_get(struct box *box, struct str sealed, bool last, unsigned char *out)
{
	unsigned char tag;

	return sealed.n >= BOX_EXTRA &&
	       crypto_secretstream_xchacha20poly1305_pull(
		       &box->state, out, NULL, &tag, sealed.p, sealed.n, NULL, 0) == 0 &&
	       tag == tag_of(last);
}

void box_wipe(struct box *box)
{
	sodium_memzero(box, sizeof(*box));
}
