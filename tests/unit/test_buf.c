#include <check.h>
#include <stdio.h>
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

START_TEST(numbers_and_digests_of_every_length)
{
	unsigned char bytes[11], room[32];
	uint64_t v = 0;

	for (int n = 0; n < 20; n++, v = v * 10 + 9) {
		for (int step = 0; step < 2; step++) { /* 9, 10; 99, 100; ... */
			struct buf b = {0};

			snprintf((char *)room, sizeof(room), "%llu",
				 (unsigned long long)v + (unsigned)step);
			buf_u64(&b, v + (unsigned)step);
			ck_assert(str_eq(buf_str(&b), str_of((const char *)room)));
			buf_free(&b);
		}
	}
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 0x1d + 0x9a);
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		struct buf b = {0};

		buf_hex(&b, bytes, n);
		ck_assert(str_eq(str_sub(STR("9ab7d4f10e2b4865829fbc"), 0, 2 * n),
				 buf_str(&b)));
		buf_free(&b);
	}
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
	tcase_add_test(t, numbers_and_digests_of_every_length);
	tcase_add_test(t, a_failure_sticks_and_keeps_what_was_there);
	suite_add_tcase(s, t);
	return s;
}
