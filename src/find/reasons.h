/*
 * Capitals among reasons: where a reviewer argues, what nothing leads to is no party's.
 */
#ifndef FIND_REASONS_H
#define FIND_REASONS_H

#include "candidate.h"

bool reasons_keep(const struct scene *s, const struct candidate *c);

#endif
