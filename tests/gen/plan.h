/* What one letter will be like: its format, its writer's habits, its gaps and its lines.
 */
#ifndef GEN_PLAN_H
#define GEN_PLAN_H

#include "layout.h"

struct compose;

enum density {
	DENSITY_NORMAL,
	DENSITY_DENSE,
	DENSITY_CLEAN,
	DENSITY_HOSTILE,
	DENSITY_POSTED,
	DENSITY_TRAPS,
	DENSITY_PROSE
};

struct plan_options {
	const char *format; /* NULL: any */
	enum density density;
	int gaps; /* 0: a realistic few; 1: as in ways; -1: none */
	unsigned long ways;
	int wrap; /* enum wrap, or -1: any */
	int crlf;
	int named; /* every letter names its people */
};

/* Chooses with the composer's generator: sets its level and style and fills in the
 * layout. Returns the symbol to expand. The format, if given, must be one that plan_known
 * knows. */
const char *plan_letter(const struct plan_options *o, struct compose *c,
			struct layout *l);

int plan_known(const char *format);

/* The formats' names, separated by blanks. */
const char *plan_names(void);

#endif
