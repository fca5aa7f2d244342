/*
 * Dates: every form of letters, read, shifted and written back. The forms are written by
 * a formatter of this file, so that reading and writing cannot agree on a mistake.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/act/casekey.h"
#include "../../src/act/civil.h"
#include "../../src/act/date_holiday.h"
#include "../../src/act/date_shift.h"
#include "../../src/base/buf.h"
#include "acting.h"
#include "thin.h"

Suite *dates_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

/* ---- a formatter ---- */

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
				       "Thursday", "Friday", "Saturday"};
static const char *const words[] = {"",
				    "first",
				    "second",
				    "third",
				    "fourth",
				    "fifth",
				    "sixth",
				    "seventh",
				    "eighth",
				    "ninth",
				    "tenth",
				    "eleventh",
				    "twelfth",
				    "thirteenth",
				    "fourteenth",
				    "fifteenth",
				    "sixteenth",
				    "seventeenth",
				    "eighteenth",
				    "nineteenth",
				    "twentieth",
				    "twenty-first",
				    "twenty-second",
				    "twenty-third",
				    "twenty-fourth",
				    "twenty-fifth",
				    "twenty-sixth",
				    "twenty-seventh",
				    "twenty-eighth",
				    "twenty-ninth",
				    "thirtieth",
				    "thirty-first"};

static const char *suffix(int day)
{
	if (day >= 11 && day <= 13)
		return "th";
	return day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

static void upper(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n && s[i]; i++)
		buf_byte(b,
			 (unsigned char)(s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i]));
}

/* One letter after a %, see below. */
static void item(struct buf *b, char c, struct civil d)
{
	const char *month = acting_months[d.month],
		   *day = weekdays[civil_weekday(civil_days(d))];

	switch (c) {
	case 'Y':
		buf_printf(b, "%04d", d.year);
		break;
	case 'y':
		buf_printf(b, "%02d", d.year % 100);
		break;
	case 'm':
		buf_printf(b, "%02d", d.month);
		break;
	case 'n':
		buf_printf(b, "%d", d.month);
		break;
	case 'd':
		buf_printf(b, "%02d", d.day);
		break;
	case 'e':
		buf_printf(b, "%d", d.day);
		break;
	case 'B':
		buf_printf(b, "%s", month);
		break;
	case 'b':
		buf_printf(b, "%.3s", month);
		break;
	case 'c':
		buf_printf(b, d.month == 5 ? "%.3s" : "%.3s.", month);
		break;
	case 'U':
		upper(b, month, 10);
		break;
	case 'T':
		upper(b, month, 3);
		break;
	case 'o':
		buf_printf(b, "%d%s", d.day, suffix(d.day));
		break;
	case 'O':
		buf_printf(b, "%d", d.day);
		upper(b, suffix(d.day), 2);
		break;
	case 'w':
		buf_printf(b, "%s", words[d.day]);
		break;
	case 'A':
		buf_printf(b, "%s", day);
		break;
	case 'a':
		buf_printf(b, "%.3s", day);
		break;
	default:
		ck_abort_msg("bad form");
	}
}

static void format(struct buf *b, const char *form, struct civil d)
{
	for (; *form; form++) {
		if (*form == '%')
			item(b, *++form, d);
		else
			buf_byte(b, (unsigned char)*form);
	}
}

/* y, n and e forms keep what they leave open by the evidence of a date before them. */
static const char *const day_forms[] = {
	"%m/%d/%Y",
	"%n/%e/%Y",
	"%n/%e/%y",
	"%m/%d/%y",
	"%n/%d/%y",
	"%m-%d-%Y",
	"%n-%e-%Y",
	"%n-%e-%y",
	"%m.%d.%Y",
	"%n.%e.%y",
	"%Y-%m-%d",
	"%Y/%m/%d",
	"%Y%m%d",
	"%m%d%Y",
	"%B %e, %Y",
	"%B %d, %Y",
	"%B %e,\n%Y",
	"%B %e, \n\n%Y",
	"%B\n%e, %Y",
	"%B %e, \n\n \n\n\n\n%Y",
	"%B %e,%Y",
	"%B %e %Y",
	"%n-\n%e-%Y",
	"%n/%e/ \n%Y",
	"%n-%e-\n%y",
	"%n/ %e/ %Y",
	"%e %B %Y",
	"%e %B, %Y",
	"%o %B %Y",
	"%o of %B, %Y",
	"%o of %B %Y",
	"%B %o, %Y",
	"%B %O, %Y",
	"the %o of %B, %Y",
	"%w of %B %Y",
	"%B %e of %Y",
	"%b %e, %Y",
	"%c %e, %Y",
	"%d%T%Y",
	"%e %c '%y",
	"%d-%b-%Y",
	"%b/%e/%Y",
	"%A, %B %e, %Y",
	"%A, %e %B %Y",
	"%a. %n/%e/%y",
	"%a., %c %e, %Y",
	"%A the %o of %B, %Y",
	"%U %e, %Y",
	"%Y %B %e",
	"%B %e,\r\n%Y",
	"%n/%e/%Y",
};

static const char *const month_forms[] = {"%B %Y", "%B of %Y", "%B, %Y", "%m/%Y",
					  "%n/%Y", "%m-%Y",    "%c %Y",	 "%B\n%Y",
					  "%Y-%m", "%B%Y",     "%U %Y",	 "%b '%y"};

/* ---- properties ---- */

static struct date_shift shift_now(void)
{
	struct casekey keys;
	struct date_shift s;

	casekey_make(&keys, &a.key, str_of(a.case_id));
	s = date_shift_of(&keys, &a.policy);
	casekey_wipe(&keys);
	return s;
}

static bool has(const char *form, const char *items)
{
	for (; *form; form++)
		if (*form == '%' && strchr(items, *++form))
			return true;
	return false;
}

/* A day that form can write without losing what the shift needs to know. */
static struct civil random_day(uint64_t *state, const char *form)
{
	int32_t from = civil_days((struct civil){1900, 1, 1});
	int32_t to = civil_days((struct civil){2101, 1, 1});
	struct civil c;

	do {
		c = civil_of(from + (int32_t)(splitmix(state) % (uint64_t)(to - from)));
	} while ((has(form, "y") && (c.year < 1930 || c.year > 2029)) ||
		 (has(form, "bc") && c.month == 5));
	return c;
}

/* Each form for many days, after a date that shows whether the form pads. */
static void check_forms(const char *const *forms, size_t n, enum date_precision precision)
{
	uint64_t seed = acting_seed(20260101), state = seed;
	struct date_shift shift = shift_now();
	struct civil evidence = {1999, 2, 3};

	for (size_t f = 0; f < n; f++) {
		struct buf in = {0}, want = {0};
		const char *got;

		for (unsigned i = 0; i < 60; i += thin()) {
			struct civil day = i ? random_day(&state, forms[f]) : evidence;

			BUF_LIT(&in, "On {{DATE:DATE|");
			format(&in, forms[f], day);
			BUF_LIT(&in, "}} he was seen.\n\n");
			BUF_LIT(&want, "On ");
			format(&want, forms[f], date_shift_apply(&shift, day, precision));
			BUF_LIT(&want, " he was seen.\n\n");
		}
		buf_byte(&in, 0);
		buf_byte(&want, 0);
		got = acting_run(&a, (const char *)in.p);
		for (size_t at = 0; at < want.n; at++)
			ck_assert_msg(want.p[at] == (unsigned char)got[at],
				      "seed %llu, form %s: want %.40s, got %.40s",
				      (unsigned long long)seed, forms[f],
				      (const char *)want.p + (at > 20 ? at - 20 : 0),
				      got + (at > 20 ? at - 20 : 0));
		ck_assert_uint_eq(a.edits.nreports, 0);
		buf_free(&in);
		buf_free(&want);
	}
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

START_TEST(every_form_of_a_day_comes_back_in_its_own_form)
{
	a.key.k[0] = (unsigned char)_i;
	check_forms(day_forms, COUNT(day_forms), DATE_DAY);
}
END_TEST

START_TEST(every_form_of_a_month_comes_back_in_its_own_form)
{
	a.key.k[0] = (unsigned char)_i;
	check_forms(month_forms, COUNT(month_forms), DATE_MONTH);
}
END_TEST

START_TEST(shift_is_whole_weeks_back_within_the_policy)
{
	unsigned seen[1001] = {0}, different = 0;

	for (int i = 0; i < 400; i++) {
		char id[16];
		struct date_shift s;

		snprintf(id, sizeof(id), "CASE%d", i);
		a.case_id = id;
		s = shift_now();
		ck_assert_int_eq(s.days % 7, 0);
		ck_assert_int_ge(s.days / 7, a.policy.shift_min_weeks);
		ck_assert_int_le(s.days / 7, a.policy.shift_max_weeks);
		different += seen[s.days / 7]++ == 0;
	}
	ck_assert_uint_gt(different, 60);
}
END_TEST

START_TEST(months_and_years_keep_order_and_distance_beside_full_dates)
{
	for (int32_t weeks = 1; weeks <= 1000; weeks += (int32_t)thin()) {
		struct date_shift s;

		a.policy.shift_min_weeks = a.policy.shift_max_weeks = weeks;
		s = shift_now();
		ck_assert_int_eq(s.days, 7 * weeks);
		for (int32_t m = 1900 * 12; m < 2101 * 12; m += weeks < 120 ? 1 : 7) {
			struct civil first = {m / 12, m % 12 + 1, 1}, last = first, to;
			struct civil low, high;

			last.day = civil_month_days(first.year, first.month);
			to = date_shift_apply(&s, first, DATE_MONTH);
			low = date_shift_apply(&s, first, DATE_DAY);
			high = date_shift_apply(&s, last, DATE_DAY);
			ck_assert_int_le(low.year * 12 + low.month,
					 to.year * 12 + to.month);
			ck_assert_int_ge(high.year * 12 + high.month,
					 to.year * 12 + to.month);
			ck_assert_int_lt(to.year * 12 + to.month,
					 first.year * 12 + first.month);
		}
		ck_assert_int_ge(s.years, 1);
		ck_assert_int_ge(s.days, (s.years - 1) * 365);
		ck_assert_int_le(s.days, (s.years + 1) * 365);
	}
}
END_TEST

Suite *dates_suite(void)
{
	Suite *s = suite_create("dates");
	TCase *c = tcase_create("dates");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, every_form_of_a_day_comes_back_in_its_own_form, 0, 12);
	tcase_add_loop_test(c, every_form_of_a_month_comes_back_in_its_own_form, 0, 12);
	tcase_add_test(c, shift_is_whole_weeks_back_within_the_policy);
	tcase_add_test(c, months_and_years_keep_order_and_distance_beside_full_dates);
	suite_add_tcase(s, c);
	return s;
}
