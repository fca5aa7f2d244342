#include <check.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "../../src/base/base64.h"
#include "../../src/out/audit_read.h"
#include "../../src/out/xml.h"
#include "logged.h"

Suite *audit_suite(void);

#define SCHEMA "patterns/schemas/audit.xsd"

/* Texts that are hard on XML. */
static const struct {
	const char *p;
	size_t n;
} hard[] = {
#define HARD(s)                  \
	{                        \
		s, sizeof(s) - 1 \
	}
	HARD(""),
	HARD(" leading and trailing "),
	HARD("a\r\nb\rc\nd\te"),
	HARD("]]> & < > \" ' &amp; &#10; <!-- -->"),
	HARD("page\fbreak"),
	HARD("nul \0 inside"),
	HARD("J\xc3\xbcrgen \xe2\x80\x9cquoted\xe2\x80\x9d \xf0\x9f\x98\x80"),
	HARD("windows \x93quoted\x94"),
	HARD("\xef\xbf\xbe not a character"),
	HARD("\xc2\x85\xe2\x80\xa8 other line ends"),
	HARD("\x7f"),
	HARD("\xed\xa0\x80 a lone surrogate"),
#undef HARD
};

#define HARDS ((int)(sizeof(hard) / sizeof(*hard)))

static struct str hard_text(int i)
{
	return str_from(hard[i].p, hard[i].n);
}

static bool contains(struct str s, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= s.n; i++)
		if (memcmp(s.p + i, part, n) == 0)
			return true;
	return false;
}

START_TEST(an_element_has_the_form_of_the_contract)
{
	struct logged l;
	size_t head;

	logged_open(&l, LACUNA_ORIGINALS_PLAIN);
	head = l.log.n;
	logged_add(
		&l,
		STR("on\n[November 10,\n2008|October 20,\n2008] a [  |(EMPLOYER)] man."));
	logged_close(&l);
	ck_assert(contains(
		str_sub(buf_str(&l.log), head, l.log.n),
		"    <substitution n=\"1\" start=\"3\" end=\"20\" out-start=\"3\" "
		"out-end=\"19\" "
		"line=\"2\" category=\"DATE\" type=\"DATE\" action=\"shift\" "
		"rule=\"date.month-day-year\" score=\"0.98\">"
		"<original>November 10,&#10;2008</original>"
		"<replacement>October 20,&#10;2008</replacement></substitution>\n"));
	ck_assert(contains(buf_str(&l.log),
			   "line=\"3\" category=\"NAME\" type=\"DOCTOR\" "
			   "action=\"surrogate\" rule=\"date.month-day-year\" "
			   "score=\"0.98\" entity=\"e3\">"));
	ck_assert(contains(
		buf_str(&l.log),
		"    <finding start=\"15\" end=\"30\" line=\"2\" category=\"GAP\" "
		"type=\"EMPLOYER\" rule=\"gap.mask\" score=\"0.20\" class=\"mask\" "
		"note=\"low-score\"/>\n"));
	ck_assert(contains(buf_str(&l.log),
			   "    <counts><count category=\"DATE\" n=\"1\"/>"
			   "<count category=\"NAME\" n=\"1\"/></counts>\n"));
	logged_free(&l);
}
END_TEST

/* Texts of every length with one special character at every place. */
START_TEST(a_special_character_is_escaped_wherever_it_stands)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz";

	for (size_t n = 1; n < sizeof(plain); n++)
		for (size_t at = 0; at < n; at++) {
			struct buf got = {0}, want = {0};
			char text[sizeof(plain)];

			memcpy(text, plain, n);
			text[at] = '&';
			buf_add(&want, plain, at);
			BUF_LIT(&want, "&amp;");
			buf_add(&want, plain + at + 1, n - at - 1);
			ck_assert(xml_escape(&got, str_from(text, n)));
			ck_assert(str_eq(buf_str(&got), buf_str(&want)));
			text[at] = '\f';
			ck_assert(!xml_escape(&got, str_from(text, n)));
			buf_free(&got);
			buf_free(&want);
		}
}
END_TEST

START_TEST(no_original_is_shown_unless_asked_for)
{
	struct logged l;

	logged_open(&l, _i ? LACUNA_ORIGINALS_DIGEST : LACUNA_ORIGINALS_NONE);
	logged_add(&l, STR("seen by [Okonkwo|Smith] on [May 3|May 10]"));
	logged_close(&l);
	ck_assert(!contains(buf_str(&l.log), "Okonkwo"));
	ck_assert(!contains(buf_str(&l.log), "May 3"));
	ck_assert(!contains(buf_str(&l.log), "<original"));
	ck_assert_int_eq(contains(buf_str(&l.log), " digest=\""), _i);
	logged_free(&l);
}
END_TEST

START_TEST(equal_originals_have_equal_digests_in_one_case_alone)
{
	struct logged l;
	struct hash_key a, b;
	unsigned char x[HASH_DIGEST], y[HASH_DIGEST];

	logged_open(&l, LACUNA_ORIGINALS_DIGEST);
	logkey_case(&a, &l.key, STR("case 1"));
	logkey_case(&b, &l.key, STR("case 2"));
	hash_fast(&a, STR("Okonkwo"), x);
	hash_fast(&b, STR("Okonkwo"), y);
	ck_assert_int_ne(memcmp(x, y, sizeof(x)), 0);
	logged_free(&l);
}
END_TEST

START_TEST(a_reader_gets_the_same_bytes_back)
{
	struct buf b = {0}, back = {0};
	xmlDocPtr doc;
	xmlChar *text, *encoding;

	xml_element(&b, STR("original"), hard_text(_i));
	doc = xmlReadMemory((const char *)b.p, (int)b.n, NULL, NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(doc);
	text = xmlNodeGetContent(xmlDocGetRootElement(doc));
	encoding = xmlGetProp(xmlDocGetRootElement(doc), BAD_CAST "encoding");
	if (encoding)
		ck_assert(base64_read(&back, str_of((char *)text)));
	else
		buf_str_add(&back, str_of((char *)text));
	ck_assert(str_eq(buf_str(&back), hard_text(_i)));
	xmlFree(encoding);
	xmlFree(text);
	xmlFreeDoc(doc);
	buf_free(&b);
	buf_free(&back);
}
END_TEST

START_TEST(an_attribute_is_well_formed_whatever_it_holds)
{
	struct buf b = {0};
	xmlDocPtr doc;

	BUF_LIT(&b, "<letter");
	xml_attr(&b, STR("id"), hard_text(_i));
	BUF_LIT(&b, "/>");
	doc = xmlReadMemory((const char *)b.p, (int)b.n, NULL, NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(doc);
	xmlFreeDoc(doc);
	buf_free(&b);
}
END_TEST

START_TEST(malformed_base64_is_refused)
{
	static const char *const bad[] = {"A",	  "AAA",  "====",     "A===",
					  "AA=A", "A A=", "AA==AAAA", "\xff\xff\xff\xff"};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert(!base64_read(&b, str_of(bad[i])));
	buf_free(&b);
}
END_TEST

static void quiet(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static int schema_says(const struct buf *log)
{
	xmlSchemaParserCtxtPtr pc = xmlSchemaNewParserCtxt(SCHEMA);
	xmlSchemaPtr schema = xmlSchemaParse(pc);
	xmlSchemaValidCtxtPtr vc = xmlSchemaNewValidCtxt(schema);
	xmlDocPtr doc = xmlReadMemory((const char *)log->p, (int)log->n, NULL, NULL,
				      XML_PARSE_NONET);
	int result;

	ck_assert_ptr_nonnull(schema);
	ck_assert_ptr_nonnull(doc);
	xmlSchemaSetValidErrors(vc, quiet, quiet, NULL);
	result = xmlSchemaValidateDoc(vc, doc);
	xmlFreeDoc(doc);
	xmlSchemaFreeValidCtxt(vc);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(pc);
	return result;
}

START_TEST(the_schema_holds)
{
	struct logged l;

	logged_open(&l, (enum lacuna_originals)_i);
	logged_add(&l, STR("a [x\fy|z] [|new] [  |[GAP]] b [\xff|<&>] c"));
	logged_add(&l, STR(""));
	logged_refuse(&l, STR("nothing"));
	logged_close(&l);
	ck_assert_int_eq(schema_says(&l.log), 0);
	logged_free(&l);
}
END_TEST

START_TEST(the_schema_can_say_no)
{
	struct logged l;
	unsigned char *at;

	logged_open(&l, LACUNA_ORIGINALS_NONE);
	logged_add(&l, STR("a [x|y]"));
	logged_close(&l);
	buf_byte(&l.log, 0);
	at = (unsigned char *)strstr((char *)l.log.p, "out-start");
	ck_assert_ptr_nonnull(at);
	memcpy(at, "oui-start", 9);
	l.log.n--;
	ck_assert_int_gt(schema_says(&l.log), 0);
	logged_free(&l);
}
END_TEST

START_TEST(line_numbers_are_right_on_long_lines_and_at_line_ends)
{
	struct logged l;

	logged_open(&l, LACUNA_ORIGINALS_NONE);
	logged_add(&l, STR("[a|1]\n[b|2]xxxxxxxxxxxxxx[c|3][\n|4][d|5]\n\n[e|6]"));
	logged_close(&l);
	ck_assert(contains(buf_str(&l.log), " start=\"0\" end=\"1\" out-start=\"0\" "
					    "out-end=\"1\" line=\"1\""));
	ck_assert(contains(buf_str(&l.log), " start=\"2\" end=\"3\" out-start=\"2\" "
					    "out-end=\"3\" line=\"2\""));
	ck_assert(contains(buf_str(&l.log), " start=\"18\" end=\"19\" out-start=\"18\" "
					    "out-end=\"19\" line=\"2\""));
	ck_assert(contains(buf_str(&l.log), " start=\"19\" end=\"20\" out-start=\"19\" "
					    "out-end=\"20\" line=\"3\""));
	ck_assert(contains(buf_str(&l.log), " start=\"22\" end=\"23\" out-start=\"22\" "
					    "out-end=\"23\" line=\"5\""));
	logged_free(&l);
}
END_TEST

Suite *audit_suite(void)
{
	Suite *s = suite_create("audit");
	TCase *t = tcase_create("audit");

	tcase_add_test(t, an_element_has_the_form_of_the_contract);
	tcase_add_loop_test(t, no_original_is_shown_unless_asked_for, 0, 2);
	tcase_add_test(t, a_special_character_is_escaped_wherever_it_stands);
	tcase_add_test(t, equal_originals_have_equal_digests_in_one_case_alone);
	tcase_add_loop_test(t, a_reader_gets_the_same_bytes_back, 0, HARDS);
	tcase_add_loop_test(t, an_attribute_is_well_formed_whatever_it_holds, 0, HARDS);
	tcase_add_test(t, malformed_base64_is_refused);
	tcase_add_loop_test(t, the_schema_holds, 0, 3);
	tcase_add_test(t, the_schema_can_say_no);
	tcase_add_test(t, line_numbers_are_right_on_long_lines_and_at_line_ends);
	suite_add_tcase(s, t);
	return s;
}
