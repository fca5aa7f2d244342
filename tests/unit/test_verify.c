#include <check.h>
#include <stdlib.h>

#include "../../src/out/restore.h"
#include "../../src/out/seal.h"
#include "../../src/out/verify.h"
#include "logged.h"
#include "thin.h"

Suite *verify_suite(void);

/* Three letters, the second of them refused when refused is set. */
static void open_three(struct logged *l, enum lacuna_originals originals, bool nul,
		       bool refused)
{
	logged_open(l, originals);
	l->nul = nul;
	logged_add(l,
		   STR("on [May 3,\n\n2012|April 12,\n\n2012] by [Okonkwo|Weir] for [  | "
		       "(EMPLOYER) ]!"));
	if (refused)
		logged_refuse(l, STR("a refused letter"));
	else
		logged_add(l, STR(""));
	logged_add(l, STR("[a\fb|c & d]\r\n[|<>] \x93 end []]>|x]"));
	logged_close(l);
}

enum { WITH_KEY = 1, PLAIN = 2, NUL = 4, REFUSED = 8, WAYS = 16 };

static void open_way(struct logged *l, int way)
{
	open_three(l, way & PLAIN ? LACUNA_ORIGINALS_PLAIN : LACUNA_ORIGINALS_DIGEST,
		   way & NUL, way & REFUSED);
}

START_TEST(an_untouched_run_is_verified)
{
	struct lacuna_fault fault = {0};
	struct logged l;

	open_way(&l, _i);
	ck_assert_msg(!logged_verify(&l, true, _i & WITH_KEY, &fault), "%s", fault.what);
	ck_assert_msg(!logged_verify(&l, false, _i & WITH_KEY, &fault), "%s", fault.what);
	logged_free(&l);
}
END_TEST

/* Flips each byte of b in several ways; verify must say no to each. */
static void flip_all(struct logged *l, struct buf *b, bool original, bool key)
{
	static const unsigned char flip[] = {0x01, 0x02, 0x10, 0x20, 0x80, 0xff};

	for (size_t i = 0; i < b->n; i += thin())
		for (size_t k = 0; k < sizeof(flip); k++) {
			b->p[i] ^= flip[k];
			ck_assert_msg(logged_verify(l, original, key, NULL) == LACUNA_NO,
				      "byte %zu ^ %02x", i, flip[k]);
			b->p[i] ^= flip[k];
		}
}

START_TEST(a_flipped_byte_of_the_log_is_seen)
{
	struct logged l;

	open_way(&l, _i);
	flip_all(&l, &l.log, false, false);
	flip_all(&l, &l.log, true, true);
	logged_free(&l);
}
END_TEST

START_TEST(a_flipped_byte_of_the_cleaned_text_is_seen)
{
	struct logged l;

	open_way(&l, _i);
	flip_all(&l, &l.cleaned, false, false);
	flip_all(&l, &l.cleaned, true, _i & WITH_KEY);
	logged_free(&l);
}
END_TEST

START_TEST(a_flipped_byte_of_the_original_is_seen)
{
	struct logged l;

	open_way(&l, _i & ~REFUSED); /* of a refused letter nothing is known */
	if (_i & (WITH_KEY | PLAIN))
		flip_all(&l, &l.original, true, _i & WITH_KEY);
	logged_free(&l);
}
END_TEST

START_TEST(bytes_more_or_fewer_are_seen)
{
	struct logged l;
	struct buf *each[] = {&l.cleaned, &l.original, &l.log};

	open_way(&l, _i);
	for (size_t i = 0; i < 3; i++) {
		buf_byte(each[i], 0);
		ck_assert_int_eq(logged_verify(&l, true, true, NULL), LACUNA_NO);
		each[i]->p[each[i]->n - 1] = 'x';
		ck_assert_int_eq(logged_verify(&l, true, true, NULL), LACUNA_NO);
		each[i]->n--;
	}
	for (size_t i = 0; i < 2; i++) {
		each[i]->n -= 2;
		ck_assert_int_eq(logged_verify(&l, true, true, NULL), LACUNA_NO);
		each[i]->n += 2;
	}
	logged_free(&l);
}
END_TEST

START_TEST(letters_left_out_or_moved_are_seen)
{
	struct logged one, two;
	struct buf both = {0};
	size_t head;

	logged_open(&one, LACUNA_ORIGINALS_NONE);
	head = one.log.n;
	logged_add(&one, STR("[a|b]"));
	logged_open(&two, LACUNA_ORIGINALS_NONE);
	two.letters = 1;
	logged_add(&two, STR("[c|d]"));
	buf_str_add(&both, buf_str(&two.log)); /* begins with letter 2 */
	buf_str_add(&both, STR(LOG_TAIL));
	ck_assert_int_eq(verify_log(
				 &(struct verify_input){
					 STR("d"), buf_str(&both), STR(""), STR(""), {0}},
				 NULL),
			 LACUNA_NO);
	both.n = head;
	buf_str_add(&both, str_sub(buf_str(&two.log), head, two.log.n));
	buf_str_add(&both, str_sub(buf_str(&one.log), head, one.log.n));
	buf_str_add(&both, STR(LOG_TAIL));
	ck_assert_int_eq(
		verify_log(
			&(struct verify_input){
				STR("db"), buf_str(&both), STR(""), STR(""), {0}},
			NULL),
		LACUNA_NO);
	buf_free(&both);
	logged_free(&one);
	logged_free(&two);
}
END_TEST

START_TEST(an_element_under_another_head_is_seen)
{
	struct logged a, b;
	size_t head;

	logged_open(&a, LACUNA_ORIGINALS_NONE);
	head = a.log.n;
	logged_add(&a, STR("[a|b]"));
	logged_open(&b, LACUNA_ORIGINALS_DIGEST);
	buf_str_add(&b.log, str_sub(buf_str(&a.log), head, a.log.n));
	buf_str_add(&b.cleaned, buf_str(&a.cleaned));
	logged_close(&b);
	ck_assert_int_eq(logged_verify(&b, false, false, NULL), LACUNA_NO);
	logged_free(&a);
	logged_free(&b);
}
END_TEST

/* A log with an account of our choice, sealed as it should be. */
static enum lacuna_err verify_forged(const char *line)
{
	struct logged l;
	struct buf log = {0}, element = {0};
	unsigned char digest[HASH_KEY];
	size_t from;
	enum lacuna_err err;

	logged_open(&l, LACUNA_ORIGINALS_PLAIN);
	buf_str_add(&log, buf_str(&l.log));
	from = log.n;
	hash_plain(STR("abXef"), digest, sizeof(digest));
	BUF_LIT(&log,
		"  <letter n=\"1\" id=\"\" case=\"\" encoding=\"UTF-8\" bytes-in=\"6\" "
		"bytes-out=\"5\" digest-in=\"00000000000000000000000000000000\" "
		"digest-out=\"blake2b:");
	buf_hex(&log, digest, sizeof(digest));
	BUF_LIT(&log, "\">\n    <substitution ");
	buf_str_add(&log, str_of(line));
	BUF_LIT(&log, "</substitution>\n    <counts></counts>\n    ");
	seal_digest_add(&log, str_sub(buf_str(&log), from, log.n));
	buf_add(&element, log.p + from, log.n - from);
	log.n = from;
	buf_str_add(&log, log_letter(&l.writer, buf_str(&element)));
	buf_str_add(&log, log_close(&l.writer));
	err = verify_log(&(struct verify_input){.cleaned = STR("abXef"),
						.log = buf_str(&log),
						.original = STR("abcdef")},
			 NULL);
	buf_free(&element);
	buf_free(&log);
	logged_free(&l);
	return err;
}

#define SPAN(n, a, b, c, d)                                            \
	"n=\"" #n "\" start=\"" #a "\" end=\"" #b "\" out-start=\"" #c \
	"\" out-end=\"" #d "\" line=\"1\" rule=\"r\">"
#define TEXTS(o, r) "<original>" o "</original><replacement>" r "</replacement>"

START_TEST(an_account_that_does_not_hold_is_refused_though_sealed)
{
	static const char *const bad[] = {
		SPAN(1, 2, 4, 2, 3) TEXTS("cd", "Y"),  /* another replacement */
		SPAN(1, 2, 4, 2, 3) TEXTS("cx", "X"),  /* another original */
		SPAN(1, 2, 4, 2, 3) TEXTS("c", "X"),   /* a shorter one */
		SPAN(1, 2, 3, 2, 3) TEXTS("c", "X"),   /* a shorter span */
		SPAN(1, 2, 4, 2, 4) TEXTS("cd", "Xe"), /* a longer one */
		SPAN(1, 1, 4, 2, 3) TEXTS("bcd", "X"), /* starts apart */
		SPAN(1, 4, 2, 2, 3) TEXTS("", "X"),    /* backwards */
		SPAN(1, 2, 4, 3, 2) TEXTS("cd", ""),
		SPAN(1, 2, 9, 2, 3) TEXTS("cdefghi", "X"), /* past the end */
		SPAN(1, 2, 18446744073709551614, 2, 3) TEXTS("cd", "X"),
		SPAN(2, 2, 4, 2, 3) TEXTS("cd", "X"), /* not the first */
		SPAN(1, 2, 4, 2, 3) "<replacement>X</replacement><original>cd</original>",
		SPAN(1, 2, 4, 2, 3) TEXTS("&#99;d", "X"), /* another way to write it */
		SPAN(1, 2, 4, 2, 3) TEXTS("cd", "<![CDATA[X]]>"),
		SPAN(1, 2, 4, 2, 3)
			TEXTS("cd", "X") "</substitution>\n    <substitution " SPAN(
				2, 3, 4, 3, 4) TEXTS("d", "e"), /* overlap */
	};

	ck_assert_int_eq(verify_forged(SPAN(1, 2, 4, 2, 3) TEXTS("cd", "X")), LACUNA_OK);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(verify_forged(bad[i]) == LACUNA_NO, "%s", bad[i]);
}
END_TEST

START_TEST(another_key_is_seen)
{
	struct lacuna_fault fault = {0};
	struct logged l;

	open_way(&l, 0);
	ck_assert_int_eq(verify_log(
				 &(struct verify_input){
					 buf_str(&l.cleaned),
					 buf_str(&l.log),
					 buf_str(&l.original),
					 STR("another key, as long as it has to be"),
					 {0}},
				 &fault),
			 LACUNA_NO);
	ck_assert_str_eq(fault.what, "the audit was made with another key");
	logged_free(&l);
}
END_TEST

/* Cut anywhere, a log accounts for the letters whose elements it holds whole. */
START_TEST(a_log_cut_off_accounts_for_what_it_holds)
{
	struct lacuna_fault fault;
	struct logged l;
	size_t ends[4], bytes[4], full;

	logged_open(&l, LACUNA_ORIGINALS_DIGEST);
	l.nul = _i;
	for (int i = 0; i < 4; i++) {
		ends[i] = l.log.n;
		bytes[i] = l.cleaned.n;
		if (i == 1 && _i)
			logged_refuse(&l, STR("no"));
		else if (i < 3)
			logged_add(&l, STR("[a|bc]de[f\n|g]"));
	}
	logged_close(&l);
	full = l.log.n;
	for (size_t n = ends[0]; n < full; n += thin()) {
		int whole = n >= ends[3] ? 3 : n >= ends[2] ? 2 : n >= ends[1] ? 1 : 0;

		l.log.n = n;
		for (size_t text = 0; text <= bytes[3]; text++) {
			l.cleaned.n = text;
			fault.what[0] = '\0';
			ck_assert_int_eq(logged_verify(&l, false, false, &fault),
					 text <= bytes[whole] ? LACUNA_OK : LACUNA_NO);
			ck_assert_str_ne(fault.what, "");
		}
	}
	l.log.n = full;
	l.cleaned.n = bytes[3];
	ck_assert_int_eq(logged_verify(&l, true, true, &fault), LACUNA_OK);
	ck_assert_str_eq(fault.what, "");
	logged_free(&l);
}
END_TEST

START_TEST(a_flipped_byte_of_a_log_cut_off_is_seen)
{
	struct logged l;

	logged_open(&l, LACUNA_ORIGINALS_DIGEST);
	l.nul = _i;
	logged_add(&l, STR("[a|bc]de[f\n|g]"));
	logged_refuse(&l, STR("no"));
	flip_all(&l, &l.log, false, false);
	flip_all(&l, &l.cleaned, false, false);
	logged_free(&l);
}
END_TEST

START_TEST(originals_are_restored_byte_for_byte)
{
	struct logged l;
	void *out;
	size_t n;

	open_way(&l, PLAIN | _i);
	ck_assert_int_eq(restore_log(buf_str(&l.cleaned), buf_str(&l.log),
				     str_from(NULL, 0), &out, &n, NULL),
			 LACUNA_OK);
	ck_assert(str_eq(str_from(out, n), buf_str(&l.original)));
	free(out);
	logged_free(&l);
}
END_TEST

START_TEST(nothing_is_restored_where_something_lacks)
{
	static const struct {
		int way;
		const char *what;
	} table[] = {
		{0, "the audit holds no originals: it was made with neither plain nor "
		    "sealed ones"},
		{PLAIN | REFUSED | NUL,
		 "letter 2: it was refused, the audit does not hold it"},
	};
	struct lacuna_fault fault;
	struct logged l;
	void *out = &l;
	size_t n = 1;

	open_way(&l, table[_i].way);
	ck_assert_int_eq(restore_log(buf_str(&l.cleaned), buf_str(&l.log),
				     str_from(NULL, 0), &out, &n, &fault),
			 LACUNA_NO);
	ck_assert_str_eq(fault.what, table[_i].what);
	ck_assert_ptr_null(out);
	ck_assert_uint_eq(n, 0);
	logged_free(&l);
}
END_TEST

START_TEST(nothing_is_restored_from_an_altered_account)
{
	struct logged l;
	void *out;
	size_t n;

	open_way(&l, PLAIN);
	for (size_t i = 0; i < l.log.n; i += thin()) {
		l.log.p[i] ^= 1;
		ck_assert_int_eq(restore_log(buf_str(&l.cleaned), buf_str(&l.log),
					     str_from(NULL, 0), &out, &n, NULL),
				 LACUNA_NO);
		l.log.p[i] ^= 1;
	}
	logged_free(&l);
}
END_TEST

START_TEST(what_is_no_log_is_refused)
{
	static const char *const bad[] = {"", "<", "<?xml version=\"1.0\"?><audit/>",
					  "\n\n",
					  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					  "<audit xmlns=\"urn:lacuna:audit:1\" "};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_int_eq(verify_log(&(struct verify_input){.cleaned = STR(""),
								   .log = str_of(bad[i])},
					    NULL),
				 LACUNA_NO);
}
END_TEST

Suite *verify_suite(void)
{
	Suite *s = suite_create("verify");
	TCase *t = tcase_create("verify");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, an_untouched_run_is_verified, 0, WAYS);
	tcase_add_loop_test(t, a_flipped_byte_of_the_log_is_seen, 0, WAYS);
	tcase_add_loop_test(t, a_flipped_byte_of_the_cleaned_text_is_seen, 0, WAYS);
	tcase_add_loop_test(t, a_flipped_byte_of_the_original_is_seen, 0, WAYS);
	tcase_add_loop_test(t, bytes_more_or_fewer_are_seen, 0, WAYS);
	tcase_add_test(t, letters_left_out_or_moved_are_seen);
	tcase_add_test(t, an_element_under_another_head_is_seen);
	tcase_add_test(t, an_account_that_does_not_hold_is_refused_though_sealed);
	tcase_add_test(t, another_key_is_seen);
	tcase_add_loop_test(t, a_log_cut_off_accounts_for_what_it_holds, 0, 2);
	tcase_add_loop_test(t, a_flipped_byte_of_a_log_cut_off_is_seen, 0, 2);
	tcase_add_loop_test(t, originals_are_restored_byte_for_byte, 0, 5);
	tcase_add_loop_test(t, nothing_is_restored_where_something_lacks, 0, 2);
	tcase_add_test(t, nothing_is_restored_from_an_altered_account);
	tcase_add_test(t, what_is_no_log_is_refused);
	suite_add_tcase(s, t);
	return s;
}
