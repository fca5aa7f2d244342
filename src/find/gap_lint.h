/* The examples of seams.xml. */
#ifndef FIND_GAP_LINT_H
#define FIND_GAP_LINT_H

#include "../rules/lint.h"

/* Runs the examples of every seam, with that seam alone: a hit's blanks are found, and of
 * its kind, and not found without it; a miss has no gap. LACUNA_NO with a fault naming
 * the first bad one. */
enum lacuna_err gap_lint(struct lint *l);

#endif
