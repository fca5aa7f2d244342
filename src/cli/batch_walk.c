/*
 * Given: a directory. Promises: each file below it once, sorted. Must not: follow a link,
 * or open what is not a directory.
 */
#include "batch_walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/fault.h"

/* A file more; NULL when memory is out. */
static struct batch_file *add(struct batch_walk *w, struct str path)
{
	if (w->n == w->cap) {
		size_t cap = w->cap ? 2 * w->cap : 1024;
		struct batch_file *more = realloc(w->files, cap * sizeof(*more));

		if (!more)
			return NULL;
		w->files = more;
		w->cap = cap;
	}
	w->files[w->n].path = arena_copy(&w->arena, path.p, path.n);
	return w->files[w->n].path ? &w->files[w->n++] : NULL;
}

static enum lacuna_err no_entry(const struct buf *path, const char *verb,
				struct lacuna_fault *fault)
{
	return fault_set(fault, LACUNA_INPUT, "cannot %s %.*s: %s", verb,
			 STR_FMT(buf_str(path)), strerror(errno));
}

static const char *odd(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	if (S_ISLNK(mode))
		return "neither a file nor a directory but a symbolic link";
	return S_ISFIFO(mode) ? "neither a file nor a directory but a pipe"
			      : "neither a file nor a directory";
}

static enum lacuna_err walk(struct batch_walk *w, int fd, struct buf *path, size_t root,
			    struct lacuna_fault *fault);

/* The entry that path names in the directory dir. */
static enum lacuna_err visit(struct batch_walk *w, int dir, const char *name,
			     struct buf *path, size_t root, struct lacuna_fault *fault)
{
	struct batch_file *f;
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW))
		return no_entry(path, "look at", fault);
	if (S_ISDIR(st.st_mode)) {
		int fd = openat(dir, name,
				O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

		return fd < 0 ? no_entry(path, "open", fault)
			      : walk(w, fd, path, root, fault);
	}
	f = add(w, str_sub(buf_str(path), root, path->n));
	if (!f)
		return fault_memory(fault, "listing letters");
	f->size = (uint64_t)st.st_size;
	f->odd = odd(st.st_mode);
	w->bytes += f->odd ? 0 : f->size;
	return LACUNA_OK;
}

/* All below the directory fd, which is closed; path is its name and is so afterwards. */
static enum lacuna_err walk(struct batch_walk *w, int fd, struct buf *path, size_t root,
			    struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;
	DIR *d = fdopendir(fd);
	size_t n = path->n;
	struct dirent *e;

	if (!d) {
		close(fd);
		return no_entry(path, "read", fault);
	}
	while (!err) {
		errno = 0;
		e = readdir(d);
		if (!e && errno)
			err = no_entry(path, "read", fault);
		if (!e)
			break;
		if (e->d_name[0] == '.') {
			w->hidden += strcmp(e->d_name, ".") && strcmp(e->d_name, "..");
			continue;
		}
		buf_printf(path, "/%s", e->d_name);
		err = buf_ok(path) ? visit(w, dirfd(d), e->d_name, path, root, fault)
				   : fault_memory(fault, "listing letters");
		path->n = n;
	}
	closedir(d);
	return err;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct batch_file *)a)->path,
		      ((const struct batch_file *)b)->path);
}

enum lacuna_err batch_walk_read(struct batch_walk *w, const char *dir,
				struct lacuna_fault *fault)
{
	struct buf path = {0};
	enum lacuna_err err;
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*w = (struct batch_walk){0};
	buf_printf(&path, "%s", dir);
	if (fd < 0)
		err = no_entry(&path, "open", fault);
	else
		err = walk(w, fd, &path, path.n + 1, fault);
	buf_free(&path);
	if (w->n)
		qsort(w->files, w->n, sizeof(*w->files), by_path);
	return err;
}

void batch_walk_free(struct batch_walk *w)
{
	free(w->files);
	arena_free(&w->arena);
	*w = (struct batch_walk){0};
}
