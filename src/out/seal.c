/*
 * Given: the bytes of a log's head or of a letter's element. Promises: text that depends
 * on every one of them and on all that went before. Must not: need a secret to be
 * checked, or be made whole without one.
 */
#include "seal.h"

static void hex(unsigned char *out, const unsigned char *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = (unsigned char)digit[p[i] >> 4];
		out[2 * i + 1] = (unsigned char)digit[p[i] & 15];
	}
}

/* BLAKE2b throughout: a seal has to hold against one who knows all that goes into it, and
 * a faster keyed hash promises nothing there. */
static void digest(unsigned char out[SEAL_HEX], struct str s)
{
	unsigned char d[HASH_KEY];

	hash_plain(s, d, sizeof(d));
	hex(out, d, sizeof(d));
}

void seal_head(struct seal *out, struct str head)
{
	digest(out->hex, head);
}

void seal_digest_add(struct buf *b, struct str element)
{
	unsigned char d[SEAL_HEX];

	digest(d, element); /* before b moves */
	BUF_LIT(b, SEAL_START);
	buf_add(b, d, sizeof(d));
}

/* What is digested: a seal, a digest, and perhaps a keyed one, each of fixed length. */
struct linked {
	unsigned char seal[SEAL_HEX], digest[SEAL_HEX], keyed[SEAL_KEYED];
};

static void put(unsigned char *to, size_t room, struct str s)
{
	memset(to, 0, room);
	memcpy(to, s.p, s.n < room ? s.n : room);
}

void seal_keyed(unsigned char out[SEAL_KEYED], const struct hash_key *key,
		const struct seal *before, struct str letter)
{
	struct linked in;
	unsigned char d[HASH_DIGEST];

	put(in.seal, SEAL_HEX, seal_text(before));
	put(in.digest, SEAL_HEX, letter);
	hash_keyed(key, str_from(&in, 2 * SEAL_HEX), d, sizeof(d));
	hex(out, d, sizeof(d));
}

void seal_next(struct seal *seal, struct str letter, struct str keyed)
{
	struct linked in;

	put(in.seal, SEAL_HEX, seal_text(seal));
	put(in.digest, SEAL_HEX, letter);
	put(in.keyed, SEAL_KEYED, keyed);
	digest(seal->hex, str_from(&in, sizeof(in)));
}
