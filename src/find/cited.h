/*
 * Capitals of the literature: authors, signs, cases that were cited.
 */
#ifndef FIND_CITED_H
#define FIND_CITED_H

#include "candidate.h"

bool cited_keeps(const struct scene *s, const struct candidate *c);

#endif
