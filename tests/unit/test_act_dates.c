/* Dates by example: ranges, lists, damage, holidays, birthdays. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../src/act/civil.h"
#include "../../src/act/date_holiday.h"
#include "acting.h"

Suite *act_dates_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

START_TEST(calendar_agrees_with_counting_day_by_day)
{
	struct civil c = {1890, 1, 1};
	int32_t days = civil_days(c);

	for (int i = 0; i < 90000; i++) {
		struct civil back = civil_of(days + i);

		ck_assert(civil_exists(c));
		ck_assert_int_eq(civil_days(c), days + i);
		ck_assert(back.year == c.year && back.month == c.month &&
			  back.day == c.day);
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

/* ---- examples: a shift of 20 weeks (140 days) ---- */

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
		{D("June 4") ", " D("11") " and " D("18, 2012"),
		 "January 16, 23 and 30, 2012"},
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
		{D("3/5/2012") " then on " D("March 10"),
		 "10/17/2011 then on October 22"},
		{D("3/5/2013") " then on " D("March 10"),
		 "10/16/2012 then on October 21"},
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
		{D("\xef\xbc\x90\xef\xbc\x93/\xef\xbc\x91\xef\xbc\x92/"
		   "\xef\xbc\x92\xef\xbc\x90"
		   "\xef\xbc\x91\xef\xbc\x93"),
		 "\xef\xbc\x91\xef\xbc\x90/\xef\xbc\x92\xef\xbc\x93/"
		 "\xef\xbc\x92\xef\xbc\x90"
		 "\xef\xbc\x91\xef\xbc\x92"},
		{D("9\xe2\x80\x93"
		   "19\xe2\x80\x93"
		   "13"),
		 "5\xe2\x80\x93"
		 "2\xe2\x80\x93"
		 "13"},
		{D("Jan\xc2\xadu\xc2\xad"
		   "ary 9, 2014"),
		 "August 22, 2013"},
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
		{"Easter", {2013, 3, 31}},	 {"Good Friday", {2014, 4, 18}},
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
	static const char *const bad[] = {
		D("02/30/2014"), D("31 June 2012"), D("May 20153"), D("00/12/2011"),
		D("2/29/2013"),	 D("13/13/2013"),   D("4/5/201"),   D("Smarch 4, 2012")};

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
		{D("June 05, 2016") " x " D("June 15, 2016"),
		 "January 17, 2016 x January 27, 2016"},
	};

	check(e, COUNT(e));
}
END_TEST

START_TEST(birthdays_move_with_the_ages)
{
	static const char letter[] =
		"DOB: {{DATE:DATE|3/4/1961}}, a {{AGE:AGE|52}}-year-old on "
		"{{DATE:DATE|06/01/2013}}; {{DATE:DATE|March 4, 1961}} again";

	for (int i = 0; i < 200; i++) {
		char id[16];
		int m, d, y, age, m2, d2, y2, d3, y3, years;
		char month[16], article[4];

		snprintf(id, sizeof(id), "B%d", i);
		a.case_id = id;
		ck_assert_int_eq(sscanf(acting_run(&a, letter),
					"DOB: %d/%d/%d, %3s %d-year-old on %d/%d/%d; "
					"%15s %d, %d again",
					&m, &d, &y, article, &age, &m2, &d2, &y2, month,
					&d3, &y3),
				 11);
		years = y2 - y - (m2 < m || (m2 == m && d2 < d));
		ck_assert_int_eq(years, age);
		ck_assert_int_ne(age, 52);
		ck_assert_str_eq(acting_months[m], month);
		ck_assert_int_eq(d, d3);
		ck_assert_int_eq(y, y3);
	}
}
END_TEST

/* Only what the word of birth leads to is a birth. */
START_TEST(a_birth_that_was_cut_out_moves_no_other_date)
{
	static const char *const letters[] = {
		"Date of Birth:\nDate of Injury: " D("06/01/2012") ", seen " D(
			"06/08/2012"),
		"DOB: [REDACTED]\nDOI: " D("06/01/2012") ", seen " D("06/08/2012"),
		"born on  and injured on " D("06/01/2012") ", seen " D("06/08/2012"),
		"DOB: ____ on " D("06/01/2012") ", seen " D("06/08/2012"),
	};
	static const char *const births[] = {
		"DOB: ",	   "D.O.B. ",	    "(DOB ",	      "born on ",
		"Date of Birth: ", "birthdate as ", "born in about ", "Birth date is "};
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

		snprintf(in, sizeof(in), "%s%s. Seen " D("06/01/2012"), births[i],
			 D("06/01/1962"));
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

	ck_assert_int_eq(
		policy_find(&a.policy, &a.pack, STR("safe-harbor"), &a.arena, &fault), 0);
	ck_assert_str_eq(acting_run(&a, "on " D("March 3, 2012") "."), "on 2012.");
	ck_assert_str_eq(acting_run(&a, "on " D("3/4/12") "."), "on 2012.");
	ck_assert_str_eq(acting_run(&a, "of " D("November 10,\n\n2008") "."),
			 "of \n\n2008.");
	ck_assert_str_eq(acting_run(&a, "on " D("March 3") "."), "on [DATE].");
	ck_assert_str_eq(acting_run(&a, "in " D("2012") "."), "in 2012.");
	ck_assert_uint_eq(a.edits.n, 0);
}
END_TEST

Suite *act_dates_suite(void)
{
	Suite *s = suite_create("act_dates");
	TCase *c = tcase_create("dates");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
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
