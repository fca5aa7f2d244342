/*
 * What the program's own subcommands may see of a worker beyond lacuna.h: not installed,
 * no promise to anyone else.
 */
#ifndef LACUNA_INTERNAL_H
#define LACUNA_INTERNAL_H

#include "act/edit.h"
#include "base/buf.h"
#include "find/find.h"

/* One letter after all stages up to the edits; borrowed until the worker's next call. */
struct lacuna_seen {
	const struct doc *doc;
	const struct find_output *found;
	const struct edit_list *edits;
};

/* Runs the stages on a letter without composing anything. */
enum lacuna_err lacuna_look(struct lacuna_worker *worker,
			    const struct lacuna_letter *letter, struct lacuna_seen *out,
			    struct lacuna_fault *fault);

/* The same of the letter that lacuna_scrub has done last. */
struct lacuna_seen lacuna_last(const struct lacuna_worker *worker);

#define LACUNA_SOME 8 /* letters that go through the stages together */

struct lacuna_scrubbed {
	struct lacuna_result result; /* borrowed until the worker's next call */
	enum lacuna_err err;
	struct lacuna_fault fault; /* when there is an err */
};

/* lacuna_scrub of n letters, LACUNA_SOME at most, stage by stage: what a stage needs of
 * the caches it fetches once for all of them. Each comes to what it would come to alone.
 */
void lacuna_scrub_some(struct lacuna_worker *worker, const struct lacuna_letter *letters,
		       size_t n, struct lacuna_scrubbed *out);

/* The engine's pack. */
const struct pack *lacuna_pack(const struct lacuna_engine *engine);

/* The keyed digest by which the engine's logs know a letter (digest-in), as hex. */
void lacuna_digest(const struct lacuna_engine *engine, struct str letter,
		   struct buf *out);

#endif
