/* What a stream does with each of its letters: small ones that were read together are
 * worked on together, in the order of the letters whatever the number of threads. */
#ifndef CLI_STREAM_PASS_H
#define CLI_STREAM_PASS_H

#include "../lacuna_internal.h"
#include "record.h"
#include "stream.h"

/* A letter on its way. With one worker its bytes stay where they were made; with more
 * they are held here until their turn comes. */
struct stream_item {
	struct feed_letter in;
	struct lacuna_result result; /* of a dump: rows in place of cleaned */
	bool refused;
	enum lacuna_err err; /* what ends the run when its turn comes */
	struct lacuna_fault why;
	struct buf letter, cleaned, audit;
	struct record record; /* in a stream of records: what the line says ... */
	struct buf line;      /* ... and what is said in return */
};

/* Letters that were read together, if they are small; else it is one. */
struct stream_batch {
	struct stream_item item[LACUNA_SOME];
	size_t n;
};

/* What a run asks for, and room to write a letter's record in. */
struct stream_pass {
	struct stream *s;
	enum lacuna_stage stage;
	bool with_text;
	struct buf record;
	size_t most; /* letters in a batch */
	/* Many at once; thread counts from 0. */
	enum lacuna_err (*work)(const struct stream_pass *pass, size_t thread,
				struct stream_batch *batch, struct lacuna_fault *fault);
	/* One at a time, in order. */
	enum lacuna_err (*give)(struct stream_pass *pass, struct stream_item *item,
				struct lacuna_fault *fault);
};

/* Does its thing with each letter, up to the first error. */
enum lacuna_err stream_pass_run(struct stream_pass *pass, struct lacuna_fault *fault);

struct lacuna_letter stream_pass_letter(const struct stream *s,
					const struct stream_item *item);
/* Bytes of a worker to last until they are given, in room; false when memory is out. */
bool stream_pass_hold(const struct stream *s, struct buf *room,
		      struct lacuna_bytes *bytes);
/* Room that grew large is given back. */
void stream_pass_let_go(struct buf *room);

#endif
