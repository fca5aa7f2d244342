/*
 * How far the dates of a case move: a whole number of weeks back, the same for every date
 * of the case, so that intervals, order and weekdays stay true. What is coarser than a
 * day moves by whole months or years nearest to it.
 *
 * Moving months by whole months keeps different months different and their distances
 * true, and a month still lies between the shifts of its first and its last day: no order
 * against full dates turns round. The same holds for years. At least one month, and one
 * year, so that no date stays what it was: a year then lies where its earliest day went.
 */
#ifndef ACT_DATE_SHIFT_H
#define ACT_DATE_SHIFT_H

#include "../rules/policy.h"
#include "casekey.h"
#include "date.h"

struct date_shift {
	int32_t days, months, years; /* back */
};

struct date_shift date_shift_of(struct casekey *keys, const struct policy *policy);
/* The day, month or year that c becomes. */
struct civil date_shift_apply(const struct date_shift *shift, struct civil c,
			      enum date_precision precision);
/* years (of either sign) earlier; the 29th of February becomes the 28th where there is
 * none. */
struct civil date_shift_years(struct civil c, int32_t years);

#endif
