/*
 * Given: cleaned letters and audits. Promises: under letters/ and audit/ each file is
 * whole or absent, whenever the run or the machine stops. Must not: write into a place
 * directly, or leave what it staged.
 */
#define _GNU_SOURCE /* syncfs */
#include "batch_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"

#define LEDGER "ledger.db"

static const char *const side_name[BATCH_SIDES] = {"letters", "audit"};
static const char *const side_end[BATCH_SIDES] = {"", ".xml"};

static enum lacuna_err cannot(const struct batch_tree *t, const char *verb,
			      const char *what, struct lacuna_fault *fault)
{
	return fault_set(fault, LACUNA_OUTPUT, "cannot %s %s/%s: %s", verb, t->name, what,
			 strerror(errno));
}

static bool is_below(const char *dir, const char *top)
{
	char *a = realpath(dir, NULL), *b = realpath(top, NULL);
	size_t n = b ? strlen(b) : 0;
	bool below = a && b && strncmp(a, b, n) == 0 && (a[n] == '/' || !a[n]);

	free(a);
	free(b);
	return below;
}

/* Nothing but what a run makes before its ledger. */
static bool is_new(int root, bool *failed)
{
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;
	bool new = true;

	*failed = !d;
	if (!d)
		return false;
	while ((e = readdir(d)))
		new = new &&
		      (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 ||
		       strcmp(e->d_name, BATCH_STAGE) == 0);
	closedir(d);
	return new;
}

static enum lacuna_err claim(struct batch_tree *t, const char *in_dir,
			     struct lacuna_fault *fault)
{
	bool failed, made = mkdir(t->name, 0777) == 0;

	if (!made && errno != EEXIST)
		return fault_set(fault, LACUNA_OUTPUT, "cannot make %s: %s", t->name,
				 strerror(errno));
	t->root = open(t->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->root < 0)
		return fault_set(fault, LACUNA_OUTPUT, "cannot open %s: %s", t->name,
				 strerror(errno));
	if (is_below(t->name, in_dir) || is_below(in_dir, t->name)) {
		if (made)
			rmdir(t->name);
		return fault_set(fault, LACUNA_USAGE,
				 "%s and %s lie in each other: give an OUT_DIR apart",
				 in_dir, t->name);
	}
	if (flock(t->root, LOCK_EX | LOCK_NB))
		return fault_set(fault, LACUNA_OUTPUT, "another run is writing %s",
				 t->name);
	if (faccessat(t->root, LEDGER, F_OK, 0) == 0 || is_new(t->root, &failed))
		return LACUNA_OK;
	if (failed)
		return cannot(t, "read", "", fault);
	return fault_set(fault, LACUNA_USAGE,
			 "%s holds files and no ledger.db: give a new OUT_DIR", t->name);
}

static enum lacuna_err open_dir(const struct batch_tree *t, const char *name, int *fd,
				struct lacuna_fault *fault)
{
	if (mkdirat(t->root, name, 0777) && errno != EEXIST)
		return cannot(t, "make", name, fault);
	*fd = openat(t->root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return *fd < 0 ? cannot(t, "open", name, fault) : LACUNA_OK;
}

void batch_tree_init(struct batch_tree *t)
{
	*t = (struct batch_tree){.root = -1, .stage = {.dir = -1}, .side = {-1, -1}};
}

enum lacuna_err batch_tree_open(struct batch_tree *t, const char *dir, const char *in_dir,
				struct lacuna_fault *fault)
{
	enum lacuna_err err;

	t->name = dir;
	err = claim(t, in_dir, fault);
	return err ? err : batch_stage_open(&t->stage, t->root, dir, fault);
}

enum lacuna_err batch_tree_plant(struct batch_tree *t, struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	for (int i = 0; i < BATCH_SIDES && !err; i++)
		err = open_dir(t, side_name[i], &t->side[i], fault);
	return err;
}

void batch_tree_close(struct batch_tree *t)
{
	int *const fds[] = {&t->side[0], &t->side[1], &t->root};

	batch_stage_close(&t->stage);
	for (size_t i = 0; i < sizeof(fds) / sizeof(*fds); i++) {
		if (*fds[i] >= 0)
			close(*fds[i]);
		*fds[i] = -1;
	}
	buf_free(&t->made);
}

enum lacuna_err batch_tree_stage(const struct batch_tree *t, enum batch_side side,
				 size_t number, struct lacuna_bytes bytes,
				 struct lacuna_fault *fault)
{
	mode_t mode = side == BATCH_AUDIT && t->private_audit ? 0600 : 0666;
	char name[BATCH_STAGE_NAME];

	batch_stage_name(name, number, side_end[side]);
	return batch_stage_write(&t->stage, name, mode, bytes, fault);
}

enum lacuna_err batch_tree_put(const struct batch_tree *t, const char *name,
			       struct lacuna_bytes bytes, struct lacuna_fault *fault)
{
	enum lacuna_err err = batch_stage_write(&t->stage, name, 0666, bytes, fault);

	if (!err)
		err = batch_tree_sync(t, fault);
	if (!err && renameat(t->stage.dir, name, t->root, name))
		err = cannot(t, "rename to", name, fault);
	return err ? err : batch_tree_sync(t, fault);
}

enum lacuna_err batch_tree_sync(const struct batch_tree *t, struct lacuna_fault *fault)
{
	return syncfs(t->root) ? cannot(t, "sync", "", fault) : LACUNA_OK;
}

/* The path of a file below its side. */
static bool name_file(struct buf *out, enum batch_side side, const char *path)
{
	buf_clear(out);
	buf_printf(out, "%s%s", path, side_end[side]);
	buf_byte(out, 0);
	return buf_ok(out);
}

/* The directories that path lies in, on both sides. */
static enum lacuna_err make_dirs(struct batch_tree *t, const char *path,
				 struct lacuna_fault *fault)
{
	const char *last = strrchr(path, '/');
	struct str dir = str_from(path, last ? (size_t)(last - path) : 0);
	struct buf part = {0};
	enum lacuna_err err = LACUNA_OK;

	if (str_eq(dir, buf_str(&t->made)))
		return LACUNA_OK;
	for (size_t n = 1; n <= dir.n && !err; n++) {
		if (n < dir.n && dir.p[n] != '/')
			continue;
		buf_clear(&part);
		buf_add(&part, dir.p, n);
		buf_byte(&part, 0);
		if (!buf_ok(&part))
			err = fault_memory(fault, "making directories");
		for (int i = 0; i < BATCH_SIDES && !err; i++)
			if (mkdirat(t->side[i], (char *)part.p, 0777) && errno != EEXIST)
				err = cannot(t, "make", (char *)part.p, fault);
	}
	buf_free(&part);
	buf_clear(&t->made);
	buf_str_add(&t->made, dir);
	return err;
}

/* What unlink() and rename() say where something else has the place of a file. */
static bool is_taken(int why)
{
	return why == EISDIR || why == ENOTDIR || why == ENOTEMPTY || why == EEXIST;
}

enum lacuna_err batch_tree_place(struct batch_tree *t, size_t number, const char *path,
				 bool *taken, struct lacuna_fault *fault)
{
	static const enum batch_side order[] = {BATCH_AUDIT, BATCH_LETTERS};
	enum lacuna_err err = make_dirs(t, path, fault);
	struct buf to = {0};

	*taken = false;
	for (int i = 0; i < BATCH_SIDES && !err && !*taken; i++) {
		char from[BATCH_STAGE_NAME];

		batch_stage_name(from, number, side_end[order[i]]);
		if (!name_file(&to, order[i], path))
			err = fault_memory(fault, "placing a letter");
		else if (renameat(t->stage.dir, from, t->side[order[i]], (char *)to.p) ==
			 0)
			continue;
		else if (is_taken(errno))
			*taken = true;
		else
			err = cannot(t, "rename to", path, fault);
	}
	buf_free(&to);
	return *taken ? batch_tree_remove(t, path, fault) : err;
}

enum lacuna_err batch_tree_remove(const struct batch_tree *t, const char *path,
				  struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	struct buf name = {0};

	for (int i = 0; i < BATCH_SIDES && !err; i++) {
		if (!name_file(&name, (enum batch_side)i, path))
			err = fault_memory(fault, "taking a letter away");
		else if (unlinkat(t->side[i], (char *)name.p, 0) && errno != ENOENT &&
			 errno != ENAMETOOLONG && !is_taken(errno))
			err = cannot(t, "take away", path, fault);
	}
	buf_free(&name);
	return err;
}

/* Whatever it is that is there, and no file of ours, it is to be written again. */
static bool is_file(const struct stat *st)
{
	return S_ISREG(st->st_mode);
}

bool batch_tree_stamp(const struct batch_tree *t, enum batch_side side, const char *path,
		      struct batch_stamp *stamp)
{
	struct buf name = {0};
	struct stat st;
	bool there =
		name_file(&name, side, path) &&
		fstatat(t->side[side], (char *)name.p, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		is_file(&st);

	buf_free(&name);
	if (there)
		*stamp = batch_stamp_of(&st);
	return there;
}

bool batch_tree_read(const struct batch_tree *t, enum batch_side side, const char *path,
		     struct buf *out, struct batch_stamp *stamp)
{
	const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	struct buf name = {0};
	struct lacuna_fault ignored;
	struct stat st;
	bool ok;
	int fd = name_file(&name, side, path)
			 ? openat(t->side[side], (char *)name.p, flags)
			 : -1;

	buf_free(&name);
	if (fd < 0)
		return false;
	buf_clear(out);
	ok = fstat(fd, &st) == 0 && is_file(&st) &&
	     io_read_all(out, fd, path, &ignored) == LACUNA_OK;
	close(fd);
	if (ok)
		*stamp = batch_stamp_of(&st);
	return ok;
}

bool batch_tree_fits(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strlen(slash ? slash + 1 : path) + strlen(side_end[BATCH_AUDIT]) <=
	       NAME_MAX;
}
