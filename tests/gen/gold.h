/* Writing letters and their gold to files. */
#ifndef GEN_GOLD_H
#define GEN_GOLD_H

#include "mark.h"

/* True if every mark lies in the text, in order, without overlap, on character borders,
 * and its text without white space is that of the composed mark. */
int gold_check(const struct buf *raw, const struct marks *from, const struct buf *text,
	       const struct marks *to);

/* DIR/NAME.txt and DIR/NAME.xml, or DIR/NAME.mark alone; with ids DIR/NAME.ids too. 0 if
 * all was written. */
int gold_write(const char *dir, const char *name, const struct buf *text,
	       const struct marks *m, int inline_marks, int ids);

#endif
