/*
 * Where output goes: a descriptor that is there, or a file that appears only when it is
 * complete. A failed write leaves no part of a record in a regular file.
 */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdbool.h>

#include "../base/str.h"
#include "../lacuna.h"

struct sink {
	int fd; /* -1: closed */
	const char *name;
	char *temp, *final; /* NULL: written in place */
	int dir;	    /* the directory of both, open while they are there */
	bool touched;	    /* something was written and not taken back */
};

/* Standard output, or what else is open already. */
void sink_on(struct sink *s, int fd, const char *name);
/* What an option gave as its output: NULL, standard output, when it is "-". */
const char *sink_path(const char *given);
/* A new file beside path, under an unguessed name, that sink_finish renames to path; a
 * device or a pipe is written in place. */
enum lacuna_err sink_file(struct sink *s, const char *path, struct lacuna_fault *fault);
/* The same for an audit log: it grows as path.part, which is locked. A path.part that
 * holds more than empty bytes is some run's only account of what left: it is not
 * overwritten. */
enum lacuna_err sink_log(struct sink *s, const char *path, bool private, size_t empty,
			 struct lacuna_fault *fault);
/* Do two paths, which need not exist, name one file? */
bool sink_same(const char *a, const char *b);
/* A file that is read (NULL: none), and the option that names it (NULL: an operand). */
struct sink_input {
	const char *option, *file;
};
/* LACUNA_USAGE when path (NULL: none), which option has written, is one of n files that
 * are read: a key that is gone is gone. */
enum lacuna_err sink_spares(const char *option, const char *path,
			    const struct sink_input *read, size_t n,
			    struct lacuna_fault *fault);
enum lacuna_err sink_write(struct sink *s, const void *p, size_t n,
			   struct lacuna_fault *fault);
/* The same of a and what follows it, in one call of the system. */
enum lacuna_err sink_write_both(struct sink *s, struct str a, struct str b,
				struct lacuna_fault *fault);
/* Makes what was written durable; the second step is sink_finish. */
enum lacuna_err sink_sync(struct sink *s, struct lacuna_fault *fault);
/* Closes and renames into place. */
enum lacuna_err sink_finish(struct sink *s, struct lacuna_fault *fault);
/* Closes without renaming; the temporary file stays when keep is set. After sink_finish,
 * and on a sink never opened, does nothing. */
void sink_abandon(struct sink *s, bool keep);

#endif
