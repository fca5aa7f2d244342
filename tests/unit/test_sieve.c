#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/matcher.h"
#include "../../src/rules/sieve.h"
#include "../../src/rules/sieve_maker.h"
#include "../../src/rules/sieve_peek.h"
#include "../../src/rules/sieve_table.h"

Suite *sieve_suite(void);

static struct pack_rule rule;
static struct pack pack;
static struct sieve_maker maker;
static struct arena arena;
static struct doc doc;
static struct sieve *sieve;

static const uint16_t rule_0[] = {0, PACK_LIST_END};

/* A sieve of the rules whose patterns are in maker. */
static void make_sieve(void)
{
	ck_assert(sieve_maker_net(&maker, &pack.net));
	sieve = sieve_new(&pack);
	ck_assert_ptr_nonnull(sieve);
}

static void make(const char *pattern)
{
	rule.pattern = pattern;
	rule.pattern_len = (uint32_t)strlen(pattern);
	sieve_maker_add(&maker, str_of(pattern), !rule.cased);
	make_sieve();
}

static void drop(void)
{
	sieve_free(sieve);
	sieve_maker_free(&maker);
	sieve = NULL;
}

static void setup(void)
{
	memset(&arena, 0, sizeof(arena));
	rule = (struct pack_rule){.id = "test.rule", .gap = "", .match_limit = 100000};
	pack = (struct pack){
		.rules = &rule, .nrules = 1, .trigger_lists = rule_0, .nlists = 2};
	sieve = NULL;
}

static void teardown(void)
{
	drop();
	arena_free(&arena);
}

static bool lets_at(struct str text, size_t at)
{
	struct sieve_ask ask = {rule_0, (uint32_t)at, 0};

	sieve_rules(sieve, &ask, 1, text);
	return *ask.list == 0;
}

static bool lets(const char *text)
{
	return lets_at(str_of(text), 0);
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
	{"x(?!yz)y", "xyy "},
	{"x(?!y\\b)y", "xyy "},
	{"x(?!.)\\n", "x\n "},
	{"x(?!(?&_a))A(?(DEFINE)(?<_a>(?-i:a)))", "xA "},
	{"x(?=y*)z", "xz "},
	{"x(?=\\d+)(?=12)\\d+", "x12 "},
	{"(?=a|(?=b)b)[ab]", "b "},
	{"(?:(?=x))*y", "y "},
	{"(?<!\\w)x", "x "},
	{"(?<=\\bx|^)y", "y "},
	{"x(?<=(?<!y)(?=x)[x-z]{1})y", "xy "},
	{"a b c d e f g h i j k l m", "a b c d e f g h i j k l m"},
};

START_TEST(a_pattern_that_matches_is_let_through)
{
	setup();
	make(matching[_i].pattern);
	rule.cased = 0;
	ck_assert_msg(lets(matching[_i].text), "%s", matching[_i].pattern);
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
	{"(?-i:(?=[A-Z]))march", "march "},
	{"x(?!\\d|y)", "x1 "},
	{"x(?!\\d|y)", "xy "},
	{"(?:x|xy)(?=z)\\w", "xyy "},
	{"(?=\\w*\\d)[a-z]+", "abc "},
	{"x(?=[a-c]+\\d)\\w+", "xabd "},
	{"x(?<=y)", "x "},
	{"\\d(?<!3)x", "3x "},
	{"\\d\\d(?<=13|14|[a-z]5)x", "16x "},
	{"(?>\\x20(?!\\s)|(?&_ws))x(?(DEFINE)(?<_ws>\\s+))", "  y"},
	{"x(?&_ws)y(?(DEFINE)(?<_ws>\\s+))", "x z"},
	{"\\d+/\\d+(?:[^\\d/]|\\z)", "3/4/5"},
	{"mm\\b", "mmx"},
	{"\\(\\b", "( x"},
	{"x\\B-", "x-"},
	{"x\\By|3\\Z", "3 x"},
	{"x$", "xy"},
	{"x(?:\\A|^)", "xy"},
};

START_TEST(a_pattern_that_cannot_match_is_kept_back)
{
	setup();
	make(hopeless[_i].pattern);
	ck_assert_msg(!lets(hopeless[_i].text), "%s", hopeless[_i].pattern);
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
	ck_assert_msg(lets("zzz"), "%s", unread[_i]);
	teardown();
}
END_TEST

START_TEST(a_rule_with_an_empty_pattern_is_let_through)
{
	setup();
	make("");
	ck_assert(lets("zzz"));
	teardown();
}
END_TEST

START_TEST(the_byte_before_a_token_counts)
{
	setup();
	make("(?<![\\d$]|ab)\\d(?=x)");
	ck_assert(lets("3x "));
	ck_assert(lets_at(STR(" 3x "), 1));
	ck_assert(lets_at(STR("b3x "), 1));
	ck_assert(!lets_at(STR("$3x "), 1));
	ck_assert(!lets_at(STR("23x "), 1));
	teardown();
}
END_TEST

START_TEST(a_list_keeps_the_rules_that_may_match)
{
	static const uint16_t list[] = {3, 7, 128, 129, PACK_LIST_END};
	struct sieve_ask asks[40];

	setup();
	for (uint32_t r = 0; r < 130; r++)
		sieve_maker_add(&maker, r == 7 || r == 129 ? STR("\\d{4}") : STR("\\d/"),
				true);
	pack.nrules = 130;
	pack.trigger_lists = list;
	pack.nlists = 5;
	make_sieve();
	/* More at a time than are on their way together, from every other list's end. */
	for (uint32_t k = 0; k < 40; k++)
		asks[k] = (struct sieve_ask){list + k % 2, k % 3 ? 0 : 5, k};
	sieve_rules(sieve, asks, 40, STR("2012 x"));
	for (uint32_t k = 0; k < 40; k++) {
		const uint16_t *may = asks[k].list;

		ck_assert_uint_eq(asks[k].token, k);
		if (k % 3 == 0) {
			ck_assert_uint_eq(may[0], PACK_LIST_END);
			continue;
		}
		ck_assert_uint_eq(may[0] + may[1], 7 + 129);
		ck_assert_uint_eq(may[2], PACK_LIST_END);
	}
	teardown();
}
END_TEST

/* Patterns and texts of which every byte leads to states of its own. */
START_TEST(it_begins_anew_when_its_tables_are_full)
{
	static const char letters[] = "ab";
	char text[100];
	uint32_t seed = 1;

	setup();
	make("(?:[ab]*a[ab]{16}c)+");
	for (int round = 0; round < 20000; round++) {
		for (size_t i = 0; i < sizeof(text); i++) {
			seed = seed * 1664525u + 1013904223u;
			text[i] = letters[seed >> 31];
		}
		memcpy(text + 10, "abbbbbbbbbbbbbbbbcx", 19);
		ck_assert(lets_at(str_from(text, sizeof(text)), 0));
	}
	ck_assert(!lets("bbbbbbbbbbbbbbbbbbbbbbcx"));
	teardown();
}
END_TEST

static uint32_t below(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static const char *const pieces[] = {
	"a",
	"b",
	"1",
	"2",
	"x",
	"\\d",
	"\\w",
	"\\s",
	" ",
	"\\h",
	"\\R",
	".",
	"[ab]",
	"[^a1]",
	"[1-3x]",
	"\\.",
	"/",
	"-",
	"(?=a)",
	"(?!1)",
	"\\b",
	"(?<=a)",
	"(?<!x)",
	"(?i:A)",
	"(?-i:B)",
	"\\Aa",
	"'",
	"(?=a1|\\w+)",
	"(?!a\\b|x|2)",
	"(?<=[ab]1|x)",
	"(?<!a|\\bb|..)",
	"(?![^ab]|1x)",
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
		ck_assert_msg(!hit || lets_at(doc.text, doc.tok[i].start),
			      "%s at token %u of: %.*s", pattern, (unsigned)i,
			      STR_FMT(text));
	}
	matcher_free(m);
	drop();
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

/* A pattern that begins at a number or at a word, and what may and what cannot begin the
 * next token. */
static const struct {
	const char *pattern, *may, *not ;
	bool number;
} peeks[] = {
	{"\\d+/\\d+", "/", "-3 a", true},
	{"\\d{1,2} (?:january|june)", "jJ", "m/3", true},
	{"\\d{1,2}\\s*(?:st|nd)?", "az/(1", "", true},
	{"\\d+\\d", "az/(1", "", true},
	{"of (?:the )?\\d", "tT19", "so/", false},
	{"on|of \\d", "tT19so/", "", false},
	{"dr\\.? (?-i:[A-Z])", ".AZ", "az1", false},
	{"age[ds]?:\\s*\\d", ":", "a1", false},
	{"(?=\\w+ x)[a-z]+ [xy]", "x", "y", false},
	{"(?<!no )o'b\\w+(?!x)-", "-", "ax", false},
	{"(a)\\1", "az1", "", false},
};

START_TEST(a_peek_has_what_may_begin_the_next_token)
{
	struct sieve_token token = {{{0}}, {{0}}};
	struct sieve_set peek = {{0}};

	setup();
	make(peeks[_i].pattern);
	if (peeks[_i].number) {
		sieve_set_range(&token.of, '0', '9');
	} else {
		sieve_set_range(&token.of, 'a', 'z');
		sieve_set_range(&token.of, 'A', 'Z');
	}
	token.not_after = token.of;
	sieve_set_range(&token.of, '\'', '\'');
	ck_assert(sieve_peek(&pack.net, 0, &token, &peek));
	for (const char *c = peeks[_i].may; *c; c++)
		ck_assert_msg(sieve_set_has(&peek, (unsigned char)*c), "%s: %c",
			      peeks[_i].pattern, *c);
	for (const char *c = peeks[_i].not ; *c; c++)
		ck_assert_msg(!sieve_set_has(&peek, (unsigned char)*c), "%s: %c",
			      peeks[_i].pattern, *c);
	teardown();
}
END_TEST

/* Every column of every state, wherever its state was moved to. */
START_TEST(a_table_keeps_the_columns_of_all_states)
{
	enum { STATES = 300, COLUMNS = 90 };
	static uint32_t base[STATES];
	static bool set[STATES][COLUMNS];
	const struct sieve_seed none = {.state = NULL};
	struct sieve_table t;
	uint32_t seed = 7;

	ck_assert(sieve_table_init(&t, &none, COLUMNS));
	for (uint16_t i = 1; i < STATES; i++)
		ck_assert(sieve_table_add(&t, i, &base[i]));
	memset(set, 0, sizeof(set));
	for (int round = 0; round < 5000; round++) {
		uint32_t i, c;

		seed = seed * 1664525u + 1013904223u;
		i = 1 + (seed >> 8) % (STATES - 1);
		c = (seed >> 20) % COLUMNS;
		if (!set[i][c])
			ck_assert(sieve_table_set(&t, &base[i], c, i * COLUMNS + c));
		set[i][c] = true;
	}
	for (uint32_t i = 1; i < STATES; i++)
		for (uint32_t c = 0; c < COLUMNS; c++) {
			uint32_t entry = t.entry[base[i] + c];

			ck_assert_int_eq(sieve_entry_is(entry, c), set[i][c]);
			ck_assert(!set[i][c] || (entry & SIEVE_NEXT) == i * COLUMNS + c);
			ck_assert_uint_eq(t.state_at[base[i]], i);
		}
	sieve_table_free(&t);
}
END_TEST

/* Ways lead to the states they led to, from without too, and lie closer. */
START_TEST(a_packed_table_leads_to_the_same_states)
{
	enum { STATES = 300, COLUMNS = 90 };
	static struct sieve_state state[STATES];
	static uint16_t to[STATES][COLUMNS];
	uint32_t begin[2] = {SIEVE_NO_BASE}, seed = 7, bases;
	struct sieve_table t;

	ck_assert(sieve_table_init(&t, &(struct sieve_seed){.state = NULL}, COLUMNS));
	for (uint16_t i = 1; i < STATES; i++)
		ck_assert(sieve_table_add(&t, i, &state[i].base));
	for (int round = 0; round < 5000; round++) {
		uint32_t i = 1 + below(&seed, STATES - 1), c = below(&seed, COLUMNS);
		uint16_t next = (uint16_t)(1 + below(&seed, STATES - 1));

		if (to[i][c])
			continue;
		to[i][c] = next;
		ck_assert(sieve_table_set(&t, &state[i].base, c,
					  next % 3 ? state[next].base
						   : SIEVE_SETTLED | next));
	}
	begin[1] = state[5].base;
	bases = sieve_table_bases(&t);
	ck_assert(sieve_table_pack(&t, state, STATES, begin, 2));
	ck_assert_uint_lt(sieve_table_bases(&t), bases / 2);
	ck_assert_uint_eq(begin[0], SIEVE_NO_BASE);
	ck_assert_uint_eq(begin[1], state[5].base);
	for (uint32_t i = 1; i < STATES; i++)
		for (uint32_t c = 0; c < COLUMNS; c++) {
			uint32_t entry = t.entry[state[i].base + c];
			uint16_t next = to[i][c];

			ck_assert_int_eq(sieve_entry_is(entry, c), next != 0);
			if (next)
				ck_assert_uint_eq(entry & (SIEVE_SETTLED | SIEVE_NEXT),
						  next % 3 ? state[next].base
							   : SIEVE_SETTLED | next);
			ck_assert_uint_eq(t.state_at[state[i].base], i);
		}
	sieve_table_free(&t);
}
END_TEST

START_TEST(a_full_table_says_so_and_takes_states_again_when_cleared)
{
	struct sieve_table t;
	uint32_t base = 0, last = 0, n = 0;

	ck_assert(sieve_table_init(&t, &(struct sieve_seed){.state = NULL}, 2));
	for (; sieve_table_add(&t, 1, &base) && n < UINT32_C(1) << 20; n++, last = base)
		ck_assert(n == 0 || base > last);
	ck_assert(n > 10000 && n < UINT32_C(1) << 20);
	ck_assert(!sieve_table_add(&t, 1, &base));
	sieve_table_clear(&t);
	ck_assert(sieve_table_add(&t, 1, &base));
	sieve_table_free(&t);
}
END_TEST

START_TEST(what_is_cheap_to_try_is_let_through_until_it_was_asked_for_often)
{
	int let = 0;

	setup();
	make("ab\\d");
	sieve_cheap(sieve, 0);
	ck_assert(lets("ab7"));
	for (int k = 0; k < 100; k++)
		let += lets("abc");
	ck_assert(let > 0 && let < 20);
	ck_assert(!lets("abc"));
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
	tcase_add_test(t, a_rule_with_an_empty_pattern_is_let_through);
	tcase_add_test(t, the_byte_before_a_token_counts);
	tcase_add_test(t, a_list_keeps_the_rules_that_may_match);
	tcase_add_test(t, it_begins_anew_when_its_tables_are_full);
	tcase_add_test(t, no_match_of_any_pattern_is_lost);
	tcase_add_loop_test(t, a_peek_has_what_may_begin_the_next_token, 0,
			    sizeof(peeks) / sizeof(peeks[0]));
	tcase_add_test(t, a_table_keeps_the_columns_of_all_states);
	tcase_add_test(t, a_packed_table_leads_to_the_same_states);
	tcase_add_test(t, a_full_table_says_so_and_takes_states_again_when_cleared);
	tcase_add_test(t,
		       what_is_cheap_to_try_is_let_through_until_it_was_asked_for_often);
	tcase_add_test(t, freeing_nothing_is_allowed);
	suite_add_tcase(s, t);
	return s;
}
