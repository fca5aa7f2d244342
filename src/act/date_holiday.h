/* Days that are called by a name: "Christmas Eve", "Labor Day". */
#ifndef ACT_DATE_HOLIDAY_H
#define ACT_DATE_HOLIDAY_H

#include "../base/str.h"
#include "civil.h"

/* The number (from 1) of the holiday that text [start, end) begins with, a year behind it
 * aside; 0 when it is none. *name_end is where its name ends. */
unsigned date_holiday_find(struct str text, uint32_t start, uint32_t end,
			   uint32_t *name_end);
/* The day it falls on in a year. */
struct civil date_holiday_day(unsigned holiday, int32_t year);

/* Where the rest of "Thanksgiving Day, November 28, 2013" begins, when a day stands
 * behind the name and not a year alone; start when not. *end loses the bracket that
 * closes what one between them opened. */
uint32_t date_holiday_lead(struct str text, uint32_t start, uint32_t *end);

#endif
