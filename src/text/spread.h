/*
 * Blanks that say nothing because they stand everywhere: the doubled and tripled ones of
 * a justified paragraph, and the tabs of a letter that has them for blanks.
 */
#ifndef TEXT_SPREAD_H
#define TEXT_SPREAD_H

#include <stdbool.h>

#include "../base/str.h"

struct spread {
	unsigned share; /* one in so many of a justified paragraph's blanks is wide; 0:
			   there is none */
	bool tabs;	/* the letter's blanks are tabs */
	bool trailing;	/* its lines end in blanks */
	bool folds;	/* the lines up to end are justified */
	size_t end;
};

struct spread spread_of(struct str s);

static inline bool spread_any(const struct spread *p)
{
	return p->share || p->tabs || p->trailing;
}

/* From the letter's beginning, lines are asked for in order. */
void spread_start(struct spread *p);

/* Of the line at [i, end), or what is left of it, the blanks at or after i that are one
 * blank's to read: where they begin, *n of them; end when there are none. */
size_t spread_next(struct spread *p, struct str s, size_t i, size_t end, size_t *n);

#endif
