/*
 * Seams: pairs of sides that do not stand side by side in prose, so that a value is
 * missing between them. Which pairs is data (patterns/seams.xml); what makes a side is
 * code (find/gap_side.c).
 */
#ifndef RULES_SEAM_H
#define RULES_SEAM_H

#include "lexicon.h"

/* What the words before a hole leave open, where no slot of theirs says it. Bits in the
 * order of seam_left_names. */
enum seam_left {
	LEFT_ANY = 1,
	LEFT_OPENER =
		1 << 1,	    /* "said that |", "whether |": a clause without its subject */
	LEFT_TIME = 1 << 2, /* "On June 13, 2014, |", "Thereafter |": so is this one */
	LEFT_BOTH = 1 << 3, /* "Both |" */
	LEFT_AGED = 1 << 4, /* "a 44-year-old |": a noun */
	LEFT_ARTICLE = 1 << 5, /* "as a |" */
	LEFT_IS = 1 << 6,      /* "the claim number is |" */
	LEFT_COMMA = 1 << 7,   /* "the notes, |" */
	LEFT_PAIR = 1 << 8,    /* "between 5/6/2013 and |" */
	LEFT_WHEN = 1 << 9,    /* "normal when |": a clause, or a participle alone */
	LEFT_AND = 1 << 10,
	LEFT_ONE = 1 << 11, /* "Drs. Ito and |": the other */
	LEFT_SEX = 1 << 12, /* "a 44-year-old female |" */
};

/* What the words behind it cannot do without. Bits in the order of seam_right_names. */
enum seam_right {
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
	RIGHT_BRACKET = 1 << 12,   /* "| (see below)" */
};

/* One pair, as it is in the image. */
struct pack_seam {
	uint16_t left, right; /* any of these bits beside any of those */
	uint8_t kind; /* enum lexicon_gap; NONE: what the words before the hole name */
	uint8_t rank; /* a higher one is asked first */
	uint8_t zero[2];
};

#define SEAM_LEFTS 13
#define SEAM_RIGHTS 13
extern const char *const seam_left_names[SEAM_LEFTS];
extern const char *const seam_right_names[SEAM_RIGHTS];

#endif
