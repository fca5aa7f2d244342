/*
 * Given: files and how letters end in them. Promises: every letter once, whole, in order;
 * memory bounded by the largest allowed letter. Must not: map files (one that is written
 * to meanwhile would change between the search and the output), or read ahead of a slow
 * writer.
 */
#include "feed.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/fault.h"
#include "../base/io.h"

/* Bytes asked for at once: few at first, since a single letter is small and what is
 * reserved is wiped, more as long as they come. */
#define PIECE_FIRST ((size_t)16 * 1024)
#define PIECE_MOST ((size_t)64 * 1024)

static bool is_stdin(const char *name)
{
	return strcmp(name, "-") == 0;
}

enum lacuna_err feed_check(const struct feed *f, struct lacuna_fault *fault)
{
	for (size_t i = 0; i < f->nfiles; i++) {
		const char *name = f->files[i];
		struct stat st;

		if (is_stdin(name))
			continue;
		/* Not by opening: that would disturb a fifo's writer. */
		if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
			errno = EISDIR;
		else if (access(name, R_OK) == 0)
			continue;
		return fault_set(fault, LACUNA_INPUT, "cannot read %s: %s", name,
				 strerror(errno));
	}
	return LACUNA_OK;
}

static enum lacuna_err open_next(struct feed *f, struct lacuna_fault *fault)
{
	const char *name = f->files[f->file];

	if (is_stdin(name)) {
		struct stat st;

		f->fd = STDIN_FILENO;
		if (fstat(f->fd, &st) == 0 && S_ISDIR(st.st_mode))
			return fault_set(fault, LACUNA_INPUT,
					 "cannot read standard input: %s",
					 strerror(EISDIR));
	} else {
		enum lacuna_err err = io_open(&f->fd, name, fault);

		if (err)
			return err;
	}
	f->open = true;
	return LACUNA_OK;
}

enum lacuna_err feed_open(struct feed *f, struct lacuna_fault *fault)
{
	return f->nfiles == 1 ? open_next(f, fault) : LACUNA_OK;
}

static void close_file(struct feed *f)
{
	if (f->open && f->fd != STDIN_FILENO)
		close(f->fd);
	f->open = false;
}

static const char *name_of(const struct feed *f)
{
	return is_stdin(f->files[f->file]) ? "standard input" : f->files[f->file];
}

enum lacuna_err feed_interruptible(struct feed *f, struct lacuna_fault *fault)
{
	if (pipe(f->wake))
		return fault_set(fault, LACUNA_REFUSED, "cannot make a pipe: %s",
				 strerror(errno));
	f->interruptible = true;
	return LACUNA_OK;
}

void feed_interrupt(struct feed *f)
{
	/* It is empty and is written to once: that cannot fail. */
	if (f->interruptible && write(f->wake[1], "", 1) < 0)
		return;
}

/* Returns when a read would not wait; what fails here fails again in that read. */
static enum lacuna_err wait_for_input(const struct feed *f, struct lacuna_fault *fault)
{
	struct pollfd on[2] = {{.fd = f->fd, .events = POLLIN},
			       {.fd = f->wake[0], .events = POLLIN}};

	if (!f->interruptible)
		return LACUNA_OK;
	while (poll(on, 2, -1) < 0 && errno == EINTR)
		;
	return on[1].revents ? fault_set(fault, LACUNA_INPUT, "reading %s was stopped",
					 name_of(f))
			     : LACUNA_OK;
}

/* Reads what there is; *got is 0 at the end of the file. */
static enum lacuna_err fill(struct feed *f, size_t *got, struct lacuna_fault *fault)
{
	size_t piece = f->piece ? f->piece : PIECE_FIRST;
	enum lacuna_err err;

	if (f->start) { /* letters handed on make room */
		memmove(f->buf.p, f->buf.p + f->start, f->buf.n - f->start);
		f->buf.n -= f->start;
		f->scanned -= f->start;
		f->start = 0;
	}
	if (!buf_reserve(&f->buf, piece))
		return fault_memory(fault, "reading a letter");
	err = wait_for_input(f, fault);
	if (!err)
		err = io_read(f->fd, f->buf.p + f->buf.n, piece, got, name_of(f), fault);
	if (err)
		return err;
	f->buf.n += *got;
	f->piece = *got == piece && piece < PIECE_MOST ? 2 * piece : piece;
	return LACUNA_OK;
}

/* Reads on until the letter at start has its end: *end is the offset of what ends it or
 * of the end of the file. */
static enum lacuna_err find_end(struct feed *f, size_t *end, bool *at_eof,
				struct lacuna_fault *fault)
{
	for (;;) {
		size_t got, fresh = f->buf.n - f->scanned;
		unsigned char *end_at = NULL;
		enum lacuna_err err;

		if (f->end != FEED_FILE && fresh)
			end_at = memchr(f->buf.p + f->scanned, f->end, fresh);
		if (end_at) {
			*end = (size_t)(end_at - f->buf.p);
			*at_eof = false;
			return LACUNA_OK;
		}
		if (f->buf.n - f->start > f->max)
			f->buf.n = f->start + f->max + 1; /* enough to be refused */
		f->scanned = f->buf.n;
		if (f->end == FEED_FILE && f->buf.n - f->start > f->max)
			got = 0; /* the rest need not be read */
		else if ((err = fill(f, &got, fault)) != LACUNA_OK)
			return err;
		if (!got) {
			*end = f->buf.n;
			*at_eof = true;
			return LACUNA_OK;
		}
	}
}

bool feed_ready(struct feed *f, size_t most)
{
	const unsigned char *end;

	if (!f->open || f->end == FEED_FILE || f->scanned == f->buf.n)
		return false;
	end = memchr(f->buf.p + f->scanned, f->end, f->buf.n - f->scanned);
	f->scanned = end ? (size_t)(end - f->buf.p) : f->buf.n;
	return end && f->scanned - f->start <= most;
}

enum lacuna_err feed_next(struct feed *f, struct feed_letter *out, bool *more,
			  struct lacuna_fault *fault)
{
	enum lacuna_err err;
	bool at_eof;
	size_t end;

	while (f->file < f->nfiles) {
		if (!f->open) {
			f->buf.n = f->start = f->scanned = f->in_file = 0;
			err = open_next(f, fault);
			if (err)
				return err;
		}
		err = find_end(f, &end, &at_eof, fault);
		if (err)
			return err;
		out->text = str_from(f->buf.p + f->start, end - f->start);
		if (out->text.n > f->max)
			out->text.n = f->max + 1;
		out->name = f->files[f->file];
		f->start = f->scanned = end + !at_eof;
		if (at_eof) {
			close_file(f);
			f->file++;
		}
		/* What follows the last end is a letter only when there is something. */
		if (!at_eof || f->end == FEED_FILE || out->text.n) {
			out->number = ++f->number;
			out->in_file = ++f->in_file;
			*more = true;
			return LACUNA_OK;
		}
	}
	*more = false;
	return LACUNA_OK;
}

void feed_close(struct feed *f)
{
	close_file(f);
	buf_wipe(&f->buf);
	if (f->interruptible) {
		close(f->wake[0]);
		close(f->wake[1]);
	}
	f->interruptible = false;
}
