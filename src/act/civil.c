/*
 * Given: years of four digits. Promises: exact days, leap years included.
 * Must not: know a time zone or what day it is.
 */
#include "civil.h"

/* Years begin in March here, so that the leap day is the last of one (Hinnant, 2013). An
 * era is 400 years, 146097 days; 719468 days lie between 0000-03-01 and 1970-01-01. */
int32_t civil_days(struct civil c)
{
	int32_t y = c.month <= 2 ? c.year - 1 : c.year;
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t yoe = y - era * 400;
	int32_t doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct civil civil_of(int32_t days)
{
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;
	struct civil c = {.day = doy - (153 * mp + 2) / 5 + 1,
			  .month = mp < 10 ? mp + 3 : mp - 9};

	c.year = yoe + era * 400 + (c.month <= 2);
	return c;
}

int32_t civil_month_days(int32_t year, int32_t month)
{
	static const int32_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool civil_exists(struct civil c)
{
	return c.month >= 1 && c.month <= 12 && c.day >= 1 &&
	       c.day <= civil_month_days(c.year, c.month);
}

int32_t civil_weekday(int32_t days)
{
	int32_t w = (days + 4) % 7;

	return w < 0 ? w + 7 : w;
}
