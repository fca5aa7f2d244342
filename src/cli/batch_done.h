/* Is a letter that the ledger calls done still as it was left? */
#ifndef CLI_BATCH_DONE_H
#define CLI_BATCH_DONE_H

#include "../base/buf.h"
#include "batch_ledger.h"
#include "batch_tree.h"

/* By the stamps of the letter and of both its files: nothing is read. row is of an
 * earlier run, and says what they were then; stamp is the letter's now. */
bool batch_done_by_stamp(const struct batch_tree *tree, const struct batch_row *row,
			 const struct batch_stamp *stamp);
/* By digests of what is in the three. When it is, row has the stamps of both files as
 * they are now. room is for reading into, and what is there is forgotten. */
bool batch_done_by_digest(const struct batch_tree *tree,
			  const struct lacuna_engine *engine, struct str letter,
			  struct batch_row *row, struct buf *room);

#endif
