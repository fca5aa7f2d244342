/* Places: an address stays an address. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acting.h"

Suite *act_places_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static const char *const names[][2] = {
	{"Alabama", "AL"},	  {"Alaska", "AK"},	   {"Arizona", "AZ"},
	{"Arkansas", "AR"},	  {"California", "CA"},	   {"Colorado", "CO"},
	{"Connecticut", "CT"},	  {"Delaware", "DE"},	   {"District of Columbia", "DC"},
	{"Florida", "FL"},	  {"Georgia", "GA"},	   {"Hawaii", "HI"},
	{"Idaho", "ID"},	  {"Illinois", "IL"},	   {"Indiana", "IN"},
	{"Iowa", "IA"},		  {"Kansas", "KS"},	   {"Kentucky", "KY"},
	{"Louisiana", "LA"},	  {"Maine", "ME"},	   {"Maryland", "MD"},
	{"Massachusetts", "MA"},  {"Michigan", "MI"},	   {"Minnesota", "MN"},
	{"Mississippi", "MS"},	  {"Missouri", "MO"},	   {"Montana", "MT"},
	{"Nebraska", "NE"},	  {"Nevada", "NV"},	   {"New Hampshire", "NH"},
	{"New Jersey", "NJ"},	  {"New Mexico", "NM"},	   {"New York", "NY"},
	{"North Carolina", "NC"}, {"North Dakota", "ND"},  {"Ohio", "OH"},
	{"Oklahoma", "OK"},	  {"Oregon", "OR"},	   {"Pennsylvania", "PA"},
	{"Puerto Rico", "PR"},	  {"Rhode Island", "RI"},  {"South Carolina", "SC"},
	{"South Dakota", "SD"},	  {"Tennessee", "TN"},	   {"Texas", "TX"},
	{"Utah", "UT"},		  {"Vermont", "VT"},	   {"Virginia", "VA"},
	{"Washington", "WA"},	  {"West Virginia", "WV"}, {"Wisconsin", "WI"},
	{"Wyoming", "WY"},
};

#define STATES (sizeof(names) / sizeof(names[0]))

static size_t index_of(const char *s, int form)
{
	for (size_t i = 0; i < STATES; i++)
		if (strcmp(names[i][form], s) == 0)
			return i;
	ck_abort_msg("no state: %s", s);
	return 0;
}

START_TEST(states_are_permuted_in_every_form)
{
	bool seen[STATES] = {false};

	for (size_t i = 0; i < STATES; i++) {
		size_t to = index_of(acting_one(&a, "LOCATION:STATE", names[i][0]), 0);

		ck_assert_uint_ne(to, i);
		ck_assert(!seen[to]);
		seen[to] = true;
		ck_assert_uint_eq(
			index_of(acting_one(&a, "LOCATION:STATE", names[i][1]), 1), to);
	}
}
END_TEST

START_TEST(state_names_keep_case_and_line_ends)
{
	const char *s = acting_run(
		&a,
		"in {{LOCATION:STATE|CALIFORNIA}} and {{LOCATION:STATE|Rhode\nIsland}}.");

	for (const char *c = acting_at(&a, 0); *c; c++)
		ck_assert(!islower((unsigned char)*c));
	ck_assert_ptr_nonnull(strchr(s, '\n'));
	acting_one(&a, "LOCATION:STATE", "Atlantis");
	ck_assert_str_eq(acting_report(&a), "unknown-value");
}
END_TEST

static const char *const lists[][2] = {
	{"county", "LOCATION:COUNTY"},
	{"country", "LOCATION:COUNTRY"},
	{"occupation", "PROFESSION:PROFESSION"},
	{"surname", "NAME:DOCTOR"},
};

/* Every value becomes another of its list, and no two the same. */
START_TEST(lists_are_permuted_whole)
{
	const struct pack_pool *pool = pack_pool_find(&a.pack, lists[_i][0]);
	bool seen[4096] = {false};

	ck_assert_uint_le(pool->n, 4096);
	for (uint32_t i = 0; i < pool->n; i++) {
		const char *from = (const char *)pack_pool_value(&a.pack, pool, i).p;
		int64_t to = pack_pool_index(&a.pack, pool,
					     str_of(acting_one(&a, lists[_i][1], from)));

		ck_assert_msg(to >= 0 && to != i && !seen[to], "%s", from);
		seen[to] = true;
	}
}
END_TEST

START_TEST(the_zip_pool_is_sorted_by_state)
{
	const struct pack_pool *zip = pack_pool_find(&a.pack, "zip");

	ck_assert_ptr_nonnull(zip);
	for (uint32_t k = 1; k < zip->n; k++)
		ck_assert_int_le(memcmp(pack_pool_value(&a.pack, zip, k - 1).p,
					pack_pool_value(&a.pack, zip, k).p, 2),
				 0);
}
END_TEST

START_TEST(street_addresses_keep_their_frame)
{
	const char *s = acting_one(&a, "LOCATION:STREET", "2217 Quenby Court, Apt. 6B");
	char name[64];
	int number, unit;
	char letter;

	ck_assert_int_eq(
		sscanf(s, "%d %63s Court, Apt. %d%c", &number, name, &unit, &letter), 4);
	ck_assert(number >= 1000 && number <= 9999 && number != 2217);
	ck_assert_str_ne(name, "Quenby");
	s = acting_one(&a, "LOCATION:STREET", "P.O. Box 7714");
	ck_assert_int_eq(strncmp(s, "P.O. Box ", 9), 0);
	ck_assert_str_ne(s + 9, "7714");
	s = acting_one(&a, "LOCATION:STREET", "Highway 99");
	ck_assert_int_eq(strncmp(s, "Highway ", 8), 0);
	s = acting_one(&a, "LOCATION:STREET", "400 Concho Bend Drive");
	ck_assert_ptr_null(strstr(s, "Concho"));
	ck_assert_ptr_nonnull(strstr(s, "Drive"));
	s = acting_one(&a, "LOCATION:STREET", "1180 Old Foundry Rd., Bldg. C, Ste. 4");
	ck_assert_ptr_nonnull(strstr(s, " Rd., Bldg. "));
	ck_assert_ptr_null(strstr(s, "Bldg. C,"));
	s = acting_run(&a, "at {{LOCATION:STREET|77 \nIndustrial Pkwy W}}");
	ck_assert_ptr_nonnull(strstr(s, " \n"));
	ck_assert_ptr_nonnull(strstr(s, " Pkwy W"));
}
END_TEST

START_TEST(ordinal_streets_keep_their_ending_right)
{
	for (int i = 0; i < 60; i++) {
		char id[16], suffix[8];
		int n;

		snprintf(id, sizeof(id), "S%d", i);
		a.case_id = id;
		ck_assert_int_eq(sscanf(acting_one(&a, "LOCATION:STREET", "42nd Street"),
					"%d%2s Street", &n, suffix),
				 2);
		ck_assert_int_ge(n, 10);
		ck_assert_str_eq(suffix, n / 10 == 1 || n % 10 > 3 || n % 10 == 0 ? "th"
					 : n % 10 == 1				  ? "st"
					 : n % 10 == 2				  ? "nd"
										  : "rd");
	}
}
END_TEST

START_TEST(counties_keep_the_word)
{
	const char *s = acting_one(&a, "LOCATION:COUNTY", "Kern County");

	ck_assert_str_eq(s + strlen(s) - 7, " County");
	ck_assert_ptr_null(strstr(s, "Kern"));
	ck_assert_int_eq(
		strncmp(s, acting_one(&a, "LOCATION:COUNTY", "Kern"), strlen(s) - 7), 0);
}
END_TEST

START_TEST(county_of_stays_before_the_name)
{
	char kern[64];

	snprintf(kern, sizeof(kern), "County of %s",
		 acting_one(&a, "LOCATION:COUNTY", "Kern"));
	ck_assert_str_eq(acting_one(&a, "LOCATION:COUNTY", "County of Kern"), kern);
	ck_assert_ptr_null(strstr(kern, "Kern"));
}
END_TEST

START_TEST(a_zip_keeps_its_form_and_one_of_no_state_changes_too)
{
	const char *s = acting_one(&a, "LOCATION:ZIP", "93268-1144");

	ck_assert(strlen(s) == 10 && s[5] == '-');
	ck_assert_uint_eq(strspn(s, "0123456789"), 5);
	ck_assert_uint_eq(strspn(s + 6, "0123456789"), 4);
	ck_assert_str_ne(s + 6, "1144");
	s = acting_one(&a, "LOCATION:ZIP", "00012");
	ck_assert_uint_eq(strspn(s, "0123456789"), 5);
	ck_assert(s[5] == '\0' && strncmp(s, "00012", 5) != 0);
}
END_TEST

/* The last digits are permuted, not those of the code whose area is taken. */
START_TEST(zips_of_one_area_become_as_many_of_another)
{
	bool seen[100] = {false};
	char area[4] = "";

	for (unsigned i = 0; i < 100; i++) {
		char from[8];
		const char *to;
		unsigned last;

		snprintf(from, sizeof(from), "932%02u", i);
		to = acting_one(&a, "LOCATION:ZIP", from);
		last = (unsigned)strtoul(to + 3, NULL, 10);
		if (i == 0)
			memcpy(area, to, 3);
		ck_assert_uint_eq(strlen(to), 5);
		ck_assert(strncmp(to, area, 3) == 0 && !seen[last]);
		seen[last] = true;
	}
	ck_assert_str_ne(area, "932");
}
END_TEST

START_TEST(safe_harbor_keeps_states_and_three_digits)
{
	struct lacuna_fault fault;

	ck_assert_int_eq(
		policy_find(&a.policy, &a.pack, STR("safe-harbor"), &a.arena, &fault), 0);
	ck_assert_str_eq(
		acting_run(&a, "{{LOCATION:STATE|CA}} {{LOCATION:ZIP|93268-1144}}"),
		"CA 932");
	ck_assert_str_eq(acting_run(&a, "{{LOCATION:ZIP|03601}}"), "000");
}
END_TEST

Suite *act_places_suite(void)
{
	Suite *s = suite_create("act_places");
	TCase *c = tcase_create("places");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, states_are_permuted_in_every_form);
	tcase_add_test(c, state_names_keep_case_and_line_ends);
	tcase_add_loop_test(c, lists_are_permuted_whole, 0,
			    (int)(sizeof(lists) / sizeof(lists[0])));
	tcase_add_test(c, the_zip_pool_is_sorted_by_state);
	tcase_add_test(c, street_addresses_keep_their_frame);
	tcase_add_test(c, ordinal_streets_keep_their_ending_right);
	tcase_add_test(c, counties_keep_the_word);
	tcase_add_test(c, county_of_stays_before_the_name);
	tcase_add_test(c, a_zip_keeps_its_form_and_one_of_no_state_changes_too);
	tcase_add_test(c, zips_of_one_area_become_as_many_of_another);
	tcase_add_test(c, safe_harbor_keeps_states_and_three_digits);
	suite_add_tcase(s, c);
	return s;
}
