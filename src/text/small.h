/* A letter typed without capitals: notes, messages, what was dictated to a machine. */
#ifndef TEXT_SMALL_H
#define TEXT_SMALL_H

#include <stdbool.h>

#include "../base/str.h"

/* Is the text in small letters throughout, but for a slip? */
bool small_throughout(struct str text);

/* Makes capitals of the n bytes' ASCII letters. */
void small_raise(unsigned char *p, size_t n);

#endif
