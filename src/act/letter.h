/*
 * What every replacer is given: the letter, what was found in it, the keys of its case,
 * and the draft it writes to.
 */
#ifndef ACT_LETTER_H
#define ACT_LETTER_H

#include "act.h"
#include "casekey.h"
#include "date_shift.h"
#include "draft.h"
#include "normal.h"
#include "tables.h"

struct roster;

#define LETTER_MEMO 64 /* bits of letter_cache.kept */

enum memo_kind { MEMO_SURNAME, MEMO_GIVEN, MEMO_CITY };

/* A word of a name and what it becomes: most are met several times in a letter. */
struct letter_memo {
	struct str from, to;
	enum memo_kind kind;
};

/* What was worked out in this letter and may be asked for again. */
struct letter_cache {
	uint64_t kept; /* a bit for each memo that was asked for; the others are anything
			*/
	bool initials, states;
	unsigned char initial[26]; /* the cycle of initials, once initials; of given.c */
	unsigned char
		state[HASH_CYCLE]; /* the same of a state, once states; of state.c */
	struct letter_memo memo[LETTER_MEMO];
};

struct act_letter {
	const struct act_input *in;
	const struct doc *doc;
	const struct pack *pack;
	const struct policy *policy;
	const struct finding *f; /* resolved: disjoint, in text order */
	size_t n;
	struct casekey *keys;
	struct draft draft;

	struct date_shift shift;
	struct date *dates; /* one for each finding that is a date, in order */
	size_t ndates;
	uint32_t *date_of; /* 1 + index into dates by finding, or 0 */

	uint32_t *
		fullest; /* 1 + index of an entity's longest mention, by entity; 0 none */
	uint32_t nentities;
	struct roster *roster; /* of roster_of */
	struct letter_cache *cache;
};

/* The text of finding i. */
static inline struct str letter_text(const struct act_letter *l, size_t i)
{
	return doc_text(l->doc, l->f[i].start, l->f[i].end);
}

/* The date that finding i is, or NULL. */
static inline struct date *letter_date(const struct act_letter *l, size_t i)
{
	return l->date_of && l->date_of[i] ? &l->dates[l->date_of[i] - 1] : NULL;
}

/* The longest mention of the person or organisation that finding i speaks of; i itself
 * when it is the only one. */
size_t letter_fullest(const struct act_letter *l, size_t i);

static inline const struct hash_key *letter_key(const struct act_letter *l,
						enum casekey_use use)
{
	return casekey_of(l->keys, use);
}

/* The place for what from becomes; to is empty when that is not known yet. */
struct letter_memo *letter_memo(const struct act_letter *l, enum memo_kind kind,
				struct str from);
/* Takes note of it. What it became, to live as long as the letter; empty when to is, or
 * memory is out. */
struct str letter_memo_keep(const struct act_letter *l, struct letter_memo *m,
			    enum memo_kind kind, struct str from, struct str to);

/* The replacer of finding i's type; NULL when there is none, or the text is to be kept.
 */
static inline const struct replacer *letter_row(const struct act_letter *l, size_t i)
{
	return l->in->tables->row[l->f[i].type];
}

/* NULL when the pack has no such pool. */
static inline const struct pack_pool *letter_pool(const struct act_letter *l,
						  enum tables_pool pool)
{
	return l->in->tables->pool[pool];
}

/* The case's keys stay until letter_close. LACUNA_REFUSED when memory is out. */
enum lacuna_err letter_open(struct act_letter *l, const struct act_input *in);
void letter_close(struct act_letter *l);

#endif
