/*
 * Given: numbers and bytes. Promises: a file for each, or a fault. Must not: leave a
 * name behind, or touch what lies outside of .work.
 */
#include "batch_stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"

/* Directories that share the files: neighbours in number are made by different threads at
 * once, and the system searches small directories faster. */
#define FAN 256

static enum lacuna_err cannot(const struct batch_stage *s, const char *verb,
			      struct lacuna_fault *fault)
{
	return fault_set(fault, LACUNA_OUTPUT, "cannot %s %s/" BATCH_STAGE ": %s", verb,
			 s->out_dir, strerror(errno));
}

static DIR *list(int dir, const char *name)
{
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);

	if (!d && fd >= 0)
		close(fd);
	return d;
}

/* Removes all that is in the directory; directories in it are of files alone. */
static bool empty(int dir, const char *name)
{
	DIR *d = list(dir, name);
	struct dirent *e;
	bool ok = d;

	while (ok && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(dirfd(d), e->d_name, 0) == 0)
			continue;
		ok = (errno == EISDIR || errno == EPERM) && empty(dirfd(d), e->d_name) &&
		     unlinkat(dirfd(d), e->d_name, AT_REMOVEDIR) == 0;
	}
	if (d)
		closedir(d);
	return ok;
}

enum lacuna_err batch_stage_open(struct batch_stage *s, int root, const char *out_dir,
				 struct lacuna_fault *fault)
{
	*s = (struct batch_stage){.out_dir = out_dir, .root = root, .dir = -1};
	if (mkdirat(root, BATCH_STAGE, 0777) && errno != EEXIST)
		return cannot(s, "make", fault);
	s->dir = openat(root, BATCH_STAGE,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (s->dir < 0)
		return cannot(s, "open", fault);
	return empty(s->dir, ".") ? LACUNA_OK : cannot(s, "empty", fault);
}

void batch_stage_close(struct batch_stage *s)
{
	if (s->dir < 0)
		return;
	if (empty(s->dir, "."))
		unlinkat(s->root, BATCH_STAGE, AT_REMOVEDIR);
	close(s->dir);
	s->dir = -1;
}

void batch_stage_name(char out[BATCH_STAGE_NAME], size_t number, const char *end)
{
	snprintf(out, BATCH_STAGE_NAME, "%zu/%zu%s", number % FAN, number, end);
}

static int make_file(const struct batch_stage *s, const char *name, mode_t mode)
{
	return openat(s->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		      mode);
}

/* Another thread may make it, too. */
static bool make_directory_of(const struct batch_stage *s, const char *name)
{
	char dir[BATCH_STAGE_NAME];
	size_t n = strcspn(name, "/");

	snprintf(dir, sizeof(dir), "%.*s", (int)n, name);
	return mkdirat(s->dir, dir, 0777) == 0 || errno == EEXIST;
}

enum lacuna_err batch_stage_write(const struct batch_stage *s, const char *name,
				  mode_t mode, struct lacuna_bytes bytes,
				  struct lacuna_fault *fault)
{
	int fd = make_file(s, name, mode);
	enum lacuna_err err;

	if (fd < 0 && errno == ENOENT && strchr(name, '/') && make_directory_of(s, name))
		fd = make_file(s, name, mode);
	if (fd < 0)
		return cannot(s, "make a file in", fault);
	err = io_write(fd, bytes.p, bytes.n, NULL, s->out_dir, fault);
	if (err)
		close(fd);
	return err ? err : io_close(fd, s->out_dir, fault);
}
