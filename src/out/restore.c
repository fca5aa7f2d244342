/*
 * Given: a cleaned stream and a log with originals. Promises: the original stream byte
 * for byte, or nothing. Must not: restore from an account that does not hold.
 */
#include "restore.h"

#include "../base/fault.h"
#include "ledger.h"
#include "originals.h"
#include "verify.h"

struct restorer {
	struct buf *out;
	struct originals originals;
	struct audit_cursor cursor;
	struct lacuna_fault *fault;
};

static enum lacuna_err no(const struct restorer *r, const struct ledger_row *row,
			  const char *what)
{
	return fault_set(r->fault, LACUNA_NO, "letter %zu: %s", row->number, what);
}

static enum lacuna_err restore_subs(struct restorer *r, const struct ledger_row *row,
				    const struct audit_entry *entry, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		struct audit_sub s;
		bool more;

		if (audit_read_sub(&r->cursor, entry, &s, &more) || !more)
			return no(r, row, "the audit is not in the form lacuna writes");
		buf_str_add(r->out, str_sub(row->cleaned, at, s.out_start));
		if (!originals_next(&r->originals, &s, r->out))
			return no(r, row,
				  "an original is not there, or not as it was sealed");
		at = s.out_end;
	}
	buf_str_add(r->out, str_sub(row->cleaned, at, row->cleaned.n));
	return buf_ok(r->out) ? LACUNA_OK : fault_memory(r->fault, "restoring");
}

static enum lacuna_err restore_letter(struct restorer *r, const struct ledger_row *row)
{
	unsigned char want[HASH_KEY], is[HASH_KEY];
	size_t from = r->out->n, n;
	struct audit_entry entry;
	enum lacuna_err err;

	if (row->refused)
		return no(r, row, "it was refused, the audit does not hold it");
	if (audit_read_entry(&r->cursor, &entry, row->letter.element))
		return no(r, row, "the audit is not in the form lacuna writes");
	n = audit_read_count(&r->cursor, &entry);
	if (!originals_letter(&r->originals, &entry, n, want))
		return no(r, row, "its originals were not sealed for this identity");
	err = restore_subs(r, row, &entry, n);
	if (err || !r->originals.identity)
		return err;
	hash_plain(str_sub(buf_str(r->out), from, r->out->n), is, sizeof(is));
	return memcmp(is, want, sizeof(is)) == 0
		       ? LACUNA_OK
		       : no(r, row, "what comes back is not what was sealed");
}

static enum lacuna_err restore_all(struct restorer *r, const struct ledger *l)
{
	enum lacuna_err err = LACUNA_OK;

	for (size_t i = 0; !err && i < l->n; i++) {
		if (l->rows[i].cleaned.n < l->rows[i].bytes_out)
			break; /* an unfinished log tells of more than was written */
		err = restore_letter(r, &l->rows[i]);
		if (l->nul && (i + 1 < l->n || l->last_nul))
			buf_byte(r->out, 0);
	}
	return err;
}

static enum lacuna_err take_originals(struct restorer *r, const struct ledger *l,
				      struct str identity)
{
	enum lacuna_originals kind = l->head.originals;

	if (kind != LACUNA_ORIGINALS_PLAIN && kind != LACUNA_ORIGINALS_SEALED)
		return fault_set(r->fault, LACUNA_NO,
				 "the audit holds no originals: it was made with "
				 "neither plain nor sealed ones");
	return originals_open(&r->originals, &l->head, identity, r->fault);
}

enum lacuna_err restore_log(struct str cleaned, struct str log, struct str identity,
			    void **out, size_t *n, struct lacuna_fault *fault)
{
	struct buf b = {0};
	struct restorer r = {.out = &b, .fault = fault};
	struct ledger l = {0};
	enum lacuna_err err;

	*out = NULL;
	*n = 0;
	err = verify_log(&(struct verify_input){.cleaned = cleaned, .log = log}, fault);
	if (!err)
		err = ledger_open(&l, cleaned, log, fault);
	if (!err)
		err = take_originals(&r, &l, identity);
	if (!err)
		err = restore_all(&r, &l);
	if (!err && !buf_reserve(&b, 1)) /* an empty result is not NULL */
		err = fault_memory(fault, "restoring");
	ledger_free(&l);
	audit_read_free(&r.cursor);
	originals_close(&r.originals);
	if (err) {
		buf_wipe(&b);
		return err;
	}
	*out = b.p;
	*n = b.n;
	return LACUNA_OK;
}
