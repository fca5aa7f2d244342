/* Rules as written to rules as run: names become indices, triggers become lists. */
#ifndef RULES_PACK_RULES_H
#define RULES_PACK_RULES_H

#include "pack_parts.h"

/* Fills parts->rules and parts->triggers from parts->source. */
void pack_rules_resolve(struct pack_parts *parts);

#endif
