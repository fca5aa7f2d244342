/*
 * Given: the letters. Promises: they come out alike one by one, backwards, as one stream,
 * and from two processes at once. Must not: look at anything but bytes.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/base/io.h"
#include "cases.h"

#define STRIDE 20 /* of the letters that get a process each when not all can */
#define DIRECTORY "build/cases"
#define KEY DIRECTORY "/key"

/* Cleaned letters by number. */
static struct buf *clean_all(const struct cases *c)
{
	struct buf *out = calloc(c->n, sizeof(*out));

	for (size_t i = 0; out && i < c->n; i++) {
		struct lacuna_letter letter = {
			.text = {c->letters[i].text.p, c->letters[i].text.n}};
		struct lacuna_result result;
		struct scrubber s;

		scrubber_open(&s); /* a new one each, that remembers nothing */
		if (lacuna_scrub(s.worker, &letter, &result, NULL) == LACUNA_OK)
			buf_add(&out[i], result.cleaned.p, result.cleaned.n);
		scrubber_close(&s);
	}
	return out;
}

static bool write_file(const char *path, struct str s)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	return fd >= 0 && !io_write(fd, s.p, s.n, NULL, path, NULL) && !close(fd);
}

/* Of a stream made of the letters first, first + step ... (backwards when step < 0), how
 * many are not as cleaned says. */
static size_t compare(const struct cases *c, const struct buf *cleaned, const char *path,
		      size_t first, long step)
{
	struct buf stream = {0};
	size_t wrong = 0;
	struct str rest;

	if (io_read_file(&stream, path, NULL))
		return c->n;
	rest = buf_str(&stream);
	for (long i = (long)first; i >= 0 && i < (long)c->n; i += step) {
		struct str letter = str_cut(&rest, '\0');

		wrong += !letter.n || !str_eq(letter, buf_str(&cleaned[i]));
	}
	wrong += rest.n != 0;
	buf_free(&stream);
	return wrong;
}

static void list(struct buf *command, const struct cases *c, size_t first, long step)
{
	for (long i = (long)first; i >= 0 && i < (long)c->n; i += step)
		buf_printf(command, " %s", c->letters[i].path);
}

static bool run(struct buf *command)
{
	bool ok;

	buf_byte(command, 0);
	ok = buf_ok(command) && system((const char *)command->p) == 0;
	buf_free(command);
	return ok;
}

#define LACUNA " -q --no-audit -k " KEY

static size_t backwards(const struct cases *c, const struct buf *cleaned,
			const char *program)
{
	struct buf command = {0};

	buf_printf(&command, "%s" LACUNA " -0 -o " DIRECTORY "/backwards", program);
	list(&command, c, c->n - 1, -1);
	return run(&command) ? compare(c, cleaned, DIRECTORY "/backwards", c->n - 1, -1)
			     : c->n;
}

static size_t as_stream(const struct cases *c, const struct buf *cleaned,
			const char *program)
{
	struct buf command = {0}, stream = {0};
	bool ok;

	for (size_t i = 0; i < c->n; i++) {
		buf_str_add(&stream, buf_str(&c->letters[i].text));
		buf_byte(&stream, 0);
	}
	ok = write_file(DIRECTORY "/stream", buf_str(&stream));
	buf_free(&stream);
	buf_printf(&command,
		   "cat " DIRECTORY "/stream | %s" LACUNA " -0 >" DIRECTORY "/streamed",
		   program);
	return ok && run(&command) ? compare(c, cleaned, DIRECTORY "/streamed", 0, 1)
				   : c->n;
}

static size_t two_at_once(const struct cases *c, const struct buf *cleaned,
			  const char *program)
{
	struct buf command = {0};

	for (size_t half = 0; half < 2; half++) {
		buf_printf(&command, "%s" LACUNA " -0 -o " DIRECTORY "/half%zu", program,
			   half);
		list(&command, c, half, 2);
		buf_printf(&command, half ? "; r=$?; wait $! && exit $r" : " & ");
	}
	if (!run(&command))
		return c->n;
	return compare(c, cleaned, DIRECTORY "/half0", 0, 2) +
	       compare(c, cleaned, DIRECTORY "/half1", 1, 2);
}

static size_t one_by_one(const struct cases *c, const struct buf *cleaned,
			 const char *program)
{
	size_t wrong = 0;

	for (size_t i = 0; i < c->n; i += STRIDE) {
		struct buf command = {0}, one = {0};

		buf_printf(&command, "%s" LACUNA " %s >" DIRECTORY "/one", program,
			   c->letters[i].path);
		wrong += !run(&command) || io_read_file(&one, DIRECTORY "/one", NULL) ||
			 !str_eq(buf_str(&one), buf_str(&cleaned[i]));
		buf_free(&one);
	}
	return wrong;
}

size_t ways_check(const struct cases *c, const char *program)
{
	struct buf *cleaned = clean_all(c);
	size_t wrong = c->n;

	if (cleaned && write_file(KEY, STR(CASES_KEY))) {
		wrong = backwards(c, cleaned, program) + as_stream(c, cleaned, program) +
			two_at_once(c, cleaned, program) +
			one_by_one(c, cleaned, program);
		for (size_t i = 0; i < c->n; i++)
			buf_free(&cleaned[i]);
	}
	free(cleaned);
	return wrong;
}
