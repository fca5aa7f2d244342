/*
 * What a log's head and elements say. The log is read in the one form that audit.c
 * writes; anything else in it is refused, so nothing in a log can mean two things. Not
 * libxml2's reader: it takes twenty times as long, and whether the form is XML is for
 * tests to prove.
 */
#ifndef OUT_AUDIT_READ_H
#define OUT_AUDIT_READ_H

#include "../base/buf.h"
#include "../lacuna.h"

struct audit_head {
	struct str key; /* "ephemeral" or "key:..." */
	enum lacuna_originals originals;
	struct str recipient, signer; /* public keys in hexadecimal; empty: none */
};

struct audit_entry {
	size_t n, bytes_in, bytes_out;
	struct str case_tag;		  /* as the log shows it */
	struct str digest_in, digest_out; /* hexadecimal */
	struct str sealed; /* base64, when originals are sealed; or empty */
	bool refused;	   /* then only n and bytes_in are there */
};

struct audit_sub {
	size_t n, start, end, out_start, out_end;
	struct str digest; /* of the original, hexadecimal; or empty */
	struct str attrs;  /* line to note, as XML */
	bool plain;	   /* is original there? */
	struct str original, replacement;
	struct str sealed; /* or the original's sealed form, base64 */
};

/* What was seen and left. */
struct audit_finding {
	size_t start, end;
	struct str attrs; /* line to note, as XML */
};

/* Where reading stands in an element. The texts of an audit_sub are borrowed from here.
 */
struct audit_cursor {
	struct str s;
	size_t at;
	struct buf case_tag, original, replacement;
};

/* Each says LACUNA_NO with no fault when the bytes are not in form; the caller knows
 * where in the log they lie. */
enum lacuna_err audit_read_head(struct audit_head *out, struct str head);
enum lacuna_err audit_read_entry(struct audit_cursor *c, struct audit_entry *out,
				 struct str element);
/* *more is false after the last substitution: then findings are to be read. */
enum lacuna_err audit_read_sub(struct audit_cursor *c, const struct audit_entry *entry,
			       struct audit_sub *out, bool *more);
/* *more is false after the last finding: then the rest of the element was read too. */
enum lacuna_err audit_read_finding(struct audit_cursor *c,
				   const struct audit_entry *entry,
				   struct audit_finding *out, bool *more);
/* How many substitutions are to be read; c stays where it is. */
size_t audit_read_count(const struct audit_cursor *c, const struct audit_entry *entry);
void audit_read_free(struct audit_cursor *c);

#endif
