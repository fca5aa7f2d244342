/* Slots of templates, {NAME.sub:form}: what they are called and what writes them. */
#ifndef GEN_SLOTS_H
#define GEN_SLOTS_H

#include "tmpl.h"

struct compose;

/* Reads what stands between the braces. 1: it is a slot, described in op; 0: no such
 * slot; -1: a slot with an unknown form. */
int slots_parse(struct str s, struct op *op);

/* The level a slot belongs to. */
enum level slots_level(const struct op *op);

/* Writes the slot and its marks. */
void slots_write(struct compose *c, const struct op *op);

#endif
