/* Dates of birth: they move with the age, and show one of 90 or more. */
#ifndef ACT_DATE_BIRTH_H
#define ACT_DATE_BIRTH_H

#include "letter.h"

/* Does the text before a date say that it is someone's birth? */
bool date_birth_said(struct str text, uint32_t start);
/* Marks the dates that are, and those that show the policy's highest age. */
void date_birth_find(struct act_letter *l);

#endif
