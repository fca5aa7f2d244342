/*
 * Given: letters and the edits of their dates. Promises: all dates in full move by one
 * distance, back, of whole weeks, and keep their form. Must not: use the program's own
 * calendar.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../../src/base/ascii.h"
#include "prop.h"

static const char *const months[] = {"January",	  "February", "March",	  "April",
				     "May",	  "June",     "July",	  "August",
				     "September", "October",  "November", "December"};

/* Days since some day long ago (Julian day number). */
static long day_number(int y, int m, int d)
{
	int a = (14 - m) / 12, yy = y + 4800 - a, mm = m + 12 * a - 3;

	return d + (153 * mm + 2) / 5 + 365L * yy + yy / 4 - yy / 100 + yy / 400 - 32045;
}

static int take_number(struct str *s, size_t least, size_t most)
{
	size_t n = 0;
	int v = 0;

	while (n < s->n && n < most && ascii_digit(s->p[n]))
		v = 10 * v + (s->p[n++] - '0');
	*s = str_sub(*s, n, s->n);
	return n >= least ? v : -1;
}

static bool take(struct str *s, const char *literal)
{
	struct str l = str_of(literal);

	if (!str_starts(*s, l))
		return false;
	*s = str_sub(*s, l.n, s->n);
	return true;
}

/* A date in full on one line: what its form is, and its day. */
static bool read_date(struct str s, char *form, long *day)
{
	int m = 0, d, y;

	*form = 'M';
	while (m < 12 && !take(&s, months[m]))
		m++;
	if (m++ < 12) {
		if (!take(&s, " ") || (d = take_number(&s, 1, 2)) < 1 ||
		    !take(&s, ", ") || (y = take_number(&s, 4, 4)) < 1900)
			return false;
	} else {
		m = take_number(&s, 1, 2);
		*form = s.n ? (char)s.p[0] : 0;
		if ((*form != '/' && *form != '-') || !take(&s, *form == '/' ? "/" : "-"))
			return false;
		d = take_number(&s, 1, 2);
		if (!take(&s, *form == '/' ? "/" : "-") ||
		    (y = take_number(&s, 4, 4)) < 1900)
			return false;
	}
	if (m < 1 || m > 12 || d < 1 || d > 31 || s.n)
		return false;
	*day = day_number(y, m, d);
	return true;
}

/* Days of birth move by the case's change of age, too, so that both fit. All dates of
 * events in generated letters are later than this. */
#define BIRTHS day_number(2000, 1, 1)

struct moved {
	size_t letter, dates;
	long by; /* days, of the first date */
};

static void check_date(struct prop *p, struct moved *moved, struct str value,
		       const struct edit *e)
{
	long before, after;
	char form, other;

	if (!read_date(value, &form, &before))
		return;
	if (!read_date(e->replacement, &other, &after) || form != other) {
		prop_fail(p, "letter %zu, byte %zu: a date of another form",
			  moved->letter, e->start);
		return;
	}
	if (before < BIRTHS)
		return;
	if (!moved->dates++)
		moved->by = before - after;
	if (before - after != moved->by)
		prop_fail(p, "letter %zu, byte %zu: moved by %ld days, others by %ld",
			  moved->letter, e->start, before - after, moved->by);
	if (moved->by % 7 != 0 || moved->by < 4 * 7 || moved->by > 104 * 7)
		prop_fail(p, "letter %zu, byte %zu: moved by %ld days", moved->letter,
			  e->start, moved->by);
}

static size_t check_letter(struct prop *p, struct bench *b, struct str text, size_t i)
{
	struct moved moved = {.letter = i};
	struct lacuna_seen seen;

	if (bench_look(b, text, STR(""), &seen))
		return 0;
	for (size_t k = 0; k < seen.edits->n; k++) {
		const struct edit *e = &seen.edits->p[k];

		if (!e->note && !e->gap)
			check_date(p, &moved, str_sub(text, e->start, e->end), e);
	}
	return moved.dates;
}

void prop_dates_of_a_case_move_together_by_whole_weeks(struct prop *p)
{
	struct bench b = {0};
	size_t dates = 0;

	bench_open(&b);
	for (size_t i = 0; i < p->letters->n; i++)
		dates += check_letter(p, &b, buf_str(&p->letters->p[i]), i);
	if (dates < 100)
		prop_fail(p, "only %zu dates to compare", dates);
	bench_close(&b);
}

void prop_a_birth_cut_out_moves_no_other_date(struct prop *p)
{
	static const char *const letters[] = {
		"Patient: (Name)\nDOB: [REDACTED]\nDOI: 03/27/2012\nHearing: 7/3/2014\n",
		("The worker was born on  and injured on 10/27/2014. An MRI of 11/3/2014 "
		 "was "
		 "normal.\n"),
		("Employee: Noor Halvorsen\nDate of Birth:\nDate of Injury: 06/11/2012\n"
		 "Date of UR Decision: 9/20/2013\n"),
	};
	struct bench b = {0};

	bench_open(&b);
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (check_letter(p, &b, str_of(letters[i]), i) != 2)
			prop_fail(p, "letter %zu: not two dates", i);
	bench_close(&b);
}
