#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/pack_decimal.h"
#include "../../src/rules/pack_source.h"
#include "heap.h"
#include "packs.h"

Suite *pack_compile_suite(void);

#define COUNT(array) (sizeof(array) / sizeof(array[0]))
#define RULE(attributes, parts) \
	PACKS_RULES("<rule id=\"t.r\" " attributes ">" parts PACKS_EXAMPLES "</rule>")
#define DATE_RULE "category=\"DATE\" type=\"DATE\" rank=\"50\" score=\"0.9\" "

#define SEAMS(body) "<seams xmlns='urn:lacuna:seams:1'>" body "</seams>\n"
#define SEAM(id, sides, body) "<seam id='" id "' " sides " rank='1'>" body "</seam>\n"

/* What is said of one malformed file. */
static const struct {
	struct pack_file file;
	const char *what;
} bad[] = {
	{PACKS_FILE("notes.txt", ""), "notes.txt: is not a file of a pack"},
	{PACKS_FILE("lexicons/a/b.tsv", ""), "lexicons/a/b.tsv: is not a file of a pack"},
	{PACKS_FILE("rules/a.xml", "<rules"), "rules/a.xml:1: "},
	{PACKS_FILE("rules/a.xml", ""), "rules/a.xml:1: "},
	{PACKS_FILE("rules/a.xml", "<rules/>"),
	 "rules/a.xml:1: the root element is not <rules"},
	{PACKS_FILE("rules/a.xml",
		    "<!DOCTYPE rules [<!ENTITY a 'b'>]>\n" PACKS_RULES("")),
	 "rules/a.xml:1: a document type"},
	{PACKS_FILE("rules/a.xml", PACKS_RULES("\n<rulle/>")),
	 "rules/a.xml:3: unexpected element <rulle>"},
	{PACKS_FILE("rules/a.xml", PACKS_RULES("text")),
	 "rules/a.xml:2: unexpected text"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "att=\"number\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: <rule> has an unknown attribute att"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE, "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: at is not there or empty"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"monht\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: unknown lexicon class \"monht\""},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"'\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: bad at \"'\""},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"=a-b\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: bad at \"=a-b\""},
	{PACKS_FILE("rules/a.xml",
		    RULE("category=\"DATE\" type=\"DAY\" rank=\"1\" score=\"1\" "
			 "at=\"cap\"",
			 "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: no type \"DAY\" of category \"DATE\""},
	{PACKS_FILE("rules/a.xml",
		    RULE("category=\"KEEP\" type=\"X\" rank=\"1\" score=\"1\" "
			 "at=\"cap\"",
			 "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: no type \"X\" of category \"KEEP\""},
	{PACKS_FILE("rules/a.xml",
		    RULE("category=\"DATE\" type=\"DATE\" rank=\"256\" score=\"1\" "
			 "at=\"cap\"",
			 "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: rank is not a number 0 to 255"},
	{PACKS_FILE("rules/a.xml",
		    RULE("category=\"DATE\" type=\"DATE\" rank=\"5\" score=\"1.1\" "
			 "at=\"cap\"",
			 "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: score is not a number 0 to 1"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\" limit=\"0\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: limit is not a number"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\" case=\"no way\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: case is not yes or no"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\" zones=\"rationale\"",
					"<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: unknown zone \"rationale\""},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\" zones=\"header -summary\"",
					"<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: zones are either"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\" gap=\"mask\"", "<pattern>a</pattern>")),
	 "rules/a.xml:2: rule t.r: gap belongs to category GAP"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\"", "")),
	 "rules/a.xml:2: rule t.r: neither <pattern> nor lexicon"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\"", "<pattern>{{dya}}</pattern>")),
	 "rules/a.xml:2: rule t.r: no define named dya"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\"", "<pattern>{{lexicon:sur}}</pattern>")),
	 "rules/a.xml:2: rule t.r: unknown lexicon class sur"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\"", "<pattern>{{a}</pattern>")),
	 "rules/a.xml:2: rule t.r: {{ without }}"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\"", "<pattern>a  b</pattern>")),
	 "rules/a.xml:2: rule t.r: two blanks in a row"},
	{PACKS_FILE("rules/a.xml",
		    RULE(DATE_RULE "at=\"cap\"", "<pattern>ab(c</pattern>")),
	 "rules/a.xml:2: rule t.r: PCRE2 at byte 4 of the expanded pattern: missing"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\"",
					"<pattern>(?&lt;LOCATION_TOWN2>a)</pattern>")),
	 "rules/a.xml:2: rule t.r: no type for group LOCATION_TOWN2"},
	{PACKS_FILE("rules/a.xml",
		    PACKS_RULES("<define name=\"a\">{{b}}</define><define "
				"name=\"b\">{{a}}</define>"
				"<rule id=\"t.r\" " DATE_RULE "at=\"cap\">"
				"<pattern>{{a}}</pattern>" PACKS_EXAMPLES "</rule>")),
	 "rules/a.xml:2: rule t.r: defines refer to each other"},
	{PACKS_FILE(
		 "rules/a.xml",
		 PACKS_RULES(
			 "<define name=\"a\">aaaaaaaaaa</define>"
			 "<define name=\"b\">{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}</define>"
			 "<define name=\"c\">{{b}}{{b}}{{b}}{{b}}{{b}}{{b}}{{b}}</define>"
			 "<define name=\"d\">{{c}}{{c}}{{c}}{{c}}{{c}}{{c}}{{c}}</define>"
			 "<define name=\"e\">{{d}}{{d}}{{d}}{{d}}{{d}}{{d}}{{d}}</define>"
			 "<define name=\"f\">{{e}}{{e}}{{e}}{{e}}{{e}}{{e}}{{e}}</define>"
			 "<rule id=\"t.r\" " DATE_RULE "at=\"cap\">"
			 "<pattern>{{f}}{{f}}{{f}}</pattern>" PACKS_EXAMPLES "</rule>")),
	 "rules/a.xml:2: rule t.r: too long a pattern with define"},
	{PACKS_FILE("rules/a.xml", PACKS_RULES("<define name=\"a\">1</define>\n"
					       "<define name=\"a\">1</define>")),
	 "rules/a.xml:3: define a is also in rules/a.xml:2"},
	{PACKS_FILE("rules/a.xml",
		    PACKS_RULES("<rule id=\"t.r\" " DATE_RULE
				"at=\"cap\"><pattern>a</pattern>" PACKS_EXAMPLES
				"</rule>\n<rule id=\"t.r\" " DATE_RULE
				"at=\"cap\"><pattern>a</pattern>" PACKS_EXAMPLES
				"</rule>")),
	 "rules/a.xml:3: rule t.r is also in rules/a.xml:2"},
	{PACKS_FILE("rules/a.xml",
		    PACKS_RULES("<rule id=\"t.r\" " DATE_RULE
				"at=\"cap\"><pattern>a</pattern>"
				"<reason> "
				"</reason><hit>[[a]]</hit><hit>[[a]]</hit><miss>b</miss>"
				"<miss>b</miss></rule>")),
	 "rules/a.xml:2: rule t.r: no <reason>"},
	{PACKS_FILE("rules/a.xml",
		    PACKS_RULES("<rule id=\"t.r\" " DATE_RULE
				"at=\"cap\"><pattern>a</pattern>"
				"<reason>x</reason><hit>[[a]]</hit><miss>b</miss>"
				"<miss>b</miss></rule>")),
	 "rules/a.xml:2: rule t.r: 1 of at least 2 <hit>"},
	{PACKS_FILE("rules/a.xml", PACKS_RULES("<rule id=\"t.r\" " DATE_RULE
					       "at=\"cap\"><pattern>a</pattern>"
					       "<reason>x</reason><hit>[[a]]</"
					       "hit><hit>[[a]]</hit><miss>b</miss>"
					       "</rule>")),
	 "rules/a.xml:2: rule t.r: 1 of at least 2 <miss>"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\"", "\n<hit>a</hit>")),
	 "rules/a.xml:3: a <hit> without [[...]]"},
	{PACKS_FILE("rules/a.xml", RULE(DATE_RULE "at=\"cap\"", "\n<hit>[[a]</hit>")),
	 "rules/a.xml:3: [[ without ]] in an example"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "monht") "may\n"),
	 "lexicons/x.tsv:4: unknown lexicon class \"monht\""},
	{PACKS_FILE("lexicons/x.tsv",
		    "# lexicon: word\n# source: x\n# licence: x\nmay\n"),
	 "lexicons/x.tsv:3: the head has no \"# derived:\" line"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "month") "may\t13\n"),
	 "lexicons/x.tsv:5: key \"may\" has no number in range"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "may\tx\n"),
	 "lexicons/x.tsv:5: key \"may\" has a frequency that is no number"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "may\t1\t1.5\n"),
	 "lexicons/x.tsv:5: key \"may\" has a share of capitals"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "may\nMay\n"),
	 "lexicons/x.tsv:6: key \"May\" is not lower case"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "a, b\n"),
	 "lexicons/x.tsv:5: key \"a, b\" has a character that no key may have"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "--\n"),
	 "lexicons/x.tsv:5: key \"--\" has no word"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "may \n"),
	 "lexicons/x.tsv:5: key \"may \" has blanks around it"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "m\001y\n"),
	 "lexicons/x.tsv:5: a control character"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "word") "m\xffy\n"),
	 "lexicons/x.tsv:5: not UTF-8"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "orghead") "may\tclub\n"),
	 "lexicons/x.tsv:5: key \"may\" has no kind of organisation"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "role") "may\thospital\n"),
	 "lexicons/x.tsv:5: key \"may\" has no kind of person"},
	{PACKS_FILE("lexicons/x.tsv",
		    PACKS_HEAD("lexicon", "orghead") "a\tur\na\tinsurer\n"),
	 "lexicons/x.tsv:6: key \"a\" has another kind in another row"},
	{PACKS_FILE("lexicons/x.tsv", PACKS_HEAD("lexicon", "state") "ohio\n"),
	 "lexicons/x.tsv:5: key \"ohio\" has no postal code"},
	{PACKS_FILE("pools/x.txt", PACKS_HEAD("pool", "y") "a\n"),
	 "pools/x.txt:4: pool \"y\" is not the file's name"},
	{PACKS_FILE("pools/x.txt", PACKS_HEAD("pool", "x")),
	 "pools/x.txt:4: a pool without a value"},
	{PACKS_FILE("pools/x.txt", PACKS_HEAD("pool", "x") "a\n b\n"),
	 "pools/x.txt:6: a value with blanks around it"},
	{PACKS_FILE("pools/x.txt", PACKS_HEAD("pool", "x") "Ab\nb\naB\n"),
	 "pools: pool x: \"aB\" is there twice"},
	{PACKS_FILE("weights.tsv", "person\tbias\t1\nperson\tbias\t2\n"),
	 "weights.tsv:2: this evidence is there twice"},
	{PACKS_FILE("weights.tsv", "person\tbias\tone\n"),
	 "weights.tsv:1: not a model, an evidence and a weight"},
	{PACKS_FILE("weights.tsv", "person\tbias\t1\nperson\tcity\t1001\n"),
	 "weights.tsv:2: a weight that is not -1000 to 1000"},
	{PACKS_FILE("weights.tsv", "person\tbias\t-2333333333333333333333333\n"),
	 "weights.tsv:1: a weight that is not -1000 to 1000"},
	{PACKS_FILE("categories.xml", "<categories xmlns=\"urn:lacuna:categories:1\"/>"),
	 "categories.xml: is not there"},
	{PACKS_FILE("categories.xml", "<categories xmlns=\"urn:lacuna:categories:1\">"
				      "<category name=\"DATE\"/></categories>"),
	 "categories.xml:1: a category without a type"},
	{PACKS_FILE("categories.xml", "<categories xmlns=\"urn:lacuna:categories:1\">"
				      "<category name=\"DATE\"><type name=\"DATE\" "
				      "tag=\"D\"/></category></categories>"),
	 "categories.xml:1: <type> has no attribute replacer"},
	{PACKS_FILE("zones.xml", "<zones xmlns=\"urn:lacuna:zones:1\"><zone name=\"a\"/>"
				 "<zone name=\"a\"/></zones>"),
	 "zones.xml:1: zone a is there twice"},
	{PACKS_FILE("zones.xml", "<zones xmlns=\"urn:lacuna:zones:1\"><zone name=\"a\">"
				 "<heading>Case Summary</heading></zone></zones>"),
	 "zones.xml:1: a heading is small letters"},
	{PACKS_FILE("seams.xml", SEAMS(SEAM("a", "left='both' right='und'", ""))),
	 "seams.xml:1: right: und is no side, or there twice"},
	{PACKS_FILE("seams.xml", SEAMS(SEAM("a", "left='' right='and'", ""))),
	 "seams.xml:1: left: no side"},
	{PACKS_FILE("seams.xml",
		    SEAMS(SEAM("a", "left='both' right='and' kind='PET'", ""))),
	 "seams.xml:1: PET is no kind of gap"},
	{PACKS_FILE("seams.xml", SEAMS(SEAM("a", "left='both' right='and'", ""))),
	 "seams.xml:1: seam a: no <reason>"},
	{PACKS_FILE("seams.xml",
		    SEAMS(SEAM("a", "left='both' right='and stop'", PACKS_EXAMPLES) SEAM(
			    "b", "left='one both' right='stop'", PACKS_EXAMPLES))),
	 "seams.xml:2: seam b: its id or a pair of its sides is also on line 1"},
};

START_TEST(a_malformed_file_is_named_with_line_and_reason)
{
	struct packs bad_pack;

	ck_assert_int_eq(packs_compile(&bad_pack, &bad[_i].file, 1), LACUNA_PACK);
	ck_assert_int_eq(bad_pack.fault.code, LACUNA_PACK);
	ck_assert_msg(strncmp(bad_pack.fault.what, bad[_i].what, strlen(bad[_i].what)) ==
			      0,
		      "%s\ninstead of\n%s", bad_pack.fault.what, bad[_i].what);
	ck_assert_uint_eq(bad_pack.image.n, 0);
	packs_free(&bad_pack);
}
END_TEST

START_TEST(packs_give_back_what_they_took)
{
	const struct pack_file files[] = {
		PACKS_FILE("rules/a.xml",
			   RULE(DATE_RULE "at=\"cap\"",
				"<pattern>(?:a|b)[cd]{1,3}(\\d+)</pattern>")),
		PACKS_FILE("rules/b.xml", "<rules")};
	struct packs p;
	size_t least = SIZE_MAX;

	/* What the heap keeps for later grows now and then, what is lost in each round.
	 */
	for (int i = 0; i < 24; i++) {
		size_t before = heap_used(), now;

		ck_assert_msg(!packs_compile(&p, files, 1), "%s", p.fault.what);
		packs_free(&p);
		ck_assert_int_eq(packs_compile(&p, files, 2), LACUNA_PACK);
		packs_free(&p);
		now = heap_used();
		now = now > before ? now - before : 0;
		least = now < least ? now : least;
	}
	ck_assert_uint_eq(least, 0);
}
END_TEST

START_TEST(a_file_given_twice_is_refused)
{
	const struct pack_file twice[] = {PACKS_FILE("rules/a.xml", PACKS_RULES("")),
					  PACKS_FILE("rules/a.xml", PACKS_RULES(""))};
	struct packs bad_pack;

	ck_assert_int_eq(packs_compile(&bad_pack, twice, 2), LACUNA_PACK);
	ck_assert_str_eq(bad_pack.fault.what, "rules/a.xml: is there twice");
	packs_free(&bad_pack);
}
END_TEST

START_TEST(examples_are_read_with_their_spans)
{
	static const struct pack_file file[] = {PACKS_FILE(
		"rules/a.xml",
		PACKS_RULES("<rule id=\"t.r\" " DATE_RULE
			    "at=\"cap\"><reason>x</reason>\n"
			    "<hit>on [[5/1]], [[[5]]] &lt;&#10;</hit><hit>[[]]</hit>\n"
			    "<pattern><!-- c -->a<![CDATA[<b]]>\n\t c\n</pattern>"
			    "<miss> a ]] b</miss><miss>c</miss></rule>"))};
	struct arena arena = {0};
	struct pack_source src;
	const struct source_rule *r;

	ck_assert_int_eq(pack_source_read(&src, file, 1, &arena, NULL), LACUNA_OK);
	ck_assert_uint_eq(src.nrules, 1);
	r = src.rules;
	ck_assert(str_eq(r->pattern, STR("a<bc")));
	ck_assert_uint_eq(r->nexamples, 4);
	ck_assert(str_eq(r->examples[0].text, STR("on 5/1, [5] <\n")));
	ck_assert_uint_eq(r->examples[0].nspan, 2);
	ck_assert_uint_eq(r->examples[0].span[0].start, 3);
	ck_assert_uint_eq(r->examples[0].span[0].end, 6);
	ck_assert_uint_eq(r->examples[0].span[1].start, 8);
	ck_assert_uint_eq(r->examples[0].span[1].end, 10);
	ck_assert_uint_eq(r->examples[0].line, 3);
	ck_assert_uint_eq(r->examples[1].span[0].end, 0);
	ck_assert(!r->examples[2].hit);
	ck_assert(str_eq(r->examples[2].text, STR(" a ]] b")));
	arena_free(&arena);
}
END_TEST

START_TEST(decimals_are_read_strictly)
{
	double d = 0;

	ck_assert(pack_decimal(STR("0.25"), &d) && d == 0.25);
	ck_assert(pack_decimal(STR("3e-05"), &d) && d == 3e-05);
	ck_assert(pack_decimal(STR("12e3"), &d) && d == 12000);
	ck_assert(pack_decimal_signed(STR("-1.5"), &d) && d == -1.5);
	ck_assert(!pack_decimal(STR("-1.5"), &d));
	ck_assert(!pack_decimal(STR(""), &d));
	ck_assert(!pack_decimal(STR("."), &d));
	ck_assert(!pack_decimal(STR("1e"), &d));
	ck_assert(!pack_decimal(STR("1e99"), &d));
	ck_assert(!pack_decimal(STR("1 "), &d));
	ck_assert(!pack_decimal(STR("nan"), &d));
	ck_assert(!pack_decimal(STR("0x1"), &d));
}
END_TEST

START_TEST(frequencies_fit_a_byte)
{
	ck_assert_uint_eq(pack_decimal_freq(0), 1);
	ck_assert_uint_eq(pack_decimal_freq(0.001), 1);
	ck_assert_uint_eq(pack_decimal_freq(0.002), 9);
	ck_assert_uint_eq(pack_decimal_freq(1), 80);
	ck_assert_uint_eq(pack_decimal_freq(1000), 160);
	ck_assert_uint_eq(pack_decimal_freq(60000), 207);
	ck_assert_uint_eq(pack_decimal_freq(1e30), 255);
}
END_TEST

Suite *pack_compile_suite(void)
{
	Suite *s = suite_create("pack_compile");
	TCase *t = tcase_create("compile");

	tcase_add_loop_test(t, a_malformed_file_is_named_with_line_and_reason, 0,
			    COUNT(bad));
	tcase_add_test(t, packs_give_back_what_they_took);
	tcase_add_test(t, a_file_given_twice_is_refused);
	tcase_add_test(t, examples_are_read_with_their_spans);
	tcase_add_test(t, decimals_are_read_strictly);
	tcase_add_test(t, frequencies_fit_a_byte);
	suite_add_tcase(s, t);
	return s;
}
