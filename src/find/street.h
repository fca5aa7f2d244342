/* Streets that no word for streets tells. */
#ifndef FIND_STREET_H
#define FIND_STREET_H

#include "scene.h"

/* Adds the street before the comma before the town that begins at token town, if one is
 * there. */
void street_before(const struct scene *s, uint32_t town, struct finding_list *out);

#endif
