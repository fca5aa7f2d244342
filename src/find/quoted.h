/*
 * Years in what a letter quotes from a guideline.
 */
#ifndef FIND_QUOTED_H
#define FIND_QUOTED_H

#include "finding.h"
#include "scene.h"

/* Protects each year alone, of those found in out, that stands in a quotation which cites
 * a paper. */
enum lacuna_err quoted_keep(const struct scene *s, struct finding_list *out);

#endif
