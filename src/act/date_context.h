/* All dates of a letter together: what a date leaves out, its neighbours say. */
#ifndef ACT_DATE_CONTEXT_H
#define ACT_DATE_CONTEXT_H

#include "letter.h"

/* Parses every date of the letter and fills l->dates, l->date_of. */
enum lacuna_err date_context_read(struct act_letter *l);
/* Has d's month (else its day) a leading zero where it is below ten? What a number of two
 * digits leaves open, the dates around it of the same form tell. */
bool date_context_padded(const struct act_letter *l, const struct date *d, bool month);

#endif
