/*
 * Originals that only the log's recipient can read back. A letter's element holds, before
 * its substitutions, a stream's head and its first text, the digest of the whole letter;
 * each original is one more text of the stream.
 */
#ifndef OUT_SEALED_H
#define OUT_SEALED_H

#include "../base/base64.h"
#include "../base/box.h"
#include "../base/hash.h"

/* Digits of a sealed original of n bytes. */
#define SEALED_LENGTH(n) BASE64_LENGTH((n) + BOX_EXTRA)

/* Begins to seal a letter's originals, none more when last; appends the head. b fails
 * when recipient is no public key. */
void sealed_begin(struct buf *b, struct box *box,
		  const unsigned char recipient[BOX_PUBLIC], struct str raw, bool last);
void sealed_add(struct buf *b, struct box *box, struct str original, bool last);

/* The other way; false when it was not sealed for the owner of identity, or not so. */
bool sealed_open(struct box *box, const unsigned char identity[BOX_SECRET],
		 struct str head, bool last, unsigned char digest[HASH_KEY]);
/* Appends the next original. */
bool sealed_read(struct buf *b, struct box *box, struct str text, bool last);

#endif
