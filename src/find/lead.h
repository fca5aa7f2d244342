/* Words before a name. */
#ifndef FIND_LEAD_H
#define FIND_LEAD_H

#include "scene.h"

/* A word that leads to a name without being part of it: a role, a title, grammar. */
bool lead_only(const struct scene *s, uint32_t i);

/* Doctors Medical Center, Physicians Surgery Center: no title of somebody. */
bool lead_heads_firm(const struct scene *s, uint32_t i);

#endif
