#include <check.h>

#include "../../src/rules/pack_factor.h"
#include "../../src/rules/rule_code.h"

Suite *pack_factor_suite(void);

static struct arena arena;

static struct str factor(const char *pattern, bool caseless)
{
	struct lacuna_fault fault = {0};
	struct pack_job job = {.arena = &arena, .fault = &fault};
	struct str out = pack_factor(&job, str_of(pattern), caseless);

	ck_assert_int_eq(job.err, LACUNA_OK);
	return out;
}

static const struct {
	const char *pattern, *out;
	bool caseless;
} cases[] = {
	{"Upheld|Overturned|Unknown", "U(?:pheld|nknown)|Overturned", false},
	{"x(?:an|a|and)y", "x(?:a(?:n||nd))y", false},
	{"(?:report|repair)s", "(?:rep(?:ort|air))s", false},
	{"male|Man|man", "ma(?:le|n(?:|))", true},
	{"male|Man|man", "ma(?:le|n)|Man", false},
	{"(?i:male|Man)|male|Man", "(?i:ma(?:le|n))|male|Man", false},
	{"(?-i:male|Man)", "(?-i:male|Man)", true},
	/* What may begin otherwise, or is counted, stays where it is. */
	{"ab|a?c|ad|ae", "ab|a?c|a(?:d|e)", false},
	{"ab|a{2}|ad", "ab|a{2}|ad", false},
	{"ab|(ac)|ad", "ab|(ac)|ad", false},
	{"ab|a(?<n>c)|ad", "ab|a(?<n>c)|ad", false},
	{"ab|[ab]c|ad", "ab|[ab]c|ad", false},
	{"ab|\\d|ad", "ab|\\d|ad", false},
	{"(?<!is |in |an )x", "(?<!is |in |an )x", false},
	{"(?<=ab(?!cd|ce))x", "(?<=ab(?!cd|ce))x", false},
	{"(?>ab|cd|ae)(?&_x)(?(DEFINE)(?<_x>ab|ac))",
	 "(?>a(?:b|e)|cd)(?&_x)(?(DEFINE)(?<_x>a(?:b|c)))", false},
	{"ab|a(?&_x)|ac|(?(DEFINE)(?<_x>d))", "a(?:b|(?&_x)|c)|(?(DEFINE)(?<_x>d))",
	 false},
	{"a[|)]b|a[](]c|\\||ad", "a(?:[|)]b|[](]c)|\\||ad", false},
	/* What is not understood. */
	{"(?|ab|ac)", "(?|ab|ac)", false},
	{"ab(?i)|ac", "ab(?i)|ac", false},
	{"(?#a|b)ab|ac", "(?#a|b)ab|ac", false},
	{"(*COMMIT)ab|ac", "(*COMMIT)ab|ac", false},
	{"", "", false},
};

#define CASES ((int)(sizeof(cases) / sizeof(cases[0])))

START_TEST(what_begins_alike_stands_together)
{
	struct str out = factor(cases[_i].pattern, cases[_i].caseless);

	ck_assert_msg(str_eq(out, str_of(cases[_i].out)), "%s: %.*s", cases[_i].pattern,
		      STR_FMT(out));
	arena_free(&arena);
}
END_TEST

/* The end of the match at offset at, or a number below 0. */
static long match(const pcre2_code *code, struct str text, size_t at)
{
	pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
	int rc = pcre2_match(code, text.p, text.n, at, 0, data, NULL);
	long end = rc < 0 ? rc : (long)pcre2_get_ovector_pointer(data)[1];

	pcre2_match_data_free(data);
	return end;
}

static pcre2_code *compile(struct str pattern, bool caseless)
{
	size_t at;
	int why;
	pcre2_code *code = rule_code_compile(pattern, !caseless, &why, &at);

	ck_assert_msg(code != NULL, "%.*s: %d at %zu", STR_FMT(pattern), why, at);
	return code;
}

/* Every text of up to six letters: the same way is taken first. */
START_TEST(it_matches_what_it_did)
{
	static const char *const patterns[] = {
		"a|ab|abc|b|ba", "abc|ab|a|ba|b",      "(?:ab|b|a|abc)(?:c|ca|cab)?",
		"ab|A|aB|b|ba",	 "(?:a|b|ab){2}?c",    "(?>ab|b|a|abc)c",
		"a+b|ab|b|abc",	 "(?!ab|bc|ac)[abc]*", "(?:abc|b|ab|a\\b)+?(?=c|a|cb)",
	};
	static const char letters[] = "abcA";
	unsigned char text[6];

	for (int caseless = 0; caseless < 2; caseless++) {
		struct str pattern = str_of(patterns[_i]);
		pcre2_code *one = compile(pattern, caseless);
		pcre2_code *other = compile(factor(patterns[_i], caseless), caseless);

		for (unsigned n = 0; n < 1 << 12; n++) {
			for (unsigned k = 0; k < sizeof(text); k++)
				text[k] = (unsigned char)letters[n >> 2 * k & 3];
			ck_assert_int_eq(match(one, str_from(text, sizeof(text)), 0),
					 match(other, str_from(text, sizeof(text)), 0));
		}
		pcre2_code_free(one);
		pcre2_code_free(other);
	}
	arena_free(&arena);
}
END_TEST

Suite *pack_factor_suite(void)
{
	Suite *s = suite_create("pack_factor");
	TCase *t = tcase_create("patterns");

	tcase_add_loop_test(t, what_begins_alike_stands_together, 0, CASES);
	tcase_add_loop_test(t, it_matches_what_it_did, 0, 9);
	suite_add_tcase(s, t);
	return s;
}
