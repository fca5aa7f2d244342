#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/dispatch.h"

Suite *dispatch_suite(void);

enum {
	R_NUMBER,
	R_SLASH,
	R_CAP,
	R_CLASS,
	R_WORD,
	R_PAREN,
	R_PHRASE,
	R_ZONE,
	R_APART,
	RULES
};

/* Lists, as an image has them: [0] is the empty one. */
static const uint16_t lists[] = {
	PACK_LIST_END,						    /* 0 */
	R_NUMBER,      R_SLASH,	      R_ZONE,	     PACK_LIST_END, /* 1 */
	R_CAP,	       PACK_LIST_END,				    /* 5 */
	R_CLASS,       R_PHRASE,      PACK_LIST_END,		    /* 7 */
	R_WORD,	       R_CLASS,	      PACK_LIST_END,		    /* 10 */
	R_PAREN,       PACK_LIST_END,				    /* 13 */
	R_CAP,	       R_APART,	      PACK_LIST_END,		    /* 15 */
};

static struct pack_rule rules[RULES];
static struct pack pack;
static const struct lexicon_entry none;
static const struct lexicon_entry state = {.classes = LEX_BIT(STATE)};
static const struct lexicon_entry triggered = {.classes = LEX_BIT(STATE), .trigger = 10};
static const struct lexicon_entry drug = {.classes = LEX_BIT(DRUG)};
static struct arena arena;
static struct dispatch d;
static struct doc doc;

static void setup(void)
{
	for (int r = 0; r < RULES; r++) {
		rules[r] = (struct pack_rule){.id = "r",
					      .pattern = "",
					      .zones = UINT16_MAX,
					      .type = 7,
					      .gap = ""};
		memset(rules[r].then, 0xff, sizeof(rules[r].then));
	}
	memset(rules[R_SLASH].then, 0, sizeof(rules[R_SLASH].then));
	rules[R_SLASH].then['/' >> 6] |= UINT64_C(1) << ('/' & 63);
	rules[R_SLASH].then['\n' >> 6] |= UINT64_C(1) << '\n';
	rules[R_PHRASE].lexicon = 1 + LEX_STATE;
	rules[R_ZONE].zones = 4;
	pack = (struct pack){.rules = rules,
			     .nrules = RULES,
			     .trigger_lists = lists,
			     .number_rules = lists + 1,
			     .cap_rules = lists + 5,
			     .cap_apart_rules = lists + 15};
	for (int i = 0; i < 256; i++)
		pack.punct_rules[i] = lists;
	for (int c = 0; c < LEX_CLASSES; c++)
		pack.class_rules[c] = lists;
	pack.class_rules[LEX_STATE] = lists + 7;
	pack.punct_rules['('] = lists + 13;
	memset(&arena, 0, sizeof(arena));
	ck_assert_int_eq(dispatch_init(&d, &pack, NULL, &arena), LACUNA_OK);
}

static void teardown(void)
{
	arena_free(&arena);
}

static uint32_t rules_at(const char *text, uint32_t token,
			 const struct lexicon_entry *word,
			 const struct lexicon_entry *phrase, uint16_t zones)
{
	struct dispatch_word w = {word, phrase, phrase == &none ? 0 : token + 2};

	ck_assert_int_eq(doc_read(&doc, str_of(text), &arena), LACUNA_OK);
	return dispatch_rules(&d, &doc, token, &w, zones);
}

static uint32_t plain_rules_at(const char *text, uint32_t token)
{
	return rules_at(text, token, &none, &none, DISPATCH_ALL_ZONES);
}

static bool has(uint32_t n, uint32_t rule)
{
	for (uint32_t i = 0; i < n; i++)
		if (d.list[i].rule == rule)
			return true;
	return false;
}

START_TEST(nothing_begins_at_an_ordinary_word)
{
	ck_assert_uint_eq(plain_rules_at("pain, again", 0), 0);
	ck_assert_uint_eq(plain_rules_at("pain, again", 1), 0);
	ck_assert_uint_eq(rules_at("ibuprofen", 0, &drug, &none, DISPATCH_ALL_ZONES), 0);
}
END_TEST

START_TEST(number_rules_begin_at_a_number_when_the_next_byte_fits)
{
	uint32_t n = plain_rules_at("on 3/4 or 5", 1);

	ck_assert_uint_eq(n, 3);
	ck_assert(has(n, R_NUMBER) && has(n, R_SLASH) && has(n, R_ZONE));
	n = plain_rules_at("on 3-4", 1);
	ck_assert_uint_eq(n, 2);
	ck_assert(!has(n, R_SLASH));
}
END_TEST

START_TEST(the_end_of_the_letter_is_as_good_as_a_line_end)
{
	uint32_t n = plain_rules_at("3", 0);

	ck_assert(has(n, R_SLASH));
}
END_TEST

START_TEST(cap_rules_begin_at_any_word_with_a_capital_first)
{
	ck_assert_uint_eq(plain_rules_at("a Pain", 1), 1);
	ck_assert_uint_eq(plain_rules_at("a PAIN", 1), 1);
	ck_assert_uint_eq(plain_rules_at("a P", 1), 1);
	ck_assert_uint_eq(plain_rules_at("a McAdams", 1), 1);
	ck_assert_uint_eq(plain_rules_at("a iPad", 1), 0);
	ck_assert_uint_eq(d.list[0].rule, R_CAP);
}
END_TEST

START_TEST(rules_at_what_stands_apart_begin_behind_a_line_end_or_wide_blanks)
{
	ck_assert(has(plain_rules_at("Pain", 0), R_APART));
	ck_assert(has(plain_rules_at("a\nPain", 1), R_APART));
	ck_assert(has(plain_rules_at("a  Pain", 1), R_APART));
	ck_assert(has(plain_rules_at("a\tPain", 1), R_APART));
	ck_assert(has(plain_rules_at("a\tPain", 1), R_CAP));
	ck_assert(!has(plain_rules_at("a Pain", 1), R_APART));
	ck_assert(!has(plain_rules_at("a\npain", 1), R_APART));
}
END_TEST

START_TEST(punctuation_rules_begin_at_their_character)
{
	uint32_t n = plain_rules_at("a (b)", 1);

	ck_assert_uint_eq(n, 1);
	ck_assert(has(n, R_PAREN));
	ck_assert_uint_eq(plain_rules_at("a (b)", 3), 0);
}
END_TEST

START_TEST(a_rule_reached_in_two_ways_is_listed_once)
{
	uint32_t n = rules_at("ohio", 0, &triggered, &none, DISPATCH_ALL_ZONES);

	ck_assert_uint_eq(n, 3);
	ck_assert(has(n, R_WORD) && has(n, R_CLASS) && has(n, R_PHRASE));
}
END_TEST

START_TEST(a_rule_is_listed_again_at_the_next_token)
{
	ck_assert_uint_eq(plain_rules_at("(( (", 0), 1);
	ck_assert_uint_eq(plain_rules_at("(( (", 1), 1);
	ck_assert_uint_eq(plain_rules_at("(( (", 2), 1);
}
END_TEST

START_TEST(zones_leave_rules_out)
{
	ck_assert(has(rules_at("3", 0, &none, &none, 4), R_ZONE));
	ck_assert(!has(rules_at("3", 0, &none, &none, 2), R_ZONE));
}
END_TEST

static uint32_t phrase_rule_end(uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (d.list[i].rule == R_PHRASE)
			return d.list[i].end;
	return 0;
}

START_TEST(a_lexicon_rule_takes_the_longest_phrase_of_its_class)
{
	uint16_t all = DISPATCH_ALL_ZONES;

	ck_assert_uint_eq(
		phrase_rule_end(rules_at("new york city", 0, &none, &state, all)), 2);
	ck_assert_uint_eq(
		phrase_rule_end(rules_at("west virginia", 0, &state, &state, all)), 2);
	ck_assert_uint_eq(phrase_rule_end(rules_at("kansas city", 0, &state, &drug, all)),
			  1);
	ck_assert_uint_eq(phrase_rule_end(rules_at("new drug", 0, &none, &drug, all)), 0);
}
END_TEST

START_TEST(the_match_of_a_lexicon_rule_is_its_phrase)
{
	struct lacuna_fault fault;
	struct matcher *m;
	struct match match;
	bool hit;

	rules[R_PHRASE].pattern = "(?= and)";
	rules[R_PHRASE].pattern_len = 8;
	ck_assert_int_eq(matcher_new(&m, &pack, &fault), LACUNA_OK);
	for (int and = 0; and < 2; and++) {
		uint32_t n = rules_at(and? "in new york and ohio" : "in new york or ohio",
				      1, &none, &state, DISPATCH_ALL_ZONES);

		ck_assert_uint_eq(n, 2);
		ck_assert_int_eq(
			dispatch_run(m, &pack, &doc, 1, &d.list[1], &match, &hit, &fault),
			LACUNA_OK);
		ck_assert_int_eq(hit, and);
	}
	ck_assert_int_eq(rules_at("in new york and ohio", 1, &none, &state, UINT16_MAX),
			 2);
	ck_assert_int_eq(
		dispatch_run(m, &pack, &doc, 1, &d.list[1], &match, &hit, &fault),
		LACUNA_OK);
	ck_assert_uint_eq(match.n, 1);
	ck_assert_uint_eq(match.group[0].start, 3);
	ck_assert_uint_eq(match.group[0].end, 11);
	ck_assert_uint_eq(match.group[0].type, 7);
	matcher_free(m);
}
END_TEST

Suite *dispatch_suite(void)
{
	Suite *s = suite_create("dispatch");
	TCase *t = tcase_create("dispatch");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, nothing_begins_at_an_ordinary_word);
	tcase_add_test(t, number_rules_begin_at_a_number_when_the_next_byte_fits);
	tcase_add_test(t, the_end_of_the_letter_is_as_good_as_a_line_end);
	tcase_add_test(t, cap_rules_begin_at_any_word_with_a_capital_first);
	tcase_add_test(t,
		       rules_at_what_stands_apart_begin_behind_a_line_end_or_wide_blanks);
	tcase_add_test(t, punctuation_rules_begin_at_their_character);
	tcase_add_test(t, a_rule_reached_in_two_ways_is_listed_once);
	tcase_add_test(t, a_rule_is_listed_again_at_the_next_token);
	tcase_add_test(t, zones_leave_rules_out);
	tcase_add_test(t, a_lexicon_rule_takes_the_longest_phrase_of_its_class);
	tcase_add_test(t, the_match_of_a_lexicon_rule_is_its_phrase);
	suite_add_tcase(s, t);
	return s;
}
