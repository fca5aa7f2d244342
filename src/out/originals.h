/*
 * The originals that a log holds, plain or sealed, letter by letter and in order.
 */
#ifndef OUT_ORIGINALS_H
#define OUT_ORIGINALS_H

#include "../base/box.h"
#include "audit_read.h"

struct originals {
	enum lacuna_originals kind;
	unsigned char *identity; /* PEM_KEY bytes, in a vault; NULL: none */
	struct box box;
	size_t left; /* of the letter's */
};

/* Of a log with this head; identity, as PEM, is for sealed ones. LACUNA_USAGE when it is
 * no key; LACUNA_NO when what the log holds is sealed and there is none. */
enum lacuna_err originals_open(struct originals *o, const struct audit_head *head,
			       struct str identity, struct lacuna_fault *fault);
/* Turns to a letter with n substitutions, of which digest, of HASH_KEY bytes, gets the
 * sealed digest; false when it was not sealed for this identity. */
bool originals_letter(struct originals *o, const struct audit_entry *entry, size_t n,
		      unsigned char *digest);
/* Appends the original of the letter's next substitution; false when there is none, or it
 * is not as it was sealed. */
bool originals_next(struct originals *o, const struct audit_sub *sub, struct buf *b);
/* Wipes the keys. */
void originals_close(struct originals *o);

#endif
