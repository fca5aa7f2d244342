/* Which candidates are no names for all their capitals: terms, headings, labels, authors.
 */
#ifndef FIND_PROTECT_H
#define FIND_PROTECT_H

#include "candidate.h"

/*
 * Capitals that have their reason lose only to strong evidence: a lone eponym or drug
 * (positive McMurray, Soma), common words that open a sentence or stand in a heading,
 * clinical terms, labels (Case No. 7), authors as journals write them.
 */
bool protect_keeps(const struct scene *s, const struct candidate *c);

#endif
