/* The letters of a set: every file below a directory, in one order on every machine. */
#ifndef CLI_BATCH_WALK_H
#define CLI_BATCH_WALK_H

#include <stdbool.h>

#include "../base/arena.h"
#include "../lacuna.h"

struct batch_file {
	const char *path; /* below the directory: "2013/CM13-0001/letter.txt" */
	uint64_t size;
	const char *odd; /* NULL, or what it is instead of a file: listed, never read */
};

struct batch_walk {
	struct batch_file *files; /* by path, in byte order */
	size_t n;
	size_t hidden; /* names that begin with a dot: skipped */
	uint64_t bytes;
	/* batch_walk.c's own */
	size_t cap;
	struct arena arena;
};

/* LACUNA_INPUT when a directory cannot be read: nobody knows what is in it. */
enum lacuna_err batch_walk_read(struct batch_walk *w, const char *dir,
				struct lacuna_fault *fault);
void batch_walk_free(struct batch_walk *w);

#endif
