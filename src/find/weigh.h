/* A candidate weighed: a person, an organisation, a place, or nobody. */
#ifndef FIND_WEIGH_H
#define FIND_WEIGH_H

#include "candidate.h"

#define WEIGH_RANK 45 /* of a name for which nothing more is to be said */

/* Reads the evidence for c, whose run, title and neighbours are known, and adds what it
 * is likeliest to be to out. The token after that, or AROUND_NONE when nothing is likely.
 */
uint32_t weigh_candidate(const struct scene *s, struct candidate *c,
			 struct finding_list *out);

#endif
