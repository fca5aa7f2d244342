/*
 * Given: the name of a directory. Promises: its files, whole, in an order that does not
 * depend on the file system. Must not: judge what is in them.
 */
#include "packdir.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "../base/fault.h"
#include "../base/io.h"
#include "late.h"

#define DEPTH_MAX 4 /* a loop of links would not end */

static enum lacuna_err add_file(struct packdir *out, const char *full, const char *path,
				struct lacuna_fault *fault)
{
	struct buf bytes = {0}, name = {0};
	enum lacuna_err err;

	if (out->n == out->cap) {
		size_t cap = out->cap ? 2 * out->cap : 64;
		struct pack_file *more = realloc(out->files, cap * sizeof(*more));

		if (!more)
			return fault_memory(fault, "reading packs");
		out->files = more;
		out->cap = cap;
	}
	err = io_read_config(&bytes, full, fault);
	if (!err) {
		buf_str_add(&name, str_of(path));
		if (!buf_ok(&name))
			err = fault_memory(fault, "reading packs");
	}
	if (err) {
		buf_free(&bytes);
		buf_free(&name);
		return err == LACUNA_INPUT ? (fault->code = LACUNA_PACK) : err;
	}
	out->files[out->n++] = (struct pack_file){buf_str(&name), buf_str(&bytes)};
	return LACUNA_OK;
}

static enum lacuna_err walk(struct packdir *out, const char *root, const char *below,
			    int depth, struct lacuna_fault *fault);

static enum lacuna_err visit(struct packdir *out, const char *root, const char *path,
			     int depth, struct lacuna_fault *fault)
{
	struct buf full = {0};
	enum lacuna_err err = LACUNA_OK;
	struct stat st;

	buf_printf(&full, "%s/%s", root, path);
	buf_byte(&full, 0);
	if (!buf_ok(&full))
		err = fault_memory(fault, "reading packs");
	else if (stat((char *)full.p, &st))
		err = fault_set(fault, LACUNA_PACK, "cannot read %s: %s", (char *)full.p,
				strerror(errno));
	else if (S_ISDIR(st.st_mode))
		err = walk(out, root, path, depth + 1, fault);
	else if (S_ISREG(st.st_mode))
		err = add_file(out, (char *)full.p, path, fault);
	buf_free(&full);
	return err;
}

static enum lacuna_err walk_entries(struct packdir *out, const char *root,
				    const char *below, DIR *dir, int depth,
				    struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	struct dirent *e;

	for (errno = 0; !err && (e = readdir(dir)) != NULL; errno = 0) {
		struct buf path = {0};

		if (e->d_name[0] == '.')
			continue;
		buf_printf(&path, "%s%s%s", below, *below ? "/" : "", e->d_name);
		buf_byte(&path, 0);
		err = buf_ok(&path) ? visit(out, root, (char *)path.p, depth, fault)
				    : fault_memory(fault, "reading packs");
		buf_free(&path);
	}
	if (!err && errno)
		err = fault_set(fault, LACUNA_PACK, "cannot read %s: %s", root,
				strerror(errno));
	return err;
}

static enum lacuna_err walk(struct packdir *out, const char *root, const char *below,
			    int depth, struct lacuna_fault *fault)
{
	struct buf name = {0};
	enum lacuna_err err;
	DIR *dir;

	if (depth > DEPTH_MAX)
		return fault_set(fault, LACUNA_PACK, "%s: directories too deep", root);
	buf_printf(&name, "%s/%s", root, below);
	buf_byte(&name, 0);
	if (!buf_ok(&name))
		return fault_memory(fault, "reading packs");
	dir = opendir((char *)name.p);
	buf_free(&name);
	if (!dir)
		return fault_set(fault, LACUNA_PACK, "cannot open pack directory %s: %s",
				 root, strerror(errno));
	err = walk_entries(out, root, below, dir, depth, fault);
	closedir(dir);
	return err;
}

static int by_path(const void *a, const void *b)
{
	const struct pack_file *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

enum lacuna_err packdir_read(struct packdir *out, const char *dir,
			     struct lacuna_fault *fault)
{
	enum lacuna_err err;

	*out = (struct packdir){0};
	err = late_load(LATE_XML, fault);
	if (!err)
		err = walk(out, dir, "", 0, fault);
	if (!err && !out->n)
		err = fault_set(fault, LACUNA_PACK, "%s holds no pack files", dir);
	if (err)
		packdir_free(out);
	else
		qsort(out->files, out->n, sizeof(*out->files), by_path);
	return err;
}

void packdir_free(struct packdir *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free((void *)(uintptr_t)p->files[i].path.p);
		free((void *)(uintptr_t)p->files[i].bytes.p);
	}
	free(p->files);
	*p = (struct packdir){0};
}
