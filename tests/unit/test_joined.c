#include <check.h>
#include <string.h>

#include "../../src/rules/joined.h"
#include "../../src/text/doc_space.h"
#include "acting.h"

Suite *joined_suite(void);

/* Eight blanks are gone from it. */
#define JOINED                                                                     \
	"The patient was44 years old, a clerk who hurt herlow back last6/2/2012. " \
	"Dr.Endowrote dated7/3,and AANONSENhas said that theback is notstable. "

static struct acting pack; /* for its lexicons */
static struct arena arena;
static struct doc doc;

static void setup(void)
{
	acting_open(&pack);
}

static void teardown(void)
{
	arena_free(&arena);
	acting_close(&pack);
}

static struct str parted(const char *raw)
{
	ck_assert_int_eq(doc_read(&doc, str_of(raw), &arena), LACUNA_OK);
	ck_assert_int_eq(joined_part(&doc, &pack.pack.lex, &arena), LACUNA_OK);
	return doc.text;
}

START_TEST(lost_blanks_are_put_back)
{
	ck_assert(str_eq(
		parted(JOINED),
		str_of("The patient was 44 years old, a clerk who hurt her low "
		       "back last 6/2/2012. Dr. Endo wrote dated 7/3, and AANONSEN "
		       "has said that the back is not stable. ")));
}
END_TEST

START_TEST(few_are_left)
{
	const char *raw =
		"The patient is a44 year old clerk who hurt her back last6/2/2012. "
		"Dr. LaSalle and Ms. McBride saw iPhone users at theback.";

	ck_assert(str_eq(parted(raw), str_of(raw)));
}
END_TEST

START_TEST(addresses_are_left)
{
	struct str net =
		str_of("Mail: bocastroone@thelowback.com, http://thelowback.com/a1.");
	struct str text = parted(
		JOINED "Mail: bocastroone@thelowback.com, http://thelowback.com/a1.");

	ck_assert(str_eq(str_sub(text, text.n - net.n, text.n), net));
}
END_TEST

/* Whatever stands for a word of the text stands for the same bytes of the letter. */
static void ck_word(const char *word, const char *bytes)
{
	for (uint32_t i = 0; i < doc.ntok; i++) {
		const struct token *t = &doc.tok[i];
		size_t from = doc_raw_start(&doc, t->start),
		       to = doc_raw_end(&doc, t->end);

		if (!str_eq(doc_text(&doc, t->start, t->end), str_of(word)))
			continue;
		ck_assert(str_eq(str_sub(doc.raw, from, to), str_of(bytes)));
		return;
	}
	ck_abort_msg("no word %s in %.*s", word, (int)doc.text.n,
		     (const char *)doc.text.p);
}

START_TEST(words_lead_back_to_their_bytes)
{
	parted("Se\xc3\xb1or Nu\xc3\xb1"
	       "ez. " JOINED "Ren\xc3\xa9"
	       "e.");
	ck_word("Nunez", "Nu\xc3\xb1"
			 "ez");
	ck_word("44", "44");
	ck_word("AANONSEN", "AANONSEN");
	ck_word("has", "has");
	ck_word("Renee", "Ren\xc3\xa9"
			 "e");
}
END_TEST

START_TEST(no_blank_inside_a_folded_character)
{
	const uint32_t at[] = {1, 3};

	ck_assert_int_eq(doc_read(&doc, str_of("\xef\xac\x81xed"), &arena), LACUNA_OK);
	ck_assert_int_eq(doc_space(&doc, at, 2, &arena), LACUNA_OK);
	ck_assert(str_eq(doc.text, str_of("fix ed")));
	ck_word("fix", "\xef\xac\x81x");
	ck_word("ed", "ed");
}
END_TEST

Suite *joined_suite(void)
{
	Suite *s = suite_create("joined");
	TCase *t = tcase_create("joined");

	acting_prepare();
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, lost_blanks_are_put_back);
	tcase_add_test(t, few_are_left);
	tcase_add_test(t, addresses_are_left);
	tcase_add_test(t, words_lead_back_to_their_bytes);
	tcase_add_test(t, no_blank_inside_a_folded_character);
	suite_add_tcase(s, t);
	return s;
}
