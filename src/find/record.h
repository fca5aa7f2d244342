/* Whose record of a day it is, where records are listed. */
#ifndef FIND_RECORD_H
#define FIND_RECORD_H

#include "candidate.h"

/* "Quist, 6-18-10: notes", "4-2-13, UR, Nagendra: LVH", "5/2/15 - Ito - PR-2": a surname
 * alone beside a day, or on a line that a day begins. */
bool record_of(const struct scene *s, const struct candidate *c);

/* "10/3/16 - UR, Zenith Insurance: 24 asked": whose record it is, a firm by its last
 * word.
 */
bool record_firm(const struct scene *s, const struct candidate *c);

/* Is token i a day, on this line or paragraph? */
bool record_day(const struct scene *s, uint32_t i);

#endif
