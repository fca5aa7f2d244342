/*
 * Findings to edits: the policy decides what is done, replacers say with what. A
 * replacement is a pure function of (key, case, category, normalised value).
 */
#ifndef ACT_ACT_H
#define ACT_ACT_H

#include "casekey.h"
#include "../find/find.h"
#include "edit.h"
#include "tables.h"

struct act_input {
	const struct doc *doc;
	const struct pack *pack;
	const struct act_tables *tables; /* of tables_read, once an engine */
	const struct policy *policy;
	const struct hash_key *master; /* the engine's key */
	struct casekey
		*keys; /* where the case's keys go, until act_run returns: a vault */
	struct str case_id;
	bool tags; /* --style tag */
	const struct find_output *found;
	struct arena *arena;
};

/* LACUNA_REFUSED when memory is out. */
enum lacuna_err act_run(const struct act_input *in, struct edit_list *out,
			struct lacuna_fault *fault);

#endif
