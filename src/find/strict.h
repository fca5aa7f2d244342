/* The strict policy: what stays without a reason is a finding, too. */
#ifndef FIND_STRICT_H
#define FIND_STRICT_H

#include "scene.h"
#include "../rules/policy.h"

/*
 * Resolved findings, and among them the capitalised words and numbers that the policy
 * would let stay though they have no reason: new ones under strict.survivor, and findings
 * too doubtful for the policy; both marked as survivors. LACUNA_REFUSED when memory is
 * out.
 */
enum lacuna_err strict_run(const struct scene *s, const struct policy *policy,
			   const struct finding_list *resolved, struct finding_list *out);

#endif
