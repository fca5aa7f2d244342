/* The user's secret, from a file that nobody else can read. */
#ifndef CLI_KEYFILE_H
#define CLI_KEYFILE_H

#include "../base/buf.h"
#include "../lacuna.h"

/* Reads a key into *out, which the caller wipes. LACUNA_INPUT when it cannot be read,
 * LACUNA_REFUSED when it is too short, too long, a link, or open to others. */
enum lacuna_err keyfile_read(struct buf *out, const char *path,
			     struct lacuna_fault *fault);

#endif
