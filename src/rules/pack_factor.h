/*
 * Long lists of words in a pattern: PCRE2 looks at one alternative after the other, and
 * the machine code for those that begin otherwise pushes everything else out of the
 * caches.
 */
#ifndef RULES_PACK_FACTOR_H
#define RULES_PACK_FACTOR_H

#include "pack_job.h"

/*
 * A pattern that matches what this one does, with the same groups, the same way first;
 * alternatives that begin with one letter stand together, and it before them:
 * U(?:pheld|nknown)|Overturned for Upheld|Overturned|Unknown. Of a pattern that is not
 * understood a copy.
 */
struct str pack_factor(struct pack_job *job, struct str pattern, bool caseless);

#endif
