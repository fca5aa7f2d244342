/*
 * The audit log, design section 3: head, one <letter> a letter, tail. The same input, key
 * and pack give the same bytes.
 */
#ifndef OUT_AUDIT_H
#define OUT_AUDIT_H

#include "../act/edit.h"
#include "../base/buf.h"
#include "../base/hash.h"

struct audit_run {
	const struct pack *pack;
	const struct policy *policy;
	enum lacuna_style style;
	enum lacuna_originals originals;
	const char *key_id;            /* "ephemeral" or "key:" and 16 hex digits */
	const struct hash_key *digest; /* sub-key for digests of originals and of whole letters */
};

struct audit_letter {
	size_t number;
	struct str id, case_tag;
	const struct doc *doc;
	const struct edit_list *edits;
	const size_t *out_start; /* of emit_letter */
	struct str cleaned;
};

void audit_head(struct buf *out, const struct audit_run *run);
void audit_tail(struct buf *out);
void audit_letter_add(struct buf *out, const struct audit_run *run, const struct audit_letter *l);
/* The element of a letter that was refused: no text, only why. */
void audit_refused_add(struct buf *out, size_t number, struct str id, const char *reason);

#endif
