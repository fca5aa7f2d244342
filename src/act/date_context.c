/*
 * Given: the findings that are dates. Promises: each of them whole, as far as the letter
 * tells, and the day it becomes. Must not: write.
 */
#include "date_context.h"

#include <string.h>

#include "../base/ascii.h"
#include "age.h"
#include "date_birth.h"
#include "date_holiday.h"
#include "replacer.h"
#include "wordlist.h"

/* A leap year, so that a lone "February 29" exists; weeks back from it no rule depends on
 * it. */
#define YEAR_UNKNOWN 2012

static bool is_date(const struct act_letter *l, size_t i)
{
	const struct replacer *row = letter_row(l, i);

	return row && row->surrogate == date_replace;
}

/* Does only what joins the parts of a range or list stand in text [from, to)? */
static bool joins(struct str text, uint32_t from, uint32_t to)
{
	static const char *const words[] = {"to", "through", "thru", "and",
					    "or", "until",   "till"};
	bool any = false;

	if (to < from || to - from > 24)
		return false;
	while (from < to) {
		uint32_t end = from;

		if (ascii_space(text.p[from]) || memchr(",-&/", text.p[from], 4)) {
			any = any || !ascii_space(text.p[from]);
			from++;
			continue;
		}
		while (end < to && ascii_alpha(text.p[end]))
			end++;
		if (!WORDLIST_HAS(words, str_sub(text, from, end)))
			return false;
		from = end;
		any = true;
	}
	return any;
}

/* The date that d's month is written in. */
static const struct date *month_of(const struct date *d)
{
	return d->month.how ? d : d->month_from;
}

static bool wants_month(const struct date *d)
{
	return d->day.how && !d->holiday && !d->whole.month;
}

/* "March 28 ... on the 3rd": the next one. */
static void borrow_month(struct date *to, const struct date *from)
{
	bool next = to->whole.day < from->whole.day;

	to->month_from = month_of(from);
	to->whole.month = next ? from->whole.month % 12 + 1 : from->whole.month;
	if (!to->whole.year && from->whole.year)
		to->whole.year = from->whole.year + (next && from->whole.month == 12);
}

/* A list's or range's days take the month of the one before, else of the one after; a day
 * quite alone ("again on the 20th") that of the last date told before it. */
static void share_months(struct date *d, size_t n)
{
	const struct date *told = NULL;

	for (size_t i = 1; i < n; i++)
		if (wants_month(&d[i]) && d[i - 1].linked && d[i - 1].whole.month) {
			d[i].month_from = month_of(&d[i - 1]);
			d[i].whole.month = d[i - 1].whole.month;
		}
	for (size_t i = n; i-- > 1;)
		if (wants_month(&d[i - 1]) && d[i - 1].linked && d[i].whole.month) {
			d[i - 1].month_from = month_of(&d[i]);
			d[i - 1].whole.month = d[i].whole.month;
		}
	for (size_t i = 0; i < n; i++) {
		if (wants_month(&d[i]) && told)
			borrow_month(&d[i], told);
		else if (!d[i].malformed && d[i].month.how && d[i].day.how)
			told = &d[i];
	}
}

/* The year stands at the end of a range or list: "Nov to Jan 2013" began in 2012. */
static void share_years(struct date *d, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		struct date *a = &d[i - 1], *b = &d[i];

		if (a->malformed || a->whole.year || !a->linked || !b->whole.year)
			continue;
		a->year_from = b->year.how ? b : b->year_from;
		a->whole.year = b->whole.year;
		if (a->whole.month && b->whole.month && a->whole.month > b->whole.month)
			a->whole.year--;
	}
}

/* What no neighbour tells, the nearest year before does, else the first after. */
static void assume_years(struct date *d, size_t n)
{
	int32_t year = YEAR_UNKNOWN;

	for (size_t i = n; i-- > 0;)
		if (!d[i].malformed && d[i].said.year)
			year = d[i].said.year;
	for (size_t i = 0; i < n; i++) {
		if (d[i].whole.year)
			year = d[i].whole.year;
		else
			d[i].whole.year = year;
	}
}

/* Completes the calendar date; a February 29 falls in a leap year. */
static void settle(struct date *d)
{
	if (d->malformed || !d->whole.year)
		return;
	if (d->holiday)
		d->whole = date_holiday_day(d->holiday, d->whole.year);
	if (date_precision(d) != DATE_DAY) {
		d->known = date_precision(d) == DATE_YEAR || d->whole.month;
		return;
	}
	if (!d->whole.month)
		return;
	if (d->whole.month == 2 && d->whole.day == 29 && !d->year.how)
		while (!civil_exists(d->whole))
			d->whole.year--;
	d->known = civil_exists(d->whole);
}

static void shift(const struct act_letter *l, struct date *d)
{
	int32_t years = d->birth ? age_shift(l) : 0;

	if (!d->known)
		return;
	d->to = date_shift_apply(&l->shift, d->whole, date_precision(d));
	/* Who is a year older was born a year earlier. Beside a weekday only weeks will
	 * do. */
	if (years && d->weekday && date_precision(d) == DATE_DAY)
		d->to = civil_of(civil_days(d->to) - years * 52 * 7);
	else if (years)
		d->to = date_shift_years(d->to, years);
	/* Both steps may cancel out; a year earlier is as true of an age in whole years.
	 */
	if (date_precision(d) == DATE_YEAR && d->to.year == d->whole.year)
		d->to.year--;
}

static void parse_all(struct act_letter *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct date *d = letter_date(l, i);

		if (!d)
			continue;
		date_parse(d, l->doc->text, l->f[i].start, l->f[i].end);
		d->whole = d->said;
		d->birth = date_birth_said(l->doc->text, d->start);
		if (d > l->dates) {
			d[-1].linked = joins(l->doc->text, d[-1].end, d->start);
			d->birth = d->birth || (d[-1].linked && d[-1].birth);
		}
	}
}

enum lacuna_err date_context_read(struct act_letter *l)
{
	l->date_of = ARENA_ARRAY(l->in->arena, uint32_t, l->n);
	if (!l->date_of)
		return LACUNA_REFUSED;
	for (size_t i = 0; i < l->n; i++)
		if (is_date(l, i))
			l->date_of[i] = (uint32_t)++l->ndates;
	if (l->ndates == 0)
		return LACUNA_OK;
	l->dates = ARENA_RAW(l->in->arena, struct date, l->ndates);
	if (!l->dates)
		return LACUNA_REFUSED;
	l->shift = date_shift_of(l->keys, l->policy);
	parse_all(l);
	share_months(l->dates, l->ndates);
	share_years(l->dates, l->ndates);
	assume_years(l->dates, l->ndates);
	for (size_t i = 0; i < l->ndates; i++)
		settle(&l->dates[i]);
	date_birth_find(l);
	for (size_t i = 0; i < l->ndates; i++)
		shift(l, &l->dates[i]);
	return LACUNA_OK;
}

/* 1 the number has a leading zero, -1 it could have one and has none, 0 it does not show.
 */
static int shows_padding(const struct date_part *p)
{
	return p->padded ? 1 : p->width == 1 ? -1 : 0;
}

static const struct date_part *part_of(const struct date *d, bool month)
{
	return month ? &d->month : &d->day;
}

bool date_context_padded(const struct act_letter *l, const struct date *d, bool month)
{
	size_t at = (size_t)(d - l->dates), from = at > 8 ? at - 8 : 0;
	int votes = 0, other = shows_padding(part_of(d, !month));

	if (shows_padding(part_of(d, month)) || part_of(d, month)->how != PART_DIGITS)
		return part_of(d, month)->padded;
	for (size_t i = from; i < l->ndates && i <= at + 8; i++)
		if (l->dates[i].separator == d->separator && !l->dates[i].malformed &&
		    l->dates[i].year.width == d->year.width)
			votes += shows_padding(part_of(&l->dates[i], month));
	if (votes)
		return votes > 0;
	if (other)
		return other > 0;
	return d->separator && d->year.width == 4;
}
