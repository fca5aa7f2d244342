#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/text/small.h"

Suite *small_suite(void);

enum { FILLS = 60, ROOM = 512 };

/* "plain " again and again, n times, with its first letters capitals as told. */
static struct str letter(size_t n, size_t capitals)
{
	static char text[ROOM];

	text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		strcat(text, i < capitals ? "Plain " : "plain ");
	return str_of(text);
}

START_TEST(small_letters)
{
	ck_assert(small_throughout(letter(FILLS, 0)));
}
END_TEST

START_TEST(a_slip_is_forgiven)
{
	ck_assert(small_throughout(letter(FILLS + 1, 1)));
	ck_assert(!small_throughout(letter(FILLS + 1, 2)));
}
END_TEST

START_TEST(a_fragment_is_none)
{
	ck_assert(!small_throughout(letter(FILLS - 1, 0)));
	ck_assert(!small_throughout(str_of("")));
}
END_TEST

START_TEST(numbers_are_no_letters)
{
	static char digits[ROOM];

	memset(digits, '1', ROOM - 1);
	ck_assert(!small_throughout(str_of(digits)));
}
END_TEST

START_TEST(raised_where_ascii)
{
	unsigned char text[] = "dr. mu\xc3\xb1oz, 44";

	small_raise(text, sizeof(text) - 1);
	ck_assert_str_eq((char *)text, "DR. MU\xc3\xb1OZ, 44");
}
END_TEST

Suite *small_suite(void)
{
	Suite *s = suite_create("small");
	TCase *t = tcase_create("small");

	suite_add_tcase(s, t);
	tcase_add_test(t, small_letters);
	tcase_add_test(t, a_slip_is_forgiven);
	tcase_add_test(t, a_fragment_is_none);
	tcase_add_test(t, numbers_are_no_letters);
	tcase_add_test(t, raised_where_ascii);
	return s;
}
