/*
 * Given: the findings that are dates. Promises: each of them whole, as far as the letter
 * tells, and the day it becomes. Must not: write.
 */
#include "date_context.h"

#include <string.h>

#include "../base/ascii.h"
#include "age.h"
#include "date_holiday.h"
#include "replacer.h"
#include "wordlist.h"

/* A leap year, so that a lone "February 29" exists; weeks back from it no rule depends on
 * it. */
#define YEAR_UNKNOWN 2012
#define BORN_BEFORE 15 /* years: who works is older */

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
		bool known = false;

		if (ascii_space(text.p[from]) || memchr(",-&/", text.p[from], 4)) {
			any = any || !ascii_space(text.p[from]);
			from++;
			continue;
		}
		while (end < to && ascii_alpha(text.p[end]))
			end++;
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]) && !known; k++)
			known = ascii_lower(text.p[from]) == (unsigned char)words[k][0] &&
				str_ieq(str_sub(text, from, end), str_of(words[k]));
		if (!known)
			return false;
		from = end;
		any = true;
	}
	return any;
}

/* The end of the word of birth that begins at text offset at ("DOB", "birthdate",
 * "born"); 0 when none does. */
static uint32_t birth_end(struct str text, uint32_t at)
{
	static const char *const signs[] = {"dob", "d.o.b.", "d.o.b", "birth", "born"};

	if (at + 1 == text.n || !memchr("oOiI.", text.p[at + 1], 5))
		return 0;
	for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
		uint32_t end = at + (uint32_t)strlen(signs[k]);

		if (!str_ieq(str_sub(text, at, end), str_of(signs[k])))
			continue;
		while (end < text.n && ascii_alpha(text.p[end]))
			end++;
		return end;
	}
	return 0;
}

/* Does nothing but "is given as", "date:" and the like lead from a word of birth to a
 * date? A label's value that was cut out ("DOB: [REDACTED]", "Date of Birth:" before
 * another label) does not. */
static bool leads_on(struct str text, uint32_t at, uint32_t start)
{
	static const char *const links[] = {
		"date",	 "is",	  "was",      "on",	    "in",	"of",
		"as",	 "the",	  "about",    "around",	    "circa",	"age",
		"sex",	 "and",	  "given",    "listed",	    "recorded", "stated",
		"shown", "noted", "reported", "documented", "written",	"typed",
		"said",	 "to",	  "be",	      "being"};
	bool colon = false;

	while (at < start) {
		uint32_t end = at;

		while (end < start && ascii_alpha(text.p[end]))
			end++;
		if (end > at && (colon || !WORDLIST_HAS(links, str_sub(text, at, end))))
			return false;
		if (end == at && !ascii_space(text.p[at]) &&
		    !memchr(":(.,-#/&", text.p[at], 8))
			return false;
		colon = colon || text.p[at] == ':';
		at = end > at ? end : at + 1;
	}
	return true;
}

/* What a byte before a date may have to do with a word of birth. */
enum before { BEFORE_PLAIN, BEFORE_END, BEFORE_SIGN };

static const uint8_t before_date[256] = {
	['0'] = BEFORE_END,  BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     [';'] = BEFORE_END,  [']'] = BEFORE_END,
	['_'] = BEFORE_END,  ['B'] = BEFORE_SIGN, ['b'] = BEFORE_SIGN,
	['D'] = BEFORE_SIGN, ['d'] = BEFORE_SIGN,
};

/* Does the text before a date say that it is someone's birth? */
static bool says_birth(struct str text, uint32_t start)
{
	for (uint32_t at = start, least = start > 32 ? start - 32 : 0; at > least; at--) {
		uint8_t sense = before_date[text.p[at - 1]];
		uint32_t end = 0;

		if (sense == BEFORE_PLAIN)
			continue;
		if (sense == BEFORE_END)
			break;
		if (at == 1 || !ascii_alpha(text.p[at - 2]))
			end = birth_end(text, at - 1);
		if (end)
			return end <= start && leads_on(text, end, start);
	}
	return false;
}

static bool same_day(struct civil a, struct civil b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Every mention of a day that is a birthday somewhere in the letter is one. */
static void spread_birth(struct date *d, size_t n)
{
	size_t births = 0;

	for (size_t i = 0; i < n && births < 4; i++) {
		if (!d[i].birth || !d[i].known)
			continue;
		births++;
		for (size_t k = 0; k < n; k++)
			d[k].birth = d[k].birth || same_day(d[k].whole, d[i].whole);
	}
}

/* The last year that the letter tells. */
static int32_t last_year(const struct act_letter *l)
{
	int32_t last = 0;

	for (size_t i = 0; i < l->ndates; i++)
		if (l->dates[i].known && l->dates[i].whole.year > last)
			last = l->dates[i].whole.year;
	return last;
}

static bool tells_birth(const struct act_letter *l)
{
	for (size_t i = 0; i < l->ndates; i++)
		if (l->dates[i].birth)
			return true;
	return false;
}

/* Whose year of birth shows an age of 90 or more: by the letter's last year, or by the
 * age that it tells. */
static void find_aged(struct act_letter *l)
{
	bool told = tells_birth(l) && age_tells_top(l);
	int32_t last = last_year(l);

	for (size_t i = 0; i < l->ndates; i++) {
		struct date *d = &l->dates[i];
		int32_t years = last - d->whole.year;

		d->aged = d->birth && d->known &&
			  (years >= l->policy->age_top ||
			   (told && (years < BORN_BEFORE ||
				     years >= l->policy->age_top - BORN_BEFORE)));
	}
}

/* "Liang, Tri, 7/9/1973" on a label: years older than what else the letter tells, and
 * right behind a person's name. */
static void find_labelled_births(struct act_letter *l)
{
	int32_t last = last_year(l);

	for (size_t i = 1; i < l->n; i++) {
		struct date *d = letter_date(l, i);
		const struct replacer *row = letter_row(l, i - 1);

		if (d && d->known && d->whole.year <= last - BORN_BEFORE && row &&
		    row->surrogate == person_replace &&
		    str_eq(str_trim(doc_text(l->doc, l->f[i - 1].end, d->start)),
			   STR(",")))
			d->birth = true;
	}
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
		d->birth = says_birth(l->doc->text, d->start);
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
	find_labelled_births(l);
	spread_birth(l->dates, l->ndates);
	find_aged(l);
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
