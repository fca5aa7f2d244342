/*
 * The words of established names, each with the part it plays: what a letter's own
 * findings and the names a user gives teach, in one table.
 */
#ifndef FIND_PARTS_H
#define FIND_PARTS_H

#include "../rules/lexicon.h"
#include "places.h"

/* Bits of part.roles. */
enum part_role {
	PART_GIVEN = 0x01,
	PART_SURNAME = 0x02,
	PART_ORG = 0x04,      /* an organisation's first word */
	PART_ACRONYM = 0x08,  /* the first letters of an organisation's words */
	PART_INITIALS = 0x10, /* the first letters of a person's names */
	PART_TAIL = 0x20,     /* a further word of an organisation: begins no mention */
	PART_PLURAL = 0x40,   /* a surname as a family has it: the Strands */
	PART_HEAD = 0x80,     /* the first of the words of a PART_WHOLE */
	PART_WHOLE = 0x100,   /* all words of a name: token_mix of their hashes */
	PART_TOLD = 0x200,    /* by the user: its type is beyond doubt */
	PART_LOGIN = 0x800,   /* an initial and the surname in one: mmoss */
	PART_SHORT = 0x400, /* a further word of an organisation that tells which it is */
};

/* What may begin a mention. */
#define PARTS_MENTION (PART_GIVEN | PART_SURNAME | PART_ORG)
#define PARTS_BITS 1024
#define PARTS_WORDS 8 /* words of a name that are looked at */

struct part {
	uint32_t hash;
	uint16_t type; /* of the first name that had it */
	uint16_t roles;
};

struct parts {
	const struct lexicon *lex;
	struct arena *arena;
	struct part *slots; /* roles of 0: free */
	uint32_t mask, n;
	const struct places *places;
	uint64_t *marks; /* of places.h: where parts_find may find something */
	uint64_t bits[PARTS_BITS /
		      64]; /* one for each slot's hash: most words have none */
	bool failed;	   /* sticks: memory ran out */
};

/* A name as it is written in a letter or in a user's list. */
struct parts_name {
	const struct doc *doc;
	uint32_t first, end; /* tokens, half-open */
	uint16_t type;
	bool told; /* by the user */
};

/* The parts of one letter's names. LACUNA_REFUSED when memory is out. */
enum lacuna_err parts_open(struct parts *p, const struct lexicon *lex,
			   const struct places *places, struct arena *arena);
/* Both set failed when memory is out. */
void parts_learn_person(struct parts *p, const struct parts_name *name);
void parts_learn_org(struct parts *p, const struct parts_name *name);
/* The part that a word, initials or a whole name of this hash plays; NULL when it plays
 * none of these roles. */
const struct part *parts_find(const struct parts *p, uint32_t hash, unsigned roles);

/* May parts_find find anything for this hash? Most often it may not. */
static inline bool parts_may(const struct parts *p, uint32_t hash)
{
	return p->bits[hash % PARTS_BITS / 64] >> hash % 64 & 1;
}

#endif
