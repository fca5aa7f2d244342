/* Things and diagnoses with capitals. */
#ifndef FIND_THINGS_H
#define FIND_THINGS_H

#include "candidate.h"

/* A Holter, a Trane condenser; Hypoactive Sexual Desire Disorder Due to Pain. */
bool things_keep(const struct scene *s, const struct candidate *c);

#endif
