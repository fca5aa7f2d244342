/*
 * Seals: the digests by which a log tells that one of its own bytes was altered. They are
 * no signature: who can write the log can seal it anew. The head's seal is the key of the
 * letters' seals, so that a letter's element belongs to its head.
 */
#ifndef OUT_SEAL_H
#define OUT_SEAL_H

#include "../base/buf.h"
#include "../base/hash.h"

#define SEAL_HEAD_TEXT (8 + 2 * HASH_KEY)      /* blake2b: and 64 hex digits */
#define SEAL_LETTER_TEXT (8 + 2 * HASH_DIGEST) /* siphash: and 32 hex digits */

/* The seal of a head's bytes, as letters need it. */
void seal_head(struct hash_key *out, struct str head);
/* Appends a head's seal as text. */
void seal_head_add(struct buf *out, const struct hash_key *seal);
/* Appends the seal of a letter's bytes below a head as text. */
void seal_letter_add(struct buf *out, const struct hash_key *head, struct str letter);

#endif
