#include <check.h>
#include <stdlib.h>

#include "../../src/cli/score_match.h"

Suite *score_suite(void);

enum { DATE = 1, AGE, GAP_NAME, GAP_DATE };

static struct pack_type types[] = {
	{.category = "KEEP", .type = "KEEP"},
	{.category = "DATE", .type = "DATE", .category_index = 0},
	{.category = "AGE", .type = "AGE", .category_index = 1},
	{.category = "GAP", .type = "NAME", .category_index = 2},
	{.category = "GAP", .type = "DATE", .category_index = 2},
};

static struct pack pack = {.types = types,
			   .ntypes = 5,
			   .ncategories = 3,
			   .categories = {"DATE", "AGE", "GAP"}};

struct scored {
	struct score_table t;
	struct score_errors errors;
};

static void score(struct scored *s, const char *text, struct gold *marks, size_t n,
		  struct edit *edits, size_t nedits)
{
	struct gold_letter gold = {.name = "a", .marks = marks, .n = n};
	struct edit_list list = {.p = edits, .n = nedits};

	*s = (struct scored){0};
	score_table_init(&s->t, &pack);
	buf_str_add(&gold.text, str_of(text));
	for (size_t i = 0; i < nedits; i++)
		if (!edits[i].rule)
			edits[i].rule = "rule";
	score_match(&s->t, &gold, &list, &s->errors);
	ck_assert(!s->errors.failed);
	buf_free(&gold.text);
}

#define N(a) (sizeof(a) / sizeof(*(a)))

START_TEST(a_mark_wholly_replaced_is_no_leak)
{
	struct gold g[] = {{3, 13, DATE}};
	struct edit e[] = {{.start = 3, .end = 13, .type = DATE}};
	struct scored s;

	score(&s, "on 05/14/2010 it", g, N(g), e, N(e));
	ck_assert_uint_eq(s.t.type[DATE].entities, 1);
	ck_assert_uint_eq(s.t.type[DATE].leaked, 0);
	ck_assert_uint_eq(s.t.type[DATE].tokens, 3);
	ck_assert_uint_eq(s.t.type[DATE].covered, 3);
	ck_assert_uint_eq(s.t.type[DATE].agreed, 3);
	ck_assert_uint_eq(s.t.type[DATE].changed, 3);
	ck_assert_uint_eq(s.t.type[DATE].rightly, 3);
	ck_assert_uint_eq(s.errors.n, 0);
}
END_TEST

START_TEST(a_mark_partly_replaced_is_a_leak)
{
	struct gold g[] = {{3, 13, DATE}};
	struct edit e[] = {
		{.start = 3, .end = 11, .type = DATE}}; /* leaves half of the year */
	struct scored s;

	score(&s, "on 05/14/2010 it", g, N(g), e, N(e));
	ck_assert_uint_eq(s.t.type[DATE].leaked, 1);
	ck_assert_uint_eq(s.t.type[DATE].covered, 2);
	ck_assert_uint_eq(s.t.type[DATE].rightly, 3);
	ck_assert_uint_eq(s.errors.n, 1);
	ck_assert_int_eq(s.errors.p[0].kind, SCORE_MISSED);
	free(s.errors.p);
}
END_TEST

START_TEST(what_is_changed_beside_a_mark_is_false)
{
	struct gold g[] = {{2, 4, AGE}};
	struct edit e[] = {
		{.start = 2, .end = 6, .type = AGE}}; /* 51yo, where 51 is marked */
	struct scored s;

	score(&s, "a 51yo man", g, N(g), e, N(e));
	ck_assert_uint_eq(s.t.type[AGE].leaked, 0);
	ck_assert_uint_eq(s.t.type[AGE].changed, 2);
	ck_assert_uint_eq(s.t.type[AGE].rightly, 1);
	ck_assert_int_eq(s.errors.p[0].kind, SCORE_FALSE);
	free(s.errors.p);
}
END_TEST

START_TEST(another_category_covers_and_disagrees)
{
	struct gold g[] = {{2, 4, AGE}};
	struct edit e[] = {{.start = 2, .end = 4, .type = DATE}};
	struct scored s;

	score(&s, "a 51yo man", g, N(g), e, N(e));
	ck_assert_uint_eq(s.t.type[AGE].covered, 1);
	ck_assert_uint_eq(s.t.type[AGE].agreed, 0);
	ck_assert_uint_eq(s.t.type[DATE].rightly, 1);
	ck_assert_int_eq(s.errors.p[0].kind, SCORE_CATEGORY);
	free(s.errors.p);
}
END_TEST

START_TEST(two_substitutions_side_by_side_cover_one_token)
{
	struct gold g[] = {{0, 4, DATE}};
	struct edit e[] = {{.start = 0, .end = 2, .type = DATE},
			   {.start = 2, .end = 4, .type = DATE}};
	struct scored s;

	score(&s, "2010", g, N(g), e, N(e));
	ck_assert_uint_eq(s.t.type[DATE].leaked, 0);
	ck_assert_uint_eq(s.t.type[DATE].changed, 1);
}
END_TEST

START_TEST(a_mended_article_is_not_counted)
{
	struct edit e[] = {
		{.start = 0, .end = 1, .type = AGE, .rule = "grammar.article"}};
	struct scored s;

	score(&s, "a word", NULL, 0, e, N(e));
	ck_assert_uint_eq(s.t.type[AGE].changed, 0);
	ck_assert_uint_eq(s.t.clean, 1);
	ck_assert_uint_eq(s.t.clean_unchanged, 0);
}
END_TEST

START_TEST(gaps_meet_across_white_space_only_where_one_is_empty)
{
	static const struct {
		const char *text;
		struct gold g;
		size_t start, end;
		bool met;
	} table[] = {
		{"to  the", {2, 4, GAP_NAME}, 2, 4, true},
		{"to  the", {2, 4, GAP_NAME}, 3, 3, true},
		{"to  the", {2, 4, GAP_NAME}, 4, 4, true},
		{"by \n MD", {3, 3, GAP_NAME}, 5, 5, true},
		{"by MD", {3, 3, GAP_NAME}, 2, 2, true},
		{"by, MD", {2, 2, GAP_NAME}, 3, 3, false},
		{"XX XX", {0, 2, GAP_NAME}, 3, 5, false},
		{"XX XX", {0, 2, GAP_NAME}, 1, 5, true},
	};
	struct gold g = table[_i].g;
	struct edit e = {
		.start = table[_i].start, .end = table[_i].end, .type = GAP_NAME};
	struct scored s;

	score(&s, table[_i].text, &g, 1, &e, 1);
	ck_assert_uint_eq(s.t.type[GAP_NAME].gaps, 1);
	ck_assert_uint_eq(s.t.type[GAP_NAME].found, table[_i].met);
	ck_assert_uint_eq(s.t.type[GAP_NAME].gap_rightly, table[_i].met);
	free(s.errors.p);
}
END_TEST

START_TEST(a_gap_of_another_type_is_found_but_not_typed)
{
	struct gold g = {2, 4, GAP_NAME};
	struct edit e = {.start = 2, .end = 4, .type = GAP_DATE};
	struct scored s;

	score(&s, "to  the", &g, 1, &e, 1);
	ck_assert_uint_eq(s.t.type[GAP_NAME].found, 1);
	ck_assert_uint_eq(s.t.type[GAP_NAME].typed, 0);
	ck_assert_uint_eq(s.t.type[GAP_DATE].gap_rightly, 1);
	free(s.errors.p);
}
END_TEST

START_TEST(floors_can_say_no)
{
	static const struct {
		const char *floors;
		enum lacuna_err err;
	} table[] = {
		{"DATE.recall 0.66 # two of three\n\n# end\n", LACUNA_OK},
		{"DATE.recall 0.67\n", LACUNA_NO},
		{"DATE:DATE.recall 0.5\nALL.precision 1\n", LACUNA_OK},
		{"DATE.entity 0\n", LACUNA_OK},
		{"DATE.entity 0.000001\n", LACUNA_NO},
		{"AGE.recall 0\n", LACUNA_NO}, /* nothing to measure */
		{"CLEAN.unchanged 1\n", LACUNA_NO},
		{"WORDS.unchanged 1\n", LACUNA_OK},
		{"GAP.type 0.5\n", LACUNA_NO},
		{"DATE.recal 0.5\n", LACUNA_USAGE},
		{"DATE 0.5\n", LACUNA_USAGE},
		{"DATE.recall\n", LACUNA_USAGE},
		{"DATE.recall 98\n", LACUNA_USAGE},
		{"DATE.recall 1.1\n", LACUNA_USAGE},
		{"# nothing\n", LACUNA_USAGE},
	};
	struct gold g[] = {{3, 13, DATE}};
	struct edit e[] = {{.start = 3, .end = 9, .type = DATE}};
	FILE *null = fopen("/dev/null", "w");
	struct scored s;

	score(&s, "on 05/14/2010 it", g, N(g), e, N(e));
	ck_assert_int_eq(score_table_floor(&s.t, str_of(table[_i].floors), null, NULL),
			 table[_i].err);
	fclose(null);
	free(s.errors.p);
}
END_TEST

/* Writes NAME.txt and NAME.xml into dir. */
static void write_file(const char *dir, const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

#define GOLD(tags) "<deIdi2b2><TEXT>x</TEXT><TAGS>" tags "</TAGS></deIdi2b2>"

static enum lacuna_err read_gold(const char *xml, struct gold_letter *letter)
{
	char path[] = "/tmp/lacuna-score-XXXXXX", command[64];
	struct gold_dir dir;
	enum lacuna_err err;

	ck_assert_ptr_nonnull(mkdtemp(path));
	write_file(path, "a.txt", "on 05/14/2010 at 51");
	write_file(path, "a.xml", xml);
	ck_assert_int_eq(score_gold_dir(&dir, path, NULL), LACUNA_OK);
	ck_assert_uint_eq(dir.n, 1);
	err = score_gold_read(letter, &dir, 0, &pack, NULL);
	letter->name = NULL;
	score_gold_dir_free(&dir);
	snprintf(command, sizeof(command), "rm -r %s", path);
	ck_assert_int_eq(system(command), 0);
	return err;
}

START_TEST(marks_are_read_in_text_order)
{
	struct gold_letter l;

	ck_assert_int_eq(read_gold(GOLD("<AGE bstart='17' bend='19' TYPE='AGE'/>"
					"<DATE bstart='3' bend='13' TYPE='DATE'/>"),
				   &l),
			 LACUNA_OK);
	ck_assert_uint_eq(l.n, 2);
	ck_assert_uint_eq(l.marks[0].start, 3);
	ck_assert_uint_eq(l.marks[1].type, AGE);
	score_gold_free(&l);
}
END_TEST

START_TEST(marks_that_make_no_sense_are_refused)
{
	static const char *const bad[] = {
		"",
		"<deIdi2b2/>",
		"<deIdi2b2><TAGS>",
		GOLD("<DATE bstart='3' bend='13'/>"),
		GOLD("<DATE bstart='3' bend='13' TYPE='DAY'/>"),
		GOLD("<DAY bstart='3' bend='13' TYPE='DATE'/>"),
		GOLD("<KEEP bstart='3' bend='13' TYPE='KEEP'/>"),
		GOLD("<DATE start='3' end='13' TYPE='DATE'/>"),
		GOLD("<DATE bstart='-3' bend='13' TYPE='DATE'/>"),
		GOLD("<DATE bstart='13' bend='3' TYPE='DATE'/>"),
		GOLD("<DATE bstart='3' bend='99' TYPE='DATE'/>"),
		GOLD("<DATE bstart='3' bend='13' TYPE='DATE'/>"
		     "<AGE bstart='12' bend='14' TYPE='AGE'/>"),
	};
	struct gold_letter l;

	ck_assert_int_eq(read_gold(bad[_i], &l), LACUNA_INPUT);
}
END_TEST

Suite *score_suite(void)
{
	Suite *s = suite_create("score");
	TCase *t = tcase_create("score");

	tcase_add_test(t, a_mark_wholly_replaced_is_no_leak);
	tcase_add_test(t, a_mark_partly_replaced_is_a_leak);
	tcase_add_test(t, what_is_changed_beside_a_mark_is_false);
	tcase_add_test(t, another_category_covers_and_disagrees);
	tcase_add_test(t, two_substitutions_side_by_side_cover_one_token);
	tcase_add_test(t, a_mended_article_is_not_counted);
	tcase_add_loop_test(t, gaps_meet_across_white_space_only_where_one_is_empty, 0,
			    8);
	tcase_add_test(t, a_gap_of_another_type_is_found_but_not_typed);
	tcase_add_loop_test(t, floors_can_say_no, 0, 14);
	tcase_add_test(t, marks_are_read_in_text_order);
	tcase_add_loop_test(t, marks_that_make_no_sense_are_refused, 0, 12);
	suite_add_tcase(s, t);
	return s;
}
