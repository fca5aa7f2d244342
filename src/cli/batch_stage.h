/*
 * OUT_DIR/.work, where files are written before they take their place: what lies there is
 * nobody's, and goes when a run begins or ends.
 */
#ifndef CLI_BATCH_STAGE_H
#define CLI_BATCH_STAGE_H

#include <sys/types.h>

#include "../lacuna.h"

#define BATCH_STAGE ".work"
#define BATCH_STAGE_NAME 64 /* room for the name of a file there */

struct batch_stage {
	const char *out_dir; /* for faults */
	int root, dir;	     /* OUT_DIR, borrowed, and .work; -1: not open */
};

/* Makes it where it is missing, and empties it. */
enum lacuna_err batch_stage_open(struct batch_stage *s, int root, const char *out_dir,
				 struct lacuna_fault *fault);
/* Removes it; what cannot be removed now the next run will. */
void batch_stage_close(struct batch_stage *s);

/* The name below dir of a file with a number of its own. */
void batch_stage_name(char out[BATCH_STAGE_NAME], size_t number, const char *end);
/* Writes a file that is not there yet. Many threads at once. */
enum lacuna_err batch_stage_write(const struct batch_stage *s, const char *name,
				  mode_t mode, struct lacuna_bytes bytes,
				  struct lacuna_fault *fault);

#endif
