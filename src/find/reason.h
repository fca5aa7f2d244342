/*
 * Why a capitalised word or a number may stay in a letter. The one place that decides it:
 * --explain shows the reason, and the strict policy lets nothing stay without one.
 */
#ifndef FIND_REASON_H
#define FIND_REASON_H

#include "scene.h"

/* clang-format off */
#define REASONS(X) \
	X(NONE, "no-reason") \
	X(RULE, "rule")            /* a KEEP rule covers it */ \
	X(GRAMMAR, "grammar")      /* The, Not, Two */ \
	X(CALENDAR, "calendar")    /* March, Monday */ \
	X(DEMONYM, "demonym")      /* French, as languages and sizes are, too */ \
	X(ROLE, "role")            /* titles, credentials, roles, kin, specialties */ \
	X(GUIDELINE, "guideline")  /* bodies, titles, and all in a list of guidelines */ \
	X(CITATION, "citation")    /* authors, journals, years of what is cited */ \
	X(TEST, "test")            /* names of signs, tests, instruments */ \
	X(DRUG, "drug") \
	X(DEVICE, "device") \
	X(SERIES, "series")        /* beside drugs, devices and eponyms of one list */ \
	X(MEDICAL, "medical") \
	X(ACRONYM, "acronym") \
	X(LETTER, "letter")        /* one letter, a short symbol: L4, Grade A, uL */ \
	X(ROMAN, "roman")          /* type III, grade IIb */ \
	X(LABEL, "label")          /* before the colon of a form: MAXIMUS Case Number: */ \
	X(WORD, "word")            /* of the dictionary, oftener than a name; or a phrase of it */ \
	X(ENDING, "ending")        /* looks like a medical word, where a capital says nothing */ \
	X(START, "start")          /* ... as often a name, but its place asks for a capital */ \
	X(DECIMAL, "decimal") \
	X(MEASURE, "measure")      /* with a unit or a percent sign */ \
	X(SCORE, "score")          /* 3/5, 10-12 */ \
	X(TIME, "time")            /* 10:30 */ \
	X(ORDINAL, "ordinal")      /* 2nd */ \
	X(ITEM, "item")            /* of a list: (1), [33], 2. */ \
	X(CODE, "code")            /* C5, PHQ-9, CPT 97110 */ \
	X(VALUE, "value")          /* a short number beside a word that has a reason */
/* clang-format on */

enum reason {
#define X(name, text) REASON_##name,
	REASONS(X)
#undef X
};

/* Does token i need a reason to stay: a word with a capital, or a number? */
bool reason_asked(const struct scene *s, uint32_t i);
/* The reason of such a token, REASON_NONE when there is none. Looks at the token and a
 * bounded stretch around it; what findings cover it is the caller's. */
enum reason reason_of(const struct scene *s, uint32_t i);
/* The same of a word and of a number that no rule keeps. */
enum reason reason_of_word(const struct scene *s, uint32_t i);
enum reason reason_of_number(const struct scene *s, uint32_t i);
/* Is token i an author (White, 2004; Stamer UM, Landau R. ...) or in the name of a
 * journal? */
bool reason_cited(const struct scene *s, uint32_t i);
const char *reason_name(enum reason r);

#endif
