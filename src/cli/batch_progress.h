/* What a person sees of a set while it is worked on, on stderr. */
#ifndef CLI_BATCH_PROGRESS_H
#define CLI_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct batch_progress_mark {
	double at; /* seconds of some clock */
	size_t letters;
	uint64_t bytes;
};

struct batch_progress {
	bool quiet;
	size_t letters, refused; /* so far */
	uint64_t bytes;
	size_t all_letters;
	uint64_t all_bytes;
	/* batch_progress.c's own */
	bool terminal;
	double shown;
	struct batch_progress_mark before, since; /* of the last window, and of this */
};

void batch_progress_start(struct batch_progress *p);
/* After each letter: shows what there is to show, when it is time. */
void batch_progress_tick(struct batch_progress *p);
/* The bar goes away. */
void batch_progress_end(struct batch_progress *p);
/* Seconds of a clock that only goes forward. */
double batch_progress_now(void);

#endif
