/* The sides of a hole: small grammar, closed classes of words. patterns/seams.xml says
 * which pairs miss something. */
#ifndef FIND_GAP_SIDE_H
#define FIND_GAP_SIDE_H

#include "gap.h"

/* Bits of enum seam_left for the words that end with token left; of enum seam_right for
 * those that begin at token i. */
uint16_t gap_left(const struct scene *s, uint32_t left);
uint16_t gap_right(const struct scene *s, uint32_t i);
/* Is token i part of a date, or of another value that a rule found? */
bool gap_dated(const struct scene *s, uint32_t i);

#endif
