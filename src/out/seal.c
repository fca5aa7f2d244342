/*
 * Given: the bytes of a log's head or of a letter's element. Promises: text that depends
 * on every one of them. Must not: need a secret, so that anyone can check a log.
 */
#include "seal.h"

void seal_head(struct hash_key *out, struct str head)
{
	hash_plain(head, out->k, sizeof(out->k));
}

void seal_head_add(struct buf *out, const struct hash_key *seal)
{
	BUF_LIT(out, "blake2b:");
	buf_hex(out, seal->k, sizeof(seal->k));
}

/* SipHash and not BLAKE2b: an audit is twice as long as its letter, and this takes a
 * third of the time of BLAKE2b's. */
void seal_letter_add(struct buf *out, const struct hash_key *head, struct str letter)
{
	unsigned char digest[HASH_DIGEST];

	hash_fast(head, letter, digest);
	BUF_LIT(out, "siphash:");
	buf_hex(out, digest, sizeof(digest));
}
