/* The components of a person's name as it is written. */
#ifndef ACT_PERSON_PARSE_H
#define ACT_PERSON_PARSE_H

#include "letter.h"
#include "name.h"

enum person_kind {
	PERSON_NAME,	/* a word, with the particles before it: "de la Cruz" */
	PERSON_INITIAL, /* one letter */
	PERSON_SUFFIX,	/* Jr., III; also a title before the name */
};

struct person_word {
	uint32_t start, end; /* text offsets */
	uint8_t kind;	     /* enum person_kind */
	uint8_t part;	     /* enum name_part */
	bool hyphen;	     /* a hyphen joins it to the word before */
	bool comma;	     /* a comma stands before it */
	bool quoted;	     /* a nickname in quotes or brackets */
};

#define PERSON_WORDS 12

struct person {
	struct person_word word[PERSON_WORDS];
	unsigned n;
	bool handle; /* a user name: "kmoss2", "s.vadlamani.dpm" */
	bool more;   /* it has more words than these */
};

/* Reads finding i by itself: which words are surnames is told by order, commas and
 * titles. */
void person_parse(const struct act_letter *l, size_t i, struct person *out);
/* Does word w belong to the next one, as in "de la Cruz"? inner: it stands behind a word
 * of the name or another particle; titled: behind a title. */
bool person_is_particle(struct str text, const struct person_word *w,
			const struct person_word *next, bool inner, bool titled);
/* The word of p that is spelled like this; -1 when none is. */
int person_find(const struct act_letter *l, const struct person *p, struct str word);
/* "TU V. CAZARES BROTHERS": is a party of a case, called by its surname, written up to
 * text offset end? */
bool person_sues(const struct act_letter *l, uint32_t end);
/* Does a title stand before finding i, or a credential or "v." after it, as beside a
 * surname? */
bool person_addressed(const struct act_letter *l, size_t i);

#endif
