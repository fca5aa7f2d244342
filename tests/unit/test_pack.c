#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/hash.h"
#include "../../src/rules/matcher.h"
#include "../../src/rules/pack_image.h"
#include "packs.h"

Suite *pack_suite(void);

#define COUNT(array) (sizeof(array) / sizeof(array[0]))
#define DATE_RULE "category=\"DATE\" type=\"DATE\" rank=\"50\" score=\"0.9\" "

static const struct pack_file files[] = {
	PACKS_FILE("rules/dates.xml",
		   "<rules xmlns=\"urn:lacuna:rules:1\">\n"
		   "<define name=\"day\">3[01]|[12]?\\d</define>\n"
		   "<rule id=\"date.long\" " DATE_RULE
		   "at=\"month =today\" then=\" /\">\n"
		   "<pattern>({{lexicon:month}} {{day}}),?[ x]\n\t\t\t(?:2012|MM\\ "
		   "II)</pattern>\n" PACKS_EXAMPLES "</rule>\n"
		   "<rule id=\"date.any\" " DATE_RULE
		   "at=\"number cap '( =today\" case=\"yes\"\n"
		   " zones=\"header summary\" limit=\"777\"><pattern>a "
		   "b</pattern>" PACKS_EXAMPLES "</rule>\n</rules>\n"),
	PACKS_FILE(
		"rules/more.xml",
		PACKS_RULES(
			"<rule id=\"loc.state\" category=\"LOCATION\" type=\"STATE\" "
			"rank=\"9\""
			" score=\"0.5\" lexicon=\"state\" "
			"zones=\"-guideline\">" PACKS_EXAMPLES "</rule>"
			"<rule id=\"keep.x\" category=\"KEEP\" rank=\"80\" at=\"number\">"
			"<pattern>x</pattern>" PACKS_EXAMPLES "</rule>"
			"<rule id=\"gap.d\" category=\"GAP\" type=\"DATE\" rank=\"1\""
			" score=\"1\" gap=\"mask\" "
			"at=\"'_\"><pattern>_+</pattern>" PACKS_EXAMPLES "</rule>")),
	PACKS_FILE("lexicons/month.tsv",
		   PACKS_HEAD("lexicon", "month") "mar\t3\nmarch\t3\nmarch of may\t5\n"),
	PACKS_FILE("lexicons/state.tsv",
		   PACKS_HEAD("lexicon", "state") "ohio\tOH\niowa\tIA\n"),
	PACKS_FILE("pools/city.txt", PACKS_HEAD("pool", "city") "Fresno\nLittle Rock\n"),
	PACKS_FILE("pools/zip.tsv", PACKS_HEAD("pool", "zip") "CA\tFresno\t93701\n"),
	PACKS_FILE("weights.tsv",
		   "# model\tevidence\tweight\nperson\ttitle\t2.5\nperson\tbias\t-4\n"),
	PACKS_FILE("policies/imr.xml", "<any bytes>\n"),
	PACKS_FILE("README.md", "not read"),
	PACKS_FILE("schemas/rules.xsd", "not read"),
	PACKS_FILE("lexicons/derive.sh", "not read"),
};

static struct packs p;

static void set_up(void)
{
	packs_open(&p, files, COUNT(files));
}

static void tear_down(void)
{
	packs_free(&p);
}

static uint32_t rule_of(const char *id)
{
	for (uint32_t i = 0; i < p.pack.nrules; i++)
		if (strcmp(p.pack.rules[i].id, id) == 0)
			return i;
	ck_abort_msg("no rule %s", id);
	return 0;
}

static void expect_list(const uint16_t *list, const char *a, const char *b)
{
	ck_assert_ptr_nonnull(list);
	ck_assert_uint_eq(*list++, rule_of(a));
	if (b)
		ck_assert_uint_eq(*list++, rule_of(b));
	ck_assert_uint_eq(*list, PACK_LIST_END);
}

START_TEST(rules_are_tried_where_they_say)
{
	const struct lexicon_entry *today = lexicon_key(&p.pack.lex, STR("today"));

	expect_list(p.pack.number_rules, "date.any", "keep.x");
	expect_list(p.pack.cap_rules, "date.any", NULL);
	expect_list(p.pack.punct_rules['('], "date.any", NULL);
	expect_list(p.pack.punct_rules['_'], "gap.d", NULL);
	expect_list(p.pack.class_rules[LEX_MONTH], "date.long", NULL);
	expect_list(p.pack.class_rules[LEX_STATE], "loc.state", NULL);
	ck_assert_ptr_null(p.pack.class_rules[LEX_WORD]);
	ck_assert_ptr_null(p.pack.punct_rules[')']);
	ck_assert_uint_eq(today->classes, 0);
	ck_assert_uint_ne(today->trigger, 0);
	expect_list(p.pack.trigger_lists + today->trigger, "date.any", "date.long");
	ck_assert_uint_eq(lexicon_key(&p.pack.lex, STR("ohio"))->trigger, 0);
	ck_assert_uint_eq(p.pack.trigger_lists[0], PACK_LIST_END);
}
END_TEST

START_TEST(attributes_of_a_rule_reach_the_pack)
{
	const struct pack_rule *any = &p.pack.rules[rule_of("date.any")];
	const struct pack_rule *state = &p.pack.rules[rule_of("loc.state")];
	const struct pack_rule *keep = &p.pack.rules[rule_of("keep.x")];
	const struct pack_rule *gap = &p.pack.rules[rule_of("gap.d")];

	ck_assert_int_eq(any->type, pack_type_find(&p.pack, STR("DATE"), STR("DATE")));
	ck_assert_uint_eq(any->zones, 3);
	ck_assert_uint_eq(any->match_limit, 777);
	ck_assert_uint_eq(any->cased, 1);
	ck_assert_uint_eq(any->then[1], UINT64_MAX);
	ck_assert_uint_eq(any->rank, 50);
	ck_assert_uint_eq(state->zones & 7, 3);
	ck_assert_uint_eq(state->lexicon, 1 + LEX_STATE);
	ck_assert_uint_eq(state->pattern_len, 0);
	ck_assert(state->score == 0.5f);
	ck_assert_uint_eq(keep->type, TYPE_KEEP);
	ck_assert_uint_eq(keep->match_limit, 100000);
	ck_assert(keep->score == 1.0f);
	ck_assert_str_eq(keep->gap, "");
	ck_assert_str_eq(gap->gap, "mask");
}
END_TEST

static bool follows(const struct pack_rule *r, unsigned char c)
{
	return r->then[c >> 6] >> (c & 63) & 1;
}

START_TEST(a_blank_in_then_is_any_white_space)
{
	const struct pack_rule *r = &p.pack.rules[rule_of("date.long")];

	ck_assert(follows(r, '/'));
	ck_assert(follows(r, ' '));
	ck_assert(follows(r, '\n'));
	ck_assert(follows(r, '\f'));
	ck_assert(!follows(r, '-'));
	ck_assert(!follows(r, 1));
}
END_TEST

static bool matches(const char *id, struct str text)
{
	struct matcher *m = NULL;
	struct match match;
	bool hit = false;

	ck_assert_int_eq(matcher_new(&m, &p.pack, &p.fault), LACUNA_OK);
	ck_assert_msg(!matcher_try(m, rule_of(id), text, 0, &match, &hit, &p.fault), "%s",
		      p.fault.what);
	matcher_free(m);
	return hit;
}

START_TEST(a_blank_stands_for_white_space_inside_an_identifier)
{
	ck_assert(matches("date.any", STR("a b")));
	ck_assert(matches("date.any", STR("a \t b")));
	ck_assert(matches("date.any", STR("a\nb")));
	ck_assert(matches("date.any", STR("a \r\n b")));
	ck_assert(matches("date.any", STR("a \n\nb")));
	ck_assert(matches("date.any", STR("a\n\n\f\nb")));
	ck_assert(matches("date.any", STR("a \n\n \n\n\n\nb")));
	ck_assert(!matches("date.any", STR("ab")));
	ck_assert(!matches("date.any", STR("a\n\n\nb")));
	ck_assert(!matches("date.any", STR("a \n\n \n\nb")));
}
END_TEST

START_TEST(a_blank_in_a_class_or_behind_a_backslash_is_a_blank)
{
	ck_assert(matches("date.long", STR("march 3,x2012")));
	ck_assert(matches("date.long", STR("march 3, 2012")));
	ck_assert(!matches("date.long", STR("march 3,\n2012")));
	ck_assert(matches("date.long", STR("march 3,xMM II")));
	ck_assert(!matches("date.long", STR("march 3,xMM\nII")));
}
END_TEST

START_TEST(a_lexicon_in_a_pattern_prefers_the_longest_key)
{
	ck_assert(matches("date.long", STR("March of\nMay 30 2012")));
	ck_assert(matches("date.long", STR("mar 1x2012")));
	ck_assert(!matches("date.long", STR("marc 1x2012")));
}
END_TEST

START_TEST(pools_give_values_by_index_and_index_by_value)
{
	const struct pack_pool *city = pack_pool_find(&p.pack, "city");
	const struct pack_pool *zip = pack_pool_find(&p.pack, "zip");

	ck_assert_uint_eq(city->n, 2);
	ck_assert_int_eq(pack_pool_index(&p.pack, city, STR("LITTLE rock")), 1);
	ck_assert_int_eq(pack_pool_index(&p.pack, city, STR("Little")), -1);
	ck_assert(str_eq(pack_pool_value(&p.pack, city, 0), STR("Fresno")));
	ck_assert(str_eq(pack_pool_value(&p.pack, zip, 0), STR("CA\tFresno\t93701")));
	ck_assert_ptr_null(pack_pool_find(&p.pack, "cit"));
}
END_TEST

START_TEST(tables_reach_the_pack)
{
	ck_assert_uint_eq(p.pack.ntypes, 5);
	ck_assert_str_eq(p.pack.types[TYPE_KEEP].category, "KEEP");
	ck_assert_uint_eq(p.pack.ncategories, 4);
	ck_assert_str_eq(p.pack.categories[2], "LOCATION");
	ck_assert_uint_eq(p.pack.types[2].category_index, 2);
	ck_assert_str_eq(p.pack.types[2].pool, "state");
	ck_assert_int_eq(pack_type_find(&p.pack, STR("DATE"), STR("CITY")), -1);
	ck_assert_uint_eq(p.pack.nzones, 3);
	ck_assert_str_eq(p.pack.zones[2], "guideline");
	ck_assert_uint_eq(p.pack.nheadings, 2);
	ck_assert_str_eq(p.pack.headings[0].text, "case summary");
	ck_assert_uint_eq(p.pack.headings[1].zone, 2);
	ck_assert_uint_eq(p.pack.nweights, 2);
	ck_assert_str_eq(p.pack.weights[0].evidence, "bias");
	ck_assert(p.pack.weights[0].weight == -4.0f);
	ck_assert_uint_eq(p.pack.npolicies, 1);
	ck_assert_str_eq(p.pack.policies[0].name, "imr");
	ck_assert(str_eq(p.pack.policies[0].xml, STR("<any bytes>\n")));
}
END_TEST

START_TEST(the_order_of_files_changes_no_byte)
{
	struct pack_file turned[COUNT(files)];
	struct packs other;

	for (size_t i = 0; i < COUNT(files); i++)
		turned[i] = files[COUNT(files) - 1 - i];
	packs_open(&other, turned, COUNT(files));
	ck_assert(str_eq(buf_str(&p.image), buf_str(&other.image)));
	ck_assert(str_eq(p.pack.digest, other.pack.digest));
	ck_assert_uint_eq(p.pack.digest.n, 64);
	packs_free(&other);
}
END_TEST

START_TEST(another_pack_has_another_digest)
{
	struct packs other;

	packs_open(&other, files, COUNT(files) - 4);
	ck_assert(!str_eq(p.pack.digest, other.pack.digest));
	packs_free(&other);
}
END_TEST

static enum lacuna_err open_image(struct str image)
{
	struct arena arena = {0};
	struct pack pack;
	enum lacuna_err err = pack_open(&pack, image, &arena, NULL);

	arena_free(&arena);
	return err;
}

START_TEST(an_image_that_is_cut_or_shifted_is_refused)
{
	unsigned char *copy = malloc(p.image.n + 8);

	for (size_t n = 0; n < p.image.n; n += 1 + n / 8) {
		memcpy(copy, p.image.p, n);
		ck_assert_int_eq(open_image(str_from(copy, n)), LACUNA_PACK);
	}
	memcpy(copy + 4, p.image.p, p.image.n);
	ck_assert_int_eq(open_image(str_from(copy + 4, p.image.n)), LACUNA_PACK);
	memcpy(copy, p.image.p, p.image.n);
	ck_assert_int_eq(open_image(str_from(copy, p.image.n)), LACUNA_OK);
	free(copy);
}
END_TEST

START_TEST(an_image_with_a_flipped_byte_is_refused)
{
	for (size_t i = 0; i < p.image.n; i += 1 + i / 512) {
		p.image.p[i] ^= 0x10;
		ck_assert_int_eq(open_image(buf_str(&p.image)), LACUNA_PACK);
		p.image.p[i] ^= 0x10;
	}
	ck_assert_int_eq(open_image(buf_str(&p.image)), LACUNA_OK);
}
END_TEST

/* Touches all a pack leads to. */
static uint64_t use(const struct pack *pack, struct str text)
{
	struct arena arena = {0};
	struct doc doc;
	uint64_t sum = 0;

	ck_assert_int_eq(doc_read(&doc, text, &arena), LACUNA_OK);
	for (uint32_t i = 0; i < doc.ntok; i++) {
		const struct lexicon_entry *e = lexicon_word(&pack->lex, &doc, i);
		uint32_t end = 0;

		sum += lexicon_phrase(&pack->lex, &doc, i, e, &end)->value;
		for (const uint16_t *r = pack->trigger_lists + e->trigger;
		     *r != PACK_LIST_END; r++)
			sum += strlen(pack->rules[*r].pattern) +
			       strlen(pack->rules[*r].id);
	}
	for (int c = 0; c < LEX_CLASSES; c++)
		for (const uint16_t *r = pack->class_rules[c]; r && *r != PACK_LIST_END;
		     r++)
			sum += strlen(pack->types[pack->rules[*r].type].category);
	for (uint32_t i = 0; i < pack->npools; i++) {
		sum += (uint64_t)pack_pool_index(pack, &pack->pools[i], STR("Fresno"));
		for (uint32_t k = 0; k < pack->pools[i].n; k++)
			sum += pack_pool_value(pack, &pack->pools[i], k).n;
	}
	for (uint32_t i = 0; i < pack->npolicies; i++)
		sum += token_hash(pack->policies[i].xml);
	for (uint32_t i = 0; i < pack->nheadings; i++)
		sum += strlen(pack->headings[i].text) +
		       strlen(pack->zones[pack->headings[i].zone]);
	arena_free(&arena);
	return sum;
}

/* With the digest made to fit, damage must be refused or do no harm. */
START_TEST(a_hostile_image_is_refused_or_harmless)
{
	const struct str text = STR("March of May, Ohio (today) 5 march 30, 2012 Iowa");
	unsigned refused = 0, opened = 0;
	uint32_t seed = 12345;

	for (unsigned round = 0; round < 20000; round++) {
		struct arena arena = {0};
		struct pack pack;
		unsigned char *byte, old;

		seed = seed * 1664525 + 1013904223;
		byte = p.image.p + (seed >> 4) % p.image.n;
		/* Strings and slots fill most of an image; offsets are more telling. */
		if (round % 4 == 0)
			byte = p.image.p + (seed >> 4) % 2048;
		old = *byte;
		*byte = (unsigned char)(round % 3 ? seed >> 24 : 255);
		hash_plain(image_digested(buf_str(&p.image)),
			   p.image.p + offsetof(struct image_header, digest),
			   IMAGE_DIGEST);
		if (pack_open(&pack, buf_str(&p.image), &arena, NULL)) {
			refused++;
		} else {
			opened++;
			use(&pack, text);
		}
		*byte = old;
		arena_free(&arena);
	}
	ck_assert_uint_gt(refused, 1000);
	ck_assert_uint_gt(opened, 1000);
}
END_TEST

Suite *pack_suite(void)
{
	Suite *s = suite_create("pack");
	TCase *open = tcase_create("open");

	tcase_add_checked_fixture(open, set_up, tear_down);
	tcase_add_test(open, rules_are_tried_where_they_say);
	tcase_add_test(open, attributes_of_a_rule_reach_the_pack);
	tcase_add_test(open, a_blank_in_then_is_any_white_space);
	tcase_add_test(open, a_blank_stands_for_white_space_inside_an_identifier);
	tcase_add_test(open, a_blank_in_a_class_or_behind_a_backslash_is_a_blank);
	tcase_add_test(open, a_lexicon_in_a_pattern_prefers_the_longest_key);
	tcase_add_test(open, pools_give_values_by_index_and_index_by_value);
	tcase_add_test(open, tables_reach_the_pack);
	tcase_add_test(open, the_order_of_files_changes_no_byte);
	tcase_add_test(open, another_pack_has_another_digest);
	tcase_add_test(open, an_image_that_is_cut_or_shifted_is_refused);
	tcase_add_test(open, an_image_with_a_flipped_byte_is_refused);
	tcase_add_test(open, a_hostile_image_is_refused_or_harmless);
	suite_add_tcase(s, open);
	return s;
}
