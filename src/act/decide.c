/*
 * Given: a finding and the policy. Promises: a row of the policy is followed as it
 * stands. Must not: look at the text.
 */
#include "decide.h"

static struct decision keep(const char *why)
{
	return (struct decision){ACTION_KEEP, why, why != NULL};
}

struct decision decide(const struct act_input *in, const struct finding *f)
{
	const struct policy_row *row = &in->policy->row[f->type];
	uint8_t action = row->action;

	if (f->type == TYPE_KEEP || (action == ACTION_KEEP && !f->survivor))
		return keep(NULL);
	if (f->survivor)
		return (struct decision){ACTION_TAG, f->note, false};
	/* Rank 0 is what a finder only wants told, such as a conflict. */
	if (f->rank == 0)
		return keep(f->note ? f->note : "finding-only");
	if (f->score < row->threshold)
		return keep("low-confidence");
	if (in->tags && (action == ACTION_SURROGATE || action == ACTION_SHIFT))
		action = ACTION_TAG;
	return (struct decision){action, f->note, f->note != NULL};
}
