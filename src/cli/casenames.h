/* A file of the names known for a case: one a line, TYPE and NAME with a blank between.
 */
#ifndef CLI_CASENAMES_H
#define CLI_CASENAMES_H

#include "../base/buf.h"
#include "../lacuna.h"

struct casenames {
	struct buf bytes; /* the file; names point into it */
	struct lacuna_known *names;
	size_t n;
};

/* LACUNA_USAGE naming file and line when a line is not a type and a name; never quotes
 * it. Whether the types exist is for the engine to say. *out can be freed either way. */
enum lacuna_err casenames_read(struct casenames *out, const char *path,
			       struct lacuna_fault *fault);
void casenames_free(struct casenames *c);

#endif
