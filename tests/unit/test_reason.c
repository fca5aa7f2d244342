#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/find/reason.h"
#include "acting.h"

Suite *reason_suite(void);

static struct acting pack; /* for its pack, the one in patterns/ */
static struct policy strict;
static struct models models;
static struct matcher *matcher;
static struct arena letter, scratch;
static struct doc doc;
static struct find_output found;
static struct lacuna_fault fault;

static void setup(void)
{
	acting_open(&pack);
	ck_assert(!models_read(&models, &pack.pack, &fault));
	ck_assert(!matcher_new(&matcher, &pack.pack, &fault));
	ck_assert(!policy_find(&strict, &pack.pack, STR("strict"), &pack.arena, &fault));
}

static void teardown(void)
{
	matcher_free(matcher);
	arena_free(&letter);
	arena_free(&scratch);
	acting_close(&pack);
}

static void look(const char *text, const struct policy *policy)
{
	struct find_input in = {.doc = &doc,
				.pack = &pack.pack,
				.models = &models,
				.matcher = matcher,
				.arena = &letter,
				.scratch = &scratch,
				.strict = policy};

	arena_reset(&letter, 1 << 20);
	ck_assert(!doc_read(&doc, str_of(text), &letter));
	ck_assert_msg(!find_run(&in, &found, &fault), "%s", fault.what);
}

/* The reason of the first token of the text that is word. */
static void expect(const char *text, const char *word, const char *reason)
{
	look(text, NULL);
	for (uint32_t i = 0; i < doc.ntok; i++) {
		if (!str_eq(doc_token(&doc, i), str_of(word)))
			continue;
		ck_assert(reason_asked(found.scene, i));
		ck_assert_msg(strcmp(reason_name(reason_of(found.scene, i)), reason) == 0,
			      "%s in: %s: %s, not %s", word, text,
			      reason_name(reason_of(found.scene, i)), reason);
		return;
	}
	ck_abort_msg("%s is not in: %s", word, text);
}

/* What survives a strict policy as a finding, in order. */
static void expect_survivors(const char *text, const char *wanted)
{
	struct buf got = {0};

	look(text, &strict);
	for (size_t i = 0; i < found.resolved.n; i++) {
		const struct finding *f = &found.resolved.p[i];

		if (!f->survivor)
			continue;
		buf_printf(&got, "%s%s %.*s", got.n ? "; " : "",
			   pack.pack.types[f->type].category,
			   STR_FMT(doc_text(&doc, f->start, f->end)));
	}
	buf_byte(&got, 0);
	ck_assert_str_eq((char *)got.p, wanted);
	buf_free(&got);
}

START_TEST(words_of_the_dictionary_and_of_the_trade_have_a_reason)
{
	expect("The brace is worn.", "The", "grammar");
	expect("Radiculopathy was seen.", "Radiculopathy", "medical");
	expect("Per the Summary of it.", "Summary", "word");
	expect("He took Norco at night.", "Norco", "drug");
	expect("Positive Romberg was seen.", "Romberg", "test");
	expect("A Whimbrel sign was seen.", "Whimbrel", "test");
	expect("The CRPS stayed.", "CRPS", "acronym");
	expect("A type III acromion.", "III", "roman");
	expect("A French study.", "French", "demonym");
	expect("Kinesioplasty was denied.", "Kinesioplasty", "ending");
	expect("Skyphone: none given.", "Skyphone", "label");
	expect("The QRZI 34 was low.", "QRZI", "acronym");
}
END_TEST

START_TEST(an_item_of_a_series_of_terms_has_a_reason)
{
	expect("Given: Viagra; Osbon Erecaid; Coloplast Titan.", "Erecaid", "series");
	expect("Given: Viagra, Gelnique and rest.", "Gelnique", "drug");
	expect("Seen: Whimbrel; Kowalczyk; Quist.", "Kowalczyk", "no-reason");
	expect("Plan: 1. Rest. 2. Heat.", "2", "item");
	expect("He was oriented x 4.", "4", "value");
}
END_TEST

START_TEST(a_name_and_an_unknown_word_have_none)
{
	expect("There the Whimbrel stayed.", "Whimbrel", "no-reason");
	expect("There the Kowalczyk stayed.", "Kowalczyk", "no-reason");
	expect("Whimbrel stayed.", "Whimbrel", "no-reason");
	expect("There the Stone stayed.", "Stone", "no-reason");
}
END_TEST

START_TEST(a_place_that_asks_for_a_capital_is_the_reason_of_a_word)
{
	expect("He passed it. Stone was seen.", "Stone", "start");
	expect("It has a Sexual Desire Disorder in it.", "Desire", "start");
	expect("URETERAL STONE REMOVAL REQUEST", "STONE", "start");
}
END_TEST

START_TEST(what_is_cited_has_a_reason)
{
	expect("Relief is brief, say Whimbrel-Aldous, 2004.", "Whimbrel", "citation");
	expect("Whimbrel PH, Aldous UM. Pain Med. 2012;5:73-87.", "Aldous", "rule");
	expect("Relief is brief (web, 2013).", "2013", "citation");
	expect("The review of 2000 was thin.", "2000", "citation");
	expect("Whimbrel 1999, Aldous 2000, Quoll 2004 were read.", "Aldous", "citation");
	expect("Under AB 1124 (Whimbrel) it was so.", "Whimbrel", "citation");
	expect("Decision rationale: Whimbrel, 2005. It was so.", "2005", "citation");
	expect("Med. 2001 Feb 1;344(5):363-70.", "344", "citation");
}
END_TEST

START_TEST(numbers_have_a_reason_by_their_neighbours)
{
	expect("It was 38.5 then.", "38", "decimal");
	expect("It was 38.5 then.", "5", "decimal");
	expect("He had 12 hard sessions.", "12", "measure");
	expect("He took 280 m of it.", "280", "measure");
	expect("It was 5+ then.", "5", "measure");
	expect("It went 4-7 there.", "7", "score");
	expect("The 2nd trial failed.", "2", "ordinal");
	expect("Risks are: (1) age.", "1", "item");
	expect("The Q6 there.", "6", "code");
	expect("A PHQ-9 was given.", "9", "code");
	expect("Scale 1 was 74.", "74", "value");
	expect("The SF-36 was given.", "SF", "acronym");
	expect("See 4628(a) there.", "4628", "code");
	expect("On Form 5021 it was.", "5021", "code");
	expect("It is L33803 there.", "33803", "code");
	expect("4. Await QME. 5. UDS today.", "5", "item");
}
END_TEST

START_TEST(long_numbers_and_numbers_of_things_have_none)
{
	expect("It went to 8812345 then.", "8812345", "no-reason");
	expect("He is of local 77.", "77", "no-reason");
	expect("It was 4417 then.", "4417", "no-reason");
	expect("There 4417 stayed.", "4417", "no-reason");
}
END_TEST

START_TEST(a_strict_policy_finds_what_has_no_reason)
{
	expect_survivors("The brace was worn. Later, the Whimbrel stayed.",
			 "NAME Whimbrel");
	expect_survivors("There 4417-8812 stayed.", "ID 4417-8812");
	expect_survivors("There the brace stayed for 3 weeks.", "");
}
END_TEST

START_TEST(other_policies_do_not)
{
	look("Later, the Whimbrel stayed.", NULL);
	for (size_t i = 0; i < found.resolved.n; i++)
		ck_assert(!found.resolved.p[i].survivor);
}
END_TEST

START_TEST(what_a_strict_policy_finds_is_in_order_and_apart)
{
	look("Whimbrel saw Dr. Elias Strand on 3/4/2012. Then Aldous 4417 and Quoll "
	     "left.",
	     &strict);
	for (size_t i = 1; i < found.resolved.n; i++)
		ck_assert_uint_le(found.resolved.p[i - 1].end, found.resolved.p[i].start);
	ck_assert_uint_ge(found.resolved.n, 4);
}
END_TEST

Suite *reason_suite(void)
{
	Suite *s = suite_create("reason");
	TCase *tc = tcase_create("survivors");

	acting_prepare();
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, words_of_the_dictionary_and_of_the_trade_have_a_reason);
	tcase_add_test(tc, an_item_of_a_series_of_terms_has_a_reason);
	tcase_add_test(tc, a_name_and_an_unknown_word_have_none);
	tcase_add_test(tc, a_place_that_asks_for_a_capital_is_the_reason_of_a_word);
	tcase_add_test(tc, what_is_cited_has_a_reason);
	tcase_add_test(tc, numbers_have_a_reason_by_their_neighbours);
	tcase_add_test(tc, long_numbers_and_numbers_of_things_have_none);
	tcase_add_test(tc, a_strict_policy_finds_what_has_no_reason);
	tcase_add_test(tc, other_policies_do_not);
	tcase_add_test(tc, what_a_strict_policy_finds_is_in_order_and_apart);
	suite_add_tcase(s, tc);
	return s;
}
