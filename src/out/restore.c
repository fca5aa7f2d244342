/*
 * Given: a cleaned stream and a log with originals. Promises: the original stream byte
 * for byte, or nothing. Must not: restore from an account that does not hold.
 */
#include "restore.h"

#include "../base/fault.h"
#include "ledger.h"
#include "verify.h"

static enum lacuna_err restore_letter(struct buf *out, struct audit_cursor *c,
				      const struct ledger_row *row,
				      struct lacuna_fault *fault)
{
	struct audit_entry entry;
	struct audit_sub s;
	bool more = true;
	size_t at = 0;

	if (row->refused)
		return fault_set(fault, LACUNA_NO,
				 "letter %zu was refused: the audit does not hold it",
				 row->number);
	if (audit_read_entry(c, &entry, row->element))
		return LACUNA_NO;
	while (more) {
		if (audit_read_sub(c, &entry, &s, &more))
			return LACUNA_NO;
		if (!more)
			break;
		if (!s.plain)
			return fault_set(fault, LACUNA_NO,
					 "letter %zu: the audit lacks an original",
					 row->number);
		buf_str_add(out, str_sub(row->cleaned, at, s.out_start));
		buf_str_add(out, s.original);
		at = s.out_end;
	}
	buf_str_add(out, str_sub(row->cleaned, at, row->cleaned.n));
	return LACUNA_OK;
}

static enum lacuna_err restore_all(struct buf *out, const struct ledger *l,
				   struct lacuna_fault *fault)
{
	struct audit_cursor c = {0};
	enum lacuna_err err = LACUNA_OK;

	if (l->head.originals != LACUNA_ORIGINALS_PLAIN)
		return fault_set(
			fault, LACUNA_NO,
			"the audit holds no originals: it was not made with originals "
			"in plain text");
	for (size_t i = 0; !err && i < l->n; i++) {
		if (l->rows[i].cleaned.n < l->rows[i].bytes_out)
			break; /* an unfinished log tells of more than was written */
		err = restore_letter(out, &c, &l->rows[i], fault);
		if (l->nul && (i + 1 < l->n || l->last_nul))
			buf_byte(out, 0);
	}
	audit_read_free(&c);
	if (!err && !buf_ok(out))
		err = fault_memory(fault, "restoring");
	return err;
}

enum lacuna_err restore_log(struct str cleaned, struct str log, void **out, size_t *n,
			    struct lacuna_fault *fault)
{
	struct buf b = {0};
	struct ledger l = {0};
	enum lacuna_err err;

	*out = NULL;
	*n = 0;
	err = verify_log(cleaned, log, str_from(NULL, 0), str_from(NULL, 0), fault);
	if (!err)
		err = ledger_open(&l, cleaned, log, fault);
	if (!err)
		err = restore_all(&b, &l, fault);
	if (!err && !buf_reserve(&b, 1)) /* an empty result is not NULL */
		err = fault_memory(fault, "restoring");
	ledger_free(&l);
	if (err) {
		buf_wipe(&b);
		return err;
	}
	*out = b.p;
	*n = b.n;
	return LACUNA_OK;
}
