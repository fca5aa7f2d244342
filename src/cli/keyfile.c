/*
 * Given: the name of a key file. Promises: its bytes, when it is a regular file that only
 * its owner, this user, can read or change. Must not: follow a link to another's file.
 */
#include "keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"

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

enum lacuna_err keyfile_read(struct buf *out, const char *path,
			     struct lacuna_fault *fault)
{
	/* NONBLOCK: a fifo is to be refused, not waited for. */
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	enum lacuna_err err;

	if (fd < 0 && errno == ELOOP)
		return fault_set(fault, LACUNA_REFUSED,
				 "key file %s is a symbolic link: name the file itself",
				 path);
	if (fd < 0)
		return fault_set(fault, LACUNA_INPUT, "cannot open key file %s: %s", path,
				 strerror(errno));
	err = check(fd, path, fault);
	if (!err && !buf_reserve(out, LACUNA_KEY_MAX + 1))
		err = fault_memory(fault, "reading the key file");
	if (!err) /* in the room reserved, so that no copy is left in memory given back */
		err = io_read_all(out, fd, path, fault);
	if (!err && (out->n < LACUNA_KEY_MIN || out->n > LACUNA_KEY_MAX))
		err = fault_set(fault, LACUNA_REFUSED,
				"key file %s changed while it was read", path);
	close(fd);
	return err;
}
