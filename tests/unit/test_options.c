#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../../src/cli/options.h"

Suite *options_suite(void);

struct values {
	bool quiet, null;
	const char *file;
	int style;
	size_t size;
};

#define AT(field) offsetof(struct values, field)

static const struct options_row rows[] = {
	{'q', "quiet", NULL, OPTIONS_FLAG, AT(quiet), ""},
	{'0', "null", NULL, OPTIONS_FLAG, AT(null), ""},
	{'f', "file", "FILE", OPTIONS_TEXT, AT(file), ""},
	{0, "style", "surrogate|tag", OPTIONS_CHOICE, AT(style), ""},
	{0, "size", "SIZE", OPTIONS_SIZE, AT(size), ""},
};
static const struct options_table table = {
	.usage = "prog", .about = "", .rows = rows, .n = 5, .max = 9};

static struct values got;
static struct options_operands operands;
static struct lacuna_fault fault;

/* Parses a command line of words separated by blanks. */
static enum lacuna_err parse(const char *line)
{
	static char copy[256];
	static char *argv[16];
	int argc = 1;

	snprintf(copy, sizeof(copy), "%s", line);
	argv[0] = copy;
	for (char *w = strtok(copy, " "); w; w = strtok(NULL, " "))
		argv[argc++] = w;
	got = (struct values){0};
	fault = (struct lacuna_fault){0};
	return options_parse(&table, argc, argv, &got, &operands, &fault);
}

START_TEST(short_options_join_and_take_what_follows)
{
	ck_assert_int_eq(parse("-q0fname rest"), LACUNA_OK);
	ck_assert(got.quiet && got.null);
	ck_assert_str_eq(got.file, "name");
	ck_assert_uint_eq(operands.n, 1);
	ck_assert_str_eq(operands.p[0], "rest");
}
END_TEST

START_TEST(long_options_take_the_next_word_or_what_is_joined)
{
	ck_assert_int_eq(parse("--file a --style=tag"), LACUNA_OK);
	ck_assert_str_eq(got.file, "a");
	ck_assert_int_eq(got.style, 2);
}
END_TEST

START_TEST(operands_may_stand_between_options_and_dash_is_one)
{
	ck_assert_int_eq(parse("a -q - --null b -- -q"), LACUNA_OK);
	ck_assert(got.quiet && got.null);
	ck_assert_uint_eq(operands.n, 4);
	ck_assert_str_eq(operands.p[1], "-");
	ck_assert_str_eq(operands.p[3], "-q");
}
END_TEST

START_TEST(sizes_have_units_and_bounds)
{
	ck_assert_int_eq(parse("--size 64K"), LACUNA_OK);
	ck_assert_uint_eq(got.size, 65536);
	ck_assert_int_eq(parse("--size 0"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--size 12x"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--size K"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--size -1"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--size 99999999999999999999"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--size 18446744073709551615G"), LACUNA_USAGE);
}
END_TEST

START_TEST(an_unknown_option_is_named_with_its_nearest)
{
	ck_assert_int_eq(parse("--flie x"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "unknown option --flie; the nearest is --file");
	ck_assert_int_eq(parse("--qui"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "unknown option --qui; the nearest is --quiet");
	ck_assert_int_eq(parse("--something-else"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "unknown option --something-else; see --help");
	ck_assert_int_eq(parse("-x"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "unknown option -x; see --help");
}
END_TEST

START_TEST(an_option_without_its_argument_or_with_one_too_many_is_refused)
{
	ck_assert_int_eq(parse("--file"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "--file needs FILE");
	ck_assert_int_eq(parse("-f"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--quiet=yes"), LACUNA_USAGE);
	ck_assert_int_eq(parse("--style=tags"), LACUNA_USAGE);
	ck_assert_str_eq(fault.what, "--style takes surrogate|tag, not tags");
	ck_assert_int_eq(parse("a b c d e f g h i j"), LACUNA_USAGE);
}
END_TEST

START_TEST(distance_counts_letters_and_stops_at_near)
{
	ck_assert_uint_eq(options_distance("audit", "audit"), 0);
	ck_assert_uint_eq(options_distance("audti", "audit"), 2);
	ck_assert_uint_eq(options_distance("", "abc"), 3);
	ck_assert_uint_eq(options_distance("completely", "other"), OPTIONS_NEAR + 1);
}
END_TEST

START_TEST(a_word_cut_off_is_one_letter_away)
{
	ck_assert_uint_eq(options_distance("dec", "decisions"), 1);
	ck_assert_uint_eq(options_distance("decisions", "dec"), OPTIONS_NEAR + 1);
}
END_TEST

Suite *options_suite(void)
{
	Suite *s = suite_create("options");
	TCase *t = tcase_create("options");

	tcase_add_test(t, short_options_join_and_take_what_follows);
	tcase_add_test(t, long_options_take_the_next_word_or_what_is_joined);
	tcase_add_test(t, operands_may_stand_between_options_and_dash_is_one);
	tcase_add_test(t, sizes_have_units_and_bounds);
	tcase_add_test(t, an_unknown_option_is_named_with_its_nearest);
	tcase_add_test(t, an_option_without_its_argument_or_with_one_too_many_is_refused);
	tcase_add_test(t, distance_counts_letters_and_stops_at_near);
	tcase_add_test(t, a_word_cut_off_is_one_letter_away);
	suite_add_tcase(s, t);
	return s;
}
