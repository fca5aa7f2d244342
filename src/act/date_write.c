/*
 * Given: a parsed date and another day. Promises: only the bytes of year, month and day
 * change, each in the way it was written. Must not: move or drop what stands between
 * them.
 */

#include "../base/ascii.h"
#include "casing.h"
#include "date.h"
#include "date_scan.h"
#include "numword.h"

#define YEAR_WIDTH 4

/* v into the digit places of the part; other bytes inside it (a line end) stay. */
static void write_slots(struct draft *out, const struct date_part *p, uint32_t v,
			unsigned width)
{
	struct str text = out->doc->text;
	unsigned char digit[YEAR_WIDTH];
	unsigned k = 0;

	for (unsigned i = width; i-- > 0; v /= 10)
		digit[i] = (unsigned char)('0' + v % 10);
	if (!out->doc->fold && p->end - p->start == width) {
		draft_put(out, str_from(digit, width));
		return;
	}
	for (uint32_t at = p->start; at < p->end; at++) {
		if (ascii_space(text.p[at])) {
			draft_keep(out, at, at + 1);
			continue;
		}
		draft_digit(out, at, digit[k] - (unsigned)'0');
		k += k + 1 < width;
	}
}

static void write_digits(struct draft *out, const struct date_part *p, uint32_t v,
			 bool padded)
{
	unsigned width = v > 9 || padded ? 2 : 1;

	if (p->width == width) {
		write_slots(out, p, v, width);
		return;
	}
	if (width == 2)
		draft_digit(out, p->start, v / 10);
	draft_digit(out, p->start, v % 10);
	draft_breaks(out, p->start, p->end);
}

static void write_year(struct draft *out, const struct date_part *p, int32_t year)
{
	uint32_t v = (uint32_t)(p->width == 2 ? year % 100 : year);

	write_slots(out, p, v, p->width == 2 ? 2 : YEAR_WIDTH);
}

/* Is there room for doubt between "May" the abbreviation and "May" in full? */
static bool short_form(struct str text, const struct date_part *p)
{
	unsigned char after = p->end < text.n ? text.p[p->end] : ' ';
	unsigned char before = p->start ? text.p[p->start - 1] : ' ';

	if (p->how == PART_ABBR)
		return true;
	/* "14MAY2012", "05-May-13" and "May/5/2013" are forms of three letters. */
	return p->end - p->start == 3 && (ascii_digit(before) || before == '-' ||
					  before == '/' || after == '-' || after == '/');
}

void date_write_month(struct draft *out, const struct date_part *like, int32_t month)
{
	struct str text = out->doc->text;
	struct str word = str_sub(text, like->start, like->end);
	struct str name = str_of(date_scan_months[like->language][month]);
	bool dot = word.n && word.p[word.n - 1] == '.';
	bool four = word.n - dot == 4 && ascii_lower(word.p[0]) == 's';

	if (short_form(text, like))
		name = str_sub(name, 0, four && month == 9 ? 4 : 3);
	else
		dot = false;
	casing_put(out, name, casing_of(str_sub(word, 0, word.n - dot)));
	if (dot && month != 5)
		draft_byte(out, '.');
}

static void write_month(struct draft *out, const struct date_part *p, int32_t month,
			bool padded)
{
	if (p->how == PART_DIGITS) {
		write_digits(out, p, (uint32_t)month, padded);
		return;
	}
	date_write_month(out, p, month);
	draft_breaks(out, p->start, p->end);
}

static const char *suffix_of(int32_t day)
{
	if (day / 10 == 1)
		return "th";
	return day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

/* "Christmas Eve 2013" as "October 22, 2013". */
static void write_holiday(struct draft *out, const struct date *d, struct civil to)
{
	struct str name = str_sub(out->doc->text, d->day.start, d->day.end);
	struct str rest = str_sub(out->doc->text, d->day.end, d->year.start);

	casing_put(out, str_of(date_scan_months[DATE_ENGLISH][to.month]),
		   casing_of(name) == CASING_UPPER ? CASING_UPPER : CASING_CAP);
	draft_byte(out, ' ');
	draft_number(out, (uint64_t)to.day, 1);
	if (d->year.how && str_find(rest, 0, ',') == rest.n)
		draft_byte(out, ',');
	draft_breaks(out, d->day.start, d->day.end);
}

static void write_day(struct draft *out, const struct date *d, int32_t day, bool padded)
{
	const struct date_part *p = &d->day;
	struct str suffix = str_sub(out->doc->text, d->suffix, d->suffix_end);

	if (p->how == PART_WORDS)
		numword_put(out, p->start, p->end, (uint32_t)day, NUMWORD_ORDINAL);
	else
		write_digits(out, p, (uint32_t)day, padded);
	if (suffix.n) {
		draft_keep(out, p->end, d->suffix);
		casing_put(out, str_of(suffix_of(day)), casing_of(suffix));
	}
}

/* The parts that are written, in the order they stand in the letter; how many. */
static unsigned parts_of(const struct date *d, const struct date_part *part[3])
{
	const struct date_part *const all[] = {&d->month, &d->day, &d->year};
	unsigned n = 0;

	for (unsigned i = 0; i < 3; i++) {
		unsigned k = n;

		if (!all[i]->how)
			continue;
		for (; k > 0 && all[i]->start < part[k - 1]->start; k--)
			part[k] = part[k - 1];
		part[k] = all[i];
		n++;
	}
	return n;
}

void date_write(struct draft *out, const struct date *d, struct civil to,
		bool month_padded, bool day_padded)
{
	const struct date_part *part[3];
	unsigned n = parts_of(d, part);
	uint32_t at = d->start;

	for (unsigned i = 0; i < n; i++) {
		const struct date_part *p = part[i];

		draft_keep(out, at, p->start);
		if (p == &d->year)
			write_year(out, p, to.year);
		else if (p == &d->month)
			write_month(out, p, to.month, month_padded);
		else if (d->holiday)
			write_holiday(out, d, to);
		else
			write_day(out, d, to.day, day_padded);
		at = p->end;
		if (p == &d->day && d->suffix_end > d->suffix)
			at = d->suffix_end;
	}
	draft_keep(out, at, d->end);
}
