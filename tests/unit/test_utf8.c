#include <check.h>
#include <stdlib.h>

#include "../../src/base/utf8.h"

Suite *utf8_suite(void);

/* A constant, as STR is not. */
#define LIT(s)                                            \
	{                                                 \
		(const unsigned char *)(s), sizeof(s) - 1 \
	}

START_TEST(a_character_is_decoded_with_its_length)
{
	static const struct {
		struct str s;
		size_t len;
		uint32_t c;
	} rows[] = {
		{LIT("a"), 1, 'a'},
		{LIT("\0"), 1, 0},
		{LIT("\xc2\x80"), 2, 0x80},
		{LIT("\xdf\xbf"), 2, 0x7ff},
		{LIT("\xe0\xa0\x80"), 3, 0x800},
		{LIT("\xed\x9f\xbf"), 3, 0xd7ff},
		{LIT("\xee\x80\x80"), 3, 0xe000},
		{LIT("\xf0\x90\x80\x80"), 4, 0x10000},
		{LIT("\xf4\x8f\xbf\xbf"), 4, 0x10ffff},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint32_t c = 0;

		ck_assert_uint_eq(utf8_decode(rows[i].s, 0, &c), rows[i].len);
		ck_assert_uint_eq(c, rows[i].c);
		ck_assert_uint_eq(utf8_misformed(rows[i].s, 0, &c), 0);
		ck_assert(utf8_valid(rows[i].s));
	}
}
END_TEST

START_TEST(overlong_forms_surrogates_and_what_is_past_the_end_are_misformed)
{
	static const struct {
		struct str s;
		size_t len;
		uint32_t c;
	} rows[] = {
		{LIT("\xc0\x80"), 2, 0},	   {LIT("\xc1\xbf"), 2, 0x7f},
		{LIT("\xe0\x81\xaf"), 3, 'o'},	   {LIT("\xe0\x9f\xbf"), 3, 0x7ff},
		{LIT("\xed\xa0\x80"), 3, 0xd800},  {LIT("\xed\xbf\xbf"), 3, 0xdfff},
		{LIT("\xf0\x80\x81\xaf"), 4, 'o'}, {LIT("\xf4\x90\x80\x80"), 4, 0x110000},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint32_t c = 0;

		ck_assert_uint_eq(utf8_decode(rows[i].s, 0, &c), 0);
		ck_assert_uint_eq(utf8_misformed(rows[i].s, 0, &c), rows[i].len);
		ck_assert_uint_eq(c, rows[i].c);
		ck_assert(!utf8_valid(rows[i].s));
	}
}
END_TEST

START_TEST(what_is_cut_off_or_begins_nothing_is_neither)
{
	static const struct str rows[] = {
		LIT("\x80"),	     LIT("\xbf"),	  LIT("\xc3"),
		LIT("\xc3("),	     LIT("\xe2\x82"),	  LIT("\xe2\x82("),
		LIT("\xf0\x9f\x98"), LIT("\xf8\x88\x80"), LIT("\xff"),
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint32_t c = 0;

		ck_assert_uint_eq(utf8_decode(rows[i], 0, &c), 0);
		ck_assert_uint_eq(utf8_misformed(rows[i], 0, &c), 0);
		ck_assert(!utf8_valid(rows[i]));
	}
}
END_TEST

START_TEST(what_steers_a_terminal_or_reorders_is_not_shown)
{
	static const uint32_t hidden[] = {0,	  '\n',	  0x1b,	  0x1f,	  0x7f,	  0x80,
					  0x9b,	  0x9f,	  0x61c,  0x200e, 0x200f, 0x2028,
					  0x2029, 0x202a, 0x202e, 0x2066, 0x2069},
			      shown[] = {' ',	 '~',	 0xa0,	 0xe9,	 0x61b,	 0x61d,
					 0x200d, 0x2010, 0x2027, 0x202f, 0x2065, 0x206a};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++)
		ck_assert(!utf8_shown(hidden[i]));
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		ck_assert(utf8_shown(shown[i]));
}
END_TEST

START_TEST(shown_text_is_one_field_of_one_line)
{
	struct buf b = {0};

	utf8_show(&b, STR("a\tb\nc\\d\r\033[m Pe\xc3\xb1"
			  "a \xc2\x9b \xe2\x80\xae \xff\xc0\0"));
	ck_assert(buf_ok(&b));
	ck_assert(
		str_eq(buf_str(&b), STR("a\\tb\\nc\\\\d\\x0d\\x1b[m Pe\xc3\xb1"
					"a \\xc2\\x9b \\xe2\\x80\\xae \\xff\\xc0\\x00")));
	buf_free(&b);
}
END_TEST

Suite *utf8_suite(void)
{
	Suite *s = suite_create("utf8");
	TCase *c = tcase_create("utf8");

	tcase_add_test(c, a_character_is_decoded_with_its_length);
	tcase_add_test(c,
		       overlong_forms_surrogates_and_what_is_past_the_end_are_misformed);
	tcase_add_test(c, what_is_cut_off_or_begins_nothing_is_neither);
	tcase_add_test(c, what_steers_a_terminal_or_reorders_is_not_shown);
	tcase_add_test(c, shown_text_is_one_field_of_one_line);
	suite_add_tcase(s, c);
	return s;
}
