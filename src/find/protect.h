/* Which candidates are no names for all their capitals: terms, headings, labels, authors.
 */
#ifndef FIND_PROTECT_H
#define FIND_PROTECT_H

#include "candidate.h"

/* Evidence that capitals with a reason lose to. */
#define STRONG_PERSON                                                                    \
	(EV_CALLED | EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) |             \
	 EV(P_POSS_TASK) | EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST) | EV(P_LAST_FIRST) | \
	 EV(P_NICKNAME) | EV(P_SUFFIX) | EV(P_LABEL) | EV(P_BY))
#define STRONG_ORG                                                           \
	(EV(O_HEAD_LAST) | EV(O_LEGAL) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | \
	 EV(O_KNOWN) | EV(O_OF) | EV(O_EMPLOYEE_AFTER) | EV(O_WORK_BEFORE) | \
	 EV(O_ORG_VERB) | EV(O_AMPERSAND) | EV(O_PLACED))
#define STRONG_PLACE \
	(EV(L_LIST) | EV(L_STATE_AFTER) | EV(L_COUNTY) | EV(L_CITY) | EV(L_LIVES))

/*
 * Capitals that have their reason lose only to strong evidence: a lone eponym or drug
 * (positive McMurray, Soma), common words that open a sentence or stand in a heading,
 * clinical terms, labels (Case No. 7), authors as journals write them.
 */
bool protect_keeps(const struct scene *s, const struct candidate *c);

#endif
