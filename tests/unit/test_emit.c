#include <check.h>

#include "../../src/out/emit.h"
#include "../../src/out/verify.h"

Suite *emit_suite(void);

static enum lacuna_err emit(struct buf *out, struct str raw, struct edit *e, size_t n,
			    size_t *out_start)
{
	struct edit_list list = {.p = e, .n = n};

	return emit_letter(out, raw, &list, out_start);
}

START_TEST(bytes_outside_edits_are_kept)
{
	struct edit e[] = {
		{.start = 0, .end = 2, .replacement = STR("x")},
		{.start = 4, .end = 4, .replacement = STR("[]")},
		{.start = 5, .end = 7, .replacement = STR("")},
	};
	struct buf out = {0};
	size_t at[4];

	ck_assert_int_eq(emit(&out, STR("ab\0\r\n\ff\xff."), e, 3, at), LACUNA_OK);
	ck_assert(str_eq(buf_str(&out), STR("x\0\r[]\n\xff.")));
	ck_assert_uint_eq(at[0], 0);
	ck_assert_uint_eq(at[1], 3);
	ck_assert_uint_eq(at[2], 6);
	ck_assert_uint_eq(at[3], out.n);
	buf_free(&out);
}
END_TEST

START_TEST(an_empty_letter_stays_empty)
{
	struct buf out = {0};
	size_t at[1];

	ck_assert_int_eq(emit(&out, STR(""), NULL, 0, at), LACUNA_OK);
	ck_assert_uint_eq(out.n, 0);
	ck_assert_uint_eq(at[0], 0);
	buf_free(&out);
}
END_TEST

START_TEST(edits_out_of_place_are_refused)
{
	static struct edit bad[][2] = {
		{{.start = 2, .end = 4}, {.start = 3, .end = 5}}, /* overlap */
		{{.start = 4, .end = 5}, {.start = 0, .end = 1}}, /* out of order */
		{{.start = 0, .end = 1}, {.start = 5, .end = 7}}, /* past the end */
		{{.start = 0, .end = 1}, {.start = 4, .end = 3}}, /* backwards */
		{{.start = 0, .end = 1},
		 {.start = 9, .end = 9}}, /* past the end, empty */
	};
	struct buf out = {0};
	size_t at[3];

	ck_assert_int_eq(emit(&out, STR("abcdef"), bad[_i], 2, at), LACUNA_REFUSED);
	buf_free(&out);
}
END_TEST

START_TEST(a_cleaned_letter_that_was_altered_is_refused)
{
	struct edit e[] = {{.start = 2, .end = 4, .replacement = STR("new")}};
	struct edit_list list = {.p = e, .n = 1};
	struct str raw = STR("a.bc.d");
	size_t at[2], wrong[2];
	struct buf out = {0};

	ck_assert_int_eq(emit_letter(&out, raw, &list, at), LACUNA_OK);
	ck_assert_int_eq(verify_replay(raw, buf_str(&out), &list, at, NULL), LACUNA_OK);
	for (size_t i = 0; i < out.n; i++) {
		out.p[i] ^= 1;
		ck_assert_int_eq(verify_replay(raw, buf_str(&out), &list, at, NULL),
				 LACUNA_REFUSED);
		out.p[i] ^= 1;
	}
	for (size_t n = 0; n < out.n; n++)
		ck_assert_int_eq(
			verify_replay(raw, str_sub(buf_str(&out), 0, n), &list, at, NULL),
			LACUNA_REFUSED);
	wrong[0] = at[0] + 1;
	wrong[1] = at[1];
	ck_assert_int_eq(verify_replay(raw, buf_str(&out), &list, wrong, NULL),
			 LACUNA_REFUSED);
	buf_free(&out);
}
END_TEST

Suite *emit_suite(void)
{
	Suite *s = suite_create("emit");
	TCase *t = tcase_create("emit");

	tcase_add_test(t, bytes_outside_edits_are_kept);
	tcase_add_test(t, an_empty_letter_stays_empty);
	tcase_add_loop_test(t, edits_out_of_place_are_refused, 0, 5);
	tcase_add_test(t, a_cleaned_letter_that_was_altered_is_refused);
	suite_add_tcase(s, t);
	return s;
}
