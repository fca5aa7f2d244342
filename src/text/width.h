/* How long a letter's lines grow before they are broken. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/str.h"

#define WIDTH_MOST 120 /* bytes: of wider lines nothing is said */

/* The bytes that no line is longer than, where each that a sentence goes on behind would
 * be with the next line's first word; 0 where lines are broken anyhow. */
uint32_t width_of(struct str text, bool double_spaced);

#endif
