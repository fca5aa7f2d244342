/* Reviewers' verdicts over what was found. */
#ifndef ACT_OVERRULE_H
#define ACT_OVERRULE_H

#include "../find/find.h"
#include "verdicts.h"

struct overrule_input {
	const struct verdicts *verdicts;
	const struct doc *doc;
	const struct policy *policy;
	struct str case_id, case_tag;	/* as given or found, and as a log shows it */
	const struct hash_key *digests; /* what originals of the case are digested with */
	struct arena *arena;
};

/* Findings that a verdict lets stay become reports; text that a verdict wants replaced
 * becomes findings. LACUNA_REFUSED when memory is out. */
enum lacuna_err overrule_run(const struct overrule_input *in, struct find_output *found);

#endif
