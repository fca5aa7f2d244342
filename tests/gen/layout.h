/* From composed text to the lines and pages of a letter. */
#ifndef GEN_LAYOUT_H
#define GEN_LAYOUT_H

#include "mark.h"
#include "rng.h"

/* single: "word \n"; seed: "word \n\n"; plain: "word\n"; none: only the breaks the text
 * asks for. */
enum wrap { WRAP_SINGLE, WRAP_SEED, WRAP_PLAIN, WRAP_NONE };

struct layout {
	enum wrap wrap;
	unsigned width; /* columns of a line */
	unsigned page;	/* lines of a page; 0: no pages */
	int feed;	/* pages end in a form feed */
	int crlf;
};

/* Appends the laid out text to out and puts into to (unless it is NULL) the marks, moved
 * to where their text now is. */
void layout_run(const struct layout *l, struct rng *r, const struct buf *raw,
		const struct marks *from, struct marks *to, struct buf *out);

#endif
