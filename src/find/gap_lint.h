/* The examples of seams.xml. */
#ifndef FIND_GAP_LINT_H
#define FIND_GAP_LINT_H

#include "../rules/pack.h"

/* Runs the examples of every seam, with that seam alone: a hit's blanks are found, and of
 * its kind, and not found without it; a miss has no gap. LACUNA_NO with a fault naming
 * the first bad one; every bad one is a line in report. *run counts the examples. */
enum lacuna_err gap_lint(const struct pack_file *files, size_t n, struct buf *report,
			 size_t *run, struct lacuna_fault *fault);

#endif
