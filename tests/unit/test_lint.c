#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/hash.h"
#include "../../src/rules/lint.h"

Suite *lint_suite(void);

#define RULES(rules) "<rules xmlns='urn:lacuna:rules:1'>\n" rules "</rules>\n"
#define RULE(attributes, body)                                       \
	"<rule id='test.rule' rank='50' score='0.9' " attributes ">" \
	"<reason>A test.</reason>" body "</rule>\n"
#define MISSES "<miss>none</miss><miss>nor here</miss>"

static const char *const categories =
	"<categories xmlns='urn:lacuna:categories:1'>"
	"<category name='DATE'><type name='DATE' tag='DATE' replacer='date'/></category>"
	"<category name='LOCATION'><type name='STATE' tag='STATE' "
	"replacer='state'/></category>"
	"<category name='GAP'><type name='NAME' tag='NAME' replacer='gap'/></category>"
	"</categories>";

static const char *const states = "# lexicon: state\n"
				  "# source: made up\n"
				  "# licence: none\n"
				  "# derived: by hand\n"
				  "ohio\tOH\n"
				  "new york\tNY\n";

static struct buf report;
static size_t run;
static struct lacuna_fault fault;

static void setup(void)
{
	ck_assert(hash_init());
	memset(&fault, 0, sizeof(fault));
}

static void teardown(void)
{
	buf_free(&report);
}

static enum lacuna_err lint(const char *rules)
{
	struct pack_file files[] = {
		{STR("rules/test.xml"), str_of(rules)},
		{STR("categories.xml"), str_of(categories)},
		{STR("lexicons/state.tsv"), str_of(states)},
	};

	struct lint l;
	enum lacuna_err err = lint_open(&l, files, 3, &fault);

	if (!err)
		err = lint_rules(&l);
	run = l.run;
	buf_clear(&report);
	buf_str_add(&report, buf_str(&l.report));
	lint_close(&l);
	return err;
}

static void passes(const char *rules, size_t examples)
{
	enum lacuna_err err = lint(rules);

	ck_assert_msg(err == LACUNA_OK, "%s\n%.*s", fault.what,
		      STR_FMT(buf_str(&report)));
	ck_assert_uint_eq(run, examples);
	ck_assert_uint_eq(report.n, 0);
}

static void reports(const char *rules, const char *lines)
{
	ck_assert_int_eq(lint(rules), LACUNA_NO);
	buf_byte(&report, 0);
	ck_assert_str_eq((const char *)report.p, lines);
}

#define DATE "category='DATE' type='DATE' at='number' then='/'"

START_TEST(examples_that_come_out_as_written_pass)
{
	passes(RULES(RULE(DATE, "<pattern>\\d/\\d</pattern><hit>on [[3/4]] so</hit>"
				"<hit>[[3/4]], [[5/6]]</hit><miss>on 3-4</miss>"
				"<miss>on 33</miss>")),
	       4);
}
END_TEST

START_TEST(a_match_of_other_length_is_reported_with_both_spans)
{
	reports(RULES(RULE(DATE, "<pattern>\\d/\\d</pattern><hit>[[3/4]]</hit>\n"
				 "<hit>on [[3/45]]</hit>" MISSES)),
		"rules/test.xml:3: test.rule: hit 2: expected [3,7) got [3,6)\n");
	ck_assert_str_eq(fault.what, "rules/test.xml:3: test.rule: hit 2 fails");
}
END_TEST

START_TEST(every_failure_is_a_line_and_the_first_is_the_fault)
{
	reports(RULES(RULE(DATE, "<pattern>\\d/\\d</pattern><hit>[[3/4]]</hit>\n"
				 "<hit>on [[3-4]]</hit>\n<miss>no</miss>\n<miss>a 3/4, "
				 "5/6</miss>")),
		"rules/test.xml:3: test.rule: hit 2: expected [3,6) got nothing\n"
		"rules/test.xml:5: test.rule: miss 2: expected nothing got [2,5) "
		"[7,10)\n");
	ck_assert_str_eq(fault.what, "rules/test.xml:3: test.rule: hit 2 fails");
	ck_assert_uint_eq(run, 4);
}
END_TEST

START_TEST(a_rule_is_tried_only_where_it_may_begin)
{
	reports(RULES(RULE("category='DATE' type='DATE' at='=on'",
			   "<pattern>on (\\d)</pattern>"
			   "<hit>on [[3]]</hit>"
			   "<hit>upon [[3]]</hit>" MISSES)),
		"rules/test.xml:2: test.rule: hit 2: expected [5,6) got nothing\n");
}
END_TEST

START_TEST(then_is_obeyed)
{
	reports(RULES(RULE(DATE, "<pattern>\\d.\\d</pattern><hit>[[3/4]]</"
				 "hit><hit>[[3-4]]</hit>" MISSES)),
		"rules/test.xml:2: test.rule: hit 2: expected [0,3) got nothing\n");
}
END_TEST

START_TEST(zones_are_ignored)
{
	passes(RULES(RULE(DATE " zones='-header'",
			  "<pattern>\\d/\\d</pattern>"
			  "<hit>[[3/4]]</hit><hit>[[3/4]]</hit>" MISSES)),
	       4);
}
END_TEST

START_TEST(overlapping_matches_count_once_from_the_left)
{
	passes(RULES(RULE(DATE,
			  "<pattern>\\d/\\d(?:/\\d)?</pattern><hit>[[1/2/3]]/4</hit>"
			  "<hit>[[1/2/3]]/[[4/5]]</hit>" MISSES)),
	       4);
}
END_TEST

START_TEST(lexicon_rules_find_phrases_on_their_condition)
{
	passes(RULES(RULE("category='LOCATION' type='STATE' lexicon='state'",
			  "<pattern>(?! state)</pattern><hit>in [[Ohio]] and [[New "
			  "York]].</hit>"
			  "<hit>in [[New&#10;York]]</hit><miss>in Ohio state</miss>"
			  "<miss>in York</miss>")),
	       4);
}
END_TEST

START_TEST(groups_of_one_match_are_compared_in_text_order)
{
	passes(RULES(RULE(DATE,
			  "<pattern>(?=\\d/(\\d))(\\d)</pattern><hit>[[3]]/[[4]]</hit>"
			  "<hit>a [[3]]/[[4]]5</hit>" MISSES)),
	       4);
}
END_TEST

START_TEST(a_gap_that_left_nothing_is_an_empty_span)
{
	const char *gap =
		RULES(RULE("category='GAP' type='NAME' at='=dr' gap='residue'",
			   "<pattern>dr\\.()(?= ,)</pattern><hit>by Dr.[[]] , on</hit>"
			   "<hit>Dr.[[]] , Dr.[[]] ,</hit>" MISSES));

	passes(gap, 4);
}
END_TEST

START_TEST(offsets_are_those_of_the_example_and_not_of_its_folded_text)
{
	passes(RULES(RULE(
		       DATE,
		       "<pattern>\\d/\\d</pattern><hit>\xc3\xa9\xef\xac\x81 [[3/4]]</hit>"
		       "<hit>\xe2\x80\x9c[[3/4]]\xe2\x80\x9d</hit>" MISSES)),
	       4);
}
END_TEST

START_TEST(a_reached_limit_is_reported_and_the_others_still_run)
{
	reports(RULES(RULE(DATE " limit='50'",
			   "<pattern>\\d/(?:a+)+[bc]</pattern>"
			   "<hit>[[3/ab]]</hit><hit>[[3/ac]]</hit>"
			   "<miss>3/aaaaaaaaaaaaaaad</miss><miss>3/d</miss>")),
		"rules/test.xml:2: test.rule: miss 1: rule test.rule: match limit "
		"reached at byte "
		"0\n");
	ck_assert_uint_eq(run, 4);
}
END_TEST

START_TEST(a_bad_pack_is_no_failed_example)
{
	ck_assert_int_eq(lint(RULES("<rule/>")), LACUNA_PACK);
	ck_assert_uint_eq(report.n, 0);
	ck_assert_uint_eq(run, 0);
}
END_TEST

Suite *lint_suite(void)
{
	Suite *s = suite_create("lint");
	TCase *t = tcase_create("lint");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, examples_that_come_out_as_written_pass);
	tcase_add_test(t, a_match_of_other_length_is_reported_with_both_spans);
	tcase_add_test(t, every_failure_is_a_line_and_the_first_is_the_fault);
	tcase_add_test(t, a_rule_is_tried_only_where_it_may_begin);
	tcase_add_test(t, then_is_obeyed);
	tcase_add_test(t, zones_are_ignored);
	tcase_add_test(t, overlapping_matches_count_once_from_the_left);
	tcase_add_test(t, lexicon_rules_find_phrases_on_their_condition);
	tcase_add_test(t, groups_of_one_match_are_compared_in_text_order);
	tcase_add_test(t, a_gap_that_left_nothing_is_an_empty_span);
	tcase_add_test(t, offsets_are_those_of_the_example_and_not_of_its_folded_text);
	tcase_add_test(t, a_reached_limit_is_reported_and_the_others_still_run);
	tcase_add_test(t, a_bad_pack_is_no_failed_example);
	suite_add_tcase(s, t);
	return s;
}
