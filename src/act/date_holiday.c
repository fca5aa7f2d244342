/*
 * Given: a name and a year. Promises: the day by the rule of the law or of the church.
 * Must not: know a holiday that moves by proclamation.
 */
#include "date_holiday.h"

#include "../base/ascii.h"
#include "normal.h"

#define SUN 0
#define MON 1
#define THU 4
#define LAST 5
#define EASTER 13 /* in the place of a month: day is days after Easter Sunday */

/* A day of a month, or the nth weekday of it. */
static const struct {
	const char *key; /* as normal_of has it */
	int8_t month, day, nth, weekday;
} holidays[] = {
	{"newyearsday", 1, 1, 0, 0},
	{"newyearseve", 12, 31, 0, 0},
	{"newyears", 1, 1, 0, 0},
	{"groundhogday", 2, 2, 0, 0},
	{"valentinesday", 2, 14, 0, 0},
	{"stpatricksday", 3, 17, 0, 0},
	{"saintpatricksday", 3, 17, 0, 0},
	{"aprilfoolsday", 4, 1, 0, 0},
	{"aprilfools", 4, 1, 0, 0},
	{"earthday", 4, 22, 0, 0},
	{"cincodemayo", 5, 5, 0, 0},
	{"juneteenth", 6, 19, 0, 0},
	{"flagday", 6, 14, 0, 0},
	{"fourthofjuly", 7, 4, 0, 0},
	{"independenceday", 7, 4, 0, 0},
	{"halloween", 10, 31, 0, 0},
	{"veteransday", 11, 11, 0, 0},
	{"christmaseve", 12, 24, 0, 0},
	{"christmasday", 12, 25, 0, 0},
	{"christmas", 12, 25, 0, 0},
	{"boxingday", 12, 26, 0, 0},
	{"martinlutherkingday", 1, 0, 3, MON},
	{"martinlutherkingjrday", 1, 0, 3, MON},
	{"mlkday", 1, 0, 3, MON},
	{"presidentsday", 2, 0, 3, MON},
	{"mothersday", 5, 0, 2, SUN},
	{"memorialday", 5, 0, LAST, MON},
	{"fathersday", 6, 0, 3, SUN},
	{"laborday", 9, 0, 1, MON},
	{"columbusday", 10, 0, 2, MON},
	{"thanksgivingday", 11, 0, 4, THU},
	{"thanksgiving", 11, 0, 4, THU},
	{"eastersunday", EASTER, 0, 0, 0},
	{"easter", EASTER, 0, 0, 0},
	{"goodfriday", EASTER, -2, 0, 0},
	{"eastermonday", EASTER, 1, 0, 0},
};

static bool is_called(unsigned i, struct str key)
{
	return key.n && key.p[0] == (unsigned char)holidays[i].key[0] &&
	       str_eq(key, str_of(holidays[i].key));
}

unsigned date_holiday_find(struct str text, uint32_t start, uint32_t end,
			   uint32_t *name_end)
{
	struct normal room;
	struct str key;
	uint32_t at = start;

	while (at < end && !ascii_digit(text.p[at]))
		at++;
	if (at > start && text.p[at - 1] == '\'' && at < end)
		at--;
	key = normal_of(&room, str_sub(text, start, at));
	if (str_starts(key, STR("the")))
		key = str_sub(key, 3, key.n);
	if (key.n > 2 && str_eq(str_sub(key, key.n - 2, key.n), STR("of")))
		key.n -= 2; /* Christmas of 2012 */
	for (unsigned i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++) {
		if (!is_called(i, key))
			continue;
		while (at > start && !ascii_alpha(text.p[at - 1]))
			at--;
		*name_end = at;
		return i + 1;
	}
	return 0;
}

/* The end of the longest run of words from start on that is a holiday's name; start when
 * there is none. */
static uint32_t name_of(struct str text, uint32_t start, uint32_t end)
{
	uint32_t found = start;

	for (uint32_t at = start; at < end && !ascii_digit(text.p[at]); at++) {
		struct normal room;
		struct str key;

		if (!ascii_alpha(text.p[at]) ||
		    (at + 1 < end && ascii_alpha(text.p[at + 1])))
			continue;
		key = normal_of(&room, str_sub(text, start, at + 1));
		for (unsigned i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++)
			if (is_called(i, key))
				found = at + 1;
	}
	return found;
}

uint32_t date_holiday_lead(struct str text, uint32_t start, uint32_t *end)
{
	uint32_t at = name_of(text, start, *end), digits = 0;
	bool opened = false;

	if (at == start)
		return start;
	while (at < *end && !ascii_alnum(text.p[at]))
		opened = text.p[at++] == '(' || opened;
	for (uint32_t i = at; i < *end; i++)
		digits += ascii_digit(text.p[i]);
	if (!digits || (ascii_digit(text.p[at]) && digits == 4 && *end - at == 4))
		return start;
	if (str_ieq(str_sub(text, at, at + 3), STR("of ")))
		at += 3;
	if (digits <= 4 && ascii_digit(text.p[at]))
		return start;
	if (opened && text.p[*end - 1] == ')')
		--*end;
	return at;
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
static int32_t easter(int32_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100;
	int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int32_t k = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 22 * k) / 451;
	int32_t n = h + k - 7 * m + 114;

	return civil_days((struct civil){year, n / 31, n % 31 + 1});
}

struct civil date_holiday_day(unsigned holiday, int32_t year)
{
	int32_t month = holidays[holiday - 1].month, day = holidays[holiday - 1].day;
	int32_t nth = holidays[holiday - 1].nth, first, to;

	if (month == EASTER)
		return civil_of(easter(year) + day);
	if (nth == 0)
		return (struct civil){year, month, day};
	first = civil_days((struct civil){year, month, 1});
	to = (holidays[holiday - 1].weekday - civil_weekday(first) + 7) % 7;
	day = 1 + to + 7 * (nth - 1);
	if (nth == LAST)
		while (day > civil_month_days(year, month))
			day -= 7;
	return (struct civil){year, month, day};
}
