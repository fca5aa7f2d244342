/* The words of an organisation's name: which of them are its own and which say what it
 * is. */
#ifndef ACT_ORG_PARSE_H
#define ACT_ORG_PARSE_H

#include "letter.h"

enum org_kind {
	ORG_OWN,    /* Bellwether: replaced */
	ORG_TOWN,   /* Yuba City: replaced as a town is */
	ORG_KIND,   /* Nurseries, LLC, Hospital, of, and: stays */
	ORG_NUMBER, /* the 66 of Local 66 */
	ORG_LETTER, /* the F of F.A.B. */
};

struct org_word {
	uint32_t start, end; /* text offsets */
	uint8_t kind;	     /* enum org_kind */
	uint8_t phrase;	     /* words of the longest phrase in a lexicon it begins */
};

#define ORG_WORDS 20

struct org {
	struct org_word word[ORG_WORDS];
	unsigned n;
	unsigned own; /* how many are ORG_OWN or ORG_TOWN */
	bool more;    /* it has more words than these */
};

void org_parse(const struct act_letter *l, size_t i, struct org *out);

#endif
