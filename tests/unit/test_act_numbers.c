/* Numbers, contacts, ages: the same shape, never the same value. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/act/age.h"
#include "acting.h"

Suite *act_numbers_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static bool same_shape(const char *x, const char *y)
{
	for (; *x && *y; x++, y++) {
		unsigned char c = (unsigned char)*x, d = (unsigned char)*y;

		if (isdigit(c)	 ? !isdigit(d)
		    : isupper(c) ? !isupper(d)
		    : islower(c) ? !islower(d)
				 : c != d)
			return false;
	}
	return *x == *y;
}

START_TEST(codes_keep_their_shape_and_change)
{
	static const char *const codes[] = {
		"06-88213-C",	 "WC-2011-00771",   "C1234567", "30110442781-0001",
		"VC-661-20934",	 "1Z-999-AA1-01",   "a9",	"7",
		"ABF 13 004471", "BTX/2012/\n30877"};

	for (int k = 0; k < 50; k++) {
		char id[16];

		snprintf(id, sizeof(id), "K%d", k);
		a.case_id = id;
		for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
			const char *to = acting_one(&a, "ID:CLAIM", codes[i]);

			ck_assert_msg(same_shape(codes[i], to), "%s", to);
			ck_assert_str_ne(to, codes[i]);
		}
	}
}
END_TEST

START_TEST(spellings_of_a_code_are_one)
{
	const char *to;

	acting_run(
		&a,
		"{{ID:CLAIM|06-88213-C}} {{ID:CLAIM|0688213C}} {{ID:CLAIM|06 88213 c}}");
	to = acting_at(&a, 0);
	ck_assert(acting_at(&a, 1)[2] == to[3] && acting_at(&a, 1)[7] == to[9]);
	ck_assert(acting_at(&a, 2)[3] == to[3] &&
		  toupper((unsigned char)acting_at(&a, 2)[9]) == to[9]);
}
END_TEST

START_TEST(a_short_form_is_part_of_the_long_one)
{
	acting_run(&a, "{{ID:CLAIM|VC-12-55071}}, later {{ID:CLAIM|55071}}");
	ck_assert_str_eq(acting_at(&a, 1), acting_at(&a, 0) + 6);
}
END_TEST

START_TEST(different_codes_never_meet)
{
	static char to[1000][8];

	for (int i = 0; i < 1000; i++) {
		char in[8];

		snprintf(in, sizeof(in), "%03d", i);
		snprintf(to[i], sizeof(to[i]), "%s", acting_one(&a, "ID:MRN", in));
		for (int k = 0; k < i; k++)
			ck_assert_str_ne(to[i], to[k]);
	}
}
END_TEST

START_TEST(case_numbers_keep_their_prefix)
{
	static const char *const kept[][2] = {{"CM13-0012345", "CM13-"},
					      {"CM140098765", "CM14"},
					      {"ADJ1234567", "ADJ"},
					      {"IMR 13-000123", "IMR "},
					      {"cm13-0012345", "cm13-"}};

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		const char *to = acting_one(&a, "ID:CASE", kept[i][0]);

		ck_assert_int_eq(strncmp(to, kept[i][1], strlen(kept[i][1])), 0);
		ck_assert(same_shape(to, kept[i][0]));
		ck_assert_str_ne(to, kept[i][0]);
	}
}
END_TEST

START_TEST(digits_of_other_scripts_stay_in_them)
{
	const char *to = acting_one(&a, "ID:CLAIM",
				    "B\xe2\x80\x92\xef\xbc\x92\xef\xbc\x90\xef\xbc\x91"
				    "\xe2\x80\x92"
				    "04");

	ck_assert_uint_eq(strlen(to), 1 + 3 + 9 + 3 + 2);
	ck_assert_int_eq(memcmp(to + 1, "\xe2\x80\x92\xef\xbc", 5), 0);
}
END_TEST

START_TEST(social_security_numbers_go_where_none_is_issued)
{
	char full[32];

	snprintf(full, sizeof(full), "%s", acting_one(&a, "ID:SSN", "512-44-7786"));
	ck_assert(same_shape(full, "512-44-7786") && full[0] == '9');
	ck_assert_str_eq(acting_one(&a, "ID:SSN", "7786"), full + 7);
	ck_assert_str_eq(acting_one(&a, "ID:SSN", "512447786") + 5, full + 7);
	ck_assert_str_ne(full + 7, "7786");
}
END_TEST

START_TEST(telephones_go_to_fiction_in_their_own_form)
{
	static const char *const forms[] = {"(209) 321-8163",	  "209-321-8163",
					    "209.321.8163",	  "2093218163",
					    "1-209-321-8163",	  "+1 209.321.8163",
					    "(209) \n\n321-8163", "209/321-8163"};
	char digits[32] = "", one[32] = "";

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const char *to = acting_one(&a, "CONTACT:PHONE", forms[i]);
		size_t n = 0;

		ck_assert(same_shape(to, forms[i]));
		for (const char *c = to; *c; c++)
			if (isdigit((unsigned char)*c))
				one[n++] = *c;
		one[n] = 0;
		ck_assert_uint_ge(n, 10);
		ck_assert_int_eq(strncmp(one + n - 7, "55501", 5), 0);
		ck_assert(n == 10 || one[0] == '1');
		if (i)
			ck_assert_str_eq(one + n - 10, digits);
		else
			strcpy(digits, one);
	}
	ck_assert_str_eq(acting_one(&a, "CONTACT:PHONE", "321-8163") + 4, digits + 6);
}
END_TEST

START_TEST(extensions_keep_their_word)
{
	const char *to = acting_one(&a, "CONTACT:PHONE", "(209) 555-0131 ext. 44");

	ck_assert_ptr_nonnull(strstr(to, " ext. "));
	ck_assert_str_ne(strstr(to, " ext. ") + 6, "44");
}
END_TEST

START_TEST(mail_goes_to_example_org)
{
	const char *to = acting_one(&a, "CONTACT:EMAIL", "n.okafor@okaforlaw.example");

	ck_assert(same_shape(to, "x.xxxxxx@example.org") && strstr(to, "@example.org"));
	to = acting_one(&a, "CONTACT:EMAIL", "t.orlin (at) kestrel (dot) example");
	ck_assert_ptr_nonnull(strstr(to, " (at) example (dot) org"));
	to = acting_one(&a, "CONTACT:EMAIL", "claims.west@\npalisade.example");
	ck_assert_ptr_nonnull(strstr(to, "@\nexample.org"));
}
END_TEST

START_TEST(web_addresses_keep_scheme_and_shape)
{
	const char *to = acting_one(&a, "CONTACT:URL",
				    "https://portal.harbor.example/pt?id=88123");

	ck_assert(same_shape(to, "https://example.org/xx?xx=00000"));
	ck_assert_str_eq(acting_one(&a, "CONTACT:URL", "www.foley.example"),
			 "www.example.org");
	ck_assert_str_eq(acting_one(&a, "CONTACT:URL", "example.org"), "example.com");
}
END_TEST

START_TEST(machines_go_to_documentation_ranges)
{
	const char *to = acting_one(&a, "CONTACT:IP", "10.1.2.3");

	ck_assert(strncmp(to, "192.0.2.", 8) == 0 ||
		  strncmp(to, "198.51.100.", 11) == 0 ||
		  strncmp(to, "203.0.113.", 10) == 0);
	ck_assert_int_eq(
		strncmp(acting_one(&a, "CONTACT:IP", "fe80::1ff:fe23"), "2001:db8:", 9),
		0);
}
END_TEST

START_TEST(ages_move_by_a_year_or_two_and_keep_their_group)
{
	for (int32_t shift = -2; shift <= 2; shift++)
		for (int32_t age = 0; age < 120; age++) {
			int32_t to = age_moved(age, shift);

			ck_assert_int_le(abs(to - age), 2);
			ck_assert_int_ge(to, 0);
			ck_assert_int_eq(to >= 18, age >= 18);
			if (shift)
				ck_assert_int_ne(to, age);
		}
}
END_TEST

START_TEST(ages_are_written_as_they_were)
{
	static const char *const ages[][2] = {{"fifty-five", "fifty-"},
					      {"Fifty-five", "Fifty-"},
					      {"FIFTY-FIVE", "FIFTY-"},
					      {"fifty \nfive", "fifty \n"},
					      {"28-and-a-half", "-and-a-half"},
					      {"2 1/2", " 1/2"},
					      {"mid-50s", "mid-"},
					      {"twelve", ""}};

	for (size_t i = 0; i < sizeof(ages) / sizeof(ages[0]); i++) {
		const char *to = acting_one(&a, "AGE:AGE", ages[i][0]);

		ck_assert_msg(strstr(to, ages[i][1]) != NULL, "%s", to);
		ck_assert_str_ne(to, ages[i][0]);
	}
	ck_assert_str_ne(acting_one(&a, "AGE:AGE", "fifties"), "fifties");
	ck_assert_ptr_nonnull(strstr(acting_one(&a, "AGE:AGE", "fifties"), "ties"));
}
END_TEST

START_TEST(ninety_and_over_is_one_group)
{
	static const char *const e[][2] = {
		{"a {{AGE:AGE|92}}-year-old man", "a 90-or-older man"},
		{"a {{AGE:AGE|92}} year old man", "a 90 or older man"},
		{"{{AGE:AGE|90}} years old", "90 or older"},
		{"aged {{AGE:AGE|103}}.", "aged 90 or older."},
		{"a {{AGE:AGE|ninety-two}} year-old", "a ninety or older"},
		{"{{AGE:AGE|one hundred and one}} years of age", "ninety or older"},
		{"{{AGE:AGE|95}}yo", "90 or older"},
		{"{{AGE:AGE|91}}M", "90+M"},
		{"{{AGE:AGE|92}} \nyears old", "90 or older\n"},
	};

	for (size_t i = 0; i < sizeof(e) / sizeof(e[0]); i++)
		ck_assert_str_eq(acting_run(&a, e[i][0]), e[i][1]);
	ck_assert_str_ne(acting_run(&a, "a {{AGE:AGE|96}}-month-old"), "a 96-month-old");
	ck_assert_ptr_null(strstr(acting_run(&a, "a {{AGE:AGE|96}}-month-old"), "older"));
}
END_TEST

START_TEST(nothing_under_the_top_age_moves_into_it)
{
	for (int i = 0; i < 30; i++) {
		char id[16];

		snprintf(id, sizeof(id), "T%d", i);
		a.case_id = id;
		ck_assert_int_lt(atoi(acting_one(&a, "AGE:AGE", "89")), 90);
		ck_assert_int_lt(atoi(acting_one(&a, "AGE:AGE", "88")), 90);
	}
}
END_TEST

Suite *act_numbers_suite(void)
{
	Suite *s = suite_create("act_numbers");
	TCase *c = tcase_create("numbers");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, codes_keep_their_shape_and_change);
	tcase_add_test(c, spellings_of_a_code_are_one);
	tcase_add_test(c, a_short_form_is_part_of_the_long_one);
	tcase_add_test(c, different_codes_never_meet);
	tcase_add_test(c, case_numbers_keep_their_prefix);
	tcase_add_test(c, digits_of_other_scripts_stay_in_them);
	tcase_add_test(c, social_security_numbers_go_where_none_is_issued);
	tcase_add_test(c, telephones_go_to_fiction_in_their_own_form);
	tcase_add_test(c, extensions_keep_their_word);
	tcase_add_test(c, mail_goes_to_example_org);
	tcase_add_test(c, web_addresses_keep_scheme_and_shape);
	tcase_add_test(c, machines_go_to_documentation_ranges);
	tcase_add_test(c, ages_move_by_a_year_or_two_and_keep_their_group);
	tcase_add_test(c, ages_are_written_as_they_were);
	tcase_add_test(c, ninety_and_over_is_one_group);
	tcase_add_test(c, nothing_under_the_top_age_moves_into_it);
	suite_add_tcase(s, c);
	return s;
}
