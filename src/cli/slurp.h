/* Whole files for the subcommands that need them at once. */
#ifndef CLI_SLURP_H
#define CLI_SLURP_H

#include "../base/buf.h"
#include "../lacuna.h"

/* Reads all of path, or of standard input when it is "-". The caller frees *out. */
enum lacuna_err slurp_file(struct buf *out, const char *path, struct lacuna_fault *fault);
struct lacuna_bytes slurp_bytes(const struct buf *b);

#endif
