/*
 * Cases of several letters about the same people: whatever the order, the process or the
 * way the letters come in, a mention of somebody becomes the same somebody else.
 */
#ifndef CASES_CASES_H
#define CASES_CASES_H

#include "../../src/base/buf.h"
#include "../../src/lacuna_internal.h"

/* What the generator says of a span: whose it is, and in which form it is written. */
struct mention {
	size_t start, end;
	struct str entity, form; /* "NAME:DOCTOR2", "last" */
};

struct letter {
	char path[96];
	unsigned number; /* of its case */
	struct buf text, ids;
	struct mention *mentions;
	size_t n;
};

struct cases {
	struct letter *letters; /* those of a case side by side */
	size_t n, ncases;
};

/* Generated; ends the program when that is not possible. */
struct cases *cases_make(unsigned long long seed);
void cases_free(struct cases *c);

struct scrubber {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
};

#define CASES_KEY "the key of the cross-letter tests, no secret"

/* Ends the program when it can't be opened. */
void scrubber_open(struct scrubber *s);
void scrubber_close(struct scrubber *s);

/* The program cleans the letters in each way; the number of letters
 * that then differ from what the library makes of them one by one. */
size_t ways_check(const struct cases *c, const char *program);

/* What mentions of one kind came to. */
struct tally {
	size_t mentions, whole; /* of them replaced as a whole */
	size_t agree;		/* as most of their entity's in their case are */
	size_t other_type;	/* differ, and the finder took them for another type */
};

enum kind { KIND_PERSON, KIND_ORG, KIND_DATE, KIND_AGE, KIND_REST, KINDS };

struct findings {
	struct tally tally[KINDS];
	size_t edits, unchanged;	  /* replacements that are what they replace */
	size_t surnames, stems;		  /* pairs of cases with the same name */
	size_t same_surnames, same_stems; /* which became the same */
	size_t surname_pool;
};

void mentions_check(struct findings *out, const struct cases *c);

/* The day that a full date in one of the generator's forms says, in days; false when it
 * says less than a day, or can't be read. near: a date of the same century. */
bool dates_read(struct str text, int32_t near, int32_t *days);
/* "2013-05-23" */
int32_t dates_iso(struct str s);

#endif
