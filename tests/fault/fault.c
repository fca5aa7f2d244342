/*
 * Preloaded into the program: makes call number FAULT_AT of the kind FAULT_CALL fail, and
 * says in the file FAULT_MARK that it did. Kinds: malloc (with calloc and realloc), read,
 * write, short (a write that takes one byte, then all fail), nothing (writes that take
 * none, and no error), fsync, rename, open, close, mkdir, unlink; each with its relatives
 * (openat, pread, fdatasync ...).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static const char *kind;
static atomic_long countdown;
static int mark = -1; /* open from the start: later nothing can be opened */

__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("FAULT_AT"), *path = getenv("FAULT_MARK");

	countdown = at ? atol(at) : 0;
	kind = getenv("FAULT_CALL");
	if (path)
		mark = (int)syscall(SYS_openat, AT_FDCWD, path,
				    O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
}

static bool now(const char *call)
{
	if (!kind || strcmp(kind, call) != 0 || countdown <= 0 ||
	    atomic_fetch_sub(&countdown, 1) != 1)
		return false;
	if (mark >= 0)
		syscall(SYS_write, mark, "x", 1);
	return true;
}

void *malloc(size_t n)
{
	if (now("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	if (now("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	if (now("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(p, n);
}

static long failed(int error)
{
	errno = error;
	return -1;
}

ssize_t read(int fd, void *p, size_t n)
{
	return now("read") ? failed(EIO) : syscall(SYS_read, fd, p, n);
}

ssize_t pread64(int fd, void *p, size_t n, off_t at)
{
	return now("read") ? failed(EIO) : syscall(SYS_pread64, fd, p, n, at);
}

/* May a write go on, and with how many of n bytes? Once one was short, none may; once one
 * wrote nothing and said so, all do. */
static bool may_write(size_t *n)
{
	static bool full, stuck;

	if (full || now("write")) {
		errno = ENOSPC;
		return false;
	}
	if (now("short")) {
		full = true;
		*n = 1;
	}
	stuck = stuck || now("nothing");
	if (stuck)
		*n = 0;
	return true;
}

ssize_t write(int fd, const void *p, size_t n)
{
	if (fd != STDERR_FILENO && !may_write(&n))
		return -1;
	return syscall(SYS_write, fd, p, n);
}

/* A short one ends in its first piece. */
ssize_t writev(int fd, const struct iovec *v, int pieces)
{
	size_t n = 2;

	if (fd != STDERR_FILENO && !may_write(&n))
		return -1;
	return n < 2 ? syscall(SYS_write, fd, v->iov_base, n)
		     : syscall(SYS_writev, fd, v, pieces);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off_t at)
{
	return may_write(&n) ? syscall(SYS_pwrite64, fd, p, n, at) : -1;
}

int fsync(int fd)
{
	return (int)(now("fsync") ? failed(EIO) : syscall(SYS_fsync, fd));
}

int fdatasync(int fd)
{
	return (int)(now("fsync") ? failed(EIO) : syscall(SYS_fdatasync, fd));
}

int syncfs(int fd)
{
	return (int)(now("fsync") ? failed(EIO) : syscall(SYS_syncfs, fd));
}

int renameat(int from_in, const char *from, int to_in, const char *to)
{
	return (int)(now("rename") ? failed(EIO)
				   : syscall(SYS_renameat2, from_in, from, to_in, to, 0));
}

int rename(const char *from, const char *to)
{
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int mkdirat(int in, const char *path, mode_t mode)
{
	return (int)(now("mkdir") ? failed(ENOSPC)
				  : syscall(SYS_mkdirat, in, path, mode));
}

int mkdir(const char *path, mode_t mode)
{
	return mkdirat(AT_FDCWD, path, mode);
}

int unlinkat(int in, const char *path, int flags)
{
	return (int)(now("unlink") ? failed(EIO)
				   : syscall(SYS_unlinkat, in, path, flags));
}

int unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

static int open_in(int in, const char *path, int flags, int mode)
{
	return (int)(now("open") ? failed(EMFILE)
				 : syscall(SYS_openat, in, path, flags, mode));
}

/* The mode behind flags, where there is one. */
#define MODE_OF(flags, mode)                         \
	do {                                         \
		va_list ap;                          \
		va_start(ap, flags);                 \
		if ((flags) & (O_CREAT | O_TMPFILE)) \
			*(mode) = va_arg(ap, int);   \
		va_end(ap);                          \
	} while (0)

int openat(int in, const char *path, int flags, ...)
{
	int mode = 0;

	MODE_OF(flags, &mode);
	return open_in(in, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	int mode = 0;

	MODE_OF(flags, &mode);
	return open_in(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	int mode = 0;

	MODE_OF(flags, &mode);
	return open_in(AT_FDCWD, path, flags, mode);
}

int __open_2(const char *path, int flags); /* open, where the library checks it */

int __open_2(const char *path, int flags)
{
	return open_in(AT_FDCWD, path, flags, 0);
}

int close(int fd)
{
	long r = syscall(SYS_close, fd);

	return (int)(now("close") ? failed(EIO) : r);
}
