/* Capitals: how a word of the letter is written, and another word written like it. */
#ifndef ACT_CASING_H
#define ACT_CASING_H

#include "draft.h"

enum casing {
	CASING_CAP,   /* Pain, McGee, and anything mixed */
	CASING_LOWER, /* pain */
	CASING_UPPER, /* PAIN; a lone capital is CASING_CAP */
};

enum casing casing_of(struct str word);
/* Writes word so: CASING_CAP leaves a word that has capitals of its own as it is, and
 * gives each part of one that has none its capital. */
void casing_put(struct draft *d, struct str word, enum casing how);

#endif
