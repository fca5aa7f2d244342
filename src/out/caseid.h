/*
 * Which case a letter belongs to, and how the log shows it. Replacements depend on the
 * case id, so two spellings of one number must be one id.
 */
#ifndef OUT_CASEID_H
#define OUT_CASEID_H

#include "../base/arena.h"
#include "../base/hash.h"

/*
 * The case id: given by the user, as it is; else the number found in the letter, without
 * white space and in capitals; else a digest of the letter. Borrowed from those or from
 * arena; .p is NULL when memory is out.
 */
struct str caseid_settle(const struct hash_key *key, struct str given, struct str found,
			 struct str raw, struct arena *arena);
/* A keyed tag that stands for s in the log, 32 hex digits; .p is NULL when memory is out.
 */
struct str caseid_tag(const struct hash_key *key, struct str s, struct arena *arena);

#endif
