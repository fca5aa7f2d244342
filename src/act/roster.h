/*
 * The people and organisations that the letter names in full, for what stands for them
 * without a word of theirs: initials ("DSK", "T.M."), acronyms ("KFUSD"), a first name
 * alone.
 */
#ifndef ACT_ROSTER_H
#define ACT_ROSTER_H

#include "org_parse.h"
#include "person_parse.h"

struct roster {
	struct person *people;
	struct org *orgs;
	size_t npeople, norgs;
};

/* The roster of the letter, made when first asked for; NULL when memory is out. */
const struct roster *roster_of(struct act_letter *l);
/* The person whose words the letters of initials stand for, in order; NULL when none
 * fits. */
const struct person *roster_initials(struct act_letter *l, struct str initials);
/* The person one of whose words is spelled like this. */
const struct person *roster_word(struct act_letter *l, struct str word);

#endif
