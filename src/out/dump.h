/*
 * What a stage saw, for a person or a test: tab-separated rows under a header row,
 * offsets into the folded text and into the letter; the text itself only when asked for.
 */
#ifndef OUT_DUMP_H
#define OUT_DUMP_H

#include "../act/edit.h"
#include "../base/buf.h"
#include "../find/find.h"

struct dump_input {
	const struct doc *doc;
	const struct pack *pack;
	const struct find_output *found; /* read for findings and later stages */
	const struct edit_list *edits;	 /* read for decisions and later ones */
	bool with_text;
};

void dump_stage(struct buf *out, enum lacuna_stage stage, const struct dump_input *in);

#endif
