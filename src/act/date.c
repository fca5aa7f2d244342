/*
 * Given: a date of the letter. Promises: the case's shift of it in its own form, with a month or
 * year put in where a range or list no longer shares the one it shared.
 * Must not: write a date that does not exist.
 */
#include "date.h"

#include "date_context.h"
#include "replacer.h"

/* The date whose month word d's month is taken from: before it, else after it. */
static const struct date *month_giver(const struct act_letter *l, const struct date *d)
{
	const struct date *first = l->dates, *last = l->dates + l->ndates - 1, *at;

	for (at = d; at > first && at[-1].linked && !at->month.how; at--)
		;
	if (at->month.how)
		return at;
	for (at = d; at < last && at->linked && !at->month.how; at++)
		;
	return at->month.how ? at : NULL;
}

/* The date after d whose year d shares; NULL when d has its own or none is shared. */
static const struct date *year_giver(const struct act_letter *l, const struct date *d)
{
	const struct date *last = l->dates + l->ndates - 1, *at = d;

	while (at < last && at->linked && !at->year.how)
		at++;
	return at != d && at->year.how ? at : NULL;
}

/* The month of a lone day: written before it or after it, where the sharer's month went
 * elsewhere. */
static bool lend_month(struct act_letter *l, const struct date *d, bool before)
{
	const struct date *giver = d->month.how ? NULL : month_giver(l, d);

	if (!giver || !giver->known || giver->to.month == d->to.month ||
	    giver->month.how == PART_DIGITS || (giver < d) != before)
		return false;
	if (!before)
		draft_byte(&l->draft, ' ');
	date_write_month(&l->draft, &giver->month, d->to.month);
	if (before)
		draft_byte(&l->draft, ' ');
	return true;
}

static bool lend_year(struct act_letter *l, const struct date *d)
{
	const struct date *giver = d->year.how ? NULL : year_giver(l, d);

	if (!giver || !giver->known || !d->month.how || giver->to.year == d->to.year)
		return false;
	if (d->separator)
		draft_byte(&l->draft, d->separator);
	else
		draft_put(&l->draft, d->day.how ? STR(", ") : STR(" "));
	if (d->separator && giver->year.width == 2)
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
	lent = lend_month(l, d, true);
	date_write(&l->draft, d, d->to, date_context_padded(l, d));
	lent = lend_month(l, d, false) || lent;
	lent = lend_year(l, d) || lent;
	if (lent)
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
