#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/policy.h"
#include "../../src/rules/rule_code.h"
#include "../../src/rules/warm_image.h"

Suite *warm_suite(void);

static struct arena arena;
static struct pack pack;
static struct lacuna_fault fault;
static struct warm_header *mine; /* a copy of the built-in one, to be changed */

static void setup(void)
{
	struct str built = warm_builtin();

	ck_assert_int_eq(pack_open_builtin(&pack, &arena, &fault), LACUNA_OK);
	mine = malloc(built.n);
	ck_assert_ptr_nonnull(mine);
	memcpy(mine, built.p, built.n);
}

static void teardown(void)
{
	arena_free(&arena);
	free(mine);
}

static struct warm open_mine(size_t n)
{
	struct warm out;

	warm_open(&out, str_from((const unsigned char *)mine, n), &pack);
	return out;
}

START_TEST(each_code_is_the_one_its_pattern_compiles_to)
{
	uint32_t codes = 0;

	for (uint32_t r = 0; r < pack.nrules; r++) {
		const struct pack_rule *rule = &pack.rules[r];
		struct buf made = {0};
		pcre2_code *code;
		size_t at;
		int why;

		if (!rule->pattern_len)
			continue;
		code = rule_code_compile(str_from(rule->pattern, rule->pattern_len),
					 rule->cased, &why, &at);
		ck_assert_ptr_nonnull(code);
		ck_assert(rule_code_freeze(&made, code));
		pcre2_code_free(code);
		ck_assert_uint_ge(pack.warm.code_at[r + 1] - pack.warm.code_at[r],
				  made.n);
		ck_assert_mem_eq(pack.warm.codes + pack.warm.code_at[r], made.p, made.n);
		code = rule_code_thaw(pack.warm.codes + pack.warm.code_at[r]);
		ck_assert_ptr_nonnull(code);
		pcre2_code_free(code);
		buf_free(&made);
		codes++;
	}
	ck_assert_uint_gt(codes, 100);
}
END_TEST

START_TEST(each_policy_is_what_its_file_says)
{
	struct pack cold = pack;

	cold.warm.policies = NULL;
	ck_assert_uint_gt(pack.npolicies, 2);
	for (uint32_t i = 0; i < pack.npolicies; i++) {
		struct policy a, b;
		struct str name = str_of(pack.policies[i].name);

		ck_assert_int_eq(policy_find(&a, &pack, name, &arena, &fault), LACUNA_OK);
		ck_assert_int_eq(policy_find(&b, &cold, name, &arena, &fault), LACUNA_OK);
		ck_assert_str_eq(a.name, b.name);
		for (uint32_t t = 0; t < pack.ntypes; t++) {
			ck_assert_uint_eq(a.row[t].action, b.row[t].action);
			ck_assert_float_eq(a.row[t].threshold, b.row[t].threshold);
		}
		ck_assert_int_eq(a.shift_min_weeks, b.shift_min_weeks);
		ck_assert_int_eq(a.shift_max_weeks, b.shift_max_weeks);
		ck_assert_int_eq(a.age_shift_max, b.age_shift_max);
		ck_assert_int_eq(a.age_top, b.age_top);
		ck_assert_int_eq(a.strict, b.strict);
	}
}
END_TEST

START_TEST(codes_of_another_pcre2_are_left_out)
{
	struct warm out = open_mine(warm_builtin().n);

	ck_assert_ptr_nonnull(out.codes);
	mine->pcre2.version[0] ^= 1;
	out = open_mine(warm_builtin().n);
	ck_assert_ptr_null(out.codes);
	ck_assert_ptr_nonnull(out.policies);
	mine->pcre2.version[0] ^= 1;
	mine->pcre2.link_size++;
	out = open_mine(warm_builtin().n);
	ck_assert_ptr_null(out.codes);
}
END_TEST

START_TEST(nothing_is_taken_for_another_pack)
{
	struct warm out;

	mine->pack[0] ^= 1;
	out = open_mine(warm_builtin().n);
	ck_assert_ptr_null(out.codes);
	ck_assert_ptr_null(out.policies);
	mine->pack[0] ^= 1;
	out = open_mine(sizeof(*mine) - 1);
	ck_assert_ptr_null(out.policies);
}
END_TEST

Suite *warm_suite(void)
{
	Suite *suite = suite_create("warm");
	TCase *tc = tcase_create("warm");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, each_code_is_the_one_its_pattern_compiles_to);
	tcase_add_test(tc, each_policy_is_what_its_file_says);
	tcase_add_test(tc, codes_of_another_pcre2_are_left_out);
	tcase_add_test(tc, nothing_is_taken_for_another_pack);
	suite_add_tcase(suite, tc);
	return suite;
}
