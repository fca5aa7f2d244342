/*
 * One log from its head to its end: the elements of letters, in the order they are
 * written, are linked to each other here, and signed together at the end.
 */
#ifndef OUT_LOG_H
#define OUT_LOG_H

#include "../base/digest.h"
#include "audit.h"
#include "seal.h"

/* What a log is linked and signed with. */
struct log_keys {
	const struct hash_key *chain;
	const unsigned char *sign; /* SIGN_SECRET bytes, or NULL */
};

struct log {
	struct log_keys keys;
	struct seal seal;  /* of the last letter */
	struct digest all; /* bytes so far, when they will be signed */
	struct buf out;
};

/* What stands between the last letter and the signature, and after it. */
#define LOG_SIGNATURE "  <signature>"
#define LOG_SIGNATURE_END "</signature>\n"
#define LOG_TAIL "</audit>\n"
#define LOG_LETTER_END "</seal>\n  </letter>\n"

/* Begins a log with the head that audit_begin made, and its seal. */
void log_open(struct log *log, const struct log_keys *keys, struct str head,
	      const struct seal *seal);
/* A letter's element with its seal and end; .p is NULL when memory is out, or element is
 * not one that audit_letter_add made. Borrowed until the next call. */
struct str log_letter(struct log *log, struct str element);
/* The same, but only what follows the element. */
struct str log_letter_end(struct log *log, struct str element);
/* The end of the log, signed when there is a key for it; the same holds. */
struct str log_close(struct log *log);
void log_free(struct log *log);

/* Appends the text that is signed: of a log whose bytes before the signature have this
 * digest. */
void log_signed_text(struct buf *b, const unsigned char digest[HASH_KEY]);

#endif
