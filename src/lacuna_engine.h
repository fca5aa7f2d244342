/* What an engine is made of: read-only once built. Not installed. */
#ifndef LACUNA_ENGINE_H
#define LACUNA_ENGINE_H

#include "act/tables.h"
#include "act/verdicts.h"
#include "base/box.h"
#include "find/find.h"
#include "out/audit.h"
#include "out/keyring.h"
#include "rules/policy.h"

struct lacuna_engine {
	struct arena arena;
	struct pack pack;
	struct policy policy;
	struct verdicts verdicts;
	struct models models;
	struct act_tables tables;
	struct find_known *known;
	size_t nknown;
	struct keyring *keys;
	struct audit_run run;
	struct buf head;
	size_t max_letter;
	unsigned char recipient[BOX_PUBLIC], signer[SIGN_PUBLIC]; /* when run has them */
	char policy_id[LOGKEY_NAME]; /* of a policy that is a file */
};

static inline struct str lacuna_engine_str(struct lacuna_bytes b)
{
	return str_from(b.p, b.n);
}

/* To whoever called: borrowed. */
static inline struct lacuna_bytes lacuna_engine_lend(struct str s)
{
	return (struct lacuna_bytes){s.p, s.n};
}

#endif
