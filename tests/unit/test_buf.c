#include <check.h>
#include <stdlib.h>

#include "../../src/base/buf.h"

Suite *buf_suite(void);

START_TEST(appended_pieces_come_out_in_order)
{
	struct buf b = {0};

	BUF_LIT(&b, "a");
	buf_byte(&b, 0);
	buf_u64(&b, UINT64_MAX);
	buf_hex(&b, "\x0f\xa0", 2);
	ck_assert(buf_ok(&b));
	ck_assert(str_eq(buf_str(&b), STR("a\0"
					  "18446744073709551615"
					  "0fa0")));
	buf_free(&b);
}
END_TEST

START_TEST(a_failure_sticks_and_keeps_what_was_there)
{
	struct buf b = {0};

	BUF_LIT(&b, "kept");
	ck_assert(!buf_reserve(&b, SIZE_MAX - 1));
	BUF_LIT(&b, "lost");
	ck_assert(!buf_ok(&b));
	ck_assert(str_eq(buf_str(&b), STR("kept")));
	buf_free(&b);
}
END_TEST

Suite *buf_suite(void)
{
	Suite *s = suite_create("buf");
	TCase *t = tcase_create("buf");

	tcase_add_test(t, appended_pieces_come_out_in_order);
	tcase_add_test(t, a_failure_sticks_and_keeps_what_was_there);
	suite_add_tcase(s, t);
	return s;
}
