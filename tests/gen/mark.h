/* Marks: which bytes of the composed text are what, and who. */
#ifndef GEN_MARK_H
#define GEN_MARK_H

#include "buf.h"

/* In composed text this byte and a letter stand for a break: n line, p paragraph, v bare
 * newline. */
#define MARK_BREAK '\001'

enum cat {
	CAT_NAME,
	CAT_PROFESSION,
	CAT_LOCATION,
	CAT_AGE,
	CAT_DATE,
	CAT_CONTACT,
	CAT_ID,
	CAT_EMPLOYER,
	CAT_ORGANIZATION,
	CAT_GAP
};

extern const char *const mark_cats[];

struct mark {
	size_t start, end; /* bytes */
	enum cat cat;
	const char *type;
	const char *form; /* how it is written: "last", "long" ... */
	const char *who;  /* the entity, or NULL */
	long day;	  /* of a date: days since 1970 */
	char grain;	  /* of a date: d, m, y; else 0 */
};

struct marks {
	struct mark *v;
	size_t n, cap;
};

/* Adds a mark; the result is good until the next call. */
struct mark *mark_add(struct marks *m, size_t start, size_t end, enum cat cat,
		      const char *type);
void mark_free(struct marks *m);

#endif
