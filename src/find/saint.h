/* St. Onge, Saint Isidore: what a surname, a clinic or a town may be called. */
#ifndef FIND_SAINT_H
#define FIND_SAINT_H

#include "candidate.h"

/* The word that a St., Saint or Ste. at token i leads to; i when none stands there. */
uint32_t saint_word(const struct scene *s, uint32_t i);
/* Does St. and a surname end the run, behind a word (Kim St. Laurent)? */
bool saint_ends(const struct scene *s, const struct run *r);
/* Is the candidate a saint's name that is a surname, where nothing around it speaks of
 * care or of a place? */
bool saint_person(const struct scene *s, const struct candidate *c);

#endif
