/* Our own tags, [DOCTOR-K7Q], in a letter that was cleaned before. */
#ifndef FIND_TAGS_H
#define FIND_TAGS_H

#include "scene.h"

/* Marks each tag that a KEEP rule found, from the from-th finding on, with the type it
 * stands for. */
void tags_mark(struct scene *s, struct finding_list *rules, size_t from);

#endif
