/*
 * What stands before each line and is not of the letter: blanks that all lines begin with
 * (a page's margin), and the marks of quoted mail ("> ").
 */
#ifndef TEXT_MARGIN_H
#define TEXT_MARGIN_H

#include <stdbool.h>

#include "../base/str.h"

struct margin {
	size_t blanks; /* that every line but the first begins with */
	bool quoted;   /* two lines in a row are quoted somewhere */
	bool last;     /* the line measured last was quoted */
};

struct margin margin_of(struct str s);

static inline bool margin_any(const struct margin *m)
{
	return m->blanks || m->quoted;
}

/* Bytes of margin at i, where a line begins. Lines are asked for in order. */
size_t margin_length(struct margin *m, struct str s, size_t i);

/* The next byte at or after i that ends a line, or end. */
size_t margin_line_end(struct str s, size_t i, size_t end);

#endif
