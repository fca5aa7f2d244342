/*
 * What stands before each line and is not of the letter: blanks that all lines begin with
 * (a page's margin), the numbers of a transcript's or a pleading's lines, and the marks
 * of quoted mail ("> ").
 */
#ifndef TEXT_MARGIN_H
#define TEXT_MARGIN_H

#include <stdbool.h>

#include "../base/str.h"

struct margin {
	size_t blanks;	       /* that every line but the first begins with */
	bool quoted, numbered; /* some lines in a row are */
	unsigned first_number;
	bool last_quoted; /* the line measured last was quoted */
	unsigned last_number;
};

struct margin margin_of(struct str s);

static inline bool margin_any(const struct margin *m)
{
	return m->blanks || m->quoted || m->numbered;
}

/* From the letter's beginning, lines are asked for in order. */
void margin_start(struct margin *m);

/* Bytes of margin at i, where the next line begins. */
size_t margin_length(struct margin *m, struct str s, size_t i);

#endif
