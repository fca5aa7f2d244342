/* What is put where nothing is invented: gaps, tags, masks. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "acting.h"

Suite *act_tags_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static uint16_t type_of(const char *category, const char *type)
{
	return (uint16_t)pack_type_find(&a.pack, str_of(category), str_of(type));
}

/* ---- gaps ---- */

#define E(text) "{{GAP:EMPLOYER|" text "}}"
#define N(text) "{{GAP:NAME|" text "}}"

START_TEST(gaps_get_a_tag_with_its_blanks_right)
{
	static const char *const e[][2] = {
		{"a represented" E("  ") "employee", "a represented [EMPLOYER] employee"},
		{"a represented" E("  ") ", who", "a represented [EMPLOYER], who"},
		{"worked at " E("____") "store", "worked at [EMPLOYER] store"},
		{"worked at " E("____") " store", "worked at [EMPLOYER] store"},
		{"on" E("_________") ", when", "on [EMPLOYER], when"},
		{"dated " E("") "the", "dated [EMPLOYER] the"},
		{"Dr. " N("") ", who", "Dr. [NAME], who"},
		{"by" N("") " MD", "by [NAME] MD"},
		{"(" N("XXXX") ")", "([NAME])"},
		{"\"" N("____") "\"", "\"[NAME]\""},
		{"by " N("[REDACTED]") " on", "by [NAME] on"},
		{"Name: " N(""), "Name: [NAME]"},
		{"represented" E(" \n ") "employee", "represented [EMPLOYER]\n employee"},
		{"represented" E("\n\n") "employee",
		 "represented [EMPLOYER]\n\nemployee"},
		{"by " N("XXX \nXXX") " on", "by \n[NAME] on"},
		{"by " N("\xe2\x96\x88\xe2\x96\x88") "on", "by [NAME] on"},
	};

	for (size_t i = 0; i < sizeof(e) / sizeof(e[0]); i++) {
		ck_assert_str_eq(acting_run(&a, e[i][0]), e[i][1]);
		ck_assert_int_eq(a.edits.p[0].action, ACTION_TAG);
	}
}
END_TEST

START_TEST(parties_of_an_earlier_redaction_stay_apart)
{
	char one[32];
	const char *s;

	acting_run(&a,
		   N("(Witness 1)") " and " N("(Witness 2)") " and " N("(Witness 1)"));
	ck_assert_str_eq(acting_at(&a, 0), acting_at(&a, 2));
	ck_assert_str_ne(acting_at(&a, 0), acting_at(&a, 1));
	ck_assert_int_eq(strncmp(acting_at(&a, 0), "[NAME-", 6), 0);
	ck_assert_uint_eq(strlen(acting_at(&a, 0)), strlen("[NAME-K7QM]"));
	s = acting_run(&a, "Dr. " N("W") ", Dr. " N("W") ", Dr. " N("DB"));
	ck_assert_str_eq(acting_at(&a, 0), acting_at(&a, 1));
	ck_assert_str_ne(acting_at(&a, 0), acting_at(&a, 2));
	snprintf(one, sizeof(one), "%s", acting_at(&a, 0));
	ck_assert_ptr_nonnull(strstr(s, one));
	acting_run(&a, N("(Claimant)") " " N("XX") " " N("[NAME]"));
	for (size_t i = 0; i < 3; i++)
		ck_assert_str_eq(acting_at(&a, i), "[NAME]");
}
END_TEST

/* ---- tags, masks ---- */

START_TEST(tags_are_the_same_for_the_same_value)
{
	char doctor[32], date[32];

	a.tags = true;
	acting_run(
		&a,
		"Dr. {{NAME:DOCTOR#1|Maria Hernandez}}, {{NAME:DOCTOR#1|HERNANDEZ}}, on "
		"{{DATE:DATE|March 3, 2012}} and {{DATE:DATE|03/03/2012}}, "
		"{{DATE:DATE|3/4/12}}");
	snprintf(doctor, sizeof(doctor), "%s", acting_at(&a, 0));
	snprintf(date, sizeof(date), "%s", acting_at(&a, 2));
	ck_assert_int_eq(strncmp(doctor, "[DOCTOR-", 8), 0);
	ck_assert_uint_eq(strlen(doctor), strlen("[DOCTOR-K7QM]"));
	ck_assert_str_eq(acting_at(&a, 1), doctor);
	ck_assert_str_eq(acting_at(&a, 3), date);
	ck_assert_str_ne(acting_at(&a, 4), date);
	/* In another letter, by the surname alone. */
	acting_run(&a, "Dr. {{NAME:DOCTOR|Hernandez}}");
	ck_assert_str_eq(acting_at(&a, 0), doctor);
	/* In another case, another. */
	a.case_id = "CM14-0000001";
	acting_run(&a, "Dr. {{NAME:DOCTOR|Hernandez}}");
	ck_assert_str_ne(acting_at(&a, 0), doctor);
}
END_TEST

START_TEST(a_code_has_a_digit)
{
	a.tags = true;
	for (int i = 0; i < 100; i++) {
		char text[64];

		snprintf(text, sizeof(text), "Dr. {{NAME:DOCTOR|Almquist%c%c}}",
			 'a' + i / 10, 'a' + i % 10);
		acting_run(&a, text);
		ck_assert_msg(strpbrk(acting_at(&a, 0), "23456789") != NULL, "%s",
			      acting_at(&a, 0));
	}
}
END_TEST

START_TEST(tags_keep_line_ends_and_mend_no_article)
{
	const char *s;

	a.tags = true;
	s = acting_run(&a, "by {{NAME:DOCTOR|Anil \n\nFerraro}} who");
	ck_assert_int_eq(strncmp(s, "by \n\n[DOCTOR-", 13), 0);
	s = acting_run(&a, "\n{{NAME:DOCTOR|Anil \nFerraro}} who");
	ck_assert_int_eq(strncmp(s, "\n[DOCTOR-", 9), 0);
	ck_assert_ptr_nonnull(strstr(s, "]\n who"));
	s = acting_run(&a, "an {{AGE:AGE|80}}-year-old");
	ck_assert_int_eq(strncmp(s, "an [AGE-", 8), 0);
}
END_TEST

START_TEST(masks_cover_letters_and_digits)
{
	a.policy.row[type_of("CONTACT", "PHONE")].action = ACTION_MASK;
	ck_assert_str_eq(acting_run(&a, "at {{CONTACT:PHONE|(209) \n555-0131}}."),
			 "at (XXX) \nXXX-XXXX.");
	a.policy.row[type_of("NAME", "OTHER")].action = ACTION_MASK;
	ck_assert_str_eq(acting_run(&a, "by {{NAME:OTHER|Li\xc3\xb1 \xe5\xb1\xb1}}."),
			 "by XXX X.");
}
END_TEST

START_TEST(generalising_what_has_no_other_way_gives_a_tag)
{
	a.policy.row[type_of("LOCATION", "CITY")].action = ACTION_GENERALISE;
	ck_assert_str_eq(acting_run(&a, "in {{LOCATION:CITY|Taft}}."), "in [CITY].");
}
END_TEST

Suite *act_tags_suite(void)
{
	Suite *s = suite_create("act_tags");
	TCase *c = tcase_create("tags");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, gaps_get_a_tag_with_its_blanks_right);
	tcase_add_test(c, parties_of_an_earlier_redaction_stay_apart);
	tcase_add_test(c, tags_are_the_same_for_the_same_value);
	tcase_add_test(c, a_code_has_a_digit);
	tcase_add_test(c, tags_keep_line_ends_and_mend_no_article);
	tcase_add_test(c, masks_cover_letters_and_digits);
	tcase_add_test(c, generalising_what_has_no_other_way_gives_a_tag);
	suite_add_tcase(s, c);
	return s;
}
