/*
 * The audit log's head, and one <letter> a letter. The same input, key
 * and pack give the same bytes.
 *
 * One line an element, attributes in one order, line ends in text as &#10;: the form is
 * fixed to the byte, so that grep works on it and a seal can cover it (see seal.h and
 * patterns/schemas/audit.xsd).
 */
#ifndef OUT_AUDIT_H
#define OUT_AUDIT_H

#include "../act/edit.h"
#include "../base/buf.h"
#include "../text/doc.h"
#include "logkey.h"
#include "seal.h"

struct audit_run {
	/* Given by the caller. */
	const struct pack *pack;
	const char *policy; /* what the log calls it */
	enum lacuna_style style;
	enum lacuna_originals originals;
	const struct logkey *key;
	bool ephemeral;	       /* the key dies with the run */
	const char *decisions; /* digest of the decisions file; "": there was none */
	const unsigned char *recipient; /* BOX_PUBLIC bytes, when originals are sealed */
	const unsigned char *signer;	/* SIGN_PUBLIC bytes, or NULL: not signed */
	/* Made by audit_begin. */
	struct seal seal;	   /* of the head */
	struct audit_heads *heads; /* by type index */
};

/* The attributes of a type: ` category="DATE" type="DATE" action="shift" rule="`. */
struct audit_heads {
	struct str done[ACTIONS];
	struct str told; /* without an action */
};

struct audit_letter {
	size_t number;
	struct str id;
	struct str case_tag; /* the case as the log shows it */
	const struct doc *doc;
	const struct edit_list *edits;
	const size_t *out_start; /* of emit_letter */
	struct str cleaned;
};

/* Appends the log's head and readies run for letters. LACUNA_REFUSED when memory is out.
 */
enum lacuna_err audit_begin(struct buf *out, struct audit_run *run, struct arena *arena);
/* Appends a letter's element up to the digest in its seal: log.h has the rest. The caller
 * checks buf_ok. */
void audit_letter_add(struct buf *out, const struct audit_run *run,
		      const struct audit_letter *l);
/* Appends the element of a letter that was refused: no text, only why. */
void audit_refused_add(struct buf *out, size_t number, struct str id, size_t bytes,
		       const char *reason);
/* "digest", "plain" ...; NULL past the last. */
const char *audit_originals_name(enum lacuna_originals o);

#endif
