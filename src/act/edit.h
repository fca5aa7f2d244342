/*
 * What is done to the letter: raw spans and what stands in their place. Edits are
 * disjoint and in order; reports are findings that change nothing.
 */
#ifndef ACT_EDIT_H
#define ACT_EDIT_H

#include "../find/finding.h"
#include "../rules/policy.h"

struct edit {
	size_t start, end; /* raw offsets, half-open; may be empty for an insertion */
	struct str replacement;
	uint16_t type;
	uint8_t action; /* enum policy_action */
	uint8_t gap;	/* enum gap_class */
	float score;
	uint32_t entity; /* 0: none; numbered from 1 in order of first appearance */
	const char *rule;
	const char *note; /* NULL, or a remark for the audit:
			     "adjusted"       an article, a month, or a form had to change
			     "shared"         another value of the letter became the same
			     "pool-small"     so few are there that this may happen
			     "no-pool", "unknown-value", "coarse", "malformed"
					      a tag, for want of something to put there
			     "unexplained"    the strict policy lets no such thing stay
			     and for reports also "low-confidence", "finding-only" or what
			     the finder says, "conflict" ... */
};

struct edit_list {
	struct edit *p; /* substitutions */
	size_t n;
	struct edit *reports; /* replacement empty; note says why nothing was changed */
	size_t nreports;
};

#endif
