/* The values replacements are taken from: pools/ and what the state lexicon gives. */
#ifndef RULES_PACK_POOLS_H
#define RULES_PACK_POOLS_H

#include "pack_parts.h"

void pack_pools_read(struct pack_parts *parts, struct str file, struct str bytes);
/* Makes the pools state and statecode from the state lexicon and sorts all pools by name.
 * To be called when all files are read. */
void pack_pools_finish(struct pack_parts *parts);

#endif
