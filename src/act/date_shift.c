/*
 * Given: the case's key and the policy's range. Promises: one shift for the whole case.
 * Must not: look at the letter.
 */
#include "date_shift.h"

static int32_t nearest(int32_t days, int32_t parts, int32_t part_days)
{
	int32_t n = (days * parts + part_days / 2) / part_days;

	return n > 0 ? n : 1;
}

struct date_shift date_shift_of(struct casekey *keys, const struct policy *policy)
{
	uint64_t span = (uint64_t)(policy->shift_max_weeks - policy->shift_min_weeks) + 1;
	uint64_t h = hash_u64(casekey_of(keys, KEY_DATES), STR("weeks"), STR(""));
	struct date_shift s;

	s.days = 7 * (policy->shift_min_weeks + (int32_t)(h % span));
	/* 400 Gregorian years are 4800 months and 146097 days. */
	s.months = nearest(s.days, 4800, 146097);
	s.years = nearest(s.days, 400, 146097);
	return s;
}

struct civil date_shift_apply(const struct date_shift *shift, struct civil c,
			      enum date_precision precision)
{
	int32_t months;

	switch (precision) {
	case DATE_YEAR:
		c.year -= shift->years;
		return c;
	case DATE_MONTH:
		months = c.year * 12 + c.month - 1 - shift->months;
		c.year = months / 12;
		c.month = months % 12 + 1;
		return c;
	default:
		return civil_of(civil_days(c) - shift->days);
	}
}

struct civil date_shift_years(struct civil c, int32_t years)
{
	c.year -= years;
	if (c.day && c.day > civil_month_days(c.year, c.month))
		c.day = civil_month_days(c.year, c.month);
	return c;
}
