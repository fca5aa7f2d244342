/*
 * A policy: what is done with each category and type at each score, and the few numbers a
 * user may choose. Data of patterns/policies or of a user's own file.
 */
#ifndef RULES_POLICY_H
#define RULES_POLICY_H

#include "pack.h"

enum policy_action {
	ACTION_KEEP,
	ACTION_TAG,
	ACTION_SURROGATE, /* for dates and ages: shift */
	ACTION_SHIFT,
	ACTION_GENERALISE,
	ACTION_MASK,
	ACTIONS
};

struct policy_row {
	uint8_t action;	 /* enum policy_action */
	float threshold; /* a finding scored lower is reported, not changed */
};

struct policy {
	const char *name;
	struct policy_row row[PACK_TYPES_MAX];	  /* by type index */
	int32_t shift_min_weeks, shift_max_weeks; /* back in time, 1..1000 */
	int32_t age_shift_max;			  /* years, 0..5 */
	int32_t age_top;			  /* this age and over is generalised */
	bool strict; /* survivors without a reason become tags */
};

/* Reads a policy's XML; name is what logs call it, from what faults do. Every type gets a
 * row: the file's most specific one (type, then category, then default). LACUNA_PACK with
 * from and line when it is malformed. */
enum lacuna_err policy_read(struct policy *out, const struct pack *pack, const char *name,
			    const char *from, struct str xml, struct arena *arena,
			    struct lacuna_fault *fault);
/* A policy of the pack by name; LACUNA_PACK naming those there are when it is unknown. */
enum lacuna_err policy_find(struct policy *out, const struct pack *pack, struct str name,
			    struct arena *arena, struct lacuna_fault *fault);
const char *policy_action_name(enum policy_action a);

#endif
