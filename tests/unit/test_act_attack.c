/* What an onlooker can tell who has cleaned letters and the program, but not the key. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/act/casekey.h"
#include "../../src/act/date_shift.h"
#include "acting.h"

Suite *act_attack_suite(void);

static struct acting a;

static void start(void)
{
	acting_open_seeded(&a, 20260202);
}

static void stop(void)
{
	acting_close(&a);
}

static void random_key(void)
{
	for (size_t i = 0; i < sizeof(a.key.k); i++)
		a.key.k[i] = (unsigned char)acting_next(&a, 256);
}

/* 101 offsets, 10100 keys, 100 expected each: chi-square of 100 degrees stays under 180
 * but once in millions. */
START_TEST(every_offset_is_as_likely)
{
	unsigned count[1001] = {0}, weeks;
	double chi = 0;

	weeks = (unsigned)(a.policy.shift_max_weeks - a.policy.shift_min_weeks + 1);
	for (unsigned i = 0; i < 100 * weeks; i++) {
		struct casekey keys;
		struct date_shift s;

		random_key();
		casekey_make(&keys, &a.key, STR("CM13-0012345"));
		s = date_shift_of(&keys, &a.policy);
		count[s.days / 7]++;
		casekey_wipe(&keys);
	}
	for (int32_t k = a.policy.shift_min_weeks; k <= a.policy.shift_max_weeks; k++)
		chi += (count[k] - 100.0) * (count[k] - 100.0) / 100;
	ck_assert_msg(chi < 180, "seed %llu: chi-square %f", (unsigned long long)a.seed,
		      chi);
}
END_TEST

/* Over keys, no surrogate of a surname comes often enough to tell of it. */
START_TEST(a_surname_goes_anywhere)
{
	const struct pack_pool *pool = pack_pool_find(&a.pack, "surname");
	unsigned *count = calloc(pool->n, sizeof(*count)), most = 0, n = 4 * pool->n;

	for (unsigned i = 0; i < n; i++) {
		int64_t at;

		random_key();
		acting_run(&a, "Dr. {{NAME:DOCTOR|Garcia}}");
		at = pack_pool_index(&a.pack, pool, str_of(acting_at(&a, 0)));
		ck_assert_int_ge(at, 0);
		count[at]++;
		most = count[at] > most ? count[at] : most;
	}
	/* 4 expected; more than 18 of one once in millions of pools. */
	ck_assert_msg(most <= 18, "seed %llu: %u", (unsigned long long)a.seed, most);
	free(count);
}
END_TEST

/* The pair of one case is no hint for the other: the chance of meeting it again is one in
 * n. */
START_TEST(one_case_tells_nothing_of_another)
{
	unsigned same_name = 0, same_offset = 0, same_state = 0;

	for (unsigned i = 0; i < 3000; i++) {
		static const char in[] =
			"Dr. {{NAME:DOCTOR|Garcia}} in {{LOCATION:STATE|Ohio}}, "
			"{{DATE:DATE|06/01/2013}}";
		char first[3][64];

		random_key();
		a.case_id = "CM13-0000001";
		acting_run(&a, in);
		for (size_t k = 0; k < 3; k++)
			snprintf(first[k], sizeof(first[k]), "%s", acting_at(&a, k));
		a.case_id = "CM13-0000002";
		acting_run(&a, in);
		same_name += strcmp(acting_at(&a, 0), first[0]) == 0;
		same_state += strcmp(acting_at(&a, 1), first[1]) == 0;
		same_offset += strcmp(acting_at(&a, 2), first[2]) == 0;
	}
	ck_assert_uint_le(same_name, 8);    /* 0.75 expected */
	ck_assert_uint_le(same_state, 110); /* 59 */
	ck_assert_uint_le(same_offset, 75); /* 30 */
	ck_assert_uint_ge(same_state, 20);
}
END_TEST

/* An age's shift has no favourite. */
START_TEST(every_step_of_age_is_as_likely)
{
	unsigned count[5] = {0};

	for (int i = 0; i < 4000; i++) {
		random_key();
		count[atoi((acting_run(&a, "is {{AGE:AGE|50}}"), acting_at(&a, 0))) -
		      48]++;
	}
	ck_assert_uint_eq(count[2], 0);
	for (int k = 0; k < 5; k++)
		ck_assert(k == 2 || (count[k] > 850 && count[k] < 1150));
}
END_TEST

Suite *act_attack_suite(void)
{
	Suite *s = suite_create("act_attack");
	TCase *c = tcase_create("attack");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 300);
	tcase_add_test(c, every_offset_is_as_likely);
	tcase_add_test(c, a_surname_goes_anywhere);
	tcase_add_test(c, one_case_tells_nothing_of_another);
	tcase_add_test(c, every_step_of_age_is_as_likely);
	suite_add_tcase(s, c);
	return s;
}
