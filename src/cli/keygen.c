/*
 * Given: a file name. Promises: a new file with a key that only its owner can read, and
 * the public one beside it where there are two, or none. Must not: overwrite anything; an
 * old key may be the only way back to a case.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "../base/box.h"
#include "../base/fault.h"
#include "../base/io.h"
#include "../base/pem.h"
#include "../base/sign.h"
#include "cli.h"
#include "keyfile.h"
#include "options.h"
#include "say.h"

struct keygen_options {
	bool sign, identity;
};

#define AT(field) offsetof(struct keygen_options, field)

static const struct options_row rows[] = {
	{0, "sign", NULL, OPTIONS_FLAG, AT(sign),
	 "a pair for lacuna --sign FILE and verify --public-key FILE.pub"},
	{0, "identity", NULL, OPTIONS_FLAG, AT(identity),
	 "a pair for lacuna --recipient FILE.pub and restore --identity FILE"},
};

static const struct options_table table = {
	.usage = "lacuna keygen [--sign | --identity] FILE",
	.about =
		"Writes a new random key to FILE, readable by you alone, and the public\n"
		"one of a pair to FILE.pub. None of them may exist.\n",
	.rows = rows,
	.n = sizeof(rows) / sizeof(rows[0]),
	.min = 1,
	.max = 1,
};

/* A new file with these bytes, or none. */
static enum lacuna_err write_new(const char *path, mode_t mode, const void *p, size_t n,
				 struct lacuna_fault *fault)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	struct lacuna_fault second;
	enum lacuna_err err, closed;

	if (fd < 0)
		return fault_set(fault, LACUNA_OUTPUT, "cannot create key file %s: %s",
				 path, strerror(errno));
	err = io_write(fd, p, n, NULL, path, fault);
	if (!err)
		err = io_sync(fd, path, fault);
	closed = io_close(fd, path, err ? &second : fault);
	err = err ? err : closed;
	if (err)
		unlink(path);
	return err;
}

static enum lacuna_err write_pair(const char *path, const char *public_path, bool sign,
				  const unsigned char *secret, struct lacuna_fault *fault)
{
	struct buf text = {0}, public_text = {0};
	unsigned char public_key[PEM_KEY];
	enum lacuna_err err;

	if (sign)
		sign_public(public_key, secret);
	else
		box_public(public_key, secret);
	pem_write(&text, sign ? PEM_SIGN_SECRET : PEM_BOX_SECRET, secret);
	pem_write(&public_text, sign ? PEM_SIGN_PUBLIC : PEM_BOX_PUBLIC, public_key);
	if (!buf_ok(&text) || !buf_ok(&public_text))
		err = fault_memory(fault, "writing keys");
	else
		err = write_new(path, 0600, text.p, text.n, fault);
	if (!err) {
		err = write_new(public_path, 0666, public_text.p, public_text.n, fault);
		if (err)
			unlink(path);
	}
	buf_wipe(&text);
	buf_free(&public_text);
	return err;
}

static enum lacuna_err make_keys(const char *path, const struct keygen_options *o,
				 struct lacuna_fault *fault)
{
	struct buf public_path = {0};
	struct keyfile key;
	enum lacuna_err err;

	if (o->sign && o->identity)
		return fault_set(
			fault, LACUNA_USAGE,
			"--sign and --identity exclude each other: a key serves one "
			"purpose");
	buf_printf(&public_path, "%s.pub", path);
	buf_byte(&public_path, 0);
	err = keyfile_fresh(&key, fault);
	if (!err && !buf_ok(&public_path))
		err = fault_memory(fault, "writing keys");
	if (!err)
		err = o->sign || o->identity
			      ? write_pair(path, (const char *)public_path.p, o->sign,
					   key.p, fault)
			      : write_new(path, 0600, key.p, key.n, fault);
	keyfile_wipe(&key);
	buf_free(&public_path);
	return err;
}

int keygen_run(int argc, char **argv)
{
	struct keygen_options o = {0};
	struct options_operands operands;
	struct lacuna_fault fault;

	if (options_parse(&table, argc, argv, &o, &operands, &fault))
		return say_fault(&fault);
	if (operands.help)
		return LACUNA_OK;
	return make_keys(operands.p[0], &o, &fault) ? say_fault(&fault) : LACUNA_OK;
}
