/* Who somebody is said to be, behind the name. */
#ifndef FIND_APPOSITION_H
#define FIND_APPOSITION_H

#include "candidate.h"

/* The evidence at token i, behind the run: P_ROLE_AFTER, P_CREDENTIAL or none; sets the
 * candidate's role where it has none. all_plain: the run is words of the language alone.
 */
uint64_t apposition_read(const struct scene *s, struct candidate *c, uint32_t i,
			 bool all_plain);

#endif
