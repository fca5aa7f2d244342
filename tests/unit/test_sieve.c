#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/matcher.h"
#include "../../src/rules/sieve.h"

Suite *sieve_suite(void);

static struct pack_rule rule;
static struct pack pack;
static struct arena arena;
static struct doc doc;
static struct sieve *sieve;

static void make(const char *pattern)
{
	rule.pattern = pattern;
	rule.pattern_len = (uint32_t)strlen(pattern);
	sieve = sieve_new(&pack);
	ck_assert_ptr_nonnull(sieve);
}

static void setup(void)
{
	memset(&arena, 0, sizeof(arena));
	rule = (struct pack_rule){.id = "test.rule", .gap = "", .match_limit = 100000};
	pack = (struct pack){.rules = &rule, .nrules = 1};
	sieve = NULL;
}

static void teardown(void)
{
	sieve_free(sieve);
	arena_free(&arena);
}

static bool lets(const char *text, uint32_t token)
{
	ck_assert_int_eq(doc_read(&doc, str_of(text), &arena), LACUNA_OK);
	return sieve_lets(sieve_alive(sieve, doc.text, &doc.tok[token]), 0);
}

struct row {
	const char *pattern, *text;
};

/* Each matches where its text begins. */
static const struct row matching[] = {
	{"\\d+/\\d+", "3/4"},
	{"3", "3"},
	{"\\d{4}", "2012"},
	{"\\d{20}", "12345678901234567890"},
	{"(?:ab){5}", "ababababab"},
	{"march \\d", "MARCH 3"},
	{"(?-i)Mar(?i)CH", "March"},
	{"(?-i:M)ARCH", "March"},
	{"a(?-i:b|(?i)c|d)e", "ACe"},
	{"on\\s{1,4}(\\d)", "on \n 3"},
	{"on\\h+\\R\\h*x", "on \r\n  x"},
	{"[^a-y]{2}", "zz"},
	{"[]x]", "]"},
	{"[\\w-]+", "a-b"},
	{"[\\x41-\\x43]b", "Cb"},
	{"\\x28a\\)", "(a)"},
	{"a.c", "a\nc"},
	{"(?<!no )x(?= y)", "x y"},
	{"^\\bx\\b$", "x"},
	{"(?<name>x)(?'other'y)(?P<third>z)", "xyz"},
	{"(?>a|ab)b", "ab"},
	{"(?|(a)|(b))c", "bc"},
	{"a*+b?+c++d{1,2}+", "aabccdd"},
	{"a*?b??c+?d{0,}?", "abcd"},
	{"()x", "x"},
	{"(?:)", "x"},
	{"a{0}b", "b"},
	{"x(?&_ws)y(?(DEFINE)(?<_ws>\\s+|\\f))", "x  y"},
	{"(?(DEFINE)(?<_a>b))x(?-i:(?&_a))", "xB"},
	{"\xce\xb1[^x]\xce\xb2", "\xce\xb1y\xce\xb2"},
	{"O'B\\w+", "O'Brien"},
	{"12", "123"},
	{"a b c d e f g h i j k l m", "a b c d e f g h i j k l m"},
};

START_TEST(a_pattern_that_matches_is_let_through)
{
	setup();
	make(matching[_i].pattern);
	rule.cased = 0;
	ck_assert_msg(lets(matching[_i].text, 0), "%s", matching[_i].pattern);
	teardown();
}
END_TEST

static const struct row hopeless[] = {
	{"\\d+/\\d+", "3 mg"},
	{"\\d+/\\d+", "3/x"},
	{"\\d{4}", "201 x"},
	{"\\d{1,2} (?:january|june)", "12 mg"},
	{"\\d{1,2} (?:january|june)", "12 jog"},
	{"\\d{1,2}(?: |-)june", "12 days"},
	{"dr\\.? \\w+ md", "dr. --"},
	{"\\(\\d", "(a"},
	{"(?-i:M)arch", "march"},
	{"x(?&_ws)y(?(DEFINE)(?<_ws>\\s+))", "x z"},
};

START_TEST(a_pattern_that_cannot_match_is_kept_back)
{
	setup();
	make(hopeless[_i].pattern);
	ck_assert_msg(!lets(hopeless[_i].text, 0), "%s", hopeless[_i].pattern);
	teardown();
}
END_TEST

/* What the sieve does not read, it lets through. */
static const char *const unread[] = {
	"(a)\\1",      "(?(?=a)b|c)", "(a(?1)?b)", "(?R)?a",  "\\Qa\\E",   "\\p{L}",
	"[[:alpha:]]", "(*COMMIT)a",  "(?#no)a",   "\\N",     "(?x) a b",  "a{,2}",
	"\\X",	       "(?C1)a",      "\\x{41}",   "\\o{11}", "[\\Qa\\E]", "(?&gone)",
};

START_TEST(what_is_not_understood_is_let_through)
{
	setup();
	make(unread[_i]);
	ck_assert_msg(lets("zzz", 0), "%s", unread[_i]);
	teardown();
}
END_TEST

START_TEST(lexicon_rules_and_rules_without_a_pattern_are_let_through)
{
	setup();
	make("");
	ck_assert(lets("zzz", 0));
	sieve_free(sieve);
	rule.lexicon = 3;
	make("a");
	ck_assert(lets("zzz", 0));
	teardown();
}
END_TEST

START_TEST(each_rule_has_a_bit_of_its_own)
{
	static struct pack_rule rules[130];
	const uint64_t *alive;

	setup();
	for (uint32_t r = 0; r < 130; r++) {
		rules[r] = rule;
		rules[r].pattern = r == 7 || r == 129 ? "\\d{4}" : "\\d/";
		rules[r].pattern_len = (uint32_t)strlen(rules[r].pattern);
	}
	pack.rules = rules;
	pack.nrules = 130;
	sieve = sieve_new(&pack);
	ck_assert_int_eq(doc_read(&doc, STR("2012 x"), &arena), LACUNA_OK);
	alive = sieve_alive(sieve, doc.text, &doc.tok[0]);
	for (uint32_t r = 0; r < 130; r++)
		ck_assert_int_eq(sieve_lets(alive, r), r == 7 || r == 129);
	teardown();
}
END_TEST

static uint32_t below(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static const char *const pieces[] = {
	"a",	 "b",	  "1",	 "2",	   "x",	     "\\d",    "\\w",	  "\\s",  " ",
	"\\h",	 "\\R",	  ".",	 "[ab]",   "[^a1]",  "[1-3x]", "\\.",	  "/",	  "-",
	"(?=a)", "(?!1)", "\\b", "(?<=a)", "(?<!x)", "(?i:A)", "(?-i:B)", "\\Aa", "'",
};
static const char *const quantifiers[] = {
	"", "", "", "?", "*", "+", "{2}", "{0,1}", "{1,3}", "*+", "++", "+?", "{2,}"};

static void random_pattern(struct buf *b, uint32_t *seed, int depth)
{
	uint32_t alternatives = 1 + below(seed, 3) / 2;

	for (uint32_t a = 0; a < alternatives; a++) {
		uint32_t items = 1 + below(seed, 4);

		if (a)
			buf_byte(b, '|');
		for (uint32_t i = 0; i < items; i++) {
			if (depth && below(seed, 4) == 0) {
				buf_printf(b, below(seed, 2) ? "(?:" : "(?>");
				random_pattern(b, seed, depth - 1);
				buf_byte(b, ')');
			} else {
				uint32_t n = sizeof(pieces) / sizeof(pieces[0]);

				buf_printf(b, "%s", pieces[below(seed, n)]);
			}
			if (b->p[b->n - 1] != ')' || below(seed, 2))
				buf_printf(b, "%s", quantifiers[below(seed, 13)]);
		}
	}
}

/* Tries the pattern at every token: what PCRE2 finds the sieve must let through. The
 * number of matches. */
static int compare(const char *pattern, struct str text)
{
	struct lacuna_fault fault;
	struct matcher *m;
	struct match match;
	int hits = 0;
	bool hit = false;

	make(pattern);
	ck_assert_int_eq(matcher_new(&m, &pack, &fault), LACUNA_OK);
	ck_assert_int_eq(doc_read(&doc, text, &arena), LACUNA_OK);
	for (uint32_t i = 0; i < doc.ntok; i++) {
		if (matcher_try(m, 0, doc.text, doc.tok[i].start, &match, &hit, &fault))
			continue;
		hits += hit;
		ck_assert_msg(
			!hit || sieve_lets(sieve_alive(sieve, doc.text, &doc.tok[i]), 0),
			"%s at token %u of: %.*s", pattern, (unsigned)i, STR_FMT(text));
	}
	matcher_free(m);
	sieve_free(sieve);
	sieve = NULL;
	return hits;
}

START_TEST(no_match_of_any_pattern_is_lost)
{
	static const char letters[] = "aab112x  \n./-'AB";
	uint32_t seed = 20240611;
	int hits = 0;

	setup();
	for (int round = 0; round < 1000; round++) {
		struct buf pattern = {0};
		char text[40];

		random_pattern(&pattern, &seed, 2);
		buf_byte(&pattern, 0);
		ck_assert(buf_ok(&pattern));
		for (size_t i = 0; i < sizeof(text); i++)
			text[i] = letters[below(&seed, sizeof(letters) - 1)];
		hits += compare((const char *)pattern.p, str_from(text, sizeof(text)));
		arena_reset(&arena, 1 << 16);
		buf_free(&pattern);
	}
	ck_assert_int_gt(hits, 2000);
	teardown();
}
END_TEST

START_TEST(freeing_nothing_is_allowed)
{
	sieve_free(NULL);
}
END_TEST

Suite *sieve_suite(void)
{
	Suite *s = suite_create("sieve");
	TCase *t = tcase_create("sieve");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, a_pattern_that_matches_is_let_through, 0,
			    sizeof(matching) / sizeof(matching[0]));
	tcase_add_loop_test(t, a_pattern_that_cannot_match_is_kept_back, 0,
			    sizeof(hopeless) / sizeof(hopeless[0]));
	tcase_add_loop_test(t, what_is_not_understood_is_let_through, 0,
			    sizeof(unread) / sizeof(unread[0]));
	tcase_add_test(t, lexicon_rules_and_rules_without_a_pattern_are_let_through);
	tcase_add_test(t, each_rule_has_a_bit_of_its_own);
	tcase_add_test(t, no_match_of_any_pattern_is_lost);
	tcase_add_test(t, freeing_nothing_is_allowed);
	suite_add_tcase(s, t);
	return s;
}
