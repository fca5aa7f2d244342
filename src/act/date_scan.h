/* The pieces of a date's surface: numbers and month words, with what stands between them.
 */
#ifndef ACT_DATE_SCAN_H
#define ACT_DATE_SCAN_H

#include "../base/str.h"

enum date_item_kind { ITEM_NUMBER, ITEM_MONTH };

enum date_language { DATE_ENGLISH, DATE_SPANISH, DATE_LANGUAGES };

struct date_item {
	uint8_t kind;	      /* enum date_item_kind */
	uint8_t digits;	      /* of a number written in digits; 0: in words */
	bool quoted;	      /* '12 */
	bool abbreviated;     /* Sept */
	bool ordinal;	      /* 3rd, third */
	uint8_t language;     /* of a month: enum date_language */
	unsigned char before; /* what divides it from the item before: '/', '-', '.', ',',
				 ' ' or 0 for nothing */
	uint32_t value;
	uint32_t start, end; /* text offsets; the dot of an abbreviation is inside */
	uint32_t suffix, suffix_end; /* of the st, nd, rd, th; equal when there is none */
};

#define DATE_ITEMS 6

struct date_items {
	struct date_item item[DATE_ITEMS];
	unsigned n;
	bool weekday; /* the name of a day stands with it */
	bool strange; /* something stands there that no date has */
};

/* Reads text [start, end). OCR's O, o, l, I among digits are read as the digits they
 * were. */
void date_scan(struct str text, uint32_t start, uint32_t end, struct date_items *out);

extern const char *const date_scan_months[DATE_LANGUAGES][13]; /* [..][1] is January */

#endif
