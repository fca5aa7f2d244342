/* The sides of a hole: small grammar, closed classes of words. gap_seam.c says which
 * pairs miss something. */
#ifndef FIND_GAP_SIDE_H
#define FIND_GAP_SIDE_H

#include "gap.h"

/* What the words before a hole leave open, where no slot of theirs says it. */
enum left {
	LEFT_OPENER = 1,    /* "said that |", "whether |": a clause without its subject */
	LEFT_TIME = 1 << 1, /* "On June 13, 2014, |", "Thereafter |": so is this one */
	LEFT_BOTH = 1 << 2, /* "Both |" */
	LEFT_AGED = 1 << 3, /* "a 44-year-old |": a noun */
	LEFT_ARTICLE = 1 << 4, /* "as a |" */
	LEFT_IS = 1 << 5,      /* "the claim number is |" */
	LEFT_COMMA = 1 << 6,   /* "the notes, |" */
	LEFT_VERSUS = 1 << 7,  /* "Ito v. |" */
	LEFT_PAIR = 1 << 8,    /* "between 5/6/2013 and |" */
	LEFT_WHEN = 1 << 9,    /* "normal when |": a clause, or a participle alone */
	LEFT_AND = 1 << 10,
	LEFT_ONE = 1 << 11, /* "Drs. Ito and |": the other */
	LEFT_ANY = 1 << 12,
};

/* What the words behind it cannot do without. */
enum right {
	RIGHT_VERB = 1,	     /* a finite verb: its subject */
	RIGHT_AND = 1 << 1,  /* "| and": what it joins */
	RIGHT_STOP = 1 << 2, /* a mark */
	RIGHT_COMMA = 1 << 3,
	RIGHT_LINK = 1 << 4, /* "| of", "| who": no noun begins so */
	RIGHT_EMPLOYEE = 1 << 5,
	RIGHT_FOR = 1 << 6,	   /* "| for a chain of bakeries" */
	RIGHT_CREDENTIAL = 1 << 7, /* "| , MD" */
	RIGHT_VERSUS = 1 << 8,	   /* "| v. Acme" */
	RIGHT_OTHER = 1 << 9,	   /* no date */
	RIGHT_ACTS = 1 << 10,	   /* a verb with its object: "| tested them" */
	RIGHT_FIELD = 1 << 11,	   /* "| (radiology)": a doctor */
};

/* Bits of enum left for the words that end with token left; of enum right for those that
 * begin at token i. */
uint16_t gap_left(const struct scene *s, uint32_t left);
uint16_t gap_right(const struct scene *s, uint32_t i);
/* Is token i part of a date, or of another value that a rule found? */
bool gap_dated(const struct scene *s, uint32_t i);

#endif
