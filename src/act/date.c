/*
 * Given: a date of the letter. Promises: the case's shift of it in its own form, with a
 * month or year put in where a range or list no longer shares the one it shared. Must
 * not: write a date that does not exist.
 */
#include "date.h"

#include "date_context.h"
#include "replacer.h"

/*
 * A lone day whose month went elsewhere than its sharer's gets a month word of its own:
 * before it where the sharer stands directly before ("May 5-" "9, 2012"), else after it
 * ("the 20th").
 */
static bool lend_month(struct act_letter *l, const struct date *d, bool before)
{
	const struct date *from = d->month.how || d->holiday ? NULL : d->month_from;

	if (!from || !from->known || from->to.month == d->to.month ||
	    from->month.how == PART_DIGITS || (from < d && d[-1].linked) != before)
		return false;
	if (!before)
		draft_put(&l->draft, d->suffix_end > d->suffix ? STR(" of ") : STR(" "));
	date_write_month(&l->draft, &from->month, d->to.month);
	if (before)
		draft_byte(&l->draft, ' ');
	return true;
}

/* So does a date that shared the year of one after it: "January 5 and March 9, 2013". */
static bool lend_year(struct act_letter *l, const struct date *d)
{
	const struct date *from = d->year.how ? NULL : d->year_from;

	if (!from || !from->known || !d->month.how || from->to.year == d->to.year)
		return false;
	if (d->separator)
		draft_byte(&l->draft, d->separator);
	else
		draft_put(&l->draft, d->day.how ? STR(", ") : STR(" "));
	if (d->separator && from->year.width == 2)
		draft_number(&l->draft, (uint64_t)(d->to.year % 100), 2);
	else
		draft_number(&l->draft, (uint64_t)d->to.year, 4);
	return true;
}

bool date_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct date *d = letter_date(l, i);
	bool lent;

	if (!d || !d->known || d->to.year < 1 || d->to.year > 9999) {
		e->note = "malformed";
		return false;
	}
	draft_breaks(&l->draft, l->f[i].start, d->start);
	lent = lend_month(l, d, true);
	date_write(&l->draft, d, d->to,
		   d->to.month < 10 && date_context_padded(l, d, true),
		   d->to.day < 10 && date_context_padded(l, d, false));
	lent = lend_month(l, d, false) || lent;
	lent = lend_year(l, d) || lent;
	if (lent || d->holiday || d->start > l->f[i].start)
		e->note = "adjusted";
	return true;
}

bool date_generalise(struct act_letter *l, size_t i, struct edit *e)
{
	const struct date *d = letter_date(l, i);

	if (!d || !d->known || !d->year.how) {
		e->note = d && !d->known ? "malformed" : NULL;
		return false;
	}
	if (d->aged) {
		e->note = "coarse"; /* the year of birth is an age over 89 */
		return false;
	}
	draft_breaks(&l->draft, d->start, d->year.start);
	draft_number(&l->draft, (uint64_t)d->whole.year, 4);
	draft_breaks(&l->draft, d->year.start, d->end);
	return true;
}

void date_identity(struct act_letter *l, size_t i, struct normal *out)
{
	const struct date *d = letter_date(l, i);
	unsigned char digits[8];
	int32_t v;

	if (!d || !d->known) {
		normal_of(out, letter_text(l, i));
		return;
	}
	v = d->whole.year * 10000 + d->whole.month * 100 + d->whole.day;
	for (int k = 7; k >= 0; k--, v /= 10)
		digits[k] = (unsigned char)('0' + v % 10);
	normal_of(out, str_from(digits, sizeof(digits)));
}
