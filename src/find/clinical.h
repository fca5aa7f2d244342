/* Common words that many write with capitals. */
#ifndef FIND_CLINICAL_H
#define FIND_CLINICAL_H

#include "candidate.h"

/* Common words alone, one of them medical or none an organisation's: Carpal Tunnel
 * Syndrome, Aquatic Therapy, Agreed Medical Examination are written so by many. */
bool clinical_keeps(const struct scene *s, const struct candidate *c);

#endif
