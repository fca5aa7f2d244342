/* Organisations: long forms, short forms and initials of one stay one. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../src/base/ascii.h"
#include "acting.h"

Suite *act_orgs_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static const char *firm(const char *surface)
{
	return acting_one(&a, "EMPLOYER:EMPLOYER", surface);
}

START_TEST(legal_forms_and_kinds_stay)
{
	static const char *const kept[][2] = {
		{"Bellwether Nurseries, LLC", " Nurseries, LLC"},
		{"Kern Flats Unified School District", " Unified School District"},
		{"Alder Bay Memorial Hospital", " Memorial Hospital"},
		{"Delano Mutual Insurance Company", " Insurance Company"},
	};

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		const char *to = firm(kept[i][0]);
		size_t n = strlen(to), tail = strlen(kept[i][1]);

		ck_assert_msg(n > tail && strcmp(to + n - tail, kept[i][1]) == 0, "%s",
			      to);
		ck_assert_int_ne(strncmp(to, kept[i][0], 4), 0);
	}
}
END_TEST

START_TEST(short_forms_and_capitals_follow)
{
	const char *to, *brief;

	to = firm("Pacific Crown Linen Supply, Inc.");
	brief = firm("Pacific Crown");
	ck_assert_int_eq(strncmp(to, brief, strlen(brief)), 0);
	ck_assert(str_ieq(str_of(firm("PACIFIC CROWN")), str_of(brief)));
	ck_assert_str_ne(firm("PACIFIC CROWN"), brief);
	to = firm("Bellwether Nurseries, LLC");
	brief = firm("Bellwether");
	ck_assert_int_eq(strncmp(to, brief, strlen(brief)), 0);
}
END_TEST

START_TEST(another_type_changes_nothing)
{
	ck_assert_str_eq(acting_one(&a, "ORGANIZATION:INSURER", "Tamarack Mutual"),
			 acting_one(&a, "EMPLOYER:EMPLOYER", "Tamarack Mutual"));
}
END_TEST

START_TEST(initials_follow_the_full_name)
{
	const char *full, *brief;

	acting_run(&a, "for {{EMPLOYER:EMPLOYER|Kern Flats Unified School District}} "
		       "({{EMPLOYER:EMPLOYER|KFUSD}})");
	full = acting_at(&a, 0);
	brief = acting_at(&a, 1);
	ck_assert_str_eq(brief + 2, "USD");
	ck_assert(brief[0] == full[0] && brief[1] == strchr(full, ' ')[1]);
	ck_assert_str_ne(brief, "KFUSD");
	acting_run(&a, "for {{EMPLOYER:EMPLOYER|RCD}}");
	ck_assert_uint_eq(strlen(acting_at(&a, 0)), 3);
	ck_assert_str_ne(acting_at(&a, 0), "RCD");
}
END_TEST

START_TEST(governments_keep_their_form)
{
	ck_assert_int_eq(strncmp(firm("County of Mono"), "County of ", 10), 0);
	ck_assert_str_eq(firm("County of Mono") + 10,
			 acting_one(&a, "LOCATION:COUNTY", "Mono"));
	ck_assert_str_eq(firm("City of Orland") + 8,
			 acting_one(&a, "LOCATION:CITY", "Orland"));
	ck_assert_ptr_null(strstr(firm("County of Del Norte"), "Norte"));
}
END_TEST

START_TEST(partners_of_a_firm_are_people)
{
	acting_run(&a, "Dr. {{NAME:ATTORNEY|Lodi}} of {{ORGANIZATION:LAWFIRM|Lodi & "
		       "Achterberg, APC}}");
	ck_assert_int_eq(
		strncmp(acting_at(&a, 1), acting_at(&a, 0), strlen(acting_at(&a, 0))), 0);
	ck_assert_ptr_nonnull(strstr(acting_at(&a, 1), " & "));
	ck_assert_ptr_nonnull(strstr(acting_at(&a, 1), ", APC"));
}
END_TEST

START_TEST(line_ends_and_possessives_stay)
{
	const char *s = acting_run(
		&a, "at {{EMPLOYER:EMPLOYER|Cascadero \n\nBottling Company}}'s");

	ck_assert_ptr_nonnull(strstr(s, "\n\n"));
	ck_assert_ptr_nonnull(strstr(s, "Company's"));
	s = firm("Vintner's Casualty");
	ck_assert_ptr_nonnull(strstr(s, "'s Casualty"));
}
END_TEST

START_TEST(a_firm_joined_to_the_next_word_is_read)
{
	const char *s = acting_run(&a, "{{ORGANIZATION:UR|Stratum}}denied it");

	ck_assert_ptr_null(strstr(s, "Stratum"));
	ck_assert_ptr_nonnull(strstr(s, "denied it"));
	ck_assert_uint_eq(a.edits.nreports, 0);
}
END_TEST

START_TEST(numbers_of_branches_change)
{
	const char *number = strchr(firm("Walgrove #2207"), '#');

	ck_assert_ptr_nonnull(number);
	ck_assert_uint_eq(strspn(number + 1, "0123456789"), 4);
	ck_assert_uint_eq(strlen(number), 5);
	ck_assert_str_ne(number, "#2207");
}
END_TEST

START_TEST(letters_of_a_firm_change_to_letters)
{
	const char *to = firm("Q & Z Roofing Inc.");

	ck_assert(ascii_upper((unsigned char)to[0]) && to[0] != 'Q');
	ck_assert_int_eq(strncmp(to + 1, " & ", 3), 0);
	ck_assert(ascii_upper((unsigned char)to[4]) && to[4] != 'Z');
	ck_assert_int_eq(to[5], ' ');
}
END_TEST

START_TEST(a_name_of_common_words_has_its_first_replaced)
{
	static const char *const all[] = {"Quarry Inc.", "Common Fund", "Imaging Center",
					  "Bank of America"};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		ck_assert_str_ne(firm(all[i]), all[i]);
		ck_assert_uint_eq(a.edits.nreports, 0);
	}
}
END_TEST

START_TEST(different_firms_rarely_meet)
{
	unsigned same = 0;
	char to[200][48];

	for (int i = 0; i < 200; i++) {
		char name[32];

		snprintf(name, sizeof(name), "Zor%c%cban", 'a' + i % 26, 'a' + i / 26);
		snprintf(to[i], sizeof(to[i]), "%s", firm(name));
		for (int k = 0; k < i; k++)
			same += strcmp(to[i], to[k]) == 0;
	}
	ck_assert_uint_lt(same, 12);
}
END_TEST

Suite *act_orgs_suite(void)
{
	Suite *s = suite_create("act_orgs");
	TCase *c = tcase_create("orgs");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, legal_forms_and_kinds_stay);
	tcase_add_test(c, short_forms_and_capitals_follow);
	tcase_add_test(c, another_type_changes_nothing);
	tcase_add_test(c, initials_follow_the_full_name);
	tcase_add_test(c, governments_keep_their_form);
	tcase_add_test(c, partners_of_a_firm_are_people);
	tcase_add_test(c, line_ends_and_possessives_stay);
	tcase_add_test(c, a_firm_joined_to_the_next_word_is_read);
	tcase_add_test(c, numbers_of_branches_change);
	tcase_add_test(c, letters_of_a_firm_change_to_letters);
	tcase_add_test(c, a_name_of_common_words_has_its_first_replaced);
	tcase_add_test(c, different_firms_rarely_meet);
	suite_add_tcase(s, c);
	return s;
}
