/*
 * Seals: what a log says of its own bytes, so that none can be altered, taken away, moved
 * or added unseen. A letter's element ends in
 *
 *	<seal letter="blake2b:D" keyed="T">blake2b:S</seal>
 *
 * D	the digest of the element's bytes before it
 * T	keyed: a digest of the seal before and D that only who has the run's key can make
 * S	a digest of the seal before, D and T, as text one after the other
 *
 * The seal before the first is the head's: a digest of the head's bytes. So D is made
 * wherever the letter is worked on, T and S where letters are put in order, and S of the
 * last letter stands for the whole log. Anyone can check D and S; who can write the log
 * can make them anew, but not T without the key.
 */
#ifndef OUT_SEAL_H
#define OUT_SEAL_H

#include "../base/buf.h"
#include "../base/hash.h"

#define SEAL_HEX (2 * HASH_KEY)	     /* digits of D and S */
#define SEAL_KEYED (2 * HASH_DIGEST) /* digits of T */
#define SEAL_START "<seal letter=\"blake2b:"
#define SEAL_MIDDLE "\" keyed=\""
#define SEAL_END "\">blake2b:"

/* The last seal made or checked, as its digits. */
struct seal {
	unsigned char hex[SEAL_HEX];
};

/* Of a head's bytes. */
void seal_head(struct seal *out, struct str head);
/* Appends SEAL_START and D. */
void seal_digest_add(struct buf *b, struct str element);
/* T of the letter with the digest D, as digits, when before is the seal before it. */
void seal_keyed(unsigned char out[SEAL_KEYED], const struct hash_key *key,
		const struct seal *before, struct str digest);
/* From the seal before a letter to its own. */
void seal_next(struct seal *seal, struct str digest, struct str keyed);

static inline struct str seal_text(const struct seal *s)
{
	return str_from(s->hex, SEAL_HEX);
}

#endif
