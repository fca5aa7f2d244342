/*
 * Checked file I/O: interrupted calls are taken up again, short writes are finished, and
 * each fault names the file and what the system said.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include "../lacuna.h"
#include "buf.h"

/* Opens path for reading. LACUNA_INPUT when that fails or it is a directory. */
enum lacuna_err io_open(int *fd, const char *path, struct lacuna_fault *fault);
/* One read of at most n bytes; *got is 0 at the end. LACUNA_INPUT when it fails. */
enum lacuna_err io_read(int fd, void *p, size_t n, size_t *got, const char *name,
			struct lacuna_fault *fault);
/* Appends everything there is to read. */
enum lacuna_err io_read_all(struct buf *out, int fd, const char *name,
			    struct lacuna_fault *fault);
enum lacuna_err io_read_file(struct buf *out, const char *path,
			     struct lacuna_fault *fault);
/* The same of a file that has no business to be large; a named pipe is not waited for
 * until somebody writes to it: LACUNA_INPUT when nobody does. */
#define IO_CONFIG_MAX ((size_t)32 * 1024 * 1024)
enum lacuna_err io_read_config(struct buf *out, const char *path,
			       struct lacuna_fault *fault);

/* All n bytes or LACUNA_OUTPUT; *done, if not NULL, counts what was written. */
enum lacuna_err io_write(int fd, const void *p, size_t n, size_t *done, const char *name,
			 struct lacuna_fault *fault);
/* The same of a and what follows it, in one call of the system. */
enum lacuna_err io_write_both(int fd, struct str a, struct str b, size_t *done,
			      const char *name, struct lacuna_fault *fault);
enum lacuna_err io_sync(int fd, const char *name, struct lacuna_fault *fault);
enum lacuna_err io_close(int fd, const char *name, struct lacuna_fault *fault);
/* Opens the directory that path lies in, for io_rename. */
enum lacuna_err io_open_directory(int *fd, const char *path, struct lacuna_fault *fault);
/* Renames, and makes the entry durable in dir, the open directory of both. */
enum lacuna_err io_rename(const char *from, const char *to, int dir,
			  struct lacuna_fault *fault);

#endif
