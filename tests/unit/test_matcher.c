#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/matcher.h"

Suite *matcher_suite(void);

enum { T_KEEP, T_DATE, T_CITY, TYPES };

static struct pack_type types[TYPES] = {
	[T_KEEP] = {.category = "KEEP", .type = ""},
	[T_DATE] = {.category = "DATE", .type = "DATE"},
	[T_CITY] = {.category = "LOCATION", .type = "CITY"},
};

/* A pack of one rule and a matcher for it. */
struct bench {
	struct pack_rule rule;
	struct pack pack;
	struct matcher *m;
	struct lacuna_fault fault;
	struct match match;
	bool hit;
};

static void begin(struct bench *b, const char *pattern)
{
	*b = (struct bench){.rule = {.id = "test.rule",
	                             .pattern = pattern,
	                             .type = T_DATE,
	                             .match_limit = 100000,
	                             .gap = ""}};
	b->rule.pattern_len = (uint32_t)strlen(pattern);
	b->pack.types = types;
	b->pack.ntypes = TYPES;
	b->pack.rules = &b->rule;
	b->pack.nrules = 1;
	ck_assert_int_eq(matcher_new(&b->m, &b->pack, &b->fault), LACUNA_OK);
}

static enum lacuna_err try_at(struct bench *b, struct str text, size_t at)
{
	return matcher_try(b->m, 0, text, at, &b->match, &b->hit, &b->fault);
}

static void expect_hit(struct bench *b, struct str text, size_t at, uint32_t n)
{
	ck_assert_int_eq(try_at(b, text, at), LACUNA_OK);
	ck_assert(b->hit);
	ck_assert_uint_eq(b->match.n, n);
}

static void expect_miss(struct bench *b, struct str text, size_t at)
{
	ck_assert_int_eq(try_at(b, text, at), LACUNA_OK);
	ck_assert(!b->hit);
}

static void expect_group(const struct bench *b, unsigned g, size_t start, size_t end,
                         uint16_t type)
{
	ck_assert_uint_eq(b->match.group[g].start, start);
	ck_assert_uint_eq(b->match.group[g].end, end);
	ck_assert_uint_eq(b->match.group[g].type, type);
}

START_TEST(a_match_begins_at_the_offset_and_nowhere_else)
{
	struct bench b;

	begin(&b, "\\d+/\\d+");
	expect_miss(&b, STR("on 3/4 so"), 2);
	expect_hit(&b, STR("on 3/4 so"), 3, 1);
	expect_group(&b, 0, 3, 6, T_DATE);
	ck_assert_uint_eq(b.match.end, 6);
	expect_miss(&b, STR("on 3/4"), 6);
	matcher_free(b.m);
}
END_TEST

START_TEST(only_the_groups_are_found_when_there_are_groups)
{
	struct bench b;

	begin(&b, "on (\\d+)(?:st)? and (\\d+)");
	expect_hit(&b, STR("on 1st and 22, then"), 0, 2);
	expect_group(&b, 0, 3, 4, T_DATE);
	expect_group(&b, 1, 11, 13, T_DATE);
	ck_assert_uint_eq(b.match.end, 13);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_group_that_took_no_part_is_left_out)
{
	struct bench b;

	begin(&b, "(?:a(x)|b(y)|c)(z)?");
	expect_hit(&b, STR("by"), 0, 1);
	expect_group(&b, 0, 1, 2, T_DATE);
	expect_miss(&b, STR("c"), 0);
	expect_hit(&b, STR("cz"), 0, 1);
	matcher_free(b.m);
}
END_TEST

START_TEST(an_empty_group_is_a_finding_in_gap_rules_only)
{
	struct bench b;

	begin(&b, "dr\\.( *),");
	expect_miss(&b, STR("Dr.,"), 0);
	matcher_free(b.m);
	begin(&b, "dr\\.( *),");
	b.rule.gap = "residue";
	expect_hit(&b, STR("Dr.,"), 0, 1);
	expect_group(&b, 0, 3, 3, T_DATE);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_group_named_after_a_type_has_that_type)
{
	struct bench b;

	begin(&b,
	      "(?<LOCATION_CITY>\\w+), (?<LOCATION_CITY2>\\w+), (?<when>\\d+) (\\d+)");
	expect_hit(&b, STR("Arden, Brill, 12 13"), 0, 4);
	expect_group(&b, 0, 0, 5, T_CITY);
	expect_group(&b, 1, 7, 12, T_CITY);
	expect_group(&b, 2, 14, 16, T_DATE);
	expect_group(&b, 3, 17, 19, T_DATE);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_name_may_stand_in_several_alternatives)
{
	struct bench b;

	begin(&b, "(?:in (?<LOCATION_CITY>\\w+)|at (?<LOCATION_CITY>\\d+))");
	expect_hit(&b, STR("at 12"), 0, 1);
	expect_group(&b, 0, 3, 5, T_CITY);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_group_named_after_no_type_is_a_bad_pack)
{
	struct bench b;

	begin(&b, "(?<LOCATION_CTY>x)");
	ck_assert_int_eq(try_at(&b, STR("x"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
	                 "rule test.rule: group LOCATION_CTY: no such type");
	matcher_free(b.m);
}
END_TEST

START_TEST(a_helper_group_is_no_finding_and_no_reason_against_the_whole_match)
{
	struct bench b;

	begin(&b, "a(?&_gap)b(?(DEFINE)(?<_gap>[ \\n]+))");
	expect_hit(&b, STR("a \n b"), 0, 1);
	expect_group(&b, 0, 0, 5, T_DATE);
	matcher_free(b.m);
}
END_TEST

START_TEST(after_many_places_it_knows_which_rules_may_match)
{
	struct bench b;
	struct token number = {.start = 0, .end = 1, .kind = TOKEN_NUMBER, .c = '3'};
	const uint64_t *alive = NULL;

	begin(&b, "\\d/\\d");
	ck_assert_ptr_null(matcher_alive(b.m, STR("3 x"), &number));
	for (int i = 0; i < 1000000 && !alive; i++)
		alive = matcher_alive(b.m, STR("3 x"), &number);
	ck_assert_ptr_nonnull(alive);
	ck_assert_uint_eq(matcher_alive(b.m, STR("3 x"), &number)[0] & 1, 0);
	ck_assert_uint_eq(matcher_alive(b.m, STR("3/x"), &number)[0] & 1, 0);
	ck_assert_uint_eq(matcher_alive(b.m, STR("3/4"), &number)[0] & 1, 1);
	matcher_free(b.m);
}
END_TEST

START_TEST(letters_match_any_case_unless_the_rule_is_cased)
{
	struct bench b;

	begin(&b, "march (\\d)");
	expect_hit(&b, STR("MARCH 3"), 0, 1);
	matcher_free(b.m);
	begin(&b, "march (\\d)");
	b.rule.cased = 1;
	expect_miss(&b, STR("March 3"), 0);
	expect_hit(&b, STR("march 3"), 0, 1);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_rule_without_a_pattern_always_hits_with_an_empty_span)
{
	struct bench b;

	begin(&b, "");
	expect_hit(&b, STR("abc"), 2, 1);
	expect_group(&b, 0, 2, 2, T_DATE);
	expect_hit(&b, STR("abc"), 3, 1);
	matcher_free(b.m);
}
END_TEST

START_TEST(lookbehind_sees_the_text_before_the_offset)
{
	struct bench b;

	begin(&b, "(?<!no )\\d");
	expect_hit(&b, STR("is 3"), 3, 1);
	expect_miss(&b, STR("no 3"), 3);
	matcher_free(b.m);
}
END_TEST

START_TEST(text_is_bytes_and_may_hold_any)
{
	struct bench b;

	begin(&b, "a[^b]b");
	expect_hit(&b, STR("a\0b"), 0, 1);
	expect_hit(&b,
	           STR("a\xff"
	               "b"),
	           0, 1);
	expect_miss(&b,
	            STR("a\xc3\xa9"
	                "b"),
	            0);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_line_ends_in_lf_crlf_or_cr)
{
	struct bench b;

	begin(&b, "(?m)x.?$");
	expect_hit(&b, STR("x\ny"), 0, 1);
	expect_group(&b, 0, 0, 1, T_DATE);
	expect_hit(&b, STR("x\r\ny"), 0, 1);
	expect_group(&b, 0, 0, 1, T_DATE);
	expect_hit(&b, STR("x\ry"), 0, 1);
	matcher_free(b.m);
}
END_TEST

static const char *const hopeless = "(?:a+)+[bd]";

START_TEST(a_reached_match_limit_refuses_and_says_where)
{
	struct bench b;
	struct str text = STR("x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");

	begin(&b, hopeless);
	b.rule.match_limit = 1000;
	ck_assert_int_eq(try_at(&b, text, 2), LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_str_eq(b.fault.what, "rule test.rule: match limit reached at byte 2");
	matcher_free(b.m);
}
END_TEST

START_TEST(a_reached_limit_refuses_in_machine_code_too)
{
	struct bench b;
	struct str text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");

	begin(&b, hopeless);
	b.rule.match_limit = 1000;
	for (int i = 0; i < 1000; i++)
		expect_hit(&b, STR("aab"), 0, 1);
	ck_assert_int_eq(try_at(&b, text, 0), LACUNA_REFUSED);
	ck_assert_str_eq(b.fault.what, "rule test.rule: match limit reached at byte 0");
	expect_hit(&b, STR("aab"), 0, 1);
	matcher_free(b.m);
}
END_TEST

START_TEST(an_exhausted_stack_or_heap_refuses)
{
	static char text[MATCHER_REACH];
	struct bench b;
	enum lacuna_err err;

	memset(text, 'a', sizeof(text));
	begin(&b, "(?:(a)()()()()()()()()()|x)*[yz]");
	b.rule.match_limit = UINT32_MAX;
	err = try_at(&b, str_from(text, sizeof(text)), 0);
	ck_assert_int_eq(err, LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_ptr_nonnull(strstr(b.fault.what, "limit reached at byte 0"));
	matcher_free(b.m);
}
END_TEST

START_TEST(one_rules_limit_is_not_anothers)
{
	struct pack_rule rules[2];
	struct bench b;
	struct str text = STR("aaaaaaaaaaaaaaaaaac");

	begin(&b, hopeless);
	matcher_free(b.m);
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
	matcher_free(b.m);
}
END_TEST

START_TEST(hits_and_misses_stay_the_same_when_machine_code_takes_over)
{
	struct bench b;

	begin(&b, "(?<LOCATION_CITY>[a-z]+), (\\d+)(?!\\d)");
	for (int i = 0; i < 2000; i++) {
		expect_hit(&b, STR("Arden, 12 days"), 0, 2);
		expect_group(&b, 0, 0, 5, T_CITY);
		expect_group(&b, 1, 7, 9, T_DATE);
		expect_miss(&b, STR("Arden; 12 days"), 0);
	}
	matcher_free(b.m);
}
END_TEST

START_TEST(a_match_longer_than_the_reach_refuses)
{
	static char text[MATCHER_REACH + 2];
	struct bench b;

	memset(text, '1', sizeof(text));
	begin(&b, "\\d+");
	expect_hit(&b, str_from(text, MATCHER_REACH), 0, 1);
	ck_assert_int_eq(try_at(&b, str_from(text, sizeof(text)), 0), LACUNA_REFUSED);
	ck_assert(!b.hit);
	ck_assert_str_eq(b.fault.what,
	                 "rule test.rule: match of more than 4096 bytes at byte 0");
	matcher_free(b.m);
}
END_TEST

START_TEST(a_line_does_not_end_where_the_reach_does)
{
	static char text[MATCHER_REACH + 2];
	struct bench b;

	memset(text, '1', sizeof(text));
	begin(&b, "1(?=1*$)");
	expect_hit(&b, str_from(text, MATCHER_REACH), 0, 1);
	expect_miss(&b, str_from(text, sizeof(text)), 0);
	matcher_free(b.m);
}
END_TEST

START_TEST(a_malformed_pattern_is_a_bad_pack_with_its_offset)
{
	struct bench b;

	begin(&b, "ab(c");
	ck_assert_int_eq(try_at(&b, STR("abc"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
	                 "rule test.rule: pattern byte 4: missing closing parenthesis");
	matcher_free(b.m);
	begin(&b, "(*UTF)a");
	ck_assert_int_eq(try_at(&b, STR("a"), 0), LACUNA_PACK);
	matcher_free(b.m);
}
END_TEST

START_TEST(too_many_groups_are_a_bad_pack)
{
	struct bench b;

	begin(&b, "()()()()()()()()()()()()()()()()()");
	ck_assert_int_eq(try_at(&b, STR("a"), 0), LACUNA_PACK);
	ck_assert_str_eq(b.fault.what,
	                 "rule test.rule: 17 groups, at most 16 are allowed");
	matcher_free(b.m);
}
END_TEST

START_TEST(an_offset_past_the_end_refuses)
{
	struct bench b;

	begin(&b, "x*");
	expect_hit(&b, STR("ab"), 2, 1);
	ck_assert_int_eq(try_at(&b, STR("ab"), 3), LACUNA_REFUSED);
	matcher_free(b.m);
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
	tcase_add_test(t, after_many_places_it_knows_which_rules_may_match);
	tcase_add_test(t, letters_match_any_case_unless_the_rule_is_cased);
	tcase_add_test(t, a_rule_without_a_pattern_always_hits_with_an_empty_span);
	tcase_add_test(t, lookbehind_sees_the_text_before_the_offset);
	tcase_add_test(t, text_is_bytes_and_may_hold_any);
	tcase_add_test(t, a_line_ends_in_lf_crlf_or_cr);
	tcase_add_test(t, a_reached_match_limit_refuses_and_says_where);
	tcase_add_test(t, a_reached_limit_refuses_in_machine_code_too);
	tcase_add_test(t, an_exhausted_stack_or_heap_refuses);
	tcase_add_test(t, one_rules_limit_is_not_anothers);
	tcase_add_test(t, hits_and_misses_stay_the_same_when_machine_code_takes_over);
	tcase_add_test(t, a_match_longer_than_the_reach_refuses);
	tcase_add_test(t, a_line_does_not_end_where_the_reach_does);
	tcase_add_test(t, a_malformed_pattern_is_a_bad_pack_with_its_offset);
	tcase_add_test(t, too_many_groups_are_a_bad_pack);
	tcase_add_test(t, an_offset_past_the_end_refuses);
	tcase_add_test(t, freeing_nothing_is_allowed);
	suite_add_tcase(s, t);
	return s;
}
