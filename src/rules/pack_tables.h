/* The small tables of a pack: categories.xml, zones.xml, weights.tsv. */
#ifndef RULES_PACK_TABLES_H
#define RULES_PACK_TABLES_H

#include "pack_parts.h"

void pack_tables_categories(struct pack_parts *parts, struct str file, struct str bytes);
void pack_tables_zones(struct pack_parts *parts, struct str file, struct str bytes);
void pack_tables_weights(struct pack_parts *parts, struct str file, struct str bytes);

#endif
