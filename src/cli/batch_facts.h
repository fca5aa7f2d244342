/*
 * What a cleaned letter still says of its person that is no name but, taken together,
 * may be enough to tell who it is: the quasi-identifiers.
 */
#ifndef CLI_BATCH_FACTS_H
#define CLI_BATCH_FACTS_H

#include "../lacuna_internal.h"

#define BATCH_FACT 64

enum batch_fact {
	BATCH_AGE,
	BATCH_SEX,
	BATCH_STATE,
	BATCH_INJURY_YEAR,
	BATCH_OCCUPATION,
	BATCH_EMPLOYER_KIND,
	BATCH_FACTS
};

/* Each as a short text in one form; empty where the letter does not say. */
struct batch_facts {
	char of[BATCH_FACTS][BATCH_FACT];
};

/* What they are called, in the ledger and in the summary. */
extern const char *const batch_fact_name[BATCH_FACTS];

/* Of the letter that a worker has done last, as it is after its edits. */
void batch_facts_read(struct batch_facts *out, const struct lacuna_seen *seen,
		      const struct pack *pack);

#endif
