/*
 * Given: a path or descriptor and bytes. Promises: a named file is complete or absent,
 * and a record that could not be written whole is taken back where the system lets us.
 * Must not: overwrite the account of an unfinished run.
 */
#include "sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/fault.h"
#include "../base/io.h"

void sink_on(struct sink *s, int fd, const char *name)
{
	*s = (struct sink){.fd = fd, .name = name, .dir = -1};
}

const char *sink_path(const char *given)
{
	return given && strcmp(given, "-") == 0 ? NULL : given;
}

static enum lacuna_err cannot(struct lacuna_fault *fault, const char *path)
{
	if (errno == ENOMEM)
		return fault_memory(fault, "opening an output file");
	return fault_set(fault, LACUNA_OUTPUT, "cannot create %s: %s", path,
			 strerror(errno));
}

/* A device, a pipe, a socket: there is nothing to rename into its place. */
static bool in_place(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static enum lacuna_err open_in_place(struct sink *s, const char *path,
				     struct lacuna_fault *fault)
{
	sink_on(s, open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY), path);
	return s->fd < 0 ? cannot(fault, path) : LACUNA_OK;
}

/* path without links and dots, its last part need not exist; NULL when its directory does
 * not, or memory is out. The caller frees it. */
static char *resolve(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *full = realpath(path, NULL), *dir;
	struct buf b = {0};

	if (full || errno != ENOENT)
		return full;
	dir = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	full = dir ? realpath(dir, NULL) : NULL;
	free(dir);
	if (!full)
		return NULL;
	buf_printf(&b, "%s/%s", full, slash ? slash + 1 : path);
	buf_byte(&b, 0);
	free(full);
	if (!buf_ok(&b))
		buf_free(&b);
	return (char *)b.p;
}

bool sink_same(const char *a, const char *b)
{
	struct stat x, y;
	char *p, *q;
	bool same;

	if (stat(a, &x) == 0 && stat(b, &y) == 0)
		return x.st_dev == y.st_dev && x.st_ino == y.st_ino &&
		       !S_ISCHR(x.st_mode);
	p = resolve(a);
	q = resolve(b);
	same = p && q && strcmp(p, q) == 0;
	free(p);
	free(q);
	return same;
}

enum lacuna_err sink_spares(const char *option, const char *path,
			    const struct sink_input *read, size_t n,
			    struct lacuna_fault *fault)
{
	for (size_t i = 0; path && i < n; i++) {
		if (!read[i].file || !sink_same(read[i].file, path))
			continue;
		return read[i].option ? fault_set(fault, LACUNA_USAGE,
						  "%s names the file that %s reads",
						  option, read[i].option)
				      : fault_set(fault, LACUNA_USAGE,
						  "%s names an input file", option);
	}
	return LACUNA_OK;
}

/* The file a link leads to is replaced, not the link. */
static enum lacuna_err name_files(struct sink *s, const char *path, const char *suffix,
				  struct lacuna_fault *fault)
{
	struct buf temp = {0};
	struct stat st;

	sink_on(s, -1, path);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return cannot(fault, path);
	}
	s->final = resolve(path);
	if (!s->final)
		return cannot(fault, path);
	buf_printf(&temp, "%s%s", s->final, suffix);
	buf_byte(&temp, 0);
	s->temp = (char *)temp.p;
	if (!buf_ok(&temp))
		return fault_memory(fault, "naming an output file");
	return io_open_directory(&s->dir, s->final, fault);
}

static enum lacuna_err open_temp(struct sink *s, struct lacuna_fault *fault)
{
	mode_t mask = umask(0);

	umask(mask);
	s->fd = mkstemp(s->temp);
	if (s->fd >= 0 && fchmod(s->fd, 0666 & ~mask) == 0)
		return LACUNA_OK;
	return cannot(fault, s->name);
}

enum lacuna_err sink_file(struct sink *s, const char *path, struct lacuna_fault *fault)
{
	enum lacuna_err err;

	if (in_place(path))
		return open_in_place(s, path, fault);
	err = name_files(s, path, ".XXXXXX", fault);
	if (!err)
		err = open_temp(s, fault);
	if (err)
		sink_abandon(s, s->fd < 0);
	return err;
}

static enum lacuna_err open_part(struct sink *s, bool private, struct lacuna_fault *fault)
{
	const int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

	s->fd = open(s->temp, flags, private ? 0600 : 0666);
	if (s->fd < 0 || (private && fchmod(s->fd, 0600)))
		return cannot(fault, s->temp);
	return LACUNA_OK;
}

static enum lacuna_err take_over(struct sink *s, size_t empty, struct lacuna_fault *fault)
{
	struct stat st;

	if (flock(s->fd, LOCK_EX | LOCK_NB))
		return fault_set(fault, LACUNA_OUTPUT,
				 "%s is being written by another run", s->temp);
	if (fstat(s->fd, &st) || !S_ISREG(st.st_mode))
		return fault_set(fault, LACUNA_OUTPUT, "%s is not a regular file",
				 s->temp);
	if (st.st_size > 0 && (size_t)st.st_size > empty)
		return fault_set(
			fault, LACUNA_OUTPUT,
			"%s is the account of an unfinished run: check and move it first",
			s->temp);
	return ftruncate(s->fd, 0) ? cannot(fault, s->temp) : LACUNA_OK;
}

enum lacuna_err sink_log(struct sink *s, const char *path, bool private, size_t empty,
			 struct lacuna_fault *fault)
{
	enum lacuna_err err;

	if (in_place(path))
		return open_in_place(s, path, fault);
	err = name_files(s, path, ".part", fault);
	if (!err)
		err = open_part(s, private, fault);
	if (!err)
		err = take_over(s, empty, fault);
	if (err)
		sink_abandon(s, true); /* it is not ours to remove */
	return err;
}

/* Takes back the last done bytes, when nobody has written after them. */
static bool take_back(int fd, size_t done)
{
	struct stat st;
	off_t at = lseek(fd, 0, SEEK_CUR);

	if (!done)
		return true;
	if (at < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size != at)
		return false;
	return ftruncate(fd, at - (off_t)done) == 0 &&
	       lseek(fd, -(off_t)done, SEEK_CUR) >= 0;
}

enum lacuna_err sink_write_both(struct sink *s, struct str a, struct str b,
				struct lacuna_fault *fault)
{
	enum lacuna_err err;
	size_t done;

	err = io_write_both(s->fd, a, b, &done, s->name, fault);
	if (!err || !take_back(s->fd, done))
		s->touched = true;
	return err;
}

enum lacuna_err sink_write(struct sink *s, const void *p, size_t n,
			   struct lacuna_fault *fault)
{
	return sink_write_both(s, str_from(p, n), STR(""), fault);
}

enum lacuna_err sink_sync(struct sink *s, struct lacuna_fault *fault)
{
	return s->temp ? io_sync(s->fd, s->name, fault) : LACUNA_OK;
}

static void forget_files(struct sink *s)
{
	if (s->temp && s->dir >= 0)
		close(s->dir);
	free(s->temp);
	free(s->final);
	s->temp = s->final = NULL;
	s->dir = -1;
}

enum lacuna_err sink_finish(struct sink *s, struct lacuna_fault *fault)
{
	int fd = s->fd;
	enum lacuna_err err;

	s->fd = -1;
	err = io_close(fd, s->name, fault);
	if (!err && s->temp)
		err = io_rename(s->temp, s->final, s->dir, fault);
	if (err)
		return err;
	forget_files(s);
	return LACUNA_OK;
}

void sink_abandon(struct sink *s, bool keep)
{
	if (s->fd >= 0 && s->temp)
		close(s->fd);
	if (s->temp && !keep)
		unlink(s->temp);
	forget_files(s);
	*s = (struct sink){.fd = -1, .dir = -1};
}
