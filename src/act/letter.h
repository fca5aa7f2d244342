/*
 * What every replacer is given: the letter, what was found in it, the keys of its case, and the
 * draft it writes to.
 */
#ifndef ACT_LETTER_H
#define ACT_LETTER_H

#include "act.h"
#include "casekey.h"
#include "date_shift.h"
#include "draft.h"
#include "normal.h"

struct roster;

struct act_letter {
	const struct act_input *in;
	const struct doc *doc;
	const struct pack *pack;
	const struct policy *policy;
	const struct finding *f; /* resolved: disjoint, in text order */
	size_t n;
	struct casekey keys;
	struct draft draft;

	struct date_shift shift;
	struct date *dates; /* one for each finding that is a date, in order */
	size_t ndates;
	uint32_t *date_of; /* 1 + index into dates by finding, or 0 */

	uint32_t *fullest; /* 1 + index of an entity's longest mention, by entity; 0 none */
	uint32_t nentities;
	struct roster *roster; /* of roster_of */
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

/* The longest mention of the person or organisation that finding i speaks of; i itself when it
 * is the only one. */
size_t letter_fullest(const struct act_letter *l, size_t i);

/* The first byte of text that is not white space at or after t; 0 at the end. */
static inline unsigned char letter_next(const struct act_letter *l, size_t t)
{
	return t < l->doc->text.n ? l->doc->text.p[t] : 0;
}

/* LACUNA_REFUSED when memory is out. */
enum lacuna_err letter_open(struct act_letter *l, const struct act_input *in);
void letter_close(struct act_letter *l);

#endif
