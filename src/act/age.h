/* Ages: shifted by the case's few years, never over the 18th birthday. */
#ifndef ACT_AGE_H
#define ACT_AGE_H

#include "letter.h"

/* The years that the case's ages move; 0 when the policy leaves them. */
int32_t age_shift(const struct act_letter *l);
/* Does the letter tell an age of those that the policy writes together (90 or older)? */
bool age_tells_top(const struct act_letter *l);
/* The age written instead of age. */
int32_t age_moved(int32_t age, int32_t shift);

#endif
