/* What stands in a cell below a heading that says what its values are. */
#ifndef FIND_COLUMN_VALUE_H
#define FIND_COLUMN_VALUE_H

#include "finding.h"
#include "scene.h"

/* Adds what the cell [first, end) holds of the heading's type; nothing where it says that
 * there is none, or holds something else. */
void column_put(const struct scene *s, uint32_t first, uint32_t end, uint16_t type,
		struct finding_list *out);

#endif
