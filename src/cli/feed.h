/*
 * Letters out of files: one a file, or one a record that ends in NUL or newline, each
 * handed on as soon as its last byte is there.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "../base/buf.h"
#include "../lacuna.h"

#define FEED_FILE (-1) /* a letter ends where its file does */

struct feed {
	char **files; /* "-" is stdin */
	size_t nfiles;
	int end;    /* FEED_FILE, or the byte that ends a record */
	size_t max; /* bytes a letter may have */
	/* the rest is feed.c's own */
	int fd;
	bool open;
	size_t file;	/* which of files is being read */
	struct buf buf; /* what is read and not yet handed on */
	size_t start, scanned;
	size_t piece; /* bytes to ask for next; 0: nothing was read yet */
	size_t number, in_file;
	int wake[2]; /* a pipe; once interrupted its reading end has something */
	bool interruptible;
};

/* A letter longer than max has max + 1 bytes, the rest is dropped: it will be refused. */
struct feed_letter {
	struct str text; /* borrowed until the next call (see feed_ready) */
	const char *name;
	size_t number;	/* from 1 */
	size_t in_file; /* its place in its file, from 1 */
};

/* Refuses, before anything is read, files that are missing, unreadable or directories. */
enum lacuna_err feed_check(const struct feed *f, struct lacuna_fault *fault);
/* Opens a file that is the only one, so that none has to be opened later. */
enum lacuna_err feed_open(struct feed *f, struct lacuna_fault *fault);
/* The next letter; *more is false after the last. */
enum lacuna_err feed_next(struct feed *f, struct feed_letter *out, bool *more,
			  struct lacuna_fault *fault);
/* Is a whole further letter read, of so many bytes at most? Then feed_next neither waits
 * nor fails, and the letters before it stay where they are. */
bool feed_ready(struct feed *f, size_t most);
/* From here on another thread may call feed_interrupt, after which a feed_next that waits
 * for input fails, as do all later ones. */
enum lacuna_err feed_interruptible(struct feed *f, struct lacuna_fault *fault);
void feed_interrupt(struct feed *f);
void feed_close(struct feed *f);

#endif
