/*
 * Letters take their place in groups, in a thread of its own: it waits for the disk while
 * others clean.
 */
#ifndef CLI_BATCH_SETTLE_H
#define CLI_BATCH_SETTLE_H

#include "batch_ledger.h"
#include "batch_tree.h"

struct settler;

/* NULL when memory or threads are out. */
struct settler *batch_settle_new(struct batch_tree *tree, struct batch_ledger *ledger);
/* One letter more, staged under number unless its row says that it was refused. Fails
 * when an earlier group has. One thread at a time. */
enum lacuna_err batch_settle_add(struct settler *s, const struct batch_row *row,
				 size_t number, struct lacuna_fault *fault);
/* All that was added is in its place when this returns, but for *refused letters whose
 * places are taken. */
enum lacuna_err batch_settle_end(struct settler *s, size_t *refused,
				 struct lacuna_fault *fault);
void batch_settle_free(struct settler *s); /* NULL is allowed */

#endif
