/*
 * A candidate: a run of words with the evidence each model sees for it. Filled by one
 * file a model; names.c decides.
 */
#ifndef FIND_CANDIDATE_H
#define FIND_CANDIDATE_H

#include "around.h"
#include "evidence.h"
#include "lexical.h"

/* How capitals stand where the run begins. */
enum candidate_look { LOOK_MID_CAP, LOOK_START, LOOK_CAPS, LOOK_TITLED };

/* What stands around a run that more than one model asks for. */
struct sides {
	uint32_t before; /* around_before the run; comma: over a comma */
	bool comma;
	bool says, aux, test, year; /* around_says, _test and _year behind the run */
	bool terms, studies;	    /* around_terms and _studies */
	bool lives;		    /* behind "lives in", "commutes from" */
	bool place;		    /* where a place stands: there, or behind a street */
	enum candidate_look look;
};

struct candidate {
	struct run run;
	struct sides sides;   /* of the run */
	struct lexical words; /* of the run */
	uint32_t org_end;     /* where the run ends when read as an organisation */
	uint32_t org_first;
	uint32_t place_end;
	uint32_t person_first; /* before run.first when lower-case particles lead it */
	bool title, title_list;
	bool acts;	    /* does what firms alone do */
	bool saint;	    /* St. Onge, as people are called */
	bool people;	    /* the letter names somebody beyond doubt */
	bool way;	    /* goes on from a place a way led from: from Tracy to Ceres */
	bool place_list;    /* goes on from a place: in Tracy, Ceres and Hope */
	uint32_t list_from; /* the accepted person a list goes on from, or AROUND_NONE */
	enum lexicon_kind role; /* what title, role or credential make of a person */
	enum lexicon_kind org;	/* what head words and roles make of an organisation */
	uint16_t place_type;
	uint64_t evidence[MODELS];
};

/* Words that say who somebody is. */
#define ROLES (LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(TITLE))

/* What says first who somebody is counts. */
static inline void candidate_role(struct candidate *c, unsigned kind)
{
	if (!c->role)
		c->role = (enum lexicon_kind)kind;
}

enum candidate_look candidate_look(const struct scene *s, uint32_t i);
/* Does [first, end) look like the heading of what a colon behind it begins? Not what a
 * preposition leads to: "seen at Quist Imaging: two foci". */
bool candidate_heads(const struct scene *s, uint32_t first, uint32_t end);
/* Does [first, end) stand where letters set the name of a firm: in a list of records
 * behind a date, alone on its line under a doctor or above a street? */
bool candidate_placed(const struct scene *s, uint32_t first, uint32_t end);
/* Is the run one word, of the language, that stands where care was given? */
bool candidate_cared(const struct scene *s, const struct candidate *c);
/* The same, and somebody works for it? */
bool candidate_hired(const struct scene *s, const struct candidate *c);
void candidate_sides(const struct scene *s, const struct run *r, struct sides *out);

uint64_t evidence_person(const struct scene *s, struct candidate *c);
uint64_t evidence_org(const struct scene *s, struct candidate *c);
/* The 24 of 24 Hour Fitness, the 7 of 7-Eleven: the number that begins a firm's name
 * whose first word is token i, where somebody's work is spoken of; or i. */
uint32_t evidence_org_front(const struct scene *s, uint32_t i);
uint64_t evidence_place(const struct scene *s, struct candidate *c);

#endif
