#include <check.h>
#include <stdint.h>
#include <string.h>

#include "../../src/base/arena.h"

Suite *arena_suite(void);

START_TEST(what_was_taken_before_a_mark_stays)
{
	struct arena a = {0};
	unsigned char *kept = ARENA_ARRAY(&a, unsigned char, 100);
	struct arena_mark mark = arena_mark(&a);
	unsigned char *after;

	memset(kept, 7, 100);
	for (int i = 0; i < 64; i++) /* over several blocks */
		memset(ARENA_RAW(&a, unsigned char, 10000), 9, 10000);
	arena_release(&a, mark);
	after = ARENA_ARRAY(&a, unsigned char, 100);
	for (int i = 0; i < 100; i++) {
		ck_assert_uint_eq(kept[i], 7);
		ck_assert_uint_eq(after[i], 0);
	}
	arena_free(&a);
}
END_TEST

START_TEST(what_is_released_is_taken_again)
{
	struct arena a = {0};
	struct arena_mark mark = arena_mark(&a);
	void *first = arena_raw(&a, 1000, 1), *again;
	size_t total;

	for (int i = 0; i < 64; i++)
		arena_raw(&a, 10000, 1);
	total = a.total;
	for (int round = 0; round < 3; round++) {
		arena_release(&a, mark);
		again = arena_raw(&a, 1000, 1);
		ck_assert_ptr_eq(first, again);
		for (int i = 0; i < 64; i++)
			arena_raw(&a, 10000, 1);
		ck_assert_uint_eq(a.total, total);
	}
	arena_free(&a);
}
END_TEST

START_TEST(an_empty_arena_has_nothing_to_release)
{
	struct arena a = {0};

	arena_release(&a, arena_mark(&a));
	ck_assert_ptr_nonnull(arena_alloc(&a, 1));
	arena_free(&a);
}
END_TEST

/* In place while it was taken last, elsewhere behind something else or another block. */
START_TEST(what_grows_keeps_what_it_holds)
{
	struct arena a = {0};
	unsigned char *p = ARENA_RAW(&a, unsigned char, 100), *more, *other;

	memset(p, 7, 100);
	more = ARENA_MORE(&a, p, unsigned char, 100, 1000);
	ck_assert_ptr_eq(more, p);
	memset(p + 100, 7, 900);
	other = ARENA_ARRAY(&a, unsigned char, 1);
	ck_assert_ptr_eq(other, p + 1008); /* aligned */
	more = ARENA_MORE(&a, p, unsigned char, 1000, 2000);
	ck_assert_ptr_ne(more, p);
	p = ARENA_MORE(&a, more, unsigned char, 2000, 1000000);
	for (int i = 0; i < 1000; i++)
		ck_assert_uint_eq(p[i], 7);
	ck_assert_uint_eq(*other, 0);
	ck_assert_ptr_eq(ARENA_MORE(&a, p, unsigned char, 1000000, 16), p);
	ck_assert_ptr_eq(ARENA_RAW(&a, unsigned char, 1), p + 16);
	ck_assert_ptr_null(arena_more(&a, p, 1, SIZE_MAX - 1));
	arena_free(&a);
}
END_TEST

START_TEST(more_than_there_can_be_is_refused)
{
	struct arena a = {0};

	ck_assert_ptr_null(arena_raw(&a, SIZE_MAX / 2, 4));
	ck_assert_ptr_null(arena_array(&a, SIZE_MAX / 8 + 2, 8));
	ck_assert_ptr_nonnull(arena_raw(&a, 0, 0));
	arena_free(&a);
}
END_TEST

Suite *arena_suite(void)
{
	Suite *s = suite_create("arena");
	TCase *t = tcase_create("marks");

	tcase_add_test(t, what_was_taken_before_a_mark_stays);
	tcase_add_test(t, what_is_released_is_taken_again);
	tcase_add_test(t, an_empty_arena_has_nothing_to_release);
	tcase_add_test(t, what_grows_keeps_what_it_holds);
	tcase_add_test(t, more_than_there_can_be_is_refused);
	suite_add_tcase(s, t);
	return s;
}
