/* Words of the language that nothing but capitals makes a name. */
#ifndef FIND_CAPITALS_H
#define FIND_CAPITALS_H

#include "candidate.h"

/* Behind a role or what stands before things, in capitals: NURSE NOTES, PROVIDER FEES,
 * THE LEASE, LONG-TERM USE. */
bool capitals_keeps(const struct scene *s, const struct candidate *c);

#endif
