/* What the policy does with a finding. */
#ifndef ACT_DECIDE_H
#define ACT_DECIDE_H

#include "act.h"

struct decision {
	uint8_t action;	  /* enum policy_action; ACTION_KEEP changes nothing */
	const char *note; /* NULL, or what the audit must say of it */
	bool report; /* in a finding of its own, beside the substitution if there is one
		      */
};

struct decision decide(const struct act_input *in, const struct finding *f);

#endif
