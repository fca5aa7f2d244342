/*
 * Who a person is: patient, doctor, attorney or another.
 */
#ifndef FIND_PERSON_KIND_H
#define FIND_PERSON_KIND_H

#include "candidate.h"

enum lexicon_kind person_kind(const struct scene *s, const struct candidate *c);

#endif
