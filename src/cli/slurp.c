/*
 * Given: a path. Promises: all that is in the file. Must not: be used for streams of
 * letters, whose memory is bounded (feed.c).
 */
#include "slurp.h"

#include <string.h>
#include <unistd.h>

#include "../base/io.h"

enum lacuna_err slurp_file(struct buf *out, const char *path, struct lacuna_fault *fault)
{
	if (strcmp(path, "-") == 0)
		return io_read_all(out, STDIN_FILENO, "standard input", fault);
	return io_read_file(out, path, fault);
}

struct lacuna_bytes slurp_bytes(const struct buf *b)
{
	return (struct lacuna_bytes){b->p, b->n};
}
