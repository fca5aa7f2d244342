/*
 * Whose name it is: one type for all mentions of one person.
 */
#ifndef FIND_WHOSE_H
#define FIND_WHOSE_H

#include "scene.h"

/* Findings carry the numbers of their entities, 1 to entities. */
enum lacuna_err whose_settle(const struct scene *s, struct finding_list *l,
			     uint32_t entities);

#endif
