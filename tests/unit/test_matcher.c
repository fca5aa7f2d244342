#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "rule_bench.h"

Suite *matcher_suite(void);

START_TEST(a_match_begins_at_the_offset_and_nowhere_else)
{
	struct bench b;

	bench_begin(&b, "\\d+/\\d+");
	bench_miss(&b, STR("on 3/4 so"), 2);
	bench_hit(&b, STR("on 3/4 so"), 3, 1);
	bench_group(&b, 0, 3, 6, T_DATE);
	ck_assert_uint_eq(b.match.end, 6);
	bench_miss(&b, STR("on 3/4"), 6);
	bench_end(&b);
}
END_TEST

START_TEST(only_the_groups_are_found_when_there_are_groups)
{
	struct bench b;

	bench_begin(&b, "on (\\d+)(?:st)? and (\\d+)");
	bench_hit(&b, STR("on 1st and 22, then"), 0, 2);
	bench_group(&b, 0, 3, 4, T_DATE);
	bench_group(&b, 1, 11, 13, T_DATE);
	ck_assert_uint_eq(b.match.end, 13);
	bench_end(&b);
}
END_TEST

START_TEST(a_group_that_took_no_part_is_left_out)
{
	struct bench b;

	bench_begin(&b, "(?:a(x)|b(y)|c)(z)?");
	bench_hit(&b, STR("by"), 0, 1);
	bench_group(&b, 0, 1, 2, T_DATE);
	bench_miss(&b, STR("c"), 0);
	bench_hit(&b, STR("cz"), 0, 1);
	bench_end(&b);
}
END_TEST

START_TEST(an_empty_group_is_a_finding_in_gap_rules_only)
{
	struct bench b;

	bench_begin(&b, "dr\\.( *),");
	bench_miss(&b, STR("Dr.,"), 0);
	bench_end(&b);
	bench_begin(&b, "dr\\.( *),");
	b.rule.gap = "residue";
	bench_hit(&b, STR("Dr.,"), 0, 1);
	bench_group(&b, 0, 3, 3, T_DATE);
	bench_end(&b);
}
END_TEST

START_TEST(a_group_named_after_a_type_has_that_type)
{
	struct bench b;

	bench_begin(
		&b,
		"(?<LOCATION_CITY>\\w+), (?<LOCATION_CITY2>\\w+), (?<when>\\d+) (\\d+)");
	bench_hit(&b, STR("Arden, Brill, 12 13"), 0, 4);
	bench_group(&b, 0, 0, 5, T_CITY);
	bench_group(&b, 1, 7, 12, T_CITY);
	bench_group(&b, 2, 14, 16, T_DATE);
	bench_group(&b, 3, 17, 19, T_DATE);
	bench_end(&b);
}
END_TEST

START_TEST(a_name_may_stand_in_several_alternatives)
{
	struct bench b;

	bench_begin(&b, "(?:in (?<LOCATION_CITY>\\w+)|at (?<LOCATION_CITY>\\d+))");
	bench_hit(&b, STR("at 12"), 0, 1);
	bench_group(&b, 0, 3, 5, T_CITY);
	bench_end(&b);
}
END_TEST

START_TEST(a_group_named_after_no_type_is_a_bad_pack)
{
	struct bench b;

	bench_begin(&b, "(?<LOCATION_CTY>x)");
	ck_assert_int_eq(bench_try(&b, STR("x"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
			 "rule test.rule: group LOCATION_CTY: no such type");
	bench_end(&b);
}
END_TEST

START_TEST(a_helper_group_is_no_finding_and_no_reason_against_the_whole_match)
{
	struct bench b;

	bench_begin(&b, "a(?&_gap)b(?(DEFINE)(?<_gap>[ \\n]+))");
	bench_hit(&b, STR("a \n b"), 0, 1);
	bench_group(&b, 0, 0, 5, T_DATE);
	bench_end(&b);
}
END_TEST

START_TEST(letters_match_any_case_unless_the_rule_is_cased)
{
	struct bench b;

	bench_begin(&b, "march (\\d)");
	bench_hit(&b, STR("MARCH 3"), 0, 1);
	bench_end(&b);
	bench_begin(&b, "march (\\d)");
	b.rule.cased = 1;
	bench_miss(&b, STR("March 3"), 0);
	bench_hit(&b, STR("march 3"), 0, 1);
	bench_end(&b);
}
END_TEST

START_TEST(a_rule_without_a_pattern_always_hits_with_an_empty_span)
{
	struct bench b;

	bench_begin(&b, "");
	bench_hit(&b, STR("abc"), 2, 1);
	bench_group(&b, 0, 2, 2, T_DATE);
	bench_hit(&b, STR("abc"), 3, 1);
	bench_end(&b);
}
END_TEST

START_TEST(lookbehind_sees_the_text_before_the_offset)
{
	struct bench b;

	bench_begin(&b, "(?<!no )\\d");
	bench_hit(&b, STR("is 3"), 3, 1);
	bench_miss(&b, STR("no 3"), 3);
	bench_end(&b);
}
END_TEST

START_TEST(text_is_bytes_and_may_hold_any)
{
	struct bench b;

	bench_begin(&b, "a[^b]b");
	bench_hit(&b, STR("a\0b"), 0, 1);
	bench_hit(&b,
		  STR("a\xff"
		      "b"),
		  0, 1);
	bench_miss(&b,
		   STR("a\xc3\xa9"
		       "b"),
		   0);
	bench_end(&b);
}
END_TEST

START_TEST(a_line_ends_in_lf_crlf_or_cr)
{
	struct bench b;

	bench_begin(&b, "(?m)x.?$");
	bench_hit(&b, STR("x\ny"), 0, 1);
	bench_group(&b, 0, 0, 1, T_DATE);
	bench_hit(&b, STR("x\r\ny"), 0, 1);
	bench_group(&b, 0, 0, 1, T_DATE);
	bench_hit(&b, STR("x\ry"), 0, 1);
	bench_end(&b);
}
END_TEST

START_TEST(hits_and_misses_stay_the_same_when_machine_code_takes_over)
{
	struct bench b;

	bench_begin(&b, "(?<LOCATION_CITY>[a-z]+), (\\d+)(?!\\d)");
	for (int i = 0; i < 2000; i++) {
		bench_hit(&b, STR("Arden, 12 days"), 0, 2);
		bench_group(&b, 0, 0, 5, T_CITY);
		bench_group(&b, 1, 7, 9, T_DATE);
		bench_miss(&b, STR("Arden; 12 days"), 0);
	}
	bench_end(&b);
}
END_TEST

START_TEST(freeing_nothing_is_allowed)
{
	matcher_free(NULL);
}
END_TEST

Suite *matcher_suite(void)
{
	Suite *s = suite_create("matcher");
	TCase *t = tcase_create("matcher");

	tcase_add_test(t, a_match_begins_at_the_offset_and_nowhere_else);
	tcase_add_test(t, only_the_groups_are_found_when_there_are_groups);
	tcase_add_test(t, a_group_that_took_no_part_is_left_out);
	tcase_add_test(t, an_empty_group_is_a_finding_in_gap_rules_only);
	tcase_add_test(t, a_group_named_after_a_type_has_that_type);
	tcase_add_test(t, a_name_may_stand_in_several_alternatives);
	tcase_add_test(t, a_group_named_after_no_type_is_a_bad_pack);
	tcase_add_test(
		t, a_helper_group_is_no_finding_and_no_reason_against_the_whole_match);
	tcase_add_test(t, letters_match_any_case_unless_the_rule_is_cased);
	tcase_add_test(t, a_rule_without_a_pattern_always_hits_with_an_empty_span);
	tcase_add_test(t, lookbehind_sees_the_text_before_the_offset);
	tcase_add_test(t, text_is_bytes_and_may_hold_any);
	tcase_add_test(t, a_line_ends_in_lf_crlf_or_cr);
	tcase_add_test(t, hits_and_misses_stay_the_same_when_machine_code_takes_over);
	tcase_add_test(t, freeing_nothing_is_allowed);
	suite_add_tcase(s, t);
	return s;
}
