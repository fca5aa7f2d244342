/*
 * Which case a letter belongs to, and how the log shows it.
 */
#ifndef OUT_CASEID_H
#define OUT_CASEID_H

#include "../base/arena.h"
#include "logkey.h"

/* The case id: the one given, else the number found in the letter, else a keyed digest of
 * the letter, made in arena; .p is NULL when memory is out. */
struct str caseid_settle(const struct logkey *key, struct str given, struct str found,
			 struct str raw, struct arena *arena);
/* A keyed tag of 32 hex digits that stands for a case in the log, the same for every
 * spelling that act/casekey.h takes for one case; .p is NULL when memory is out. */
struct str caseid_tag(const struct logkey *key, struct str case_id, struct arena *arena);

#endif
