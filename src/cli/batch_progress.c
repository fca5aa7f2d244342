/*
 * Given: counts. Promises: on a terminal one line that is drawn over, elsewhere a line a
 * minute. Must not: name a letter.
 */
#include "batch_progress.h"

#include <stdio.h>
#include <time.h>

#include "say.h"

#define BAR 24
#define REDRAW 0.2
#define LINE 60.0

double batch_progress_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void batch_progress_start(struct batch_progress *p)
{
	p->terminal = say_is_seen();
	p->start = p->shown = batch_progress_now();
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

static void show(const struct batch_progress *p, double now)
{
	double took = now - p->start > 0.001 ? now - p->start : 0.001;
	double share = p->all_bytes ? (double)p->bytes / (double)p->all_bytes : 1;
	char line[160], rest[32] = "";

	if (share > 0)
		left(rest, sizeof(rest), took / share - took);
	snprintf(line, sizeof(line),
		 "%zu of %zu letters, %.0f letters/s, %.1f MB/s, %s, %zu refused",
		 p->letters, p->all_letters, (double)p->letters / took,
		 (double)p->bytes / took / 1e6, rest, p->refused);
	if (p->terminal)
		fprintf(stderr, "\r[%-*.*s] %3.0f%% %s\033[K", BAR, (int)(share * BAR),
			"########################", share * 100, line);
	else
		say_line("%s", line);
}

void batch_progress_tick(struct batch_progress *p)
{
	double now;

	if (p->quiet)
		return;
	now = batch_progress_now();
	if (now - p->shown < (p->terminal ? REDRAW : LINE))
		return;
	p->shown = now;
	show(p, now);
}

void batch_progress_end(struct batch_progress *p)
{
	if (!p->quiet && p->terminal)
		fputs("\r\033[K", stderr);
}
