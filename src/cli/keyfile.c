/*
 * Given: the name of a key file. Promises: its bytes, when it is a regular file that only
 * its owner, this user, can read or change. Must not: follow a link to another's file, or
 * leave a byte of a key anywhere but in its vault.
 */
#include "keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/hash.h"
#include "../base/io.h"
#include "../base/vault.h"

static enum lacuna_err check(int fd, const char *path, struct lacuna_fault *fault)
{
	struct stat st;

	if (fstat(fd, &st))
		return fault_set(fault, LACUNA_INPUT, "cannot look at key file %s: %s",
				 path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return fault_set(fault, LACUNA_REFUSED,
				 "key file %s is not a regular file", path);
	if (st.st_uid != geteuid())
		return fault_set(
			fault, LACUNA_REFUSED,
			"key file %s belongs to another user: make your own copy", path);
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		return fault_set(fault, LACUNA_REFUSED,
				 "key file %s is open to others: run chmod 600 on it",
				 path);
	if (st.st_size < LACUNA_KEY_MIN || st.st_size > LACUNA_KEY_MAX)
		return fault_set(
			fault, LACUNA_REFUSED,
			"key file %s must hold %d to %d bytes: lacuna keygen makes one",
			path, LACUNA_KEY_MIN, LACUNA_KEY_MAX);
	return LACUNA_OK;
}

static enum lacuna_err make_room(struct keyfile *out, size_t n,
				 struct lacuna_fault *fault)
{
	*out = (struct keyfile){0};
	if (!hash_init())
		return fault_set(fault, LACUNA_REFUSED, "libsodium cannot start");
	out->p = vault_new(n);
	return out->p ? LACUNA_OK : fault_memory(fault, "keeping a key");
}

/* One byte more than a key may have, to see that there is none. */
static enum lacuna_err read_bytes(struct keyfile *out, int fd, const char *path,
				  struct lacuna_fault *fault)
{
	size_t room = LACUNA_KEY_MAX + 1, got = 1;
	enum lacuna_err err = make_room(out, room, fault);

	while (!err && got && out->n < room) {
		err = io_read(fd, out->p + out->n, room - out->n, &got, path, fault);
		if (!err)
			out->n += got;
	}
	if (!err && (out->n < LACUNA_KEY_MIN || out->n > LACUNA_KEY_MAX))
		err = fault_set(fault, LACUNA_REFUSED,
				"key file %s changed while it was read", path);
	return err;
}

enum lacuna_err keyfile_read(struct keyfile *out, const char *path,
			     struct lacuna_fault *fault)
{
	/* NONBLOCK: a fifo is to be refused, not waited for. */
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	enum lacuna_err err;

	*out = (struct keyfile){0};
	if (fd < 0 && errno == ELOOP)
		return fault_set(fault, LACUNA_REFUSED,
				 "key file %s is a symbolic link: name the file itself",
				 path);
	if (fd < 0)
		return fault_set(fault, LACUNA_INPUT, "cannot open key file %s: %s", path,
				 strerror(errno));
	err = check(fd, path, fault);
	if (!err)
		err = read_bytes(out, fd, path, fault);
	close(fd);
	return err;
}

enum lacuna_err keyfile_fresh(struct keyfile *out, struct lacuna_fault *fault)
{
	enum lacuna_err err = make_room(out, LACUNA_KEY_MIN, fault);

	if (err)
		return err;
	if (!hash_random(out->p, LACUNA_KEY_MIN))
		return fault_set(fault, LACUNA_REFUSED, "no random bytes to be had");
	out->n = LACUNA_KEY_MIN;
	return LACUNA_OK;
}

void keyfile_wipe(struct keyfile *key)
{
	vault_free(key->p);
	*key = (struct keyfile){0};
}
