/*
 * Capitals of what was measured.
 */
#ifndef FIND_MEASURED_H
#define FIND_MEASURED_H

#include "candidate.h"

bool measured_keeps(const struct scene *s, const struct candidate *c);

#endif
