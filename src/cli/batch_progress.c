/*
 * Given: counts. Promises: on a terminal one line that is drawn over and never wraps,
 * elsewhere a line a minute. Must not: name a letter, or ask more of a terminal than that
 * it goes back to the line's start.
 */
#include "batch_progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "say.h"

#define BAR 24
#define BAR_LEAST 6 /* a shorter one tells nothing */
#define COLUMNS 80  /* of a terminal that does not say */
#define REDRAW 0.2
#define LINE 60.0
#define WINDOW 10.0 /* rates are of the last one to two of these */

double batch_progress_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What a line can have without the cursor's going to the next. */
static int columns(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
		       ? size.ws_col - 1
		       : COLUMNS - 1;
}

/* "2:05 left", "1:02:05 left" */
static void left(char *out, size_t n, double seconds)
{
	unsigned long s = seconds < 360000 ? (unsigned long)seconds : 359999;

	if (s >= 3600)
		snprintf(out, n, "%lu:%02lu:%02lu left", s / 3600, s / 60 % 60, s % 60);
	else
		snprintf(out, n, "%lu:%02lu left", s / 60, s % 60);
}

/* Counts since the window before began: what earlier runs have done goes by in a blink,
 * and tells nothing of the rest. */
static void compose(const struct batch_progress *p, double now, char *out, size_t n)
{
	double took = now - p->before.at > 0.001 ? now - p->before.at : 0.001;
	double letters = (double)(p->letters - p->before.letters) / took;
	double bytes = (double)(p->bytes - p->before.bytes) / took;
	char rest[32] = "";

	if (bytes > 0)
		left(rest, sizeof(rest), (double)(p->all_bytes - p->bytes) / bytes);
	snprintf(out, n, "%zu/%zu%s, %zu refused, %s%s%.0f letters/s, %.1f MB/s",
		 p->letters, p->all_letters, p->terminal ? "" : " letters", p->refused,
		 rest, *rest ? ", " : "", letters, bytes / 1e6);
}

/* What does not fit is cut off the end; the bar takes what is left. */
static void draw(const char *line, double share)
{
	int cols = columns();
	int bar = cols - (int)strlen(line) - (int)sizeof("[] 100% ") + 1;

	if (bar > BAR)
		bar = BAR;
	if (bar >= BAR_LEAST)
		fprintf(stderr, "\r[%-*.*s] %3.0f%% %-*s", bar, (int)(share * bar),
			"########################", share * 100,
			cols - bar - (int)sizeof("[] 100% ") + 1, line);
	else if (cols > 5)
		fprintf(stderr, "\r%3.0f%% %-*.*s", share * 100, cols - 5, cols - 5,
			line);
}

static void show(const struct batch_progress *p, double now)
{
	double share = p->all_bytes ? (double)p->bytes / (double)p->all_bytes : 1;
	char line[160];

	compose(p, now, line, sizeof(line));
	if (p->terminal)
		draw(line, share);
	else
		say_line("%s", line);
}

static struct batch_progress_mark mark(const struct batch_progress *p, double now)
{
	return (struct batch_progress_mark){now, p->letters, p->bytes};
}

void batch_progress_start(struct batch_progress *p)
{
	p->terminal = say_is_seen();
	p->shown = batch_progress_now();
	p->before = p->since = mark(p, p->shown);
	if (!p->quiet && p->terminal)
		show(p, p->shown);
}

void batch_progress_tick(struct batch_progress *p)
{
	double now;

	if (p->quiet)
		return;
	now = batch_progress_now();
	if (now - p->since.at > WINDOW) {
		p->before = p->since;
		p->since = mark(p, now);
	}
	if (now - p->shown < (p->terminal ? REDRAW : LINE))
		return;
	p->shown = now;
	show(p, now);
}

void batch_progress_end(struct batch_progress *p)
{
	if (!p->quiet && p->terminal)
		fprintf(stderr, "\r%*s\r", columns(), "");
}
