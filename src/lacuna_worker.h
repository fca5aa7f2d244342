/* What a worker works in: a desk for each letter on its way. Not installed. */
#ifndef LACUNA_WORKER_H
#define LACUNA_WORKER_H

#include "act/edit.h"
#include "base/buf.h"
#include "find/find.h"
#include "lacuna_internal.h"

/* A letter, what was found in it and what comes of that; all in the arena. */
struct pass {
	struct arena arena;
	struct doc doc;
	struct find_output found;
	struct edit_list edits;
};

struct desk {
	const struct lacuna_letter *in;
	struct pass letter;
	struct buf cleaned, audit;
	struct str case_id; /* in the letter's arena, as what follows */
	size_t *out_start;
	enum lacuna_err err; /* what ended the work on it */
	struct lacuna_fault fault;
};

struct lacuna_worker {
	const struct lacuna_engine *engine;
	struct matcher *matcher;
	struct casekey *keys; /* of the letter in work, in a vault */
	struct arena scratch; /* of a stage of one letter */
	struct desk desk[LACUNA_SOME];
	struct pass again;    /* the cleaned letter, as if it were another one */
	struct arena changes; /* of the letter in work, that again showed */
	struct buf dump;
	uint64_t counts[PACK_TYPES_MAX];
};

/* The letters, LACUNA_SOME at most, on the desks, and the stages up to the one that is
 * asked for, each for all of them: a letter that a later one refuses can still be looked
 * at. */
void lacuna_run_stages(struct lacuna_worker *w, const struct lacuna_letter *letters,
		       size_t n, enum lacuna_stage last);

#endif
