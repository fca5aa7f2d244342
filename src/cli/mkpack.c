/*
 * Build-time tool: mkpack DIR FILE WARM TEXT... compiles the packs in DIR into the image
 * FILE, and what is made of it beforehand, such texts in mind, into WARM. Given: a pack
 * directory. Promises: an image that opens with every check made, or a message and no
 * FILE. Must not: be installed.
 */
#include <fcntl.h>
#include <stdio.h>

#include "../base/fault.h"
#include "../base/hash.h"
#include "../base/io.h"
#include "../rules/lint.h"
#include "packdir.h"

/* What a program later trusts is checked here: lint_open opens it with every check. */
static enum lacuna_err compile(struct lint *l, struct buf *warm,
			       const struct packdir *dir, struct str text,
			       struct lacuna_fault *fault)
{
	enum lacuna_err err = lint_open(l, dir->files, dir->n, fault);

	if (!err)
		err = warm_make(warm, &l->pack, &l->source, text, fault);
	if (!err)
		printf("mkpack: %u rules, %zu bytes, %zu of warmth, blake2b:%.16s\n",
		       (unsigned)l->pack.nrules, l->image.n, warm->n,
		       (const char *)l->pack.digest.p);
	return err;
}

static enum lacuna_err save(const char *path, struct str image,
			    struct lacuna_fault *fault)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	enum lacuna_err err, closed;

	if (fd < 0)
		return fault_set(fault, LACUNA_OUTPUT, "cannot create %s", path);
	err = io_write(fd, image.p, image.n, NULL, path, fault);
	closed = io_close(fd, path, err ? NULL : fault);
	if (err || closed)
		remove(path);
	return err ? err : closed;
}

/* All texts, one behind another. */
static enum lacuna_err read_texts(struct buf *out, char **names,
				  struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	for (; *names && !err; names++)
		err = io_read_config(out, *names, fault);
	return err;
}

static enum lacuna_err make(char **argv, struct lacuna_fault *fault)
{
	struct packdir dir = {0};
	struct lacuna_fault inner = {0};
	struct lint l = {.fault = &inner};
	struct buf warm = {0}, texts = {0};
	enum lacuna_err err = read_texts(&texts, argv + 4, fault);

	if (!err)
		err = packdir_read(&dir, argv[1], fault);
	if (err)
		return err;
	err = compile(&l, &warm, &dir, buf_str(&texts), &inner);
	if (err)
		fault_set(fault, err, "%s/%s", argv[1], inner.what);
	if (!err)
		err = save(argv[3], buf_str(&warm), fault);
	if (!err)
		err = save(argv[2], buf_str(&l.image), fault);
	lint_close(&l);
	buf_free(&warm);
	buf_free(&texts);
	packdir_free(&dir);
	return err;
}

int main(int argc, char **argv)
{
	struct lacuna_fault fault = {0};
	enum lacuna_err err;

	if (argc < 4 || !hash_init()) {
		fputs("usage: mkpack DIR FILE WARM TEXT...\n", stderr);
		return LACUNA_USAGE;
	}
	err = make(argv, &fault);
	if (err)
		fprintf(stderr, "mkpack: %s\n", fault.what);
	return (int)err;
}
