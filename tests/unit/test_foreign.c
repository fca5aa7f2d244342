#include <check.h>

#include "../../src/text/foreign.h"

Suite *foreign_suite(void);

START_TEST(documents_of_other_kinds_are_known)
{
	const struct {
		struct str bytes;
		const char *begins;
	} cases[] = {
		{STR("\xff\xfeM\0s\0.\0"), "UTF-16"},
		{STR("\xfe\xff\0M\0s\0."), "UTF-16"},
		{STR("M\0s\0.\0 \0T\0r\0a\0n\0"), "UTF-16"},
		{STR("M\0\0\0s\0\0\0.\0\0\0"), "UTF-16"},
		{STR("%PDF-1.7\n"), "a PDF"},
		{STR("PK\x03\x04\x14\0"), "a ZIP"},
		{STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office"},
		{STR("{\\rtf1\\ansi Ms. Tran}"), "an RTF"},
		{STR("II*\0\x08\0\0\0"), "a TIFF"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *what = foreign_what(cases[i].bytes);

		ck_assert_msg(what, "row %zu is taken for text", i);
		ck_assert_msg(str_starts(str_of(what), str_of(cases[i].begins)),
			      "row %zu: %s", i, what);
	}
}
END_TEST

START_TEST(text_is_not_foreign)
{
	const struct str cases[] = {
		STR(""),
		STR("Ms. Tran"),
		STR("\0\0"),
		STR("SMITH\0JONES\0LEE\0TRAN\0CRUZ"),
		STR("\f\x01\x02\x1b[1mMs. Tran\0\0\0"),
		STR("\xef\xbb\xbfMs. Tran"),
		STR("Se\xf1ora N\xfa\xf1"
		    "ez"),
		STR("see %PDF-1.4 and PK\x03\x04"),
		STR("MM weekly"),
		STR("II. Summary"),
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ck_assert_msg(!foreign_what(cases[i]), "row %zu: %s", i,
			      foreign_what(cases[i]));
}
END_TEST

Suite *foreign_suite(void)
{
	Suite *s = suite_create("foreign");
	TCase *t = tcase_create("foreign");

	tcase_add_test(t, documents_of_other_kinds_are_known);
	tcase_add_test(t, text_is_not_foreign);
	suite_add_tcase(s, t);
	return s;
}
