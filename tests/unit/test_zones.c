#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/find/zones.h"

Suite *zones_suite(void);

enum { HEADER, SUMMARY, ISSUES, RATIONALE, ZONES };

static struct pack_heading headings[] = {
	{.text = "case summary", .zone = SUMMARY},
	{.text = "decision rationale", .zone = RATIONALE},
	{.text = "imr decision(s) and rationale(s)", .zone = ISSUES},
	{.text = "imr issues, decisions and rationales", .zone = ISSUES},
	{.text = "rationale", .zone = RATIONALE},
	{.text = "rationale for why the requested treatment/service is/was not medically "
		 "necessary",
	 .zone = RATIONALE},
};

static struct pack pack;
static struct arena arena;
static struct doc doc;
static struct scene scene;

static void setup(void)
{
	memset(&arena, 0, sizeof(arena));
	pack = (struct pack){.zones = {"header", "summary", "issues", "rationale"},
			     .nzones = ZONES,
			     .headings = headings,
			     .nheadings = sizeof(headings) / sizeof(headings[0])};
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		headings[i].first = pack_heading_first(headings[i].text);
}

static void teardown(void)
{
	arena_free(&arena);
}

static void read_letter(const char *text)
{
	ck_assert_int_eq(doc_read(&doc, str_of(text), &arena), LACUNA_OK);
	scene = (struct scene){.doc = &doc, .pack = &pack, .arena = &arena};
	scene.words.w = ARENA_ARRAY(&arena, struct word, (size_t)doc.ntok + 1);
	zones_mark(&scene);
}

/* The letter's zones, one digit a token and one for the end. */
static void expect_zones(const char *text, const char *zones)
{
	char got[64];

	read_letter(text);
	ck_assert_uint_lt(doc.ntok, sizeof(got) - 1);
	for (uint32_t i = 0; i <= doc.ntok; i++)
		got[i] = (char)('0' + scene.words.w[i].zone);
	got[doc.ntok + 1] = 0;
	ck_assert_str_eq(got, zones);
}

START_TEST(the_text_before_the_first_heading_is_the_header)
{
	expect_zones("a b c", "0000");
	expect_zones("", "0");
	expect_zones("a b\nCASE SUMMARY\nc", "001111");
}
END_TEST

START_TEST(the_header_is_the_zone_of_that_name)
{
	pack.zones[0] = "summary";
	pack.zones[1] = "header";
	expect_zones("a", "11");
}
END_TEST

START_TEST(a_heading_counts_at_the_start_of_a_line_before_a_colon)
{
	expect_zones("a\nDecision rationale: b c", "0333333");
	expect_zones("Case Summary : b", "11111");
}
END_TEST

START_TEST(a_heading_counts_alone_on_its_line)
{
	expect_zones("a\n Case Summary \nb", "01111");
	expect_zones("a\fcase summary", "0111");
	expect_zones("a\nRATIONALE.\nb", "03333");
}
END_TEST

START_TEST(words_of_a_heading_in_running_text_do_not_count)
{
	expect_zones("the\ncase summary says", "00000");
	expect_zones("the case summary: b", "000000");
	expect_zones("no.\nrationale was given", "000000");
}
END_TEST

START_TEST(in_capitals_a_heading_counts_after_a_sentence_too)
{
	expect_zones("as said.CASE SUMMARY: b", "00011111");
	expect_zones("as said. Case Summary: b", "00000000");
	expect_zones("as said. CASE Summary: b", "00000000");
	expect_zones("as said CASE SUMMARY: b", "0000000");
}
END_TEST

START_TEST(each_zone_goes_to_the_next_heading)
{
	expect_zones("a\nCase summary:\nb\nRationale:\nc\nCASE SUMMARY\nd",
		     "011113331111");
}
END_TEST

START_TEST(a_heading_may_go_over_line_ends)
{
	expect_zones("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE \n"
		     "IS/WAS NOT MEDICALLY \nNECESSARY: \na",
		     "33333333333333333");
	expect_zones("x\nCASE\n\nSUMMARY:\na", "000000");
}
END_TEST

START_TEST(the_longest_heading_counts)
{
	headings[4].zone = SUMMARY;
	read_letter(
		"RATIONALE\nFOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY "
		"NECESSARY:\na");
	headings[4].zone = RATIONALE;
	ck_assert_uint_eq(scene.words.w[0].zone, RATIONALE);
	ck_assert_uint_eq(scene.words.w[doc.ntok].zone, RATIONALE);
}
END_TEST

START_TEST(marks_within_a_heading_do_not_matter)
{
	expect_zones("IMR ISSUES DECISIONS AND RATIONALES\na", "2222222");
	expect_zones("IMR DECISIONS AND RATIONALES\na", "222222");
	expect_zones("IMR DECISION(S) AND RATIONALE(S)\na", "222222222222");
	expect_zones("IMR DECISION. AND RATIONALE\na", "0000000");
}
END_TEST

START_TEST(a_pack_without_headings_has_one_zone)
{
	pack.nheadings = 0;
	expect_zones("CASE SUMMARY:\na", "00000");
}
END_TEST

Suite *zones_suite(void)
{
	Suite *s = suite_create("zones");
	TCase *t = tcase_create("zones");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_text_before_the_first_heading_is_the_header);
	tcase_add_test(t, the_header_is_the_zone_of_that_name);
	tcase_add_test(t, a_heading_counts_at_the_start_of_a_line_before_a_colon);
	tcase_add_test(t, a_heading_counts_alone_on_its_line);
	tcase_add_test(t, words_of_a_heading_in_running_text_do_not_count);
	tcase_add_test(t, in_capitals_a_heading_counts_after_a_sentence_too);
	tcase_add_test(t, each_zone_goes_to_the_next_heading);
	tcase_add_test(t, a_heading_may_go_over_line_ends);
	tcase_add_test(t, the_longest_heading_counts);
	tcase_add_test(t, marks_within_a_heading_do_not_matter);
	tcase_add_test(t, a_pack_without_headings_has_one_zone);
	suite_add_tcase(s, t);
	return s;
}
