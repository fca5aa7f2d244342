#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "rule_bench.h"

Suite *matcher_limits_suite(void);

static const char *const hopeless = "(?:a+)+[bd]";

START_TEST(a_reached_match_limit_refuses_and_says_where)
{
	struct bench b;
	struct str text = STR("x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");

	bench_begin(&b, hopeless);
	b.rule.match_limit = 1000;
	ck_assert_int_eq(bench_try(&b, text, 2), LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_str_eq(b.fault.what, "rule test.rule: match limit reached at byte 2");
	bench_end(&b);
}
END_TEST

START_TEST(a_reached_limit_refuses_in_machine_code_too)
{
	struct bench b;
	struct str text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");

	bench_begin(&b, hopeless);
	b.rule.match_limit = 1000;
	for (int i = 0; i < 1000; i++)
		bench_hit(&b, STR("aab"), 0, 1);
	ck_assert_int_eq(bench_try(&b, text, 0), LACUNA_REFUSED);
	ck_assert_str_eq(b.fault.what, "rule test.rule: match limit reached at byte 0");
	bench_hit(&b, STR("aab"), 0, 1);
	bench_end(&b);
}
END_TEST

START_TEST(an_exhausted_stack_or_heap_refuses)
{
	static char text[MATCHER_REACH];
	struct bench b;
	enum lacuna_err err;

	memset(text, 'a', sizeof(text));
	bench_begin(&b, "(?:(a)()()()()()()()()()|x)*[yz]");
	b.rule.match_limit = UINT32_MAX;
	err = bench_try(&b, str_from(text, sizeof(text)), 0);
	ck_assert_int_eq(err, LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_ptr_nonnull(strstr(b.fault.what, "limit reached at byte 0"));
	bench_end(&b);
}
END_TEST

START_TEST(one_rules_limit_is_not_anothers)
{
	struct pack_rule rules[2];
	struct bench b;
	struct str text = STR("aaaaaaaaaaaaaaaaaac");

	bench_begin(&b, hopeless);
	bench_end(&b);
	rules[0] = rules[1] = b.rule;
	rules[0].match_limit = 10;
	rules[1].match_limit = 100000000;
	b.pack.rules = rules;
	b.pack.nrules = 2;
	ck_assert_int_eq(matcher_new(&b.m, &b.pack, &b.fault), LACUNA_OK);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(matcher_try(b.m, 1, text, 0, &b.match, &b.hit, &b.fault),
				 LACUNA_OK);
		ck_assert_int_eq(matcher_try(b.m, 0, text, 0, &b.match, &b.hit, &b.fault),
				 LACUNA_REFUSED);
	}
	bench_end(&b);
}
END_TEST

START_TEST(a_match_longer_than_the_reach_refuses)
{
	static char text[MATCHER_REACH + 2];
	struct bench b;

	memset(text, '1', sizeof(text));
	bench_begin(&b, "\\d+");
	bench_hit(&b, str_from(text, MATCHER_REACH), 0, 1);
	ck_assert_int_eq(bench_try(&b, str_from(text, sizeof(text)), 0), LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_str_eq(b.fault.what,
			 "rule test.rule: match of more than 4096 bytes at byte 0");
	bench_end(&b);
}
END_TEST

START_TEST(a_line_does_not_end_where_the_reach_does)
{
	static char text[MATCHER_REACH + 2];
	struct bench b;

	memset(text, '1', sizeof(text));
	bench_begin(&b, "1(?=1*$)");
	bench_hit(&b, str_from(text, MATCHER_REACH), 0, 1);
	bench_miss(&b, str_from(text, sizeof(text)), 0);
	bench_end(&b);
}
END_TEST

START_TEST(a_malformed_pattern_is_a_bad_pack_with_its_offset)
{
	struct bench b;

	bench_begin(&b, "ab(c");
	ck_assert_int_eq(bench_try(&b, STR("abc"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
			 "rule test.rule: pattern byte 4: missing closing parenthesis");
	bench_end(&b);
	bench_begin(&b, "(*UTF)a");
	ck_assert_int_eq(bench_try(&b, STR("a"), 0), LACUNA_PACK);
	bench_end(&b);
}
END_TEST

START_TEST(too_many_groups_are_a_bad_pack)
{
	struct bench b;

	bench_begin(&b, "()()()()()()()()()()()()()()()()()");
	ck_assert_int_eq(bench_try(&b, STR("a"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
			 "rule test.rule: 17 groups, at most 16 are allowed");
	bench_end(&b);
}
END_TEST

START_TEST(an_offset_past_the_end_refuses)
{
	struct bench b;

	bench_begin(&b, "x*");
	bench_hit(&b, STR("ab"), 2, 1);
	ck_assert_int_eq(bench_try(&b, STR("ab"), 3), LACUNA_REFUSED);
	bench_end(&b);
}
END_TEST

Suite *matcher_limits_suite(void)
{
	Suite *s = suite_create("matcher_limits");
	TCase *t = tcase_create("matcher_limits");

	tcase_add_test(t, a_reached_match_limit_refuses_and_says_where);
	tcase_add_test(t, a_reached_limit_refuses_in_machine_code_too);
	tcase_add_test(t, an_exhausted_stack_or_heap_refuses);
	tcase_add_test(t, one_rules_limit_is_not_anothers);
	tcase_add_test(t, a_match_longer_than_the_reach_refuses);
	tcase_add_test(t, a_line_does_not_end_where_the_reach_does);
	tcase_add_test(t, a_malformed_pattern_is_a_bad_pack_with_its_offset);
	tcase_add_test(t, too_many_groups_are_a_bad_pack);
	tcase_add_test(t, an_offset_past_the_end_refuses);
	suite_add_tcase(s, t);
	return s;
}
