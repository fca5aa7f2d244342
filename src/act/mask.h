/* What stands where nothing is invented: masks and tags. */
#ifndef ACT_MASK_H
#define ACT_MASK_H

#include "replacer.h"

/* An X for each letter and digit; what stands between them is kept. */
void mask_write(struct act_letter *l, size_t i);
/* "[DOCTOR]", or with a code "[DOCTOR-K7QM]", keyed and the same for the same value in
 * every letter of the case; line ends of the text are kept beside it. */
void mask_tag(struct act_letter *l, size_t i, const struct replacer *r, bool code);
/* The code of a value, a digit among it: group says what kind of value it is. */
void mask_code(const struct act_letter *l, struct str group, struct str value,
	       char out[4]);

#endif
