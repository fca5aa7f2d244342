/* What the further columns of a lexicon row mean, by class. */
#ifndef RULES_PACK_COLUMNS_H
#define RULES_PACK_COLUMNS_H

#include "pack_words.h"

/* Applies the columns after the key to word; NULL, or what is wrong with them. */
const char *pack_columns_apply(struct pack_word *word, int class, struct str columns);

#endif
