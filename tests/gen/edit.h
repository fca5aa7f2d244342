/* Letters with random edits. Given texts and lists of words, promises the same edits of a
 * text on every machine, whatever other texts stand beside it. */
#ifndef GEN_EDIT_H
#define GEN_EDIT_H

#include "buf.h"
#include "rng.h"

struct edit_lists {
	struct buf text;   /* of the file; its words end in NUL */
	const char **word; /* by list */
	size_t *list;	   /* where each list begins in word, and where the last ends */
	size_t lists;
	struct edit_entry *index; /* the words in their order */
};

/* Reads lists, one a line, words between blanks. Says what is wrong; -1 then. */
int edit_load(struct edit_lists *l, const char *path);
void edit_free(struct edit_lists *l);

/* Appends the text with about one edit for ten words, blanks and marks. */
void edit_text(const struct edit_lists *l, struct str text, struct rng *r,
	       struct buf *out);

#endif
