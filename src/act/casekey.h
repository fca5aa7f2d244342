/*
 * The keys of one case: a sub-key for each purpose, so that what is learned of one (a
 * pair of a date and its replacement, say) tells nothing of another, nor of another case.
 */
#ifndef ACT_CASEKEY_H
#define ACT_CASEKEY_H

#include "../base/hash.h"

enum casekey_use {
	KEY_DATES,
	KEY_AGES,
	KEY_NAMES,
	KEY_PLACES,
	KEY_ORGS,
	KEY_NUMBERS,
	KEY_POOLS,
	KEY_TAGS,
	KEYS
};

struct casekey {
	struct hash_key chain; /* the case's own key, which the others come from */
	struct hash_key of[KEYS];
	bool made[KEYS];
};

/* The keys of the case called case_id. Case, blanks, dashes and invisible characters in
 * it make no difference: "CM13-0012345", "cm13 0012345" and one with a no-break hyphen
 * are one case. */
void casekey_make(struct casekey *out, const struct hash_key *master, struct str case_id);
/* The key for one use, made when first asked for: most letters need four of them. */
const struct hash_key *casekey_of(struct casekey *keys, enum casekey_use use);
void casekey_wipe(struct casekey *keys);

#endif
