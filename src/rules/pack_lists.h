/* Lists of the rules to try at a number, a word, a class ... */
#ifndef RULES_PACK_LISTS_H
#define RULES_PACK_LISTS_H

#include "pack_image.h"
#include "pack_parts.h"

/* Makes lists (uint16_t) of parts' triggers, fills dispatch and the words' own triggers.
 */
void pack_lists_make(struct pack_parts *parts, struct pack_list *lists,
		     uint16_t dispatch[DISPATCHES]);

#endif
