/*
 * Given: a letter, what it became, and the account of it. Promises: a no when any byte is
 * not accounted for. Must not: trust the stage that wrote the account.
 */
#include "verify.h"

#include "../base/fault.h"
#include "audit_read.h"
#include "keyring.h"
#include "ledger.h"
#include "logkey.h"
#include "sealed.h"
#include "signature.h"

static bool same(struct str a, size_t at_a, struct str b, size_t at_b, size_t n)
{
	return !n || (n <= a.n && at_a <= a.n - n && n <= b.n && at_b <= b.n - n &&
		      memcmp(a.p + at_a, b.p + at_b, n) == 0);
}

enum lacuna_err verify_replay(struct str raw, struct str cleaned,
			      const struct edit_list *edits, const size_t *out_start,
			      struct lacuna_fault *fault)
{
	size_t in = 0, out = 0;

	for (size_t i = 0; i <= edits->n; i++) {
		bool last = i == edits->n;
		size_t start = last ? raw.n : edits->p[i].start;
		struct str put = last ? STR("") : edits->p[i].replacement;

		if (start < in || out_start[i] - out != start - in ||
		    !same(raw, in, cleaned, out, start - in) ||
		    !same(put, 0, cleaned, out_start[i], put.n))
			return fault_set(
				fault, LACUNA_REFUSED,
				"the cleaned letter differs from its account at or "
				"after byte %zu",
				in);
		in = last ? raw.n : edits->p[i].end;
		out = out_start[i] + put.n;
	}
	if (out != cleaned.n)
		return fault_set(fault, LACUNA_REFUSED,
				 "the cleaned letter has %zu bytes, its account %zu",
				 cleaned.n, out);
	return LACUNA_OK;
}

struct checker {
	enum lacuna_originals originals; /* what the log's head says it keeps */
	const struct ledger_row *row;
	struct audit_cursor cursor;
	struct audit_entry entry;
	struct keyring *keys; /* NULL: digests of originals are not checked */
	size_t in, out;	      /* how far both letters are accounted for */
	struct lacuna_fault *fault;
};

static enum lacuna_err no(const struct checker *c, const char *what)
{
	return fault_set(c->fault, LACUNA_NO, "letter %zu, byte %zu: %s", c->row->number,
			 c->in, what);
}

static bool hex_is(struct str hex, const unsigned char *digest, size_t n)
{
	struct buf b = {0};
	bool ok;

	buf_hex(&b, digest, n);
	ok = buf_ok(&b) && str_eq(hex, buf_str(&b));
	buf_free(&b);
	return ok;
}

/* The bytes kept up to start and out_start, of which the cleaned letter may lack the end
 * when the log is unfinished. */
static bool kept(const struct checker *c, size_t start, size_t out_start)
{
	size_t n = start - c->in;

	if (start < c->in || out_start < c->out || out_start - c->out != n)
		return false;
	if (!c->row->original.p)
		return true;
	if (c->out + n > c->row->cleaned.n)
		n = c->row->cleaned.n > c->out ? c->row->cleaned.n - c->out : 0;
	return same(c->row->original, c->in, c->row->cleaned, c->out, n);
}

static bool replaced(const struct checker *c, const struct audit_sub *s)
{
	size_t n = s->replacement.n;

	if (s->out_end < s->out_start || s->out_end - s->out_start != n ||
	    s->out_end > c->row->bytes_out)
		return false;
	if (s->out_end > c->row->cleaned.n)
		n = c->row->cleaned.n > s->out_start ? c->row->cleaned.n - s->out_start
						     : 0;
	return same(s->replacement, 0, c->row->cleaned, s->out_start, n);
}

static bool original_is(const struct checker *c, const struct audit_sub *s)
{
	struct str raw = str_sub(c->row->original, s->start, s->end);
	unsigned char digest[HASH_DIGEST];

	if (s->plain != (c->originals == LACUNA_ORIGINALS_PLAIN) ||
	    (s->digest.n > 0) != (c->originals == LACUNA_ORIGINALS_DIGEST) ||
	    (s->sealed.n > 0) != (c->originals == LACUNA_ORIGINALS_SEALED))
		return false;
	if (s->sealed.n && s->sealed.n != SEALED_LENGTH(s->end - s->start))
		return false;
	if (s->plain && s->original.n != s->end - s->start)
		return false;
	if (!c->row->original.p)
		return true;
	if (s->plain && !str_eq(raw, s->original))
		return false;
	if (s->digest.n && c->keys) {
		hash_fast(&c->keys->of_case, raw, digest);
		return hex_is(s->digest, digest, sizeof(digest));
	}
	return true;
}

static enum lacuna_err check_sub(struct checker *c, const struct audit_sub *s,
				 size_t number)
{
	if (s->n != number || s->end < s->start || s->end > c->row->bytes_in)
		return no(c, "the audit's substitutions are out of order");
	if (!kept(c, s->start, s->out_start))
		return no(c, "something changed that the audit does not tell of");
	if (!replaced(c, s))
		return no(c, "the cleaned text does not hold the replacement that the "
			     "audit tells of");
	if (!original_is(c, s))
		return no(c, "the original is not the one that was replaced");
	c->in = s->end;
	c->out = s->out_end;
	return LACUNA_OK;
}

static enum lacuna_err check_digests(struct checker *c)
{
	const struct ledger_row *row = c->row;
	unsigned char digest[HASH_KEY];

	if (!row->refused && row->cleaned.n == row->bytes_out) {
		hash_plain(row->cleaned, digest, HASH_KEY);
		if (!hex_is(c->entry.digest_out, digest, HASH_KEY))
			return no(c, "the cleaned text was altered");
	}
	if (!row->refused && row->original.p && c->keys) {
		hash_fast(&c->keys->log.letters, row->original, digest);
		if (!hex_is(c->entry.digest_in, digest, HASH_DIGEST))
			return no(c, "the original was altered, or is another");
	}
	return LACUNA_OK;
}

/* Was the letter's seal made by one who has the key? */
static enum lacuna_err check_link(const struct checker *c)
{
	const struct frame_letter *l = &c->row->letter;
	unsigned char keyed[SEAL_KEYED];

	if (!c->keys)
		return LACUNA_OK;
	seal_keyed(keyed, &c->keys->log.chain, &l->before, l->digest);
	if (!str_eq(l->keyed, str_from(keyed, sizeof(keyed))))
		return no(c, "its seal was not made with the key: the log was altered "
			     "and sealed anew");
	return LACUNA_OK;
}

/* What was seen and left changes nothing; but it is there to be read. */
static enum lacuna_err check_findings(struct checker *c)
{
	struct audit_finding f;
	bool more = true;

	while (more)
		if (audit_read_finding(&c->cursor, &c->entry, &f, &more))
			return no(c, "the audit is not in the form lacuna writes");
	return LACUNA_OK;
}

static enum lacuna_err check_letter(struct checker *c)
{
	struct audit_sub s;
	bool more = true;
	enum lacuna_err err;

	c->in = c->out = 0;
	err = check_link(c);
	if (err)
		return err;
	if (audit_read_entry(&c->cursor, &c->entry, c->row->letter.element))
		return no(c, "not in the form lacuna writes");
	if (c->keys)
		logkey_case(&c->keys->of_case, &c->keys->log, c->entry.case_tag);
	for (size_t number = 1; more; number++) {
		if (audit_read_sub(&c->cursor, &c->entry, &s, &more))
			return no(c, "the audit is not in the form lacuna writes");
		err = more ? check_sub(c, &s, number) : LACUNA_OK;
		if (err)
			return err;
	}
	err = check_findings(c);
	if (err)
		return err;
	if (!c->row->refused && !kept(c, c->row->bytes_in, c->row->bytes_out))
		return no(c, "something changed that the audit does not tell of");
	return check_digests(c);
}

static void remark(struct buf *b, bool so, const char *what)
{
	if (so)
		buf_printf(b, "%s%s", b->n ? "; " : "", what);
}

/* What a yes does not cover, so that nobody takes it for more. */
static void remarks(const struct ledger *l, const struct verify_input *in,
		    struct lacuna_fault *fault)
{
	struct buf b = {0};

	remark(&b, l->unfinished,
	       "the audit is unfinished: the run that wrote it did not end");
	remark(&b, l->unfinished && l->head.signer.n, "so it is not signed");
	remark(&b, l->signature.n && !in->public_key.p,
	       "signed, without --public-key nobody knows by whom");
	remark(&b,
	       in->original.p && !in->key.n &&
		       l->head.originals != LACUNA_ORIGINALS_PLAIN,
	       "without the key, replaced originals are not compared");
	fault_set(fault, LACUNA_OK, "%.*s", STR_FMT(buf_str(&b)));
	buf_free(&b);
}

static enum lacuna_err take_key(struct keyring **out, const struct ledger *l,
				struct str key, struct lacuna_fault *fault)
{
	*out = keyring_new(key);
	if (!*out)
		return fault_memory(fault, "keeping the key");
	if (!str_eq(l->head.key, str_of((*out)->log.id)))
		return fault_set(fault, LACUNA_NO, "the audit was made with another key");
	return LACUNA_OK;
}

enum lacuna_err verify_log(const struct verify_input *in, struct lacuna_fault *fault)
{
	struct checker c = {.fault = fault};
	struct ledger l;
	enum lacuna_err err;

	if (!hash_init())
		return fault_set(fault, LACUNA_REFUSED, "libsodium cannot start");
	err = ledger_open(&l, in->cleaned, in->log, fault);
	if (!err)
		err = signature_check(&l, in->public_key, fault);
	if (!err && in->original.p)
		err = ledger_original(&l, in->original, fault);
	if (!err && in->key.n)
		err = take_key(&c.keys, &l, in->key, fault);
	c.originals = l.head.originals;
	for (size_t i = 0; !err && i < l.n; i++) {
		c.row = &l.rows[i];
		err = check_letter(&c);
	}
	if (!err)
		remarks(&l, in, fault);
	ledger_free(&l);
	audit_read_free(&c.cursor);
	keyring_free(c.keys);
	return err;
}
