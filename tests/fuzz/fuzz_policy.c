/*
 * A user's policy file. Promises: refused with a fault, or a row for every type that its
 * replacer can follow.
 */
#include "../../src/rules/policy.h"
#include "fuzz.h"

void fuzz_policy(struct str in)
{
	const struct pack *pack = fuzz_pack();
	struct arena arena = {0};
	struct lacuna_fault fault = {0};
	struct policy policy;

	if (policy_read(&policy, pack, "fuzz", "fuzz", in, &arena, &fault)) {
		FUZZ_HOLDS(fault.code == LACUNA_PACK && fault.what[0]);
	} else {
		FUZZ_HOLDS(policy.shift_min_weeks >= 1);
		FUZZ_HOLDS(policy.shift_min_weeks <= policy.shift_max_weeks);
		FUZZ_HOLDS(policy.age_shift_max >= 0 && policy.age_top >= 18);
		FUZZ_HOLDS(policy.row[TYPE_KEEP].action == ACTION_KEEP);
		for (uint32_t t = 0; t < pack->ntypes; t++) {
			FUZZ_HOLDS(policy.row[t].action < ACTIONS);
			FUZZ_HOLDS(policy.row[t].threshold >= 0 &&
				   policy.row[t].threshold <= 1);
		}
	}
	arena_free(&arena);
}
