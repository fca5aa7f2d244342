/* From findings to edits: what the policy says, articles, gaps, tags, reports. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../src/act/article.h"
#include "../../src/act/decide.h"
#include "acting.h"

Suite *act_run_suite(void);

static struct acting a;

static void start(void)
{
	acting_open(&a);
}

static void stop(void)
{
	acting_close(&a);
}

static void policy(const char *name)
{
	struct lacuna_fault fault;

	ck_assert_int_eq(policy_find(&a.policy, &a.pack, str_of(name), &a.arena, &fault),
			 0);
}

static uint16_t type_of(const char *category, const char *type)
{
	return (uint16_t)pack_type_find(&a.pack, str_of(category), str_of(type));
}

/* ---- decisions ---- */

START_TEST(decisions_follow_the_policy)
{
	struct act_input in = {.policy = &a.policy};
	struct finding f = {.start = 1,
			    .end = 3,
			    .type = type_of("NAME", "DOCTOR"),
			    .rank = 50,
			    .score = 1};
	struct finding keep = f, weak = f, told = f, doubt = f;

	keep.type = TYPE_KEEP;
	weak.score = 0;
	told.rank = 0;
	told.note = "conflict";
	doubt.note = "conflict";
	ck_assert_int_eq(decide(&in, &f).action, ACTION_SURROGATE);
	ck_assert_ptr_null(decide(&in, &f).note);
	ck_assert_int_eq(decide(&in, &keep).action, ACTION_KEEP);
	ck_assert_ptr_null(decide(&in, &keep).note);
	ck_assert_int_eq(decide(&in, &weak).action, ACTION_KEEP);
	ck_assert_str_eq(decide(&in, &weak).note, "low-confidence");
	ck_assert_int_eq(decide(&in, &told).action, ACTION_KEEP);
	ck_assert_str_eq(decide(&in, &told).note, "conflict");
	ck_assert_int_eq(decide(&in, &doubt).action, ACTION_SURROGATE);
	ck_assert_str_eq(decide(&in, &doubt).note, "conflict");
	in.tags = true;
	ck_assert_int_eq(decide(&in, &f).action, ACTION_TAG);
	in.tags = false;
	a.policy.row[f.type].action = ACTION_KEEP;
	ck_assert_int_eq(decide(&in, &f).action, ACTION_KEEP);
	ck_assert_ptr_null(decide(&in, &weak).note);
}
END_TEST

START_TEST(a_survivor_becomes_a_tag_whatever_its_score)
{
	struct act_input in = {.policy = &a.policy};
	struct finding f = {
		.start = 1, .end = 3, .type = type_of("NAME", "DOCTOR"), .rank = 50};

	policy("strict");
	ck_assert_int_eq(decide(&in, &f).action, ACTION_KEEP);
	f.survivor = true;
	f.note = "unexplained";
	ck_assert_int_eq(decide(&in, &f).action, ACTION_TAG);
	f.rank = 0;
	ck_assert_int_eq(decide(&in, &f).action, ACTION_TAG);
	ck_assert_str_eq(decide(&in, &f).note, "unexplained");
	ck_assert(!decide(&in, &f).report);
	f.type = TYPE_KEEP;
	ck_assert_int_eq(decide(&in, &f).action, ACTION_KEEP);
}
END_TEST

START_TEST(kept_spans_are_not_touched)
{
	ck_assert_str_eq(acting_run(&a, "the {{KEEP:|Hawkins test}} was"),
			 "the Hawkins test was");
	ck_assert_uint_eq(a.edits.n + a.edits.nreports, 0);
}
END_TEST

/* ---- articles ---- */

START_TEST(vowels_are_heard_not_seen)
{
	static const char *const with[] = {
		"8",	      "80",	   "81-year-old", "11",	     "18",
		"accountant", "Ohio",	   "MRI",	  "X1234",   "hour",
		"F.A.B.",     "uninsured", "umpire",	  "eighteen"};
	static const char *const without[] = {
		"1",	"47",	 "100",	    "Utah", "user",   "one", "European",
		"CM13", "union", "surgeon", "Kern", "[NAME]", ""};

	for (size_t i = 0; i < sizeof(with) / sizeof(with[0]); i++)
		ck_assert_msg(article_vowel(str_of(with[i])), "%s", with[i]);
	for (size_t i = 0; i < sizeof(without) / sizeof(without[0]) - 2; i++)
		ck_assert_msg(!article_vowel(str_of(without[i])), "%s", without[i]);
}
END_TEST

START_TEST(articles_are_mended_and_logged)
{
	bool mended = false, left = false;

	for (int i = 0; i < 40; i++) {
		char id[16];
		const char *s;

		snprintf(id, sizeof(id), "A%d", i);
		a.case_id = id;
		s = acting_run(&a, "is A {{AGE:AGE|79}}-year-old man");
		if (strncmp(s, "is An 8", 7) == 0) {
			ck_assert_uint_eq(a.edits.n, 2);
			ck_assert_str_eq(a.edits.p[0].rule, "grammar.article");
			ck_assert_str_eq(a.edits.p[0].note, "adjusted");
			ck_assert_uint_eq(a.edits.p[0].start, 3);
			ck_assert_uint_eq(a.edits.p[0].end, 4);
			mended = true;
		} else {
			ck_assert_int_eq(strncmp(s, "is A ", 5), 0);
			left = true;
		}
	}
	ck_assert(mended && left);
}
END_TEST

START_TEST(only_an_article_that_was_right_is_mended)
{
	for (int i = 0; i < 20; i++) {
		char id[16];

		snprintf(id, sizeof(id), "W%d", i);
		a.case_id = id;
		ck_assert_int_eq(strncmp(acting_run(&a, "is a {{AGE:AGE|81}}-year-old"),
					 "is a ", 5),
				 0);
		ck_assert_int_eq(strncmp(acting_run(&a, "is a(n) {{AGE:AGE|79}} year"),
					 "is a(n) ", 8),
				 0);
		ck_assert_int_eq(strncmp(acting_run(&a, "vitamin-a {{AGE:AGE|79}}"),
					 "vitamin-a ", 10),
				 0);
		ck_assert_int_eq(
			strncmp(acting_run(&a, "Juan {{AGE:AGE|79}}"), "Juan ", 5), 0);
	}
}
END_TEST

/* ---- the whole ---- */

START_TEST(a_type_without_a_pool_becomes_a_tag_and_a_report)
{
	a.pack.npools = 0;
	ck_assert_int_eq(tables_read(&a.tables, &a.pack, &a.arena), LACUNA_OK);
	ck_assert_str_eq(acting_run(&a, "a {{PROFESSION:PROFESSION|welder}}"),
			 "a [PROFESSION]");
	ck_assert_str_eq(acting_report(&a), "no-pool");
	ck_assert_str_eq(acting_run(&a, "Dr. {{NAME:DOCTOR|Venn}}"), "Dr. [DOCTOR]");
}
END_TEST

START_TEST(entities_are_numbered_in_order_of_first_edit)
{
	acting_run(&a, "{{NAME:OTHER#7|Ann Lo}} {{NAME:OTHER#3|Bo Ray}} "
		       "{{NAME:OTHER#7|Lo}} {{AGE:AGE|50}}");
	ck_assert_uint_eq(a.edits.p[0].entity, 1);
	ck_assert_uint_eq(a.edits.p[1].entity, 2);
	ck_assert_uint_eq(a.edits.p[2].entity, 1);
	ck_assert_uint_eq(a.edits.p[3].entity, 0);
}
END_TEST

START_TEST(findings_that_share_a_ligature_do_not_overlap)
{
	const char *s = acting_run(&a, "Dr. {{NAME:DOCTOR|Gri\xef\xac\x80"
				       "}}{{NAME:DOCTOR|in}}");

	ck_assert_int_eq(strncmp(s, "Dr. ", 4), 0);
	ck_assert_uint_le(a.edits.p[0].end, a.edits.p[1].start);
}
END_TEST

/* Twelve ages about 18 cannot all stay apart; the audit must say which do not. */
START_TEST(values_that_became_one_are_noted)
{
	unsigned noted = 0;
	char to[12][16];

	acting_run(&a, "{{AGE:AGE|17}} {{AGE:AGE|16}} {{AGE:AGE|15}} {{AGE:AGE|14}} "
		       "{{AGE:AGE|13}} "
		       "{{AGE:AGE|12}} {{AGE:AGE|18}} {{AGE:AGE|19}} {{AGE:AGE|20}} "
		       "{{AGE:AGE|21}} {{AGE:AGE|22}} {{AGE:AGE|23}}");
	for (size_t i = 0; i < 12; i++) {
		bool twin = false;

		snprintf(to[i], sizeof(to[i]), "%s", acting_at(&a, i));
		for (size_t k = 0; k < i; k++)
			twin = twin || strcmp(to[i], to[k]) == 0;
		ck_assert_int_eq(twin, a.edits.p[i].note &&
					       strcmp(a.edits.p[i].note, "shared") == 0);
		noted += twin;
	}
	ck_assert_uint_gt(noted, 0);
	acting_run(&a,
		   "Dr. {{NAME:DOCTOR|Venn}} {{NAME:DOCTOR|VENN}} {{NAME:DOCTOR|Baker}}");
	for (size_t i = 0; i < 3; i++)
		ck_assert_ptr_null(a.edits.p[i].note);
}
END_TEST

START_TEST(occupations_come_from_the_list_in_their_case)
{
	const char *s = acting_one(&a, "PROFESSION:PROFESSION", "truck driver");

	ck_assert_str_ne(s, "truck driver");
	ck_assert(s[0] >= 'a' && s[0] <= 'z');
	s = acting_one(&a, "PROFESSION:PROFESSION", "TRUCK DRIVER");
	for (const char *c = s; *c; c++)
		ck_assert(*c < 'a' || *c > 'z');
}
END_TEST

START_TEST(the_same_letter_gives_the_same_bytes)
{
	static const char letter[] =
		"{{NAME:DOCTOR|Ann Venn}} of {{EMPLOYER:EMPLOYER|Acme Foods, Inc.}}, "
		"{{LOCATION:CITY|Taft}}, {{DATE:DATE|3/4/12}}, {{ID:CLAIM|TB-4471920}}";
	char first[256];

	snprintf(first, sizeof(first), "%s", acting_run(&a, letter));
	ck_assert_str_eq(acting_run(&a, letter), first);
	a.key.k[31] ^= 1;
	ck_assert_str_ne(acting_run(&a, letter), first);
}
END_TEST

/* No surrogate of any kind is what it replaces; many cases, many values. */
START_TEST(nothing_replaces_itself)
{
	static const char *const values[][2] = {
		{"NAME:DOCTOR", "Ann Venn"},
		{"NAME:PATIENT", "T.M."},
		{"NAME:OTHER", "Li"},
		{"NAME:OTHER", "B. Ng"},
		{"EMPLOYER:EMPLOYER", "Apex"},
		{"EMPLOYER:EMPLOYER", "RCD"},
		{"LOCATION:STATE", "Utah"},
		{"LOCATION:CITY", "Dover"},
		{"LOCATION:ZIP", "19901"},
		{"LOCATION:STREET", "12 Oak Lane"},
		{"LOCATION:COUNTY", "Kern"},
		{"AGE:AGE", "18"},
		{"AGE:AGE", "0"},
		{"AGE:AGE", "17"},
		{"DATE:DATE", "2013"},
		{"DATE:DATE", "May 2012"},
		{"DATE:DATE", "1/1/2000"},
		{"CONTACT:PHONE", "555-0107"},
		{"CONTACT:EMAIL", "a@example.org"},
		{"CONTACT:URL", "example.org"},
		{"CONTACT:IP", "192.0.2.7"},
		{"ID:SSN", "0000"},
		{"ID:CASE", "CM13-0000000"},
		{"PROFESSION:PROFESSION", "welder"},
	};

	for (int i = 0; i < 300; i++) {
		char id[16];

		snprintf(id, sizeof(id), "X%d", i);
		a.case_id = id;
		for (size_t k = 0; k < sizeof(values) / sizeof(values[0]); k++)
			ck_assert_str_ne(acting_one(&a, values[k][0], values[k][1]),
					 values[k][1]);
	}
}
END_TEST

Suite *act_run_suite(void)
{
	Suite *s = suite_create("act_run");
	TCase *c = tcase_create("run");

	acting_prepare();
	tcase_add_checked_fixture(c, start, stop);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, decisions_follow_the_policy);
	tcase_add_test(c, a_survivor_becomes_a_tag_whatever_its_score);
	tcase_add_test(c, kept_spans_are_not_touched);
	tcase_add_test(c, vowels_are_heard_not_seen);
	tcase_add_test(c, articles_are_mended_and_logged);
	tcase_add_test(c, only_an_article_that_was_right_is_mended);
	tcase_add_test(c, a_type_without_a_pool_becomes_a_tag_and_a_report);
	tcase_add_test(c, entities_are_numbered_in_order_of_first_edit);
	tcase_add_test(c, findings_that_share_a_ligature_do_not_overlap);
	tcase_add_test(c, values_that_became_one_are_noted);
	tcase_add_test(c, occupations_come_from_the_list_in_their_case);
	tcase_add_test(c, the_same_letter_gives_the_same_bytes);
	tcase_add_test(c, nothing_replaces_itself);
	suite_add_tcase(s, c);
	return s;
}
