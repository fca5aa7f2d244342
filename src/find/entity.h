/* Who is who: mentions of one person or organisation get one entity number. */
#ifndef FIND_ENTITY_H
#define FIND_ENTITY_H

#include "scene.h"

enum lacuna_err entity_run(const struct scene *s, struct finding_list *resolved);

#endif
