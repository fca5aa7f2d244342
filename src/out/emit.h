/* Edits to bytes. */
#ifndef OUT_EMIT_H
#define OUT_EMIT_H

#include "../act/edit.h"
#include "../base/buf.h"

/*
 * Appends the cleaned letter: raw with each edit's span replaced, and where each
 * replacement begins (out_start[i], bytes of the cleaned letter; room for edits->n + 1,
 * the last is the end). LACUNA_REFUSED when edits are out of order, overlap or leave the
 * letter, or memory is out; nothing in out may be used then.
 */
enum lacuna_err emit_letter(struct buf *out, struct str raw,
			    const struct edit_list *edits, size_t *out_start);

#endif
