/*
 * Given: descriptors and paths. Promises: all bytes or a fault with the file's name.
 * Must not: quote what was read, or take a short write for a whole one.
 */
#include "io.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fault.h"

#define IO_PIECE ((size_t)64 * 1024)

static enum lacuna_err failed(struct lacuna_fault *fault, enum lacuna_err code,
			      const char *verb, const char *name)
{
	return fault_set(fault, code, "cannot %s %s: %s", verb, name, strerror(errno));
}

static enum lacuna_err open_to_read(int *fd, const char *path, int flags,
				    struct lacuna_fault *fault)
{
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	if (*fd < 0)
		return failed(fault, LACUNA_INPUT, "open", path);
	/* open() takes a directory and read() fails only later: say it here, and well. */
	if (fstat(*fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(*fd);
		*fd = -1;
		errno = EISDIR;
		return failed(fault, LACUNA_INPUT, "read", path);
	}
	return LACUNA_OK;
}

enum lacuna_err io_open(int *fd, const char *path, struct lacuna_fault *fault)
{
	return open_to_read(fd, path, 0, fault);
}

enum lacuna_err io_read(int fd, void *p, size_t n, size_t *got, const char *name,
			struct lacuna_fault *fault)
{
	ssize_t r;

	do
		r = read(fd, p, n);
	while (r < 0 && errno == EINTR);
	if (r < 0)
		return failed(fault, LACUNA_INPUT, "read", name);
	*got = (size_t)r;
	return LACUNA_OK;
}

/* How much to ask for next: what is left of a regular file and one byte to see its end.
 */
static size_t piece(int fd, size_t have)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < 0 ||
	    (size_t)st.st_size < have)
		return IO_PIECE;
	return (size_t)st.st_size - have + 1;
}

enum lacuna_err io_read_all(struct buf *out, int fd, const char *name,
			    struct lacuna_fault *fault)
{
	size_t start = out->n, got = 1;
	enum lacuna_err err;

	while (got) {
		size_t want = piece(fd, out->n - start);

		if (!buf_reserve(out, want))
			return fault_memory(fault, "reading a file");
		err = io_read(fd, out->p + out->n, want, &got, name, fault);
		if (err)
			return err;
		out->n += got;
	}
	return LACUNA_OK;
}

enum lacuna_err io_read_file(struct buf *out, const char *path,
			     struct lacuna_fault *fault)
{
	enum lacuna_err err;
	int fd;

	err = io_open(&fd, path, fault);
	if (err)
		return err;
	err = io_read_all(out, fd, path, fault);
	close(fd);
	return err;
}

static bool is_pipe(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode);
}

enum lacuna_err io_read_config(struct buf *out, const char *path,
			       struct lacuna_fault *fault)
{
	size_t start = out->n, got = 1;
	enum lacuna_err err;
	int fd;

	/* NONBLOCK opens a pipe that has no writer, and then there is nothing to read;
	 * what has one is waited for. */
	err = open_to_read(&fd, path, O_NONBLOCK, fault);
	if (err)
		return err;
	if (fcntl(fd, F_SETFL, 0))
		err = failed(fault, LACUNA_INPUT, "open", path);
	while (!err && got && out->n - start <= IO_CONFIG_MAX) {
		if (!buf_reserve(out, IO_PIECE)) {
			err = fault_memory(fault, "reading a file");
			break;
		}
		err = io_read(fd, out->p + out->n, IO_PIECE, &got, path, fault);
		out->n += err ? 0 : got;
	}
	if (!err && out->n == start && is_pipe(fd))
		err = fault_set(fault, LACUNA_INPUT, "%s is a pipe nobody writes to",
				path);
	close(fd);
	if (!err && out->n - start > IO_CONFIG_MAX)
		err = fault_set(fault, LACUNA_INPUT, "%s has more than %zu bytes", path,
				IO_CONFIG_MAX);
	return err;
}

enum lacuna_err io_write_both(int fd, struct str a, struct str b, size_t *done,
			      const char *name, struct lacuna_fault *fault)
{
	size_t all = a.n + b.n;
	ssize_t w = 0;

	while (a.n + b.n) {
		struct iovec v[2] = {{(void *)a.p, a.n}, {(void *)b.p, b.n}};
		size_t of_a;

		w = writev(fd, v, 2);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			break;
		of_a = (size_t)w < a.n ? (size_t)w : a.n;
		a = str_sub(a, of_a, a.n);
		b = str_sub(b, (size_t)w - of_a, b.n);
	}
	if (done)
		*done = all - a.n - b.n;
	if (a.n + b.n == 0)
		return LACUNA_OK;
	if (w == 0)
		errno = EIO;
	return failed(fault, LACUNA_OUTPUT, "write", name);
}

enum lacuna_err io_write(int fd, const void *p, size_t n, size_t *done, const char *name,
			 struct lacuna_fault *fault)
{
	return io_write_both(fd, str_from(p, n), STR(""), done, name, fault);
}

enum lacuna_err io_sync(int fd, const char *name, struct lacuna_fault *fault)
{
	return fsync(fd) ? failed(fault, LACUNA_OUTPUT, "sync", name) : LACUNA_OK;
}

enum lacuna_err io_close(int fd, const char *name, struct lacuna_fault *fault)
{
	/* EINTR leaves the descriptor closed on Linux: nothing was lost. */
	if (close(fd) && errno != EINTR)
		return failed(fault, LACUNA_OUTPUT, "close", name);
	return LACUNA_OK;
}

enum lacuna_err io_open_directory(int *fd, const char *path, struct lacuna_fault *fault)
{
	char *copy = strdup(path);

	if (!copy)
		return fault_memory(fault, "opening a directory");
	*fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(copy);
	return *fd < 0 ? failed(fault, LACUNA_OUTPUT, "open the directory of", path)
		       : LACUNA_OK;
}

enum lacuna_err io_rename(const char *from, const char *to, int dir,
			  struct lacuna_fault *fault)
{
	if (rename(from, to))
		return failed(fault, LACUNA_OUTPUT, "rename to", to);
	/* A rename is durable once its directory is; some file systems have no such
	 * thing. */
	if (fsync(dir) && errno != EINVAL)
		return failed(fault, LACUNA_OUTPUT, "sync the directory of", to);
	return LACUNA_OK;
}
