/* Overlaps are settled, however many parts that makes. */
#include <check.h>
#include <string.h>

#include "../../src/find/resolve.h"

Suite *resolve_suite(void);

enum { PIECES = 63, STEP = 6, ENDS = PIECES * STEP };

/* A low finding over the whole text and high ones of three bytes in each six. */
static size_t overlap(struct finding_list *all)
{
	struct finding low = {.end = ENDS, .rank = 10, .score = 1, .rule = "low"};

	finding_add(all, &low);
	for (uint32_t i = 0; i < PIECES; i++) {
		struct finding high = {.start = i * STEP,
				       .end = i * STEP + 3,
				       .rank = 60,
				       .score = 1,
				       .rule = "high"};

		finding_add(all, &high);
	}
	return all->n;
}

START_TEST(parts_outnumber_findings_and_stay)
{
	char text[ENDS];
	struct arena arena = {0};
	struct finding_list all = {.arena = &arena}, out = {.arena = &arena};
	size_t n = overlap(&all);

	memset(text, 'a', sizeof(text));
	ck_assert_int_eq(resolve_run(&all, str_from(text, sizeof(text)), &out),
			 LACUNA_OK);
	ck_assert_uint_eq(out.n, 2 * PIECES);
	ck_assert_uint_gt(out.n, n);
	for (int i = 0; i < 100; i++) { /* what is taken later lies elsewhere */
		char *later = ARENA_ARRAY(&arena, char, 1000);

		ck_assert_ptr_nonnull(later);
		memset(later, 'x', 1000);
	}
	for (uint32_t i = 0; i < out.n; i++) {
		ck_assert_uint_eq(out.p[i].start, i * 3);
		ck_assert_uint_eq(out.p[i].end, i * 3 + 3);
		ck_assert_str_eq(out.p[i].rule, i % 2 ? "low" : "high");
	}
	arena_free(&arena);
}
END_TEST

Suite *resolve_suite(void)
{
	Suite *s = suite_create("resolve");
	TCase *c = tcase_create("resolve");

	tcase_add_test(c, parts_outnumber_findings_and_stay);
	suite_add_tcase(s, c);
	return s;
}
