/* A pack directory as the files pack_compile and pack_lint take. */
#ifndef CLI_PACKDIR_H
#define CLI_PACKDIR_H

#include "../rules/pack.h"

struct packdir {
	struct pack_file *files; /* by path, in byte order */
	size_t n, cap;
};

/* Reads every regular file below dir, names starting with a dot aside; paths are relative
 * to dir. LACUNA_PACK when there is no such directory, or none of its files can be read.
 * What compiles packs may be called afterwards (late.h). */
enum lacuna_err packdir_read(struct packdir *out, const char *dir,
			     struct lacuna_fault *fault);
void packdir_free(struct packdir *p);

#endif
