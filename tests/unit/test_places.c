#include <check.h>

#include "../../src/find/places.h"

Suite *places_suite(void);

static struct arena arena;
static struct doc doc;
static struct places places;
static uint64_t *marks;

static void read_text(const char *text)
{
	arena_reset(&arena, 1 << 20);
	ck_assert_int_eq(doc_read(&doc, str_of(text), &arena), LACUNA_OK);
	ck_assert_int_eq(places_make(&places, &doc, &arena), LACUNA_OK);
	marks = places_marks(&places, &arena);
	ck_assert_ptr_nonnull(marks);
}

START_TEST(a_word_is_found_wherever_it_stands_in_any_case)
{
	uint32_t i = 0, seen = 0;

	read_text("Pain, knee pain; PAIN again");
	places_mark(&places, marks, token_hash(STR("pain")));
	for (; (i = places_next(&places, marks, i)) < doc.ntok; i++, seen++)
		ck_assert(str_ieq(doc_token(&doc, i), STR("pain")));
	ck_assert_uint_eq(seen, 3);
	ck_assert_uint_eq(i, doc.ntok);
}
END_TEST

START_TEST(initials_and_broken_words_are_marked_from_the_start)
{
	uint32_t i;

	read_text("seen by J. Kowal-\nczyk at noon");
	i = places_next(&places, marks, 0);
	ck_assert(str_eq(doc_token(&doc, i), STR("J")));
	i = places_next(&places, marks, i + 1);
	ck_assert(str_eq(doc_token(&doc, i), STR("Kowal")));
	ck_assert_uint_eq(places_next(&places, marks, i + 1), doc.ntok);
}
END_TEST

/* At 64 tokens, at 65 and so on a block of bits is full, or begins. */
START_TEST(the_last_token_is_found_whatever_their_number)
{
	char text[2 * 200 + 5];

	for (size_t n = 0; n < 200; n++) {
		uint32_t last = (uint32_t)n;

		memset(text, 0, sizeof(text));
		for (size_t k = 0; k < n; k++)
			memcpy(text + 2 * k, ", ", 2);
		memcpy(text + 2 * n, "word", 4);
		read_text(text);
		places_mark(&places, marks, token_hash(STR("word")));
		ck_assert_uint_eq(doc.ntok, last + 1);
		ck_assert_uint_eq(places_next(&places, marks, 0), last);
		ck_assert_uint_eq(places_next(&places, marks, last + 1), doc.ntok);
	}
	arena_free(&arena);
}
END_TEST

Suite *places_suite(void)
{
	Suite *s = suite_create("places");
	TCase *t = tcase_create("marks");

	tcase_add_test(t, a_word_is_found_wherever_it_stands_in_any_case);
	tcase_add_test(t, initials_and_broken_words_are_marked_from_the_start);
	tcase_add_test(t, the_last_token_is_found_whatever_their_number);
	suite_add_tcase(s, t);
	return s;
}
