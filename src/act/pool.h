/* Values of several words in the place of others. */
#ifndef ACT_POOL_H
#define ACT_POOL_H

#include "letter.h"

/* Writes value in place of text [from, to): in its case, its line ends kept. */
void pool_put(struct act_letter *l, uint32_t from, uint32_t to, struct str value);

#endif
