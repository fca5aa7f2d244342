/*
 * Checks that nothing changed but what is accounted for: before a letter leaves, and
 * later from the log alone.
 */
#ifndef OUT_VERIFY_H
#define OUT_VERIFY_H

#include "../act/edit.h"
#include "../lacuna.h"

/*
 * Is cleaned what raw becomes by these edits? Every kept byte and every replacement is
 * compared where the log will say it lies (out_start, of emit_letter). LACUNA_REFUSED
 * with the offset of the first that differs.
 */
enum lacuna_err verify_replay(struct str raw, struct str cleaned,
			      const struct edit_list *edits, const size_t *out_start,
			      struct lacuna_fault *fault);

/* lacuna_verify; a .p that is NULL was not given. */
struct verify_input {
	struct str cleaned, log, original, key;
	struct str public_key; /* PEM */
};
enum lacuna_err verify_log(const struct verify_input *in, struct lacuna_fault *fault);

#endif
