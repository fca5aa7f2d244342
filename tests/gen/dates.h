/* Calendar dates as days since 1970-01-01, and the ways letters write them. */
#ifndef GEN_DATES_H
#define GEN_DATES_H

#include "buf.h"

struct ymd {
	long y;
	unsigned m, d;
};

enum date_form {
	DF_STYLE,
	DF_LONG,
	DF_LONG0,
	DF_MDY,
	DF_MDY0,
	DF_DASH,
	DF_DASH0,
	DF_MDY2,
	DF_MDY20,
	DF_DASH2,
	DF_DASH20,
	DF_DOT,
	DF_DOT2,
	DF_ISO,
	DF_ABBR,
	DF_ABBRNC,
	DF_ORD,
	DF_ORDOF,
	DF_DMY,
	DF_DOW,
	DF_DOWS,
	DF_COMPACT,
	DF_MIL,
	DF_MY,
	DF_MOF,
	DF_MCY,
	DF_MABBRY,
	DF_MS,
	DF_MS1,
	DF_MD_Y,
	DF_Y,
	DF_Y2,
	DF_MD,
	DF_MDORD,
	DF_DAY,
	DF_DY,
	DF_MON,
	DF_COUNT
};

/* Names of the forms for templates, in the order of the enum, and NULL. */
extern const char *const date_forms[];

/* Month names, full and short. */
extern const char *const date_months[], *const date_abbrs[];

long date_days(long y, unsigned m, unsigned d);
struct ymd date_ymd(long days);

/* Writes the date in the form, which must not be DF_STYLE. */
void date_write(struct buf *b, long days, enum date_form form);

/* How much of the date the form tells: 'd' all, 'm' month and year, 'y' the year. */
char date_grain(enum date_form form);

#endif
