/*
 * Letters as JSON records, one a line, for engines that pipe records: {"id", "case",
 * "text"} in, {"id", "text", "audit"} out, the audit being the <letter> element.
 */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "../base/buf.h"
#include "../lacuna.h"

struct json_t;

struct record {
	struct json_t *json;		       /* NULL: the line was not JSON */
	struct lacuna_bytes text, case_id, id; /* borrowed from json */
	char number[24];		       /* an id that is a number */
};

/* Once, before threads read records. */
void record_init(void);
/* Reads a line. LACUNA_REFUSED when it is not a record, in words without a byte of it. */
enum lacuna_err record_read(struct record *r, struct str line,
			    struct lacuna_fault *fault);
/* Appends the line for a letter that was cleaned; without an audit when it is empty.
 * LACUNA_REFUSED when memory is out. */
enum lacuna_err record_write(struct buf *out, const struct record *r,
			     struct lacuna_bytes cleaned, struct lacuna_bytes audit,
			     struct lacuna_fault *fault);
/* The line for one that was refused: its id, or null, and the reason. */
enum lacuna_err record_refuse(struct buf *out, const struct record *r, const char *reason,
			      struct lacuna_bytes audit, struct lacuna_fault *fault);
void record_free(struct record *r); /* of one never read, too */

#endif
