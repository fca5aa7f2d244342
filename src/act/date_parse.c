/*
 * Given: the items of a date's surface. Promises: which of them is year, month and day,
 * or malformed. Must not: guess what is not written.
 */
#include "date.h"

#include "../base/ascii.h"
#include "date_holiday.h"
#include "date_scan.h"

#define YEAR_MIN 1800
#define YEAR_MAX 2199
#define CENTURY_PIVOT 29 /* '29 is 2029, '30 is 1930 */

static bool is_year(const struct date_item *i)
{
	return i->kind == ITEM_NUMBER && !i->ordinal &&
	       ((i->digits == 4 && i->value >= YEAR_MIN && i->value <= YEAR_MAX) ||
		(i->quoted && i->digits == 2));
}

/* Could it be a year of two or four digits? */
static bool may_be_year(const struct date_item *i)
{
	return is_year(i) || (i->kind == ITEM_NUMBER && !i->ordinal && i->digits == 2);
}

/* A number short enough for a month or a day. */
static bool is_short(const struct date_item *i)
{
	return i->kind == ITEM_NUMBER && !i->quoted && i->digits <= 2;
}

/* Beside a month alone: "2012", "'12", and "98", which is no day. */
static bool is_year_of_month(const struct date_item *i)
{
	return is_year(i) || (may_be_year(i) && (i->value > 31 || i->value == 0));
}

static bool is_month(const struct date_item *i)
{
	return i->kind == ITEM_MONTH;
}

static struct date_part part_of(const struct date_item *i, struct str text)
{
	struct date_part p = {.start = i->start,
			      .end = i->end,
			      .width = i->digits,
			      .language = i->language};

	if (i->kind == ITEM_MONTH)
		p.how = i->abbreviated ? PART_ABBR : PART_MONTH;
	else
		p.how = i->digits ? PART_DIGITS : PART_WORDS;
	p.padded = p.how == PART_DIGITS && p.width > 1 &&
		   (text.p[p.start] == '0' || text.p[p.start] == 'O' ||
		    text.p[p.start] == 'o');
	return p;
}

static void set_year(struct date *d, const struct date_item *i, struct str text)
{
	d->year = part_of(i, text);
	d->said.year = (int32_t)i->value;
	if (i->digits == 2)
		d->said.year += i->value <= CENTURY_PIVOT ? 2000 : 1900;
}

static void set_month(struct date *d, const struct date_item *i, struct str text)
{
	d->month = part_of(i, text);
	d->said.month = (int32_t)i->value;
}

static void set_day(struct date *d, const struct date_item *i, struct str text)
{
	d->day = part_of(i, text);
	d->said.day = (int32_t)i->value;
	d->suffix = i->suffix;
	d->suffix_end = i->suffix_end;
}

/* Month and day in the order of the country, unless only the other one can be meant. */
static void set_month_day(struct date *d, const struct date_item *a,
			  const struct date_item *b, struct str text)
{
	bool day_first = a->value > 12 && b->value <= 12;

	set_month(d, day_first ? b : a, text);
	set_day(d, day_first ? a : b, text);
	d->separator = b->before;
}

static bool parse_one(struct date *d, const struct date_item *i, struct str text)
{
	if (is_month(i))
		set_month(d, i, text);
	else if (is_year(i))
		set_year(d, i, text);
	else if (is_short(i))
		set_day(d, i, text);
	else
		return false;
	return true;
}

/* "March 3", "3rd of May", "May of 2012", "3/2016", "2013-05", "3/14", "9, 2012". */
static bool parse_two(struct date *d, const struct date_item *i, struct str text)
{
	for (int m = 0; m < 2; m++) {
		const struct date_item *other = &i[1 - m];

		if (!is_month(&i[m]))
			continue;
		set_month(d, &i[m], text);
		if (is_year_of_month(other))
			set_year(d, other, text);
		else if (is_short(other))
			set_day(d, other, text);
		else
			return false;
		return !is_month(other);
	}
	if (is_short(&i[0]) && is_year_of_month(&i[1])) {
		bool month =
			i[1].before == '/' || i[1].before == '-' || i[1].before == '.';

		if (month)
			set_month(d, &i[0], text);
		else
			set_day(d, &i[0], text);
		d->separator = month ? i[1].before : 0;
		set_year(d, &i[1], text);
		return true;
	}
	if (is_year(&i[0]) && is_short(&i[1])) {
		set_year(d, &i[0], text);
		set_month(d, &i[1], text);
		d->separator = i[1].before;
		return true;
	}
	if (!is_short(&i[0]) || !is_short(&i[1]) || i[1].before == 0)
		return false;
	set_month_day(d, &i[0], &i[1], text);
	return true;
}

static bool parse_three(struct date *d, const struct date_item *i, struct str text)
{
	if (is_month(&i[0]) && is_short(&i[1]) && may_be_year(&i[2])) {
		set_month(d, &i[0], text);
		set_day(d, &i[1], text);
		set_year(d, &i[2], text);
		return true;
	}
	if (is_month(&i[1])) {
		bool year_first = i[0].digits == 4 && is_year(&i[0]);

		if (!is_short(&i[year_first ? 2 : 0]) ||
		    !may_be_year(&i[year_first ? 0 : 2]))
			return false;
		set_month(d, &i[1], text);
		set_day(d, &i[year_first ? 2 : 0], text);
		set_year(d, &i[year_first ? 0 : 2], text);
		return true;
	}
	if (is_month(&i[0]) || is_month(&i[2]))
		return false;
	if (i[0].digits == 4 && is_year(&i[0]) && is_short(&i[1]) && is_short(&i[2])) {
		set_year(d, &i[0], text);
		set_month_day(d, &i[1], &i[2], text);
		return true;
	}
	if (!is_short(&i[0]) || !is_short(&i[1]) || !may_be_year(&i[2]))
		return false;
	set_month_day(d, &i[0], &i[1], text);
	set_year(d, &i[2], text);
	return true;
}

/* The two digits at text offset at as an item. */
static struct date_item two_digits(struct str text, uint32_t at)
{
	struct date_items one;

	date_scan(str_sub(text, 0, at + 2), at, at + 2, &one);
	return one.n == 1 && !one.strange ? one.item[0] : (struct date_item){.digits = 9};
}

/* "20130412", "04122013", "041213". */
static bool parse_packed(struct date *d, const struct date_item *whole, struct str text)
{
	uint32_t at = whole->start, n = whole->end - at;
	bool year_first = n == 8 && whole->value / 10000 >= YEAR_MIN &&
			  whole->value / 10000 <= YEAR_MAX;
	struct date_item year = *whole;
	struct date_item month = two_digits(text, at + (year_first ? 4 : 0));
	struct date_item day = two_digits(text, at + (year_first ? 6 : 2));

	if (whole->kind != ITEM_NUMBER || whole->ordinal || whole->digits != n ||
	    (n != 8 && n != 6))
		return false;
	year.digits = (uint8_t)(n - 4);
	year.start = at + (year_first ? 0 : 4);
	year.end = year.start + year.digits;
	year.value =
		year_first ? whole->value / 10000 : whole->value % (n == 8 ? 10000 : 100);
	if (!may_be_year(&year) || !is_short(&month) || !is_short(&day))
		return false;
	set_year(d, &year, text);
	set_month(d, &month, text);
	set_day(d, &day, text);
	return true;
}

/* Is what was read possible, as far as it goes? */
static bool possible(const struct date *d)
{
	struct civil c = d->said;

	if (d->month.how && (c.month < 1 || c.month > 12))
		return false;
	if (!d->day.how || d->holiday)
		return true;
	c.year = d->year.how ? c.year : 2000; /* a leap year: February 29 may be meant */
	c.month = d->month.how ? c.month : 1;
	return civil_exists(c);
}

/* "Labor Day 2013", "Labor Day". */
static bool parse_holiday(struct date *d, struct str text)
{
	struct date_items year;
	uint32_t name_end;
	unsigned holiday = date_holiday_find(text, d->start, d->end, &name_end);

	if (!holiday)
		return false;
	*d = (struct date){.start = d->start, .end = d->end};
	date_scan(text, name_end, d->end, &year);
	if (year.strange || year.n > 1 || (year.n == 1 && !is_year(&year.item[0])))
		return false;
	if (year.n == 1)
		set_year(d, &year.item[0], text);
	d->holiday = (uint8_t)holiday;
	d->day = (struct date_part){
		.start = d->start, .end = name_end, .how = PART_HOLIDAY};
	if (d->said.year)
		d->said = date_holiday_day(holiday, d->said.year);
	return true;
}

void date_parse(struct date *out, struct str text, uint32_t start, uint32_t end)
{
	struct date_items items;
	bool read = false;

	start = date_holiday_lead(text, start, &end);
	*out = (struct date){.start = start, .end = end};
	date_scan(text, start, end, &items);
	out->weekday = items.weekday;
	if (!items.strange && items.n == 1)
		read = parse_one(out, items.item, text) ||
		       parse_packed(out, items.item, text);
	else if (!items.strange && items.n == 2)
		read = parse_two(out, items.item, text);
	else if (!items.strange && items.n == 3)
		read = parse_three(out, items.item, text);
	if (!read)
		read = parse_holiday(out, text);
	out->malformed = !read || !possible(out);
}

enum date_precision date_precision(const struct date *d)
{
	return d->day.how ? DATE_DAY : d->month.how ? DATE_MONTH : DATE_YEAR;
}
