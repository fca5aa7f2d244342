#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/lacuna_internal.h"
#include "../../src/out/leak.h"

Suite *leak_suite(void);

#define KEY "a key for tests, 32 bytes or more"
#define OPENING                                                                       \
	"Case Number: CM13-0012345\nClaim Number: 06-88213-C\n\nThe applicant "       \
	"saw Dr. Ngozi Okonkwo on 12/01/2008 at Kestrel Point Foods, Inc., 14 Alder " \
	"Street, Alhambra, California; phone (213) 867-5309. She wrote the report."

struct fixture {
	struct lacuna_config cfg;
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_seen seen;
	struct lacuna_fault fault;
	struct arena arena;
};

static void begin(struct fixture *f, const char *policy, const char *text)
{
	struct lacuna_letter letter = {
		.text = {text, strlen(text)}, .id = {"a", 1}, .number = 1};

	f->cfg.key = (struct lacuna_bytes){KEY, sizeof(KEY) - 1};
	f->cfg.policy = (struct lacuna_bytes){policy, strlen(policy)};
	ck_assert_msg(!lacuna_engine_new(&f->engine, &f->cfg, &f->fault), "%s",
		      f->fault.what);
	ck_assert(!lacuna_worker_new(&f->worker, f->engine, &f->fault));
	ck_assert_msg(!lacuna_look(f->worker, &letter, &f->seen, &f->fault), "%s",
		      f->fault.what);
}

static void end(struct fixture *f)
{
	arena_free(&f->arena);
	lacuna_worker_free(f->worker);
	lacuna_engine_free(f->engine);
}

static enum lacuna_err check(struct fixture *f, const struct edit_list *edits)
{
	struct leak_input in = {f->seen.found, edits, &f->arena};

	return leak_check(&in, &f->fault);
}

/* Checks the letter as if nothing had been found from byte `from` on. */
static enum lacuna_err check_without(struct fixture *f, size_t from)
{
	struct edit_list edits = *f->seen.edits;
	struct find_output found = *f->seen.found;
	struct leak_input in = {&found, &edits, &f->arena};

	while (edits.n && edits.p[edits.n - 1].end > from)
		edits.n--;
	while (found.resolved.n && found.resolved.p[found.resolved.n - 1].end > from)
		found.resolved.n--;
	return leak_check(&in, &f->fault);
}

/* What stands behind the opening, where nothing is found. */
static const char *const left[] = {
	" Okonkwo agreed.",
	" OKONKWO agreed.",
	" Report of okonkwo.",
	" \xc3\x93konkwo agreed.",
	" Ok\xc3\xb3nkwo agreed.",
	" Oko\xcc\x81nkwo agreed.",
	" Oko\xe2\x80\x8bnkwo agreed.",
	" OKONKWO, NGOZI agreed.",
	" So Ngozi agreed.",
	" Dr. Okon-\nkwo agreed.",
	" Dr. Okonkwo's report.",
	" Under 88213 it was paid.",
	" Under 06 88213 it was paid.",
	" Call 213.867.5309 now.",
	" Call 2138675309 now.",
	" Call 213-\n867-5309 now.",
	" It was 12/01/2008 then.",
	" It was 12-01-2008 then.",
	" The KESTREL POINT FOODS plant.",
	" The Kestrel\nPoint Foods plant.",
	" He moved to Alhambra.",
	" They live at 14 Alder.",
};

START_TEST(what_was_replaced_is_not_left_elsewhere)
{
	char text[1024];
	struct fixture f = {.engine = NULL};

	snprintf(text, sizeof(text), "%s%s\n", OPENING, left[_i]);
	begin(&f, "imr", text);
	ck_assert_msg(!check(&f, f.seen.edits), "%s: %s", left[_i], f.fault.what);
	ck_assert_msg(check_without(&f, sizeof(OPENING) - 1) == LACUNA_REFUSED, "%s",
		      left[_i]);
	ck_assert_ptr_nonnull(strstr(f.fault.what, "self-check, byte "));
	ck_assert_ptr_null(strstr(f.fault.what, "konkwo"));
	end(&f);
}
END_TEST

/* An unsure value is changed where it was found and looked for nowhere else (echo.c), so
 * that another mention is no leak. */
START_TEST(what_is_unsure_is_left_elsewhere)
{
	struct fixture f = {.engine = NULL};

	begin(&f, "imr", OPENING " Okonkwo agreed.\n");
	ck_assert_int_eq(check_without(&f, sizeof(OPENING) - 1), LACUNA_REFUSED);
	for (size_t i = 0; i < f.seen.edits->n; i++)
		f.seen.edits->p[i].score = 0.5f;
	ck_assert(!check_without(&f, sizeof(OPENING) - 1));
	end(&f);
}
END_TEST

/* What is not left by mistake. */
static const struct {
	const char *policy, *text;
} right[] = {
	{"imr", "Dr. Hal May saw her in May 2012. In May, it may hurt.\n"},
	{"imr", "Dr. Will Hawkins found a positive Hawkins test. Hawkins signs hurt.\n"},
	{"imr", "Dr. Rosa Young said so. Young patients heal well.\n"},
	{"imr", "Dr. Lars Chou disagrees with the guideline (Chou, 2007) on it.\n"},
	{"imr", "Dr. Ada Weeks wrote it.\n\nAfter six weeks she ran. Weeks passed.\n"},
	{"imr", "Claim Number: 06-882-13\n\nShe was seen 13 times in 06 weeks.\n"},
	{"imr", "MRN: 97110\n\nThe request was for CPT 97110 and 97140.\n"},
	{"imr", "Mr. Ivan Colon has pain. The colon was normal. COLON: normal.\n"},
	{"safe-harbor", "Ms. Washington of Seattle, Washington, saw Dr. Wu.\n"},
	{"imr", "Jay Stone, M.D.\n\nA kidney stone passed. M.D. means doctor.\n"},
	/* A part of the value is doubtful there; a value that overlaps left of another.
	 */
	{"imr", ":The Hollow Plum\nClaim No 3\nThe Hollow Plum"},
	{"imr", "March3of March3of ,2012March3 of 2012"},
	{"imr", "2/12/5/53--/12/5/53"}, /* what is doubtful is a gap */
};

START_TEST(what_has_a_reason_may_stay)
{
	struct fixture f = {.engine = NULL};

	begin(&f, right[_i].policy, right[_i].text);
	ck_assert_uint_gt(f.seen.edits->n, 0);
	ck_assert_msg(!check(&f, f.seen.edits), "%s: %s", right[_i].text, f.fault.what);
	end(&f);
}
END_TEST

static const char *const holds[] = {
	"Okonkwo", "Anna Okonkwo", "Anna OKONKWO", "Okonkwo Anna Maria", "Ngozi Weller",
};

START_TEST(a_replacement_does_not_hold_what_it_replaces)
{
	struct fixture f = {.engine = NULL};
	struct edit_list edits;
	struct edit copy[64];
	size_t at = 0;

	begin(&f, "imr", OPENING "\n");
	edits = *f.seen.edits;
	ck_assert_uint_le(edits.n, sizeof(copy) / sizeof(copy[0]));
	memcpy(copy, edits.p, edits.n * sizeof(copy[0]));
	edits.p = copy;
	while (at < edits.n && edits.p[at].end - edits.p[at].start != 13)
		at++; /* Ngozi Okonkwo */
	ck_assert_uint_lt(at, edits.n);
	copy[at].replacement = STR("Elena Rose");
	ck_assert(!check(&f, &edits));
	copy[at].replacement = str_of(holds[_i]);
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	end(&f);
}
END_TEST

/* The only edit of the letter, as a copy that a test may change. */
static void one_edit(const struct fixture *f, struct edit_list *edits, struct edit *only)
{
	*edits = *f->seen.edits;
	ck_assert_uint_eq(edits->n, 1);
	*only = edits->p[0];
	edits->p = only;
}

/* "Sipes" may be what stands for "de la Marcotte"; where Sipes stood it is left over. */
START_TEST(a_word_may_stand_for_another_of_its_name)
{
	struct fixture f = {.engine = NULL};
	struct edit_list edits;
	struct edit only;

	begin(&f, "imr", "Mr. Victor Sipes de la Marcotte agreed.\n");
	one_edit(&f, &edits, &only);
	only.replacement = STR("Wilfric Bylan Sipes");
	ck_assert_msg(!check(&f, &edits), "%s", f.fault.what);
	only.replacement = STR("Wilfric Sipes Bylan");
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	only.replacement = STR("Wilfric Bylan Marcotte");
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	only.replacement = STR("Sipes Bylan Polk");
	ck_assert_msg(!check(&f, &edits), "%s", f.fault.what);
	end(&f);
	begin(&f, "imr", "Mr. Victor Sipes Bylan Marcotte agreed.\n");
	one_edit(&f, &edits, &only);
	only.replacement = STR("Wilfric Polk Marcotte");
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	end(&f);
}
END_TEST

/* Letters in a tag's code are not the name, whatever the key makes of them. */
START_TEST(a_code_is_no_name)
{
	struct fixture f = {.engine = NULL};
	struct edit_list edits;
	struct edit only;

	begin(&f, "imr", "Dr. Tu agreed.\n");
	one_edit(&f, &edits, &only);
	only.replacement = STR("[DOCTOR-TU36]");
	ck_assert_msg(!check(&f, &edits), "%s", f.fault.what);
	only.replacement = STR("[DOCTOR-Tu]");
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	only.replacement = STR("[TU-K7QM]");
	ck_assert_int_eq(check(&f, &edits), LACUNA_REFUSED);
	end(&f);
}
END_TEST

/* A tag says of everybody what kind of person it stands for. */
static const char *const kinds[] = {
	"ADJUSTER: PERSON QUIST\n",
	"Adjuster: Olga Person\n",
	"Adjuster: Olga\nPerson, R.N.\n",
	"Applicant: Ada Patient\n",
};

START_TEST(the_kind_in_a_tag_is_no_name)
{
	struct fixture f = {.cfg = {.style = LACUNA_STYLE_TAG}};

	begin(&f, "imr", kinds[_i]);
	ck_assert_uint_gt(f.seen.edits->n, 0);
	ck_assert_msg(!check(&f, f.seen.edits), "%s: %s", kinds[_i], f.fault.what);
	end(&f);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof(array[0]))

Suite *leak_suite(void)
{
	Suite *s = suite_create("leak");
	TCase *c = tcase_create("leak");

	tcase_add_loop_test(c, what_was_replaced_is_not_left_elsewhere, 0, COUNT(left));
	tcase_add_test(c, what_is_unsure_is_left_elsewhere);
	tcase_add_loop_test(c, what_has_a_reason_may_stay, 0, COUNT(right));
	tcase_add_loop_test(c, a_replacement_does_not_hold_what_it_replaces, 0,
			    COUNT(holds));
	tcase_add_test(c, a_word_may_stand_for_another_of_its_name);
	tcase_add_test(c, a_code_is_no_name);
	tcase_add_loop_test(c, the_kind_in_a_tag_is_no_name, 0, COUNT(kinds));
	suite_add_tcase(s, c);
	return s;
}
