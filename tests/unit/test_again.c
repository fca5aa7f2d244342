/* What a second look finds is carried back to the letter. */
#include <check.h>
#include <string.h>

#include "../../src/lacuna_again.h"

Suite *again_suite(void);

/* Names become tags; of "in  1999" only the year goes. */
#define RAW "Ann saw Bo Li in  1999 at noon."
#define CLEANED "[A] saw [NAME] in  at noon."

static const size_t out_start[] = {0, 8, 18};

/* What is found of CLEANED, and where it stands in RAW: as it is between two edits, all
 * of a replacement of which it touches a part. */
static const struct {
	const char *found, *raw;
} finds[] = {
	{"A", "Ann"},
	{"saw", "saw"},
	{"] saw [", "Ann saw Bo Li"},
	{"saw [N", "saw Bo Li"},
	{"NAME", "Bo Li"},
	{"[NAME] in", "Bo Li in"},
	{"E] i", "Bo Li i"},
	{"in", "in"},
	{"at noon", "at noon"},
	{"noon.", "noon."},
	{CLEANED, RAW},
};

static struct str sub_of(const char *text, const char *part)
{
	const char *at = strstr(text, part);

	ck_assert_ptr_nonnull(at);
	return str_from(at, strlen(part));
}

static void carry(struct finding_list *to, struct arena *arena, struct edit *more,
		  const struct doc *doc)
{
	struct edit edits[] = {
		{.start = 0, .end = 3, .replacement = STR("[A]")},
		{.start = 8, .end = 13, .replacement = STR("[NAME]")},
		{.start = 17, .end = 22},
	};
	struct edit_list first = {edits, 3, NULL, 0}, second = {more, 1, NULL, 0};

	*to = (struct finding_list){.arena = arena};
	again_carry(to, doc, &first, out_start, STR(CLEANED), &second);
	ck_assert(!to->failed);
}

START_TEST(a_find_is_carried_to_what_it_touches)
{
	struct str found = sub_of(CLEANED, finds[_i].found);
	size_t at = (size_t)(found.p - (const unsigned char *)CLEANED);
	struct edit more = {.start = at, .end = at + found.n, .replacement = STR("x")};
	struct arena arena = {0};
	struct finding_list to;
	struct doc doc;

	ck_assert_int_eq(doc_read(&doc, STR(RAW), &arena), LACUNA_OK);
	carry(&to, &arena, &more, &doc);
	ck_assert_uint_eq(to.n, 1);
	ck_assert_uint_eq(to.p[0].end - to.p[0].start, strlen(finds[_i].raw));
	ck_assert_mem_eq(RAW + to.p[0].start, finds[_i].raw, strlen(finds[_i].raw));
	ck_assert_uint_eq(to.p[0].rank, FIND_RANK_OVER);
	arena_free(&arena);
}
END_TEST

START_TEST(what_stays_the_same_is_no_change)
{
	struct edit more = {.start = 8, .end = 14, .replacement = STR("[NAME]")};
	struct arena arena = {0};
	struct finding_list to;
	struct doc doc;

	ck_assert_int_eq(doc_read(&doc, STR(RAW), &arena), LACUNA_OK);
	carry(&to, &arena, &more, &doc);
	ck_assert_uint_eq(to.n, 0);
	arena_free(&arena);
}
END_TEST

Suite *again_suite(void)
{
	Suite *s = suite_create("again");
	TCase *c = tcase_create("again");

	tcase_add_loop_test(c, a_find_is_carried_to_what_it_touches, 0,
			    (int)(sizeof(finds) / sizeof(finds[0])));
	tcase_add_test(c, what_stays_the_same_is_no_change);
	suite_add_tcase(s, c);
	return s;
}
