/*
 * Build-time tool: mkpack DIR FILE WARM compiles the packs in DIR into the image FILE,
 * and what is made of it beforehand into WARM. Given: a pack directory. Promises: an
 * image that opens with every check made, or a message and no FILE. Must not: be
 * installed.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "../base/fault.h"
#include "../base/hash.h"
#include "../base/io.h"
#include "packdir.h"

static enum lacuna_err compile(struct buf *image, const char *dir,
			       struct lacuna_fault *fault)
{
	struct packdir files = {0};
	struct lacuna_fault inner = {0};
	enum lacuna_err err = packdir_read(&files, dir, fault);

	if (err)
		return err;
	err = pack_compile(image, files.files, files.n, &inner);
	if (err)
		fault_set(fault, err, "%s/%s", dir, inner.what);
	packdir_free(&files);
	return err;
}

/* What a program later trusts is checked here. */
static enum lacuna_err check(struct str image, struct buf *warm,
			     struct lacuna_fault *fault)
{
	struct arena arena = {0};
	struct pack pack;
	enum lacuna_err err = pack_open(&pack, image, &arena, fault);

	if (!err)
		err = warm_make(warm, &pack, fault);
	if (!err)
		printf("mkpack: %u rules, %zu bytes, %zu of warmth, blake2b:%.16s\n",
		       (unsigned)pack.nrules, image.n, warm->n,
		       (const char *)pack.digest.p);
	arena_free(&arena);
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

int main(int argc, char **argv)
{
	struct lacuna_fault fault = {0};
	struct buf image = {0}, warm = {0};
	enum lacuna_err err;

	if (argc != 4 || !hash_init()) {
		fputs("usage: mkpack DIR FILE WARM\n", stderr);
		return LACUNA_USAGE;
	}
	err = compile(&image, argv[1], &fault);
	if (!err)
		err = check(buf_str(&image), &warm, &fault);
	if (!err)
		err = save(argv[3], buf_str(&warm), &fault);
	if (!err)
		err = save(argv[2], buf_str(&image), &fault);
	if (err)
		fprintf(stderr, "mkpack: %s\n", fault.what);
	buf_free(&image);
	buf_free(&warm);
	return (int)err;
}
