/* The word table of an image. */
#ifndef RULES_PACK_LEXICON_H
#define RULES_PACK_LEXICON_H

#include "../base/buf.h"
#include "pack_words.h"

/* As struct lexicon has them. */
struct pack_lexicon {
	struct buf *entries, *slots, *keys, *phrases;
};

/* Sorts the words, which are complete: indices taken before are void. */
void pack_lexicon_put(const struct pack_lexicon *out, struct pack_words *words);

#endif
