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

/* The pools that replacers of several pools use; patterns/pools has one of each name. */
enum letter_pool {
	LETTER_SURNAME,
	LETTER_GIVEN_F,
	LETTER_GIVEN_M,
	LETTER_STREET,
	LETTER_ORGSTEM,
	LETTER_ORGTAIL,
	LETTER_CITY,
	LETTER_COUNTY,
	LETTER_ZIP,
	LETTER_POOLS
};

struct roster;
struct replacer;
struct given_index;

#define LETTER_MEMO 64

/* A word of a name and what it becomes: most are met several times in a letter. */
struct letter_memo {
	struct str from, to;
	uint32_t kind;
};

/* What is looked up by name once a letter. */
struct letter_cache {
	struct letter_memo memo[LETTER_MEMO];
	struct given_index *given;		    /* of given.c */
	const struct replacer *row[PACK_TYPES_MAX]; /* by type */
	const struct pack_pool *pool[LETTER_POOLS];
	bool pool_known[LETTER_POOLS];
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

/* letter_row for a type not met before. */
const struct replacer *letter_row_find(const struct act_letter *l, uint16_t type);

/* The replacer of finding i's type; NULL when there is none, or the text is to be kept.
 */
static inline const struct replacer *letter_row(const struct act_letter *l, size_t i)
{
	uint16_t type = l->f[i].type;
	const struct replacer *row = l->cache->row[type];

	return row || type == TYPE_KEEP ? row : letter_row_find(l, type);
}

/* NULL when the pack has no such pool. */
const struct pack_pool *letter_pool(const struct act_letter *l, enum letter_pool pool);

/* keys is where the case's keys go, until letter_close. LACUNA_REFUSED when memory is
 * out. */
enum lacuna_err letter_open(struct act_letter *l, const struct act_input *in,
			    struct casekey *keys);
void letter_close(struct act_letter *l);

#endif
