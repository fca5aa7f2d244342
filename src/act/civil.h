/* Calendar arithmetic: the proleptic Gregorian calendar as a count of days. */
#ifndef ACT_CIVIL_H
#define ACT_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

struct civil {
	int32_t year;
	int32_t month, day; /* 1..12, 1..31 */
};

/* Days since 1970-01-01 of a date that exists. */
int32_t civil_days(struct civil c);
struct civil civil_of(int32_t days);
/* Days of a month. */
int32_t civil_month_days(int32_t year, int32_t month);
/* Does the date exist? */
bool civil_exists(struct civil c);
/* 0 Sunday .. 6 Saturday. */
int32_t civil_weekday(int32_t days);

#endif
