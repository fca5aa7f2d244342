/*
 * Dates: every form of letters, read, shifted and written back. The forms are written by a
 * formatter of this file, so that reading and writing cannot agree on a mistake.
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

/* ---- a formatter -------------------------------------------------------------------------- */

static const char *const months[] = {"", "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"};
static const char *const weekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
	"Friday", "Saturday"};
static const char *const words[] = {"", "first", "second", "third", "fourth", "fifth", "sixth",
	"seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
	"fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
	"twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
	"twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
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
		buf_byte(b, (unsigned char)(s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i]));
}

/* One letter after a %, see below. */
static void item(struct buf *b, char c, struct civil d)
{
	const char *month = months[d.month], *day = weekdays[civil_weekday(civil_days(d))];

	switch (c) {
	case 'Y': buf_printf(b, "%04d", d.year); break;
	case 'y': buf_printf(b, "%02d", d.year % 100); break;
	case 'm': buf_printf(b, "%02d", d.month); break;
	case 'n': buf_printf(b, "%d", d.month); break;
	case 'd': buf_printf(b, "%02d", d.day); break;
	case 'e': buf_printf(b, "%d", d.day); break;
	case 'B': buf_printf(b, "%s", month); break;
	case 'b': buf_printf(b, "%.3s", month); break;
	case 'c': buf_printf(b, d.month == 5 ? "%.3s" : "%.3s.", month); break;
	case 'U': upper(b, month, 10); break;
	case 'T': upper(b, month, 3); break;
	case 'o': buf_printf(b, "%d%s", d.day, suffix(d.day)); break;
	case 'O': buf_printf(b, "%d", d.day); upper(b, suffix(d.day), 2); break;
	case 'w': buf_printf(b, "%s", words[d.day]); break;
	case 'A': buf_printf(b, "%s", day); break;
	case 'a': buf_printf(b, "%.3s", day); break;
	default: ck_abort_msg("bad form");
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
	"%m/%d/%Y", "%n/%e/%Y", "%n/%e/%y", "%m/%d/%y", "%n/%d/%y", "%m-%d-%Y", "%n-%e-%Y",
	"%n-%e-%y", "%m.%d.%Y", "%n.%e.%y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%m%d%Y",
	"%B %e, %Y", "%B %d, %Y", "%B %e,\n%Y", "%B %e, \n\n%Y", "%B\n%e, %Y",
	"%B %e, \n\n \n\n\n\n%Y", "%B %e,%Y", "%B %e %Y", "%n-\n%e-%Y", "%n/%e/ \n%Y",
	"%n-%e-\n%y", "%n/ %e/ %Y", "%e %B %Y", "%e %B, %Y", "%o %B %Y", "%o of %B, %Y",
	"%o of %B %Y", "%B %o, %Y", "%B %O, %Y", "the %o of %B, %Y", "%w of %B %Y",
	"%B %e of %Y", "%b %e, %Y", "%c %e, %Y", "%d%T%Y", "%e %c '%y", "%d-%b-%Y", "%b/%e/%Y",
	"%A, %B %e, %Y", "%A, %e %B %Y", "%a. %n/%e/%y", "%a., %c %e, %Y",
	"%A the %o of %B, %Y", "%U %e, %Y", "%Y %B %e", "%B %e,\r\n%Y", "%n/%e/%Y",
};

static const char *const month_forms[] = {"%B %Y", "%B of %Y", "%B, %Y", "%m/%Y", "%n/%Y", "%m-%Y",
	"%c %Y", "%B\n%Y", "%Y-%m", "%B%Y", "%U %Y", "%b '%y"};

/* ---- properties --------------------------------------------------------------------------- */

static uint64_t seed_now(void)
{
	const char *s = getenv("LACUNA_TEST_SEED");

	return s ? strtoull(s, NULL, 10) : 20260101;
}

static uint64_t next(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

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
		c = civil_of(from + (int32_t)(next(state) % (uint64_t)(to - from)));
	} while ((has(form, "y") && (c.year < 1930 || c.year > 2029)) ||
	         (has(form, "bc") && c.month == 5));
	return c;
}

/* Each form for many days, after a date that shows whether the form pads. */
static void check_forms(const char *const *forms, size_t n, enum date_precision precision)
{
	uint64_t seed = seed_now(), state = seed;
	struct date_shift shift = shift_now();
	struct civil evidence = {1999, 2, 3};

	for (size_t f = 0; f < n; f++) {
		struct buf in = {0}, want = {0};
		const char *got;

		for (int i = 0; i < 60; i++) {
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
	for (int32_t weeks = 1; weeks <= 1000; weeks++) {
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
			ck_assert_int_le(low.year * 12 + low.month, to.year * 12 + to.month);
			ck_assert_int_ge(high.year * 12 + high.month, to.year * 12 + to.month);
			ck_assert_int_lt(to.year * 12 + to.month, first.year * 12 + first.month);
		}
		ck_assert_int_ge(s.years, 1);
		ck_assert_int_ge(s.days, (s.years - 1) * 365);
		ck_assert_int_le(s.days, (s.years + 1) * 365);
	}
}
END_TEST

START_TEST(calendar_agrees_with_counting_day_by_day)
{
	struct civil c = {1890, 1, 1};
	int32_t days = civil_days(c);

	for (int i = 0; i < 90000; i++) {
		struct civil back = civil_of(days + i);

		ck_assert(civil_exists(c));
		ck_assert_int_eq(civil_days(c), days + i);
		ck_assert(back.year == c.year && back.month == c.month && back.day == c.day);
		if (++c.day > civil_month_days(c.year, c.month)) {
			c.day = 1;
			if (++c.month > 12) {
				c.month = 1;
				c.year++;
			}
		}
	}
	ck_assert_int_eq(civil_weekday(civil_days((struct civil){2013, 1, 8})), 2);
	ck_assert(!civil_exists((struct civil){2013, 2, 29}));
	ck_assert(civil_exists((struct civil){2000, 2, 29}));
	ck_assert(!civil_exists((struct civil){1900, 2, 29}));
}
END_TEST

/* ---- examples: a shift of 20 weeks (140 days) -------------------------------------------- */

struct example {
	const char *in, *out;
};

static void check(const struct example *e, size_t n)
{
	a.policy.shift_min_weeks = a.policy.shift_max_weeks = 20;
	for (size_t i = 0; i < n; i++)
		ck_assert_str_eq(acting_run(&a, e[i].in), e[i].out);
}

#define D(text) "{{DATE:DATE|" text "}}"

START_TEST(parts_of_a_range_share_and_lend)
{
	static const struct example e[] = {
		{D("May 28") "-" D("30, 2012"), "January 9-11, 2012"},
		{D("May 18") "-" D("21, 2012"), "December 30, 2011-January 2, 2012"},
		{D("June 18") "-" D("21, 2012"), "January 30-February 2, 2012"},
		{D("Oct") " to " D("Nov 2012"), "May to Jun 2012"},
		{D("Dec 30") " - " D("Jan 2, 2013"), "Aug 12 - Aug 15, 2012"},
		{D("April 30") " through " D("June 9, 2013"),
		 "December 11, 2012 through January 20, 2013"},
		{D("4/2") "-" D("6/6/12"), "11/14/11-1/18/12"},
		{D("5/22") "-" D("6/6/12"), "1/3-1/18/12"},
		{D("05-01-2012") " to " D("06-15-2012"), "12-13-2011 to 01-27-2012"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(parts_of_a_list_share_and_lend)
{
	static const struct example e[] = {
		{D("June 4") ", " D("11") " and " D("18, 2012"), "January 16, 23 and 30, 2012"},
		{D("June 4") ", " D("18") " and " D("25, 2012"),
		 "January 16, 30 and February 6, 2012"},
		{D("4") " and " D("11 June 2012"), "16 and 23 January 2012"},
		{D("4") " and " D("25 June 2012"), "16 January and 6 February 2012"},
		{"on " D("March 28, 2012") " and again on the " D("3rd"),
		 "on November 9, 2011 and again on the 15th"},
		{"on " D("May 18, 2012") " and again on the " D("25th"),
		 "on December 30, 2011 and again on the 6th of January"},
		{"(" D("4-19-12") " and " D("4-29-12") ")", "(12-1-11 and 12-11-11)"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(missing_years_come_from_the_letter)
{
	static const struct example e[] = {
		{D("3/5/2012") " then on " D("March 10"), "10/17/2011 then on October 22"},
		{D("3/5/2013") " then on " D("March 10"), "10/16/2012 then on October 21"},
		{"on " D("7/8") " of " D("2013"), "on 2/18 of 2012"},
		{"on " D("MAY 7TH") ".", "on DECEMBER 19TH."},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(digits_that_a_scanner_misread_are_read)
{
	static const struct example e[] = {
		{D("O3/l4/2O12"), "10/26/2011"},
		{D("August 30, 2O13"), "April 12, 2013"},
		{D("May 2O, 2012"), "January 1, 2012"},
		{D("Sep-\ntember 4, 2012"), "April\n 17, 2012"},
		{D("June 4, 20\n12"), "January 16, 20\n12"},
		{D("December2012"), "July2012"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(other_scripts_keep_their_digits)
{
	static const struct example e[] = {
		{D("\xef\xbc\x90\xef\xbc\x93/\xef\xbc\x91\xef\xbc\x92/\xef\xbc\x92\xef\xbc\x90"
		   "\xef\xbc\x91\xef\xbc\x93"),
		 "\xef\xbc\x91\xef\xbc\x90/\xef\xbc\x92\xef\xbc\x93/\xef\xbc\x92\xef\xbc\x90"
		 "\xef\xbc\x91\xef\xbc\x92"},
		{D("9\xe2\x80\x93" "19\xe2\x80\x93" "13"), "5\xe2\x80\x93" "2\xe2\x80\x93" "13"},
		{D("Jan\xc2\xadu\xc2\xad" "ary 9, 2014"), "August 22, 2013"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(days_with_a_name_are_written_as_days)
{
	static const struct example e[] = {
		{D("Christmas Eve 2013"), "August 6, 2013"},
		{D("Labor Day 2013"), "April 15, 2013"},
		{D("Memorial Day, 2013"), "January 7, 2013"},
		{D("THANKSGIVING 2012"), "JULY 5, 2012"},
		{D("April Fools' Day 2008"), "November 13, 2007"},
	};

	check(e, COUNT(e));
	ck_assert_str_eq(a.edits.p[0].note, "adjusted");
}
END_TEST

START_TEST(holidays_fall_where_they_fell)
{
	static const struct {
		const char *name;
		struct civil day;
	} fell[] = {
		{"Easter", {2013, 3, 31}},       {"Good Friday", {2014, 4, 18}},
		{"Memorial Day", {2012, 5, 28}}, {"MLK Day", {2013, 1, 21}},
		{"Mother's Day", {2013, 5, 12}}, {"Thanksgiving Day", {2010, 11, 25}},
		{"Columbus Day", {2012, 10, 8}}, {"Presidents' Day", {2011, 2, 21}},
	};

	for (size_t i = 0; i < COUNT(fell); i++) {
		struct str name = str_of(fell[i].name);
		uint32_t end;
		unsigned h = date_holiday_find(name, 0, (uint32_t)name.n, &end);
		struct civil day;

		ck_assert_uint_gt(h, 0);
		day = date_holiday_day(h, fell[i].day.year);
		ck_assert_int_eq(day.month, fell[i].day.month);
		ck_assert_int_eq(day.day, fell[i].day.day);
	}
}
END_TEST

START_TEST(impossible_dates_become_a_tag_and_a_report)
{
	static const char *const bad[] = {D("02/30/2014"), D("31 June 2012"), D("May 20153"),
		D("00/12/2011"), D("2/29/2013"), D("13/13/2013"), D("4/5/201"), D("Smarch 4, 2012")};

	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_str_eq(acting_run(&a, bad[i]), "[DATE]");
		ck_assert_uint_eq(a.edits.nreports, 1);
		ck_assert_str_eq(acting_report(&a), "malformed");
	}
	ck_assert_str_eq(acting_run(&a, "on " D("02/30/\n2014") " he"), "on \n[DATE] he");
}
END_TEST

START_TEST(days_come_first_only_when_they_must)
{
	static const struct example e[] = {
		{D("3/4/2012"), "10/16/2011"},
		{D("25/4/2012"), "7/12/2011"},
		{D("25.04.12"), "07.12.11"},
		{D("14.2.12"), "27.9.11"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(padding_follows_the_letter_where_a_date_leaves_it_open)
{
	static const struct example e[] = {
		{D("10/14/2011"), "05/27/2011"},
		{D("1-9-12") " " D("10-22-11"), "8-22-11 6-4-11"},
		{"x " D("4/04/15") " x " D("10/12/15"), "x 11/15/14 x 5/25/15"},
		{D("June 05, 2016") " x " D("June 15, 2016"), "January 17, 2016 x January 27, 2016"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(birthdays_move_with_the_ages)
{
	static const char letter[] = "DOB: {{DATE:DATE|3/4/1961}}, a {{AGE:AGE|52}}-year-old on "
		"{{DATE:DATE|06/01/2013}}; {{DATE:DATE|March 4, 1961}} again";

	for (int i = 0; i < 200; i++) {
		char id[16];
		int m, d, y, age, m2, d2, y2, d3, y3, years;
		char month[16], article[4];

		snprintf(id, sizeof(id), "B%d", i);
		a.case_id = id;
		ck_assert_int_eq(sscanf(acting_run(&a, letter),
		                        "DOB: %d/%d/%d, %3s %d-year-old on %d/%d/%d; %15s %d, %d again",
		                        &m, &d, &y, article, &age, &m2, &d2, &y2, month, &d3, &y3), 11);
		years = y2 - y - (m2 < m || (m2 == m && d2 < d));
		ck_assert_int_eq(years, age);
		ck_assert_int_ne(age, 52);
		ck_assert_str_eq(months[m], month);
		ck_assert_int_eq(d, d3);
		ck_assert_int_eq(y, y3);
	}
}
END_TEST

/* Only what the word of birth leads to is a birth. */
START_TEST(a_birth_that_was_cut_out_moves_no_other_date)
{
	static const char *const letters[] = {
		"Date of Birth:\nDate of Injury: " D("06/01/2012") ", seen " D("06/08/2012"),
		"DOB: [REDACTED]\nDOI: " D("06/01/2012") ", seen " D("06/08/2012"),
		"born on  and injured on " D("06/01/2012") ", seen " D("06/08/2012"),
		"DOB: ____ on " D("06/01/2012") ", seen " D("06/08/2012"),
	};
	static const char *const births[] = {"DOB: ", "D.O.B. ", "(DOB ", "born on ", "Date of Birth: ",
		"birthdate as ", "born in about ", "Birth date is "};
	int m, d, y, m2, d2, y2;

	for (size_t i = 0; i < COUNT(letters); i++) {
		acting_run(&a, letters[i]);
		ck_assert_int_eq(sscanf(acting_at(&a, 0), "%d/%d/%d", &m, &d, &y), 3);
		ck_assert_int_eq(sscanf(acting_at(&a, 1), "%d/%d/%d", &m2, &d2, &y2), 3);
		ck_assert_int_eq(civil_days((struct civil){y, m, d}) + 7,
		                 civil_days((struct civil){y2, m2, d2}));
	}
	for (size_t i = 0; i < COUNT(births); i++) {
		char in[96];

		snprintf(in, sizeof(in), "%s%s. Seen " D("06/01/2012"), births[i], D("06/01/1962"));
		acting_run(&a, in);
		ck_assert_int_eq(sscanf(acting_at(&a, 0), "%d/%d/%d", &m, &d, &y), 3);
		ck_assert_int_eq(sscanf(acting_at(&a, 1), "%d/%d/%d", &m2, &d2, &y2), 3);
		ck_assert_int_ne(y2 - y, 50);
	}
}
END_TEST

START_TEST(safe_harbor_leaves_the_year)
{
	struct lacuna_fault fault;

	ck_assert_int_eq(policy_find(&a.policy, &a.pack, STR("safe-harbor"), &a.arena, &fault), 0);
	ck_assert_str_eq(acting_run(&a, "on " D("March 3, 2012") "."), "on 2012.");
	ck_assert_str_eq(acting_run(&a, "on " D("3/4/12") "."), "on 2012.");
	ck_assert_str_eq(acting_run(&a, "of " D("November 10,\n\n2008") "."), "of \n\n2008.");
	ck_assert_str_eq(acting_run(&a, "on " D("March 3") "."), "on [DATE].");
	ck_assert_str_eq(acting_run(&a, "in " D("2012") "."), "in 2012.");
	ck_assert_uint_eq(a.edits.n, 0);
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
	tcase_add_test(c, calendar_agrees_with_counting_day_by_day);
	tcase_add_test(c, parts_of_a_range_share_and_lend);
	tcase_add_test(c, parts_of_a_list_share_and_lend);
	tcase_add_test(c, missing_years_come_from_the_letter);
	tcase_add_test(c, digits_that_a_scanner_misread_are_read);
	tcase_add_test(c, other_scripts_keep_their_digits);
	tcase_add_test(c, days_with_a_name_are_written_as_days);
	tcase_add_test(c, holidays_fall_where_they_fell);
	tcase_add_test(c, impossible_dates_become_a_tag_and_a_report);
	tcase_add_test(c, days_come_first_only_when_they_must);
	tcase_add_test(c, padding_follows_the_letter_where_a_date_leaves_it_open);
	tcase_add_test(c, birthdays_move_with_the_ages);
	tcase_add_test(c, a_birth_that_was_cut_out_moves_no_other_date);
	tcase_add_test(c, safe_harbor_leaves_the_year);
	suite_add_tcase(s, c);
	return s;
}
