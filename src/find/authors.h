/* The authors of cited papers, who are nobody of the case. */
#ifndef FIND_AUTHORS_H
#define FIND_AUTHORS_H

#include "scene.h"

/* Appends a KEEP finding for each list of authors. LACUNA_REFUSED when memory is out. */
enum lacuna_err authors_keep(const struct scene *s, struct finding_list *out);

#endif
