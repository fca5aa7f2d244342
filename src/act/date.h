/*
 * A date of the letter: what it says and how it is written, so that another day can be
 * written into the same places. date_parse reads one surface, date_write writes one.
 */
#ifndef ACT_DATE_H
#define ACT_DATE_H

#include "civil.h"
#include "draft.h"

enum part_how {
	PART_NONE,
	PART_DIGITS,
	PART_MONTH,   /* March */
	PART_ABBR,    /* Mar, Mar. */
	PART_WORDS,   /* twenty-first */
	PART_HOLIDAY, /* Christmas Eve: stands for month and day */
};

struct date_part {
	uint32_t start, end; /* text offsets */
	uint8_t how;	     /* enum part_how */
	uint8_t width;	     /* digits it has */
	uint8_t language;    /* of a month word: enum date_language */
	bool padded;	     /* has a leading zero */
};

enum date_precision { DATE_DAY, DATE_MONTH, DATE_YEAR };

struct date {
	struct civil said; /* 0 for what is not written */
	struct date_part year, month, day;
	uint32_t suffix, suffix_end; /* the st, nd, rd, th after the day */
	unsigned char separator; /* between the numbers of a numeric date: '/', '-', '.',
				    or 0 */
	uint8_t holiday; /* of date_holiday_find; the name is the part day. Written as
			    month and day, as its shift has no name */
	bool weekday;	 /* the name of a day stands with it */
	bool malformed;	 /* no day of any calendar: "02/30/2014", "May 20153" */

	/* What date_context makes of it. */
	uint32_t start, end; /* text offsets of the surface, but for the holiday's name
				beside a day, which is not written back */
	struct civil whole;  /* said, with what is missing taken from its neighbours */
	struct civil to;     /* the day that is written in its place */
	bool linked;	     /* goes on in the next date: "May 5-" "9, 2012" */
	const struct date *month_from, *year_from; /* whose month and year it shares */
	bool birth;				   /* a date of birth */
	bool aged;  /* and its year shows an age that the policy writes together */
	bool known; /* whole is a day (or month, or year) that exists */
};

/* Reads text [start, end); malformed when it is no date. Month first where both orders
 * are possible; the day first when the first number exceeds 12. Two-digit years up to 29
 * are of this century. */
void date_parse(struct date *out, struct str text, uint32_t start, uint32_t end);
/* What is written: a day, a month (with or without year), or a year alone. */
enum date_precision date_precision(const struct date *d);
/* Writes the day to in the form of d, every byte between its parts as it was; numbers
 * below ten with a leading zero as told. */
void date_write(struct draft *out, const struct date *d, struct civil to,
		bool month_padded, bool day_padded);
/* Writes month m in the form of a month part, e.g. "Oct." for "Jan." */
void date_write_month(struct draft *out, const struct date_part *like, int32_t month);

#endif
