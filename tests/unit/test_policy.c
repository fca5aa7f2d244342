#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/hash.h"
#include "../../src/rules/policy.h"

Suite *policy_suite(void);

enum { T_KEEP, T_DOCTOR, T_PATIENT, T_STATE, T_ZIP, T_AGE, T_DATE, T_GAP, TYPES };

static struct pack_type types[TYPES] = {
	[T_KEEP] = {.category = "KEEP", .type = "", .replacer = ""},
	[T_DOCTOR] = {.category = "NAME", .type = "DOCTOR", .replacer = "person"},
	[T_PATIENT] = {.category = "NAME", .type = "PATIENT", .replacer = "person"},
	[T_STATE] = {.category = "LOCATION", .type = "STATE", .replacer = "state"},
	[T_ZIP] = {.category = "LOCATION", .type = "ZIP", .replacer = "zip"},
	[T_AGE] = {.category = "AGE", .type = "AGE", .replacer = "age"},
	[T_DATE] = {.category = "DATE", .type = "DATE", .replacer = "date"},
	[T_GAP] = {.category = "GAP", .type = "NAME", .replacer = "gap"},
};

#define HEAD "<policy xmlns='urn:lacuna:policy:1'>\n"
#define SHIFT "<shift min-weeks='4' max-weeks='104'/>\n"
#define AGE "<age shift='2' top='90'/>\n"
#define DEFAULT "<default action='surrogate' threshold='0.5'/>\n"
#define GAP "<category name='GAP' action='tag'/>\n"
#define TAIL "</policy>\n"

static struct arena arena;
static struct pack pack;
static struct policy policy;
static struct lacuna_fault fault;

static void setup(void)
{
	memset(&fault, 0, sizeof(fault));
	pack = (struct pack){.types = types, .ntypes = TYPES};
}

static void teardown(void)
{
	arena_free(&arena);
}

static void reads(const char *xml)
{
	enum lacuna_err err = policy_read(&policy, &pack, "mine.xml", "mine.xml",
					  str_of(xml), &arena, &fault);

	ck_assert_msg(err == LACUNA_OK, "%s", fault.what);
}

static void refuses(const char *xml, const char *why)
{
	ck_assert_int_eq(policy_read(&policy, &pack, "mine.xml", "mine.xml", str_of(xml),
				     &arena, &fault),
			 LACUNA_PACK);
	ck_assert_str_eq(fault.what, why);
}

static void expect_row(int type, enum policy_action action, double threshold)
{
	ck_assert_int_eq(policy.row[type].action, action);
	ck_assert_double_eq_tol(policy.row[type].threshold, threshold, 1e-6);
}

START_TEST(every_type_gets_the_default_row)
{
	reads(HEAD SHIFT AGE DEFAULT GAP TAIL);
	expect_row(T_DOCTOR, ACTION_SURROGATE, 0.5);
	expect_row(T_DATE, ACTION_SURROGATE, 0.5);
	expect_row(T_GAP, ACTION_TAG, 0.5);
	ck_assert_str_eq(policy.name, "mine.xml");
}
END_TEST

START_TEST(protected_text_is_kept_whatever_the_default)
{
	reads(HEAD SHIFT AGE "<default action='tag' threshold='0.9'/>" TAIL);
	expect_row(T_KEEP, ACTION_KEEP, 0);
	expect_row(T_GAP, ACTION_TAG, 0.9);
}
END_TEST

START_TEST(the_most_specific_row_counts)
{
	reads(HEAD SHIFT AGE DEFAULT GAP
	      "<category name='NAME' action='tag' threshold='0.7'>"
	      "<type name='PATIENT' action='mask'/></category>"
	      "<category name='LOCATION'>"
	      "<type name='ZIP' action='generalise' threshold='1'/>"
	      "</category>" TAIL);
	expect_row(T_DOCTOR, ACTION_TAG, 0.7);
	expect_row(T_PATIENT, ACTION_MASK, 0.7);
	expect_row(T_STATE, ACTION_SURROGATE, 0.5);
	expect_row(T_ZIP, ACTION_GENERALISE, 1);
}
END_TEST

START_TEST(the_order_of_categories_means_nothing)
{
	reads(HEAD SHIFT AGE DEFAULT "<category name='DATE' action='shift'/>"
				     "<category name='GAP' action='tag'/>"
				     "<category name='AGE' threshold='0.25'/>" TAIL);
	expect_row(T_DATE, ACTION_SHIFT, 0.5);
	expect_row(T_AGE, ACTION_SURROGATE, 0.25);
	expect_row(T_GAP, ACTION_TAG, 0.5);
}
END_TEST

START_TEST(the_numbers_are_read)
{
	reads("<policy xmlns='urn:lacuna:policy:1' strict='yes'>"
	      "<shift min-weeks='1' max-weeks='1000'/><age shift='5' top='85'/>" DEFAULT
		      GAP TAIL);
	ck_assert_int_eq(policy.shift_min_weeks, 1);
	ck_assert_int_eq(policy.shift_max_weeks, 1000);
	ck_assert_int_eq(policy.age_shift_max, 5);
	ck_assert_int_eq(policy.age_top, 85);
	ck_assert(policy.strict);
	reads(HEAD "<shift min-weeks='9' max-weeks='9'/>" AGE DEFAULT GAP TAIL);
	ck_assert(!policy.strict);
	ck_assert_int_eq(policy.shift_min_weeks, policy.shift_max_weeks);
}
END_TEST

START_TEST(numbers_out_of_range_are_refused)
{
	refuses(HEAD "<shift min-weeks='0' max-weeks='9'/>" AGE DEFAULT GAP TAIL,
		"mine.xml:2: min-weeks is not a number 1 to 1000");
	refuses(HEAD "<shift min-weeks='4' max-weeks='1001'/>" AGE DEFAULT GAP TAIL,
		"mine.xml:2: max-weeks is not a number 1 to 1000");
	refuses(HEAD "<shift min-weeks='9' max-weeks='4'/>" AGE DEFAULT GAP TAIL,
		"mine.xml:2: min-weeks is more than max-weeks");
	refuses(HEAD SHIFT "<age shift='6' top='90'/>" DEFAULT GAP TAIL,
		"mine.xml:3: shift is not a number 0 to 5");
	refuses(HEAD SHIFT AGE "<default action='tag' threshold='1.01'/>" TAIL,
		"mine.xml:4: threshold is not a number 0 to 1");
}
END_TEST

START_TEST(unknown_names_are_refused_with_their_line)
{
	refuses(HEAD SHIFT AGE DEFAULT GAP "<category name='NAMES' action='tag'/>" TAIL,
		"mine.xml:6: unknown category NAMES");
	refuses(HEAD SHIFT AGE DEFAULT GAP "<category name='NAME'>\n<type name='DR'/>"
					   "</category>" TAIL,
		"mine.xml:7: unknown type NAME DR");
	refuses(HEAD SHIFT AGE DEFAULT GAP "<category name='KEEP' action='tag'/>" TAIL,
		"mine.xml:6: unknown category KEEP");
	refuses(HEAD SHIFT AGE "<default action='drop' threshold='0.5'/>" TAIL,
		"mine.xml:4: unknown action drop");
}
END_TEST

START_TEST(unknown_attributes_and_elements_are_refused)
{
	refuses("<policy xmlns='urn:lacuna:policy:1' stric='yes'>" SHIFT AGE DEFAULT GAP
			TAIL,
		"mine.xml:1: <policy> has an unknown attribute stric");
	refuses(HEAD SHIFT AGE DEFAULT "<category name='GAP' actoin='tag'/>" TAIL,
		"mine.xml:5: <category> has an unknown attribute actoin");
	refuses(HEAD SHIFT AGE DEFAULT GAP "<categories/>" TAIL,
		"mine.xml:6: expected <category>, not <categories>");
	refuses(HEAD SHIFT AGE DEFAULT GAP "keep names" TAIL,
		"mine.xml:6: unexpected text between elements");
	refuses(HEAD
		"<shift min-weeks='4' max-weeks='9'><x/></shift>" AGE DEFAULT GAP TAIL,
		"mine.xml:2: unexpected element <x>");
}
END_TEST

START_TEST(what_is_required_must_be_there)
{
	refuses(HEAD AGE DEFAULT GAP TAIL, "mine.xml:2: expected <shift>, not <age>");
	refuses(HEAD SHIFT AGE TAIL, "mine.xml:1: expected <default>, not </policy>");
	refuses(HEAD SHIFT AGE "<default threshold='0.5'/>" TAIL,
		"mine.xml:4: <default> has no attribute action");
	refuses(HEAD SHIFT AGE "<default action='tag'/>" TAIL,
		"mine.xml:4: <default> has no attribute threshold");
}
END_TEST

START_TEST(a_second_row_is_refused)
{
	refuses(HEAD SHIFT AGE DEFAULT GAP GAP TAIL,
		"mine.xml:6: a second row for category GAP");
	refuses(HEAD SHIFT AGE DEFAULT GAP "<category name='NAME'><type name='DOCTOR'/>\n"
					   "<type name='DOCTOR'/></category>" TAIL,
		"mine.xml:7: a second row for type DOCTOR");
}
END_TEST

START_TEST(an_action_must_mean_something_for_the_type)
{
	refuses(HEAD SHIFT AGE DEFAULT TAIL,
		"mine.xml:4: surrogate does not apply to GAP NAME");
	refuses(HEAD SHIFT AGE DEFAULT GAP "<category name='NAME' action='shift'/>" TAIL,
		"mine.xml:6: shift does not apply to NAME DOCTOR");
	refuses(HEAD SHIFT AGE DEFAULT GAP
		"<category name='LOCATION' action='generalise'/>" TAIL,
		"mine.xml:6: generalise does not apply to LOCATION STATE");
}
END_TEST

START_TEST(what_is_no_policy_is_refused)
{
	refuses("<rules xmlns='urn:lacuna:rules:1'/>",
		"mine.xml:1: the root element is not <policy "
		"xmlns=\"urn:lacuna:policy:1\">");
	ck_assert_int_eq(policy_read(&policy, &pack, "p", "p", STR(""), &arena, &fault),
			 LACUNA_PACK);
	ck_assert_int_eq(
		policy_read(&policy, &pack, "p", "p", STR(HEAD SHIFT), &arena, &fault),
		LACUNA_PACK);
	refuses("<!DOCTYPE policy [<!ENTITY a 'b'>]>" HEAD SHIFT AGE DEFAULT GAP TAIL,
		"mine.xml:1: a document type (DOCTYPE) is not allowed");
}
END_TEST

START_TEST(a_policy_of_the_pack_is_found_by_name)
{
	struct pack_policy_source sources[] = {
		{"plain", STR(HEAD SHIFT AGE DEFAULT GAP TAIL)},
		{"broken", STR(HEAD SHIFT AGE DEFAULT TAIL)},
	};

	pack.policies = sources;
	pack.npolicies = 2;
	ck_assert_int_eq(policy_find(&policy, &pack, STR("plain"), &arena, &fault),
			 LACUNA_OK);
	ck_assert_str_eq(policy.name, "plain");
	ck_assert_int_eq(policy_find(&policy, &pack, STR("broken"), &arena, &fault),
			 LACUNA_PACK);
	ck_assert_str_eq(fault.what,
			 "policies/broken.xml:4: surrogate does not apply to GAP NAME");
	ck_assert_int_eq(policy_find(&policy, &pack, STR("plai"), &arena, &fault),
			 LACUNA_PACK);
	ck_assert_str_eq(fault.what, "no policy plai; there are: plain, broken");
}
END_TEST

/* A file of patterns/, from the top of the repository, where tests run. */
static struct pack_file shipped_file(const char *path)
{
	char full[128];
	unsigned char *bytes = arena_alloc(&arena, 16384);
	size_t n;
	FILE *f;

	snprintf(full, sizeof(full), "patterns/%s", path);
	f = fopen(full, "rb");
	ck_assert_msg(f && bytes, "%s", full);
	n = fread(bytes, 1, 16384, f);
	ck_assert_uint_lt(n, 16384);
	fclose(f);
	return (struct pack_file){str_of(path), str_from(bytes, n)};
}

static void open_shipped(struct pack *p, struct buf *image)
{
	struct pack_file files[] = {
		shipped_file("categories.xml"),
		shipped_file("policies/imr.xml"),
		shipped_file("policies/safe-harbor.xml"),
		shipped_file("policies/strict.xml"),
	};

	ck_assert(hash_init());
	ck_assert_msg(pack_compile(image, files, 4, &fault) == LACUNA_OK, "%s",
		      fault.what);
	ck_assert_int_eq(pack_open(p, buf_str(image), &arena, &fault), LACUNA_OK);
}

static enum policy_action shipped_action(const struct pack *shipped, const char *name,
					 struct str category, struct str type)
{
	int t = pack_type_find(shipped, category, type);

	ck_assert_int_gt(t, 0);
	ck_assert_msg(policy_find(&policy, shipped, str_of(name), &arena, &fault) ==
			      LACUNA_OK,
		      "%s", fault.what);
	return (enum policy_action)policy.row[t].action;
}

START_TEST(the_shipped_policies_do_what_their_names_promise)
{
	struct buf image = {0};
	struct pack p;

	open_shipped(&p, &image);
	ck_assert_int_eq(shipped_action(&p, "imr", STR("DATE"), STR("DATE")),
			 ACTION_SHIFT);
	ck_assert_int_eq(shipped_action(&p, "imr", STR("LOCATION"), STR("STATE")),
			 ACTION_SURROGATE);
	ck_assert_int_eq(shipped_action(&p, "imr", STR("GAP"), STR("EMPLOYER")),
			 ACTION_TAG);
	ck_assert(!policy.strict);
	ck_assert_int_eq(shipped_action(&p, "strict", STR("AGE"), STR("AGE")),
			 ACTION_SHIFT);
	ck_assert(policy.strict);
	ck_assert_int_eq(shipped_action(&p, "safe-harbor", STR("DATE"), STR("DATE")),
			 ACTION_GENERALISE);
	ck_assert_int_eq(shipped_action(&p, "safe-harbor", STR("LOCATION"), STR("STATE")),
			 ACTION_KEEP);
	ck_assert_int_eq(shipped_action(&p, "safe-harbor", STR("LOCATION"), STR("ZIP")),
			 ACTION_GENERALISE);
	ck_assert_int_eq(shipped_action(&p, "safe-harbor", STR("LOCATION"), STR("CITY")),
			 ACTION_SURROGATE);
	ck_assert_int_eq(shipped_action(&p, "safe-harbor", STR("GAP"), STR("NAME")),
			 ACTION_TAG);
	ck_assert_int_eq(policy.age_top, 90);
	buf_free(&image);
}
END_TEST

START_TEST(actions_have_names)
{
	ck_assert_str_eq(policy_action_name(ACTION_KEEP), "keep");
	ck_assert_str_eq(policy_action_name(ACTION_MASK), "mask");
}
END_TEST

Suite *policy_suite(void)
{
	Suite *s = suite_create("policy");
	TCase *t = tcase_create("policy");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, every_type_gets_the_default_row);
	tcase_add_test(t, protected_text_is_kept_whatever_the_default);
	tcase_add_test(t, the_most_specific_row_counts);
	tcase_add_test(t, the_order_of_categories_means_nothing);
	tcase_add_test(t, the_numbers_are_read);
	tcase_add_test(t, numbers_out_of_range_are_refused);
	tcase_add_test(t, unknown_names_are_refused_with_their_line);
	tcase_add_test(t, unknown_attributes_and_elements_are_refused);
	tcase_add_test(t, what_is_required_must_be_there);
	tcase_add_test(t, a_second_row_is_refused);
	tcase_add_test(t, an_action_must_mean_something_for_the_type);
	tcase_add_test(t, what_is_no_policy_is_refused);
	tcase_add_test(t, a_policy_of_the_pack_is_found_by_name);
	tcase_add_test(t, the_shipped_policies_do_what_their_names_promise);
	tcase_add_test(t, actions_have_names);
	suite_add_tcase(s, t);
	return s;
}
