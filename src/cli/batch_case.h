/* Which case a letter of a set belongs to, by where it lies. */
#ifndef CLI_BATCH_CASE_H
#define CLI_BATCH_CASE_H

#include <stdbool.h>

#include "../base/buf.h"
#include "../lacuna.h"

struct batch_case_row {
	struct str path, id;
	size_t line;
};

struct batch_case {
	enum { BATCH_CASE_LETTER, BATCH_CASE_DIR, BATCH_CASE_REGEX, BATCH_CASE_MAP } kind;
	/* batch_case.c's own */
	void *code, *data; /* of PCRE2 */
	struct buf csv;
	struct batch_case_row *rows; /* by path */
	size_t n;
};

/* rule: NULL, "dir" or "file:REGEX"; map: NULL or a CSV file; at most one of them. */
enum lacuna_err batch_case_open(struct batch_case *c, const char *rule, const char *map,
				struct lacuna_fault *fault);
/* The case of the letter at path: *id is empty when the letter itself has to say. NULL,
 * or why there is none. One thread at a time; *id lives until the next call. */
const char *batch_case_of(struct batch_case *c, const char *path,
			  struct lacuna_bytes *id);
void batch_case_close(struct batch_case *c);

#endif
