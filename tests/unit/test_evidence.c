#define _GNU_SOURCE /* memmem */
/* Logs altered by one who can write: what each kind of proof finds. */
#include <check.h>
#include <stdlib.h>

#include "../../src/base/box.h"
#include "../../src/base/pem.h"
#include "../../src/base/sign.h"
#include "../../src/out/restore.h"
#include "../../src/out/sealed.h"
#include "../../src/out/verify.h"
#include "logged.h"

Suite *evidence_suite(void);

#define LETTERS 4

/* A log of four letters, and the parts it is made of. */
struct parts {
	struct logged logged;
	struct buf elements[LETTERS]; /* up to their seals */
	unsigned char sign[SIGN_SECRET], signer[SIGN_PUBLIC];
	unsigned char identity[BOX_SECRET], recipient[BOX_PUBLIC];
	bool is_signed;
};

static void parts_open(struct parts *p, enum lacuna_originals originals, bool is_signed)
{
	static const char *const letters[LETTERS] = {
		"on [3 May|May 8] by [Dr. Osei|Dr. Lind] for [  |X]",
		"on [4 May|May 9] by [Dr. Osei|Dr. Lind]", "nothing here",
		"by [June|July] it was over"};
	size_t before;

	*p = (struct parts){.is_signed = is_signed};
	memset(p->sign, 7, sizeof(p->sign));
	memset(p->identity, 9, sizeof(p->identity));
	ck_assert(hash_init());
	sign_public(p->signer, p->sign);
	box_public(p->recipient, p->identity);
	logged_open_with(&p->logged, originals, p->recipient, is_signed ? p->sign : NULL,
			 p->signer);
	p->logged.nul = true;
	for (size_t i = 0; i < LETTERS; i++) {
		before = p->logged.log.n;
		logged_add(&p->logged, str_of(letters[i]));
		buf_add(&p->elements[i], p->logged.log.p + before,
			p->logged.log.n - before -
				sizeof(SEAL_MIDDLE SEAL_END LOG_LETTER_END) + 1 -
				SEAL_KEYED - SEAL_HEX);
	}
	logged_close(&p->logged);
}

static void parts_free(struct parts *p)
{
	for (size_t i = 0; i < LETTERS; i++)
		buf_free(&p->elements[i]);
	logged_free(&p->logged);
}

/* The public key in PEM; the caller frees it. */
static struct buf public_key(const struct parts *p)
{
	struct buf pem = {0};

	pem_write(&pem, PEM_SIGN_PUBLIC, p->signer);
	return pem;
}

/* One who has the log, and neither key, alters a letter in it and makes all that can be
 * made without a key. */
static void rewrite(struct parts *p, size_t letter, const char *from, const char *to)
{
	struct hash_key guess = {{1}};
	struct log log;
	struct buf out = {0};
	size_t head = str_find(buf_str(&p->logged.log), 40, '\n') + 1;

	log_open(&log, &(struct log_keys){.chain = &guess},
		 str_sub(buf_str(&p->logged.log), 0, head), &p->logged.run.seal);
	buf_add(&out, p->logged.log.p, head);
	for (size_t i = 0; i < LETTERS; i++) {
		struct buf e = {0};

		buf_str_add(&e, buf_str(&p->elements[i]));
		if (i == letter) {
			unsigned char *at = memmem(e.p, e.n, from, strlen(from));

			ck_assert_ptr_nonnull(at);
			ck_assert_uint_eq(strlen(from), strlen(to));
			memcpy(at, to, strlen(to));
			e.n -= sizeof(SEAL_START) - 1 + SEAL_HEX;
			seal_digest_add(&e, buf_str(&e));
		}
		buf_str_add(&out, log_letter(&log, buf_str(&e)));
		buf_free(&e);
	}
	if (p->is_signed) { /* the old one: there is nothing better */
		size_t n = sizeof(LOG_SIGNATURE LOG_SIGNATURE_END LOG_TAIL) - 1 + 88;

		buf_add(&out, p->logged.log.p + p->logged.log.n - n, n);
	} else {
		BUF_LIT(&out, LOG_TAIL);
	}
	log_free(&log);
	buf_free(&p->logged.log);
	p->logged.log = out;
}

static enum lacuna_err check(const struct parts *p, bool key, struct str pem,
			     struct lacuna_fault *fault)
{
	return verify_log(&(struct verify_input){.cleaned = buf_str(&p->logged.cleaned),
						 .log = buf_str(&p->logged.log),
						 .key = key ? STR(LOGGED_SECRET)
							    : str_from(NULL, 0),
						 .public_key = pem},
			  fault);
}

#define NO_KEY str_from(NULL, 0)

START_TEST(an_untouched_log_proves_itself_by_key_and_signature)
{
	struct parts p;
	struct buf pem;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, true);
	pem = public_key(&p);
	ck_assert_int_eq(check(&p, false, NO_KEY, NULL), LACUNA_OK);
	ck_assert_int_eq(check(&p, true, NO_KEY, NULL), LACUNA_OK);
	ck_assert_int_eq(check(&p, true, buf_str(&pem), NULL), LACUNA_OK);
	buf_free(&pem);
	parts_free(&p);
}
END_TEST

START_TEST(a_letter_rewritten_and_sealed_anew_is_found_with_the_key)
{
	struct lacuna_fault fault = {0};
	struct parts p;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, false);
	rewrite(&p, (size_t)_i, "score=\"0.20\"", "score=\"0.90\"");
	/* Who has no key cannot tell; that is what the key is for. */
	ck_assert_int_eq(check(&p, false, NO_KEY, NULL), LACUNA_OK);
	ck_assert_int_eq(check(&p, true, NO_KEY, &fault), LACUNA_NO);
	ck_assert_ptr_nonnull(strstr(fault.what, "was not made with the key"));
	parts_free(&p);
}
END_TEST

START_TEST(a_letter_rewritten_and_sealed_anew_is_found_by_the_signature)
{
	struct lacuna_fault fault = {0};
	struct parts p;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, true);
	rewrite(&p, (size_t)_i, "score=\"0.20\"", "score=\"0.90\"");
	ck_assert_int_eq(check(&p, false, NO_KEY, &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what, "the audit's signature does not hold");
	parts_free(&p);
}
END_TEST

/* Takes n bytes at from out of the log, and puts them back before to, unless that is 0.
 */
static void move(struct buf *log, size_t from, size_t n, size_t to)
{
	struct str s = buf_str(log);
	struct buf out = {0};

	buf_str_add(&out, str_sub(s, 0, to ? to : from));
	if (to) {
		buf_str_add(&out, str_sub(s, from, from + n));
		buf_str_add(&out, str_sub(s, to, from));
	}
	buf_str_add(&out, str_sub(s, from + n, s.n));
	buf_free(log);
	*log = out;
}

static size_t element_at(const struct parts *p, size_t letter)
{
	unsigned char *at = memmem(p->logged.log.p, p->logged.log.n,
				   p->elements[letter].p, p->elements[letter].n);

	ck_assert_ptr_nonnull(at);
	return (size_t)(at - p->logged.log.p);
}

static size_t element_size(const struct parts *p, size_t letter)
{
	size_t next =
		letter + 1 < LETTERS
			? element_at(p, letter + 1)
			: p->logged.log.n - (sizeof(LOG_TAIL) - 1) -
				  (p->is_signed
					   ? sizeof(LOG_SIGNATURE LOG_SIGNATURE_END) - 1 +
						     88
					   : 0);

	return next - element_at(p, letter);
}

START_TEST(a_letter_taken_out_is_found_without_any_key)
{
	struct parts p;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, false);
	move(&p.logged.log, element_at(&p, (size_t)_i), element_size(&p, (size_t)_i), 0);
	ck_assert_int_eq(check(&p, false, NO_KEY, NULL), LACUNA_NO);
	parts_free(&p);
}
END_TEST

START_TEST(letters_in_another_order_are_found_without_any_key)
{
	struct lacuna_fault fault = {0};
	struct parts p;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, false);
	move(&p.logged.log, element_at(&p, (size_t)_i + 1),
	     element_size(&p, (size_t)_i + 1), element_at(&p, (size_t)_i));
	ck_assert_int_eq(check(&p, false, NO_KEY, &fault), LACUNA_NO);
	ck_assert_ptr_nonnull(strstr(fault.what, "does not follow the one before"));
	parts_free(&p);
}
END_TEST

START_TEST(a_substitution_taken_out_is_found_without_any_key)
{
	struct lacuna_fault fault = {0};
	struct parts p;
	unsigned char *sub;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, false);
	sub = memmem(p.logged.log.p, p.logged.log.n, "    <substitution", 17);
	move(&p.logged.log, (size_t)(sub - p.logged.log.p),
	     str_find(buf_str(&p.logged.log), (size_t)(sub - p.logged.log.p), '\n') + 1 -
		     (size_t)(sub - p.logged.log.p),
	     0);
	ck_assert_int_eq(check(&p, false, NO_KEY, &fault), LACUNA_NO);
	ck_assert_ptr_nonnull(strstr(fault.what, "not as it was sealed"));
	parts_free(&p);
}
END_TEST

START_TEST(a_signature_taken_away_is_found)
{
	struct lacuna_fault fault = {0};
	struct parts p;
	struct buf pem;
	size_t n = sizeof(LOG_SIGNATURE LOG_SIGNATURE_END) - 1 + 88;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, true);
	pem = public_key(&p);
	move(&p.logged.log, p.logged.log.n - (sizeof(LOG_TAIL) - 1) - n, n, 0);
	ck_assert_int_eq(check(&p, false, NO_KEY, &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what, "the audit's signature was taken away");
	/* Cut off before it, the log looks like one of a run that broke off. */
	p.logged.log.n -= sizeof(LOG_TAIL) - 1;
	ck_assert_int_eq(check(&p, false, NO_KEY, &fault), LACUNA_OK);
	ck_assert_ptr_nonnull(strstr(fault.what, "so it is not signed"));
	ck_assert_int_eq(check(&p, false, buf_str(&pem), &fault), LACUNA_NO);
	buf_free(&pem);
	parts_free(&p);
}
END_TEST

START_TEST(another_signer_is_found)
{
	struct lacuna_fault fault = {0};
	struct parts p, bare;
	struct buf pem = {0};
	unsigned char other[SIGN_SECRET] = {3}, other_public[SIGN_PUBLIC];

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, true);
	parts_open(&bare, LACUNA_ORIGINALS_DIGEST, false);
	sign_public(other_public, other);
	pem_write(&pem, PEM_SIGN_PUBLIC, other_public);
	ck_assert_int_eq(check(&p, false, buf_str(&pem), &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what, "the audit was signed with another key");
	ck_assert_int_eq(check(&bare, false, buf_str(&pem), &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what, "the audit is not signed");
	ck_assert_int_eq(check(&p, false, STR("no key"), &fault), LACUNA_USAGE);
	buf_free(&pem);
	parts_free(&p);
	parts_free(&bare);
}
END_TEST

/* Cut anywhere, a signed log is unfinished, never a yes to who asks for the signer. */
START_TEST(a_signed_log_cut_off_is_never_taken_for_signed)
{
	struct parts p;
	struct buf pem;
	size_t last;

	parts_open(&p, LACUNA_ORIGINALS_DIGEST, true);
	pem = public_key(&p);
	last = element_at(&p, LETTERS - 1);
	while (--p.logged.log.n > last) {
		struct lacuna_fault fault = {0};

		ck_assert_int_eq(check(&p, false, buf_str(&pem), NULL), LACUNA_NO);
		if (check(&p, true, NO_KEY, &fault) == LACUNA_OK)
			ck_assert_ptr_nonnull(strstr(fault.what, "unfinished"));
	}
	buf_free(&pem);
	parts_free(&p);
}
END_TEST

static enum lacuna_err restore(const struct parts *p, const unsigned char *identity,
			       struct buf *out, struct lacuna_fault *fault)
{
	struct buf pem = {0};
	enum lacuna_err err;
	void *back;
	size_t n;

	if (identity)
		pem_write(&pem, PEM_BOX_SECRET, identity);
	err = restore_log(buf_str(&p->logged.cleaned), buf_str(&p->logged.log),
			  buf_str(&pem), &back, &n, fault);
	buf_clear(out);
	buf_add(out, back, n);
	free(back);
	buf_free(&pem);
	return err;
}

START_TEST(sealed_originals_come_back_with_the_identity_alone)
{
	static const unsigned char other[BOX_SECRET] = {4};
	struct lacuna_fault fault = {0};
	struct buf out = {0};
	struct parts p;

	parts_open(&p, LACUNA_ORIGINALS_SEALED, false);
	ck_assert_int_eq(check(&p, true, NO_KEY, NULL), LACUNA_OK);
	ck_assert_ptr_null(memmem(p.logged.log.p, p.logged.log.n, "Osei", 4));
	ck_assert_int_eq(restore(&p, p.identity, &out, &fault), LACUNA_OK);
	ck_assert(str_eq(buf_str(&out), buf_str(&p.logged.original)));
	ck_assert_int_eq(restore(&p, other, &out, &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what,
			 "letter 1: its originals were not sealed for this identity");
	ck_assert_int_eq(restore(&p, NULL, &out, &fault), LACUNA_NO);
	ck_assert_uint_eq(out.n, 0);
	buf_free(&out);
	parts_free(&p);
}
END_TEST

/* The sealed original of 3 May and that of 4 May, which are as long, change places. */
START_TEST(sealed_originals_of_two_letters_cannot_change_places)
{
	struct buf out = {0};
	struct parts p;
	static const char open[] = "<original encoding=\"sealed\">";
	char one[SEALED_LENGTH(5) + 1] = {0}, two[SEALED_LENGTH(5) + 1] = {0};
	unsigned char *a, *b;

	parts_open(&p, LACUNA_ORIGINALS_SEALED, false);
	a = (unsigned char *)memmem(p.elements[0].p, p.elements[0].n, open,
				    sizeof(open) - 1) +
	    sizeof(open) - 1;
	b = (unsigned char *)memmem(p.elements[1].p, p.elements[1].n, open,
				    sizeof(open) - 1) +
	    sizeof(open) - 1;
	memcpy(one, a, SEALED_LENGTH(5));
	memcpy(two, b, SEALED_LENGTH(5));
	memcpy(b, one, SEALED_LENGTH(5));
	p.elements[1].n -= sizeof(SEAL_START) - 1 + SEAL_HEX;
	seal_digest_add(&p.elements[1], buf_str(&p.elements[1]));
	rewrite(&p, 0, one, two);
	ck_assert_int_eq(check(&p, false, NO_KEY, NULL), LACUNA_OK);
	ck_assert_int_eq(restore(&p, p.identity, &out, NULL), LACUNA_NO);
	buf_free(&out);
	parts_free(&p);
}
END_TEST

static void hex_of(char out[2 * HASH_KEY + 1], struct str s)
{
	unsigned char digest[HASH_KEY];

	hash_plain(s, digest, sizeof(digest));
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

/* A byte that was never replaced, altered in the cleaned letter, with its digest and all
 * seals made anew. */
START_TEST(an_altered_cleaned_letter_is_not_restored_from_sealed_originals)
{
	char before[2 * HASH_KEY + 1], after[2 * HASH_KEY + 1];
	struct lacuna_fault fault = {0};
	struct buf out = {0};
	struct parts p;
	struct str first;

	parts_open(&p, LACUNA_ORIGINALS_SEALED, false);
	first = str_sub(buf_str(&p.logged.cleaned), 0,
			str_find(buf_str(&p.logged.cleaned), 0, '\0'));
	hex_of(before, first);
	p.logged.cleaned.p[0] = 'i';
	hex_of(after, first);
	rewrite(&p, 0, before, after);
	ck_assert_int_eq(check(&p, false, NO_KEY, NULL), LACUNA_OK);
	ck_assert_int_eq(restore(&p, p.identity, &out, &fault), LACUNA_NO);
	ck_assert_str_eq(fault.what, "letter 1: what comes back is not what was sealed");
	buf_free(&out);
	parts_free(&p);
}
END_TEST

START_TEST(a_key_in_pem_is_read_back_and_is_no_other_kind)
{
	unsigned char key[PEM_KEY], back[PEM_KEY];

	for (size_t i = 0; i < sizeof(key); i++)
		key[i] = (unsigned char)(i * 7);
	for (int kind = 0; kind <= PEM_BOX_PUBLIC; kind++) {
		struct buf text = {0};

		pem_write(&text, (enum pem_kind)kind, key);
		for (int as = 0; as <= PEM_BOX_PUBLIC; as++)
			ck_assert_int_eq(
				pem_read(back, (enum pem_kind)as, buf_str(&text)),
				as == kind);
		ck_assert(pem_read(back, (enum pem_kind)kind, buf_str(&text)));
		ck_assert_mem_eq(back, key, sizeof(key));
		for (size_t n = 0; n + 1 < text.n; n++)
			ck_assert(!pem_read(back, (enum pem_kind)kind,
					    str_sub(buf_str(&text), 0, n)));
		buf_byte(&text, 'x');
		ck_assert(!pem_read(back, (enum pem_kind)kind, buf_str(&text)));
		buf_free(&text);
	}
}
END_TEST

Suite *evidence_suite(void)
{
	Suite *s = suite_create("evidence");
	TCase *t = tcase_create("evidence");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, an_untouched_log_proves_itself_by_key_and_signature);
	tcase_add_loop_test(t, a_letter_rewritten_and_sealed_anew_is_found_with_the_key,
			    0, LETTERS);
	tcase_add_loop_test(t,
			    a_letter_rewritten_and_sealed_anew_is_found_by_the_signature,
			    0, LETTERS);
	tcase_add_loop_test(t, a_letter_taken_out_is_found_without_any_key, 0, LETTERS);
	tcase_add_loop_test(t, letters_in_another_order_are_found_without_any_key, 0,
			    LETTERS - 1);
	tcase_add_test(t, a_substitution_taken_out_is_found_without_any_key);
	tcase_add_test(t, a_signature_taken_away_is_found);
	tcase_add_test(t, another_signer_is_found);
	tcase_add_test(t, a_signed_log_cut_off_is_never_taken_for_signed);
	tcase_add_test(t, sealed_originals_come_back_with_the_identity_alone);
	tcase_add_test(t, sealed_originals_of_two_letters_cannot_change_places);
	tcase_add_test(t,
		       an_altered_cleaned_letter_is_not_restored_from_sealed_originals);
	tcase_add_test(t, a_key_in_pem_is_read_back_and_is_no_other_kind);
	suite_add_tcase(s, t);
	return s;
}
