#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/dispatch.h"
#include "../../src/rules/policy.h"
#include "../../src/rules/rule_code.h"
#include "../../src/rules/sieve_grow.h"
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
	ck_assert_uint_gt(mine->pcre2.link_size, 0);
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
	ck_assert_uint_eq(out.seed.nstates, 0);
	mine->pack[0] ^= 1;
	out = open_mine(sizeof(*mine) - 1);
	ck_assert_ptr_null(out.policies);
}
END_TEST

/* The rules both sieves leave at each token of doc are the same. */
static void check_alike(struct sieve *a, struct sieve *b, const struct doc *doc)
{
	struct dispatch d;
	struct matcher *m; /* lists are cut by what follows where there is one */

	ck_assert_int_eq(matcher_new(&m, &pack, &fault), LACUNA_OK);
	ck_assert_int_eq(dispatch_init(&d, &pack, m, &arena), LACUNA_OK);
	for (uint32_t i = 0; i < doc->ntok; i++) {
		struct sieve_ask one[DISPATCH_LISTS], two[DISPATCH_LISTS];
		const struct lexicon_entry *word = lexicon_word(&pack.lex, doc, i);
		uint32_t n = dispatch_lists(&d, doc, i, word, pack.lex.entries, one);

		memcpy(two, one, n * sizeof(*one));
		sieve_rules(a, one, n, doc->text);
		sieve_rules(b, two, n, doc->text);
		for (uint32_t k = 0; k < n; k++) {
			uint64_t has[2][64] = {{0}};

			for (const uint16_t *r = one[k].list; *r != PACK_LIST_END; r++)
				has[0][*r / 64] |= UINT64_C(1) << *r % 64;
			for (const uint16_t *r = two[k].list; *r != PACK_LIST_END; r++)
				has[1][*r / 64] |= UINT64_C(1) << *r % 64;
			ck_assert_mem_eq(has[0], has[1], sizeof(has[0]));
		}
	}
	matcher_free(m);
}

/* A word of the lexicon. */
static struct str key_after(uint32_t slot)
{
	const struct lexicon *lex = &pack.lex;

	while (!lex->slots[slot])
		slot++;
	return str_from(lex->keys + lexicon_slot_key(lex->slots[slot]),
			lexicon_slot_len(lex->slots[slot]));
}

/* Few asks read the seed where it lies, more copy it. Who has no room left packs it, or
 * begins with it anew. */
START_TEST(a_seed_changes_no_answer)
{
	struct pack cold = pack;
	struct sieve *a, *b;
	struct buf text = {0};
	struct doc doc;

	cold.warm.seed = (struct sieve_seed){.state = NULL};
	a = sieve_new(&pack);
	b = sieve_new(&cold);
	ck_assert(a && b && pack.warm.seed.nstates > 1000 && pack.nrules < 64 * 64);
	for (uint32_t r = 0; r < pack.npolicies; r++)
		buf_str_add(&text, pack.policies[r].xml);
	for (uint32_t e = 1; text.n < 200000; e += 997)
		buf_printf(&text, "%.*s %u, %.*s. Mr. %.*s\n",
			   STR_FMT(key_after(e % 5000)), (unsigned)e,
			   STR_FMT(key_after(e % 3000)), STR_FMT(key_after(e % 70000)));
	ck_assert_int_eq(doc_read(&doc, buf_str(&text), &arena), LACUNA_OK);
	check_alike(a, b, &doc);
	a->full = a->table.full = true;
	check_alike(a, b, &doc);
	ck_assert_uint_gt(a->states.n, pack.warm.seed.nstates);
	a->full = true;
	check_alike(a, b, &doc);
	sieve_free(a);
	sieve_free(b);
	buf_free(&text);
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
	tcase_add_test(tc, a_seed_changes_no_answer);
	suite_add_tcase(suite, tc);
	return suite;
}
