/*
 * Given: a log and streams. Promises: each byte of the streams is of one letter of the
 * log, or a no. Must not: look into a letter.
 */
#include "ledger.h"

#include <stdlib.h>

#include "../base/fault.h"

static bool add_row(struct ledger *l, const struct ledger_row *row)
{
	if (l->n == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 16;
		struct ledger_row *rows = cap < SIZE_MAX / 2 / sizeof(*rows)
						  ? realloc(l->rows, cap * sizeof(*rows))
						  : NULL;

		if (!rows)
			return false;
		l->rows = rows;
		l->cap = cap;
	}
	l->rows[l->n++] = *row;
	return true;
}

static enum lacuna_err read_row(struct ledger *l, struct audit_cursor *c,
				const struct frame_letter *letter, size_t at,
				struct lacuna_fault *fault)
{
	struct audit_entry e;

	if (audit_read_entry(c, &e, letter->element) || e.n != l->n + 1 ||
	    e.bytes_in > SIZE_MAX / 2 - l->bytes_in ||
	    e.bytes_out > SIZE_MAX / 2 - l->bytes_out)
		return fault_set(
			fault, LACUNA_NO,
			"audit, byte %zu: not letter %zu in the form lacuna writes", at,
			l->n + 1);
	l->bytes_in += e.bytes_in;
	l->bytes_out += e.bytes_out;
	if (!add_row(l, &(struct ledger_row){.letter = *letter,
					     .number = e.n,
					     .bytes_in = e.bytes_in,
					     .bytes_out = e.bytes_out,
					     .refused = e.refused}))
		return fault_memory(fault, "reading the audit");
	return LACUNA_OK;
}

enum lacuna_err ledger_read(struct ledger *l, struct str log, struct lacuna_fault *fault)
{
	struct audit_cursor c = {0};
	struct frame_letter letter;
	struct frame f;
	enum lacuna_err err = frame_open(&f, log, fault);

	*l = (struct ledger){0};
	if (!err && audit_read_head(&l->head, f.head))
		err = fault_set(fault, LACUNA_NO,
				"the audit's head is not in the form lacuna writes");
	while (!err) {
		size_t at = f.at;

		err = frame_next(&f, &letter, fault);
		if (err || !letter.element.n)
			break;
		err = read_row(l, &c, &letter, at, fault);
	}
	l->unfinished = f.unfinished;
	l->seal = f.seal;
	l->signature = f.signature;
	l->covered = str_sub(log, 0, f.at);
	audit_read_free(&c);
	return err;
}

/* Does a NUL follow every letter whose end lies within the text? */
static bool nul_after_each(const struct ledger *l, struct str cleaned)
{
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		at += l->rows[i].bytes_out;
		if (at >= cleaned.n)
			return i > 0;
		if (cleaned.p[at++])
			return false;
	}
	return l->n && at == cleaned.n;
}

/* How letters are parted follows from how long the stream is; where the log is
 * unfinished, and text may lack, from the NULs that are there. */
static bool settle_nul(struct ledger *l, struct str cleaned)
{
	if (l->unfinished) {
		l->nul = l->last_nul = nul_after_each(l, cleaned);
		return cleaned.n <= l->bytes_out + (l->nul ? l->n : 0);
	}
	l->last_nul = l->n && cleaned.n == l->bytes_out + l->n;
	l->nul = l->last_nul || (l->n > 1 && cleaned.n == l->bytes_out + l->n - 1);
	return l->nul || cleaned.n == l->bytes_out;
}

/* Cuts the next n bytes off the stream, and the NUL after them where there has to be one.
 */
static bool cut(struct str stream, size_t *at, size_t n, bool nul, struct str *out)
{
	*out = str_sub(stream, *at, *at + n);
	*at += out->n;
	if (nul && *at < stream.n && stream.p[(*at)++])
		return false;
	return true;
}

enum lacuna_err ledger_open(struct ledger *l, struct str cleaned, struct str log,
			    struct lacuna_fault *fault)
{
	enum lacuna_err err;
	size_t at = 0;

	err = ledger_read(l, log, fault);
	if (err)
		return err;
	if (!settle_nul(l, cleaned))
		return fault_set(
			fault, LACUNA_NO,
			"the cleaned text has %zu bytes, the audit accounts for %zu in "
			"%zu letters",
			cleaned.n, l->bytes_out, l->n);
	for (size_t i = 0; i < l->n; i++)
		if (!cut(cleaned, &at, l->rows[i].bytes_out, l->nul, &l->rows[i].cleaned))
			return fault_set(fault, LACUNA_NO,
					 "letter %zu does not end in NUL as the others",
					 i + 1);
	return LACUNA_OK;
}

enum lacuna_err ledger_original(struct ledger *l, struct str original,
				struct lacuna_fault *fault)
{
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct ledger_row *row = &l->rows[i];

		if (!cut(original, &at, row->bytes_in, l->nul, &row->original) ||
		    row->original.n != row->bytes_in)
			return fault_set(fault, LACUNA_NO,
					 "the original has no letter %zu of %zu bytes",
					 i + 1, row->bytes_in);
	}
	if (at < original.n && !l->unfinished)
		return fault_set(
			fault, LACUNA_NO,
			"the original has %zu bytes that the audit does not know",
			original.n - at);
	return LACUNA_OK;
}

void ledger_free(struct ledger *l)
{
	free(l->rows);
	*l = (struct ledger){0};
}
