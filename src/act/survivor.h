/* What the strict policy does not let stay: capitals and numbers that nothing explains.
 */
#ifndef ACT_SURVIVOR_H
#define ACT_SURVIVOR_H

#include "act.h"

/*
 * The resolved findings and, between them, one of rank 0 for each word with a capital
 * that no lexicon knows and each number of four digits or more; in *out, in text order.
 * LACUNA_REFUSED when memory is out.
 */
enum lacuna_err survivor_find(const struct act_input *in, struct finding_list *out);

#endif
