/* The user's secret, from a file that nobody else can read. */
#ifndef CLI_KEYFILE_H
#define CLI_KEYFILE_H

#include "../base/fault.h"

/* Lies in a vault of its own, which is made when it is filled. */
struct keyfile {
	unsigned char *p;
	size_t n;
};

/* Reads the key at path into *out, whose owner calls keyfile_wipe. LACUNA_INPUT when it
 * cannot be read, LACUNA_REFUSED when it is too short, too long, a link, or open to
 * others. */
enum lacuna_err keyfile_read(struct keyfile *out, const char *path,
			     struct lacuna_fault *fault);
/* A fresh random key instead. */
enum lacuna_err keyfile_fresh(struct keyfile *out, struct lacuna_fault *fault);
/* Of a key never filled, too. */
void keyfile_wipe(struct keyfile *key);

static inline struct lacuna_bytes keyfile_bytes(const struct keyfile *key)
{
	return (struct lacuna_bytes){key->p, key->n};
}

#endif
