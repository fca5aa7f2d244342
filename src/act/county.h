/* Counties. */
#ifndef ACT_COUNTY_H
#define ACT_COUNTY_H

#include "letter.h"

/* Writes what stands for finding i where it says that it is a county ("Kern County",
 * "County of Kern"), the word kept; false and nothing where it does not. */
bool county_write(struct act_letter *l, size_t i);
/* How long the "County of " is that the text begins with, for what "county", with any
 * blanks or line ends; 0 when it does not. */
size_t county_head(struct str text, struct str what);

#endif
