/*
 * Preloaded into the program: makes call number FAULT_AT of the kind FAULT_CALL fail, and
 * says in the file FAULT_MARK that it did. Kinds: malloc (with calloc and
 * realloc), read, write, short (a write that takes one byte, then fails), fsync, rename,
 * open, close.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static const char *kind;
static long countdown;
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
	if (!kind || strcmp(kind, call) != 0 || countdown <= 0 || --countdown > 0)
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

ssize_t write(int fd, const void *p, size_t n)
{
	static bool full;

	if (fd == 2)
		return syscall(SYS_write, fd, p, n);
	if (full || now("write"))
		return failed(ENOSPC);
	if (now("short")) {
		full = true;
		n = 1;
	}
	return syscall(SYS_write, fd, p, n);
}

int fsync(int fd)
{
	return (int)(now("fsync") ? failed(EIO) : syscall(SYS_fsync, fd));
}

int rename(const char *from, const char *to)
{
	return (int)(now("rename")
			     ? failed(EIO)
			     : syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int open(const char *path, int flags, ...)
{
	va_list ap;
	int mode = 0;

	if (flags & O_CREAT) {
		va_start(ap, flags);
		mode = va_arg(ap, int);
		va_end(ap);
	}
	return (int)(now("open") ? failed(EMFILE)
				 : syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int close(int fd)
{
	long r = syscall(SYS_close, fd);

	return (int)(now("close") ? failed(EIO) : r);
}
