/* The indefinite article before a word that was replaced. */
#ifndef ACT_ARTICLE_H
#define ACT_ARTICLE_H

#include "replacer.h"

/*
 * When "a" or "an" stands directly before edit e, suited the original, and no longer
 * suits the replacement: fills out with the edit that mends it and returns true. after is
 * where the edit before e ends: what lies before is not touched.
 */
bool article_mend(const struct act_letter *l, size_t i, const struct edit *e,
		  size_t after, struct edit *out);
/* Does the word or number that begins s sound as if it began with a vowel? */
bool article_vowel(struct str s);

#endif
