/* Is somebody called so, whatever the words are? */
#ifndef FIND_CALLED_H
#define FIND_CALLED_H

#include "candidate.h"

/* "The dispatcher was Rain.": before token b, the "was". */
bool called_was(const struct scene *s, const struct candidate *c, uint32_t b);
/* Big Mike, Little Joe. */
bool called_by_size(const struct scene *s, const struct run *r);
/* Storm, 31, lives; Heaven (12). */
bool called_aged(const struct scene *s, const struct candidate *c);
/* My pit boss, Sugar. */
bool called_own_role(const struct scene *s, const struct candidate *c);
/* They call him Bear. */
bool called_so(const struct scene *s, const struct candidate *c);

#endif
