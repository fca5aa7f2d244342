/*
 * Given: a file name. Promises: a new file of random bytes that only its owner can read,
 * or none. Must not: overwrite anything; an old key may be the only way back to a case.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "cli.h"
#include "keyfile.h"
#include "options.h"
#include "say.h"

static const struct options_table table = {
	.usage = "lacuna keygen FILE",
	.about = "Writes a new random key to FILE, readable by you alone. FILE must not "
		 "exist.\n",
	.min = 1,
	.max = 1,
};

static enum lacuna_err write_key(int fd, const char *path, struct lacuna_fault *fault)
{
	struct keyfile key;
	enum lacuna_err err = keyfile_fresh(&key, fault);

	if (!err)
		err = io_write(fd, key.p, key.n, NULL, path, fault);
	keyfile_wipe(&key);
	return err ? err : io_sync(fd, path, fault);
}

static enum lacuna_err make_key(const char *path, struct lacuna_fault *fault)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct lacuna_fault second;
	enum lacuna_err err, closed;

	if (fd < 0)
		return fault_set(fault, LACUNA_OUTPUT, "cannot create key file %s: %s",
				 path, strerror(errno));
	err = write_key(fd, path, fault);
	closed = io_close(fd, path, err ? &second : fault);
	err = err ? err : closed;
	if (err)
		unlink(path);
	return err;
}

int keygen_run(int argc, char **argv)
{
	struct options_operands operands;
	struct lacuna_fault fault;

	if (options_parse(&table, argc, argv, NULL, &operands, &fault))
		return say_fault(&fault);
	if (operands.help)
		return LACUNA_OK;
	return make_key(operands.p[0], &fault) ? say_fault(&fault) : LACUNA_OK;
}
