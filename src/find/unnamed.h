/*
 * Capitals of a letter that names nobody: terms, grades, trials.
 */
#ifndef FIND_UNNAMED_H
#define FIND_UNNAMED_H

#include "candidate.h"

bool unnamed_keeps(const struct scene *s, const struct candidate *c);

#endif
