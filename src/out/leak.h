/*
 * The self-check: what was replaced must not be left elsewhere in the cleaned letter, nor
 * in what stands in its place.
 */
#ifndef OUT_LEAK_H
#define OUT_LEAK_H

#include "../act/edit.h"
#include "../find/find.h"

struct leak_input {
	const struct find_output *found;
	const struct edit_list *edits;
	struct arena *arena;
};

/*
 * Given a letter all of whose other bytes are kept (verify_replay says so): is a word of
 * a replaced name, a replaced number or a whole replaced name or date among them, in any
 * case, order, accents, or over a line end, without a reason to stay (see find/reason.h)?
 * Or does a replacement hold what it replaces? LACUNA_REFUSED with the offset of the
 * first, or when memory is out.
 */
enum lacuna_err leak_check(const struct leak_input *in, struct lacuna_fault *fault);

#endif
