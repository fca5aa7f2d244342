/* What a scanner misread: the digits it took for letters inside words. */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include <stdbool.h>

#include "../base/str.h"

/* Does the text hold misread words, more than a slip of the hand leaves? */
bool scan_misread(struct str text);

/* Puts the letters back in the n bytes at p; no byte is added or taken away. */
void scan_mend(unsigned char *p, size_t n);

#endif
