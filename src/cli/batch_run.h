/* The work on a set: every letter of it, up to its row in the ledger. */
#ifndef CLI_BATCH_RUN_H
#define CLI_BATCH_RUN_H

#include "batch_case.h"
#include "batch_ledger.h"
#include "batch_progress.h"
#include "batch_tree.h"
#include "batch_walk.h"
#include "crew.h"

struct batch {
	int in; /* IN_DIR */
	size_t max_letter;
	bool fresh; /* nothing was done before */
	bool check; /* what was is known by digests alone */
	struct crew crew;
	struct batch_walk walk;
	struct batch_case cases;
	struct batch_tree tree;
	struct batch_ledger ledger;
	struct batch_progress progress;
	/* counted by batch_run_letters */
	size_t done, kept, refused;
};

/* Does what is missing or has changed. A letter that cannot be cleaned is refused and
 * the others go on; any other fault ends the run, and the next takes up from there. */
enum lacuna_err batch_run_letters(struct batch *b, struct lacuna_fault *fault);

#endif
