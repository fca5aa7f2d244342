#include <check.h>
#include <stdlib.h>

#include "packs.h"

Suite *lexicon_suite(void);

static const struct pack_file files[] = {
	PACKS_FILE("lexicons/surname.tsv",
		   PACKS_HEAD("lexicon",
			      "surname") "may\t50.5\nrose\t12\nshertzer\nbrown\t1e3\no'"
					 "brien\t3\ncord\n"),
	PACKS_FILE(
		"lexicons/word.tsv",
		PACKS_HEAD("lexicon",
			   "word") "may\t1500\t0."
				   "25\nrose\t40\t0\nbrown\t80\t1\nbrachia\t2\nnew\t900\n"
				   "acetylcholinesterase\t0.1\nx\t5\n"),
	PACKS_FILE("lexicons/month.tsv",
		   PACKS_HEAD("lexicon", "month") "may\t5\nmarch\t3\n"),
	PACKS_FILE("lexicons/weekday.tsv",
		   PACKS_HEAD("lexicon", "weekday") "sunday\t0\n"),
	PACKS_FILE(
		"lexicons/state.tsv",
		PACKS_HEAD("lexicon", "state") "new york\tNY\ncalifornia\tCA\ndistrict "
					       "of columbia\tDC\n"),
	PACKS_FILE(
		"lexicons/city.tsv",
		PACKS_HEAD(
			"lexicon",
			"city") "new york\nnew york mills\nst. john's\nwinston-salem\n"),
	PACKS_FILE("lexicons/credential.tsv",
		   PACKS_HEAD("lexicon", "credential") "pa-c\nmd\n"),
	PACKS_FILE("lexicons/orghead.tsv",
		   PACKS_HEAD("lexicon",
			      "orghead") "clinic\thospital\nlaw office\tlawfirm\n"),
	PACKS_FILE("lexicons/orgrole.tsv",
		   PACKS_HEAD("lexicon", "orgrole") "clinic\temployer\n"),
	PACKS_FILE("lexicons/role.tsv",
		   PACKS_HEAD("lexicon", "role") "surgeon\tdoctor\n"),
	PACKS_FILE("lexicons/drug.tsv",
		   PACKS_HEAD("lexicon", "drug") "5-htp\nvitamin b12\n"),
};

static struct packs p;
static struct arena arena;
static struct doc doc;

static void set_up(void)
{
	packs_open(&p, files, sizeof(files) / sizeof(files[0]));
}

static void tear_down(void)
{
	packs_free(&p);
	arena_free(&arena);
}

static void read_text(struct str text)
{
	arena_free(&arena);
	ck_assert_int_eq(doc_read(&doc, text, &arena), LACUNA_OK);
}

/* The entry of the first token of text. */
static const struct lexicon_entry *word(struct str text)
{
	read_text(text);
	return lexicon_word(&p.pack.lex, &doc, 0);
}

/* Text begins with the phrase key, of so many tokens; "" and 0: with none. */
static void expect_phrase(struct str text, const char *key, uint32_t tokens)
{
	const struct lexicon_entry *first = word(text), *e;
	uint32_t end = 0;

	e = lexicon_phrase(&p.pack.lex, &doc, 0, first, &end);
	ck_assert_ptr_eq(e, lexicon_key(&p.pack.lex, str_of(key)));
	ck_assert((e == p.pack.lex.entries) == (*key == '\0'));
	ck_assert_uint_eq(end, tokens);
}

START_TEST(a_key_of_several_files_is_one_entry_with_all_classes)
{
	const struct lexicon_entry *e = word(STR("may"));

	ck_assert_uint_eq(e->classes, LEX_BIT(SURNAME) | LEX_BIT(WORD) | LEX_BIT(MONTH));
	ck_assert_uint_eq(e->value, 5);
	ck_assert_uint_eq(e->words, 1);
}
END_TEST

START_TEST(a_word_is_known_in_any_case_and_anywhere_in_the_text)
{
	const struct lexicon_entry *e = word(STR("may"));

	ck_assert_ptr_eq(word(STR("MAY")), e);
	ck_assert_ptr_eq(word(STR("mAy went on for a long while after that")), e);
	read_text(STR("It was not known then whether it was in May"));
	ck_assert_ptr_eq(lexicon_word(&p.pack.lex, &doc, doc.ntok - 1), e);
	e = word(STR("AcetylCholinesterase"));
	ck_assert_uint_eq(e->classes, LEX_BIT(WORD));
	ck_assert_ptr_eq(word(STR("acetylcholinesterase was given daily")), e);
	ck_assert_uint_eq(word(STR("O'BRIEN"))->classes, LEX_BIT(SURNAME));
}
END_TEST

START_TEST(an_unknown_word_has_the_empty_entry)
{
	ck_assert_ptr_eq(word(STR("mayo")), p.pack.lex.entries);
	ck_assert_ptr_eq(word(STR("ma")), p.pack.lex.entries);
	ck_assert_ptr_eq(word(STR("acetylcholinesterasf is none")), p.pack.lex.entries);
	ck_assert_ptr_eq(word(STR("zzyzx")), p.pack.lex.entries);
	ck_assert_ptr_eq(word(STR(", x")), p.pack.lex.entries);
	ck_assert_uint_eq(p.pack.lex.entries->classes, 0);
}
END_TEST

START_TEST(words_of_one_hash_are_told_apart)
{
	ck_assert_uint_eq(token_hash(STR("shertzer")), token_hash(STR("brachia")));
	ck_assert_uint_eq(word(STR("shertzer"))->classes, LEX_BIT(SURNAME));
	ck_assert_uint_eq(word(STR("brachia"))->classes, LEX_BIT(WORD));
	ck_assert_uint_eq(lexicon_key(&p.pack.lex, STR("brachia"))->classes,
			  LEX_BIT(WORD));
	ck_assert_uint_eq(token_hash(STR("ergs")), token_hash(STR("cord")));
	ck_assert_ptr_eq(word(STR("ergs")), p.pack.lex.entries);
}
END_TEST

START_TEST(words_of_which_the_same_is_known_share_an_entry)
{
	const struct lexicon_entry *e = word(STR("shertzer"));

	ck_assert_ptr_eq(word(STR("cord")), e);
	ck_assert_ptr_ne(word(STR("rose")), e);
}
END_TEST

START_TEST(frequencies_are_logarithms_and_kept_by_kind)
{
	const struct lexicon_entry *e = word(STR("brown"));

	ck_assert_uint_eq(e->freq[FREQ_SURNAME], 160); /* 1 + 8 * 19.93 */
	ck_assert_uint_eq(e->freq[FREQ_WORD], 131);    /* 1 + 8 * 16.29 */
	ck_assert_uint_eq(e->freq[FREQ_GIVEN_M], 0);
	ck_assert_uint_eq(e->cap, 255);
	ck_assert_uint_eq(word(STR("may"))->cap, 64);
	ck_assert_uint_eq(word(STR("shertzer"))->freq[FREQ_SURNAME], 1);
}
END_TEST

START_TEST(values_of_states_are_their_places_in_the_pools)
{
	const struct pack_pool *names = pack_pool_find(&p.pack, "state");
	const struct pack_pool *codes = pack_pool_find(&p.pack, "statecode");
	uint32_t i = lexicon_key(&p.pack.lex, STR("district of columbia"))->value - 1;

	ck_assert_ptr_nonnull(names);
	ck_assert_ptr_nonnull(codes);
	ck_assert(
		str_eq(pack_pool_value(&p.pack, names, i), STR("District of Columbia")));
	ck_assert(str_eq(pack_pool_value(&p.pack, codes, i), STR("DC")));
	ck_assert_int_eq(pack_pool_index(&p.pack, codes, STR("dc")), i);
}
END_TEST

START_TEST(kinds_come_from_the_second_column_and_a_head_beats_a_role)
{
	ck_assert_uint_eq(word(STR("clinic"))->org_kind, KIND_HOSPITAL);
	ck_assert_uint_eq(word(STR("surgeon"))->role_kind, KIND_DOCTOR);
	ck_assert_uint_eq(lexicon_key(&p.pack.lex, STR("law office"))->org_kind,
			  KIND_LAWFIRM);
	ck_assert_uint_eq(word(STR("sunday"))->value, 0);
}
END_TEST

START_TEST(the_longest_phrase_is_found)
{
	expect_phrase(STR("New York Mills, MN"), "new york mills", 3);
	expect_phrase(STR("New York mill"), "new york", 2);
	expect_phrase(STR("new yorker"), "", 0);
	expect_phrase(STR("district of columbia"), "district of columbia", 3);
	expect_phrase(STR("district of colombia"), "", 0);
	expect_phrase(STR("district of"), "", 0);
}
END_TEST

START_TEST(glue_between_the_words_of_a_phrase_counts_for_nothing)
{
	expect_phrase(STR("St. John's Hospital"), "st john s", 4);
	expect_phrase(STR("ST JOHN'S"), "st john s", 3);
	expect_phrase(STR("Winston-Salem"), "winston salem", 3);
	expect_phrase(STR("winston salem."), "winston salem", 2);
	expect_phrase(STR("PA-C"), "pa c", 3);
	expect_phrase(STR("P.A. C"), "", 0);
	expect_phrase(STR("new, york"), "", 0);
	expect_phrase(STR("new---york"), "", 0);
}
END_TEST

START_TEST(a_phrase_may_wrap_but_not_cross_a_paragraph)
{
	expect_phrase(STR("New\nYork"), "new york", 2);
	expect_phrase(STR("New \n\f York"), "new york", 2);
	expect_phrase(STR("New\n\nYork"), "", 0);
	expect_phrase(STR("New York\n\nMills"), "new york", 2);
}
END_TEST

START_TEST(a_phrase_may_begin_with_a_number)
{
	expect_phrase(STR("5-HTP"), "5 htp", 3);
	expect_phrase(STR("vitamin B12"), "vitamin b 12", 3);
}
END_TEST

START_TEST(the_first_word_of_a_phrase_has_an_entry)
{
	const struct lexicon_entry *e = word(STR("district"));

	ck_assert_ptr_ne(e, p.pack.lex.entries);
	ck_assert_uint_eq(e->classes, 0);
	ck_assert_uint_eq(e->phrase_max, 3);
	ck_assert_uint_eq(word(STR("new"))->phrase_max, 3);
	ck_assert_uint_eq(word(STR("may"))->phrase_max, 0);
}
END_TEST

START_TEST(a_key_given_as_text_is_cut_as_a_letter_is)
{
	static const char *const keys[] = {"may",     "st. john's",    "st john s",
					   "pa-c",    "5-htp",	       "vitamin b12",
					   "o'brien", "new york mills"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct str key = str_of(keys[i]);
		const struct lexicon_entry *first = word(key), *e = first;
		uint32_t end = 1;

		if (doc.ntok > 1)
			e = lexicon_phrase(&p.pack.lex, &doc, 0, first, &end);
		ck_assert_ptr_ne(e, p.pack.lex.entries);
		ck_assert_uint_eq(end, doc.ntok);
		ck_assert_ptr_eq(lexicon_key(&p.pack.lex, key), e);
	}
	ck_assert_ptr_eq(lexicon_key(&p.pack.lex, STR("")), p.pack.lex.entries);
	ck_assert_ptr_eq(lexicon_key(&p.pack.lex, STR("new york mill")),
			 p.pack.lex.entries);
	ck_assert_ptr_eq(lexicon_key(&p.pack.lex, STR("'s")), p.pack.lex.entries);
}
END_TEST

START_TEST(the_possessive_hashes_as_the_word_s)
{
	ck_assert_uint_eq(LEXICON_POSS_HASH, token_hash(STR("s")));
}
END_TEST

START_TEST(every_class_has_one_name)
{
	for (int c = 0; c < LEX_CLASSES; c++)
		ck_assert_int_eq(lexicon_class_find(str_of(
					 lexicon_class_name((enum lexicon_class)c))),
				 c);
	ck_assert_int_eq(lexicon_class_find(STR("monht")), -1);
}
END_TEST

Suite *lexicon_suite(void)
{
	Suite *s = suite_create("lexicon");
	TCase *t = tcase_create("lexicon");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_key_of_several_files_is_one_entry_with_all_classes);
	tcase_add_test(t, a_word_is_known_in_any_case_and_anywhere_in_the_text);
	tcase_add_test(t, an_unknown_word_has_the_empty_entry);
	tcase_add_test(t, words_of_one_hash_are_told_apart);
	tcase_add_test(t, words_of_which_the_same_is_known_share_an_entry);
	tcase_add_test(t, frequencies_are_logarithms_and_kept_by_kind);
	tcase_add_test(t, values_of_states_are_their_places_in_the_pools);
	tcase_add_test(t, kinds_come_from_the_second_column_and_a_head_beats_a_role);
	tcase_add_test(t, the_longest_phrase_is_found);
	tcase_add_test(t, glue_between_the_words_of_a_phrase_counts_for_nothing);
	tcase_add_test(t, a_phrase_may_wrap_but_not_cross_a_paragraph);
	tcase_add_test(t, a_phrase_may_begin_with_a_number);
	tcase_add_test(t, the_first_word_of_a_phrase_has_an_entry);
	tcase_add_test(t, a_key_given_as_text_is_cut_as_a_letter_is);
	tcase_add_test(t, the_possessive_hashes_as_the_word_s);
	tcase_add_test(t, every_class_has_one_name);
	suite_add_tcase(s, t);
	return s;
}
