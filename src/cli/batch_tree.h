/*
 * What a set becomes: OUT_DIR/letters and OUT_DIR/audit, trees like that of the letters.
 * A file is staged first, and takes its place with many others once all of them are on
 * the disk.
 */
#ifndef CLI_BATCH_TREE_H
#define CLI_BATCH_TREE_H

#include <stdbool.h>

#include "../base/buf.h"
#include "../lacuna.h"
#include "batch_stage.h"
#include "batch_stamp.h"

enum batch_side { BATCH_LETTERS, BATCH_AUDIT, BATCH_SIDES };

struct batch_tree {
	const char *name; /* OUT_DIR */
	int root;	  /* held and locked */
	struct batch_stage stage;
	int side[BATCH_SIDES];
	bool private_audit; /* for its owner alone */
	struct buf made;    /* the directory made last: letters come in order */
};

/* A tree that is not open. */
void batch_tree_init(struct batch_tree *t);
/* Makes dir where it is missing and locks it; forgets what an earlier run has staged.
 * LACUNA_USAGE when it lies in in_dir, or holds something and no ledger. */
enum lacuna_err batch_tree_open(struct batch_tree *t, const char *dir, const char *in_dir,
				struct lacuna_fault *fault);
/* Makes the two trees: once the ledger is there. */
enum lacuna_err batch_tree_plant(struct batch_tree *t, struct lacuna_fault *fault);
void batch_tree_close(struct batch_tree *t);

/* Writes a file under a number of its own. */
enum lacuna_err batch_tree_stage(const struct batch_tree *t, enum batch_side side,
				 size_t number, struct lacuna_bytes bytes,
				 struct lacuna_fault *fault);
/* Makes all durable that was written or renamed before. */
enum lacuna_err batch_tree_sync(const struct batch_tree *t, struct lacuna_fault *fault);
/* Both staged files of a number take their place, the audit first; *taken, and neither is
 * there, when a directory stands where one of them must, or a file where one of their
 * directories must. One thread at a time. */
enum lacuna_err batch_tree_place(struct batch_tree *t, size_t number, const char *path,
				 bool *taken, struct lacuna_fault *fault);
/* Takes both files of a letter away, where they are. */
enum lacuna_err batch_tree_remove(const struct batch_tree *t, const char *path,
				  struct lacuna_fault *fault);
/* The stamp of one of the files of a letter; false when there is none. */
bool batch_tree_stamp(const struct batch_tree *t, enum batch_side side, const char *path,
		      struct batch_stamp *stamp);
/* Reads one of the files of a letter into out, instead of what is there; its stamp is of
 * before. False when that cannot be done. */
bool batch_tree_read(const struct batch_tree *t, enum batch_side side, const char *path,
		     struct buf *out, struct batch_stamp *stamp);
/* Writes a file of OUT_DIR itself, complete or not at all. */
enum lacuna_err batch_tree_put(const struct batch_tree *t, const char *name,
			       struct lacuna_bytes bytes, struct lacuna_fault *fault);
/* Would the names of its files be too long? */
bool batch_tree_fits(const char *path);

#endif
