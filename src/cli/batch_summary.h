/* What became of a set, from its ledger: a page for a person, and OUT_DIR/summary.xml. */
#ifndef CLI_BATCH_SUMMARY_H
#define CLI_BATCH_SUMMARY_H

#include "../base/buf.h"
#include "batch_ledger.h"
#include "batch_walk.h"

struct batch_summary {
	struct batch_ledger *ledger;
	const struct lacuna_engine *engine;
	const struct batch_walk *walk;
	size_t k; /* persons that few are fewer than */
	/* counted by batch_summary_write */
	size_t letters, refused, gone;
	struct buf text, xml;
};

/* Fills text and xml, which the caller frees. Letters that are no longer in IN_DIR stay
 * and are listed; of refused ones the ledger forgets. */
enum lacuna_err batch_summary_write(struct batch_summary *s, struct lacuna_fault *fault);

#endif
