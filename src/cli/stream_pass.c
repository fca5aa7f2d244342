/*
 * Given: letters, workers, and what is to be done with a letter. Promises: each is given
 * in its turn, as soon as it and those read with it or before it are done, and none waits
 * for one that is still to be read. Must not: know what is done.
 */
#include "stream_pass.h"

#include <stdlib.h>
#include <string.h>

#include "../base/fault.h"
#include "pool.h"

#define BYTES_A_WORKER ((size_t)1 << 20) /* in flight, when letters are small */
#define ROOM_KEPT ((size_t)256 << 10)	 /* in a buffer from letter to letter */
#define BYTES_A_BATCH ((size_t)24 << 10) /* more would be more than a cache holds */

/* The log names a letter by its file's own name: directories would tell of the machine,
 * and the same letters give the same log wherever they lie. */
struct lacuna_letter stream_pass_letter(const struct stream *s,
					const struct stream_item *item)
{
	const struct feed_letter *in = &item->in;
	const char *slash = strrchr(in->name, '/');
	const char *id = slash && slash[1] ? slash + 1 : in->name;

	return (struct lacuna_letter){
		.text = {in->text.p, in->text.n},
		.id = {id, strlen(id)},
		.case_id = s->case_id,
		.number = in->number,
	};
}

bool stream_pass_hold(const struct stream *s, struct buf *room,
		      struct lacuna_bytes *bytes)
{
	if (s->crew->n == 1 || !bytes->n)
		return true;
	buf_clear(room);
	buf_add(room, bytes->p, bytes->n);
	bytes->p = room->p;
	return buf_ok(room);
}

void stream_pass_let_go(struct buf *room)
{
	if (room->cap > ROOM_KEPT || !buf_ok(room))
		buf_wipe(room);
}

static enum lacuna_err take_letter(struct stream *s, struct stream_item *item,
				   size_t *weight, bool *more, struct lacuna_fault *fault)
{
	struct lacuna_bytes text;
	enum lacuna_err err = feed_next(s->feed, &item->in, more, fault);

	if (err || !*more)
		return err;
	text = (struct lacuna_bytes){item->in.text.p, item->in.text.n};
	if (!stream_pass_hold(s, &item->letter, &text))
		return fault_memory(fault, "reading a letter");
	item->in.text = str_from(text.p, text.n);
	*weight += text.n;
	return LACUNA_OK;
}

/* A letter, and those that are there with it: nothing is waited for. */
static enum lacuna_err take_batch(void *ctx, void *to, size_t *weight, bool *more,
				  struct lacuna_fault *fault)
{
	struct stream_pass *pass = ctx;
	struct stream_batch *b = to;
	enum lacuna_err err;

	b->n = 0;
	do {
		err = take_letter(pass->s, &b->item[b->n], weight, more, fault);
		b->n += !err && *more;
	} while (!err && *more && b->n < pass->most && *weight < BYTES_A_BATCH &&
		 feed_ready(pass->s->feed, BYTES_A_BATCH - *weight));
	return err;
}

static void interrupt(void *ctx)
{
	feed_interrupt(((struct stream_pass *)ctx)->s->feed);
}

static enum lacuna_err work_on(void *ctx, size_t thread, void *on,
			       struct lacuna_fault *fault)
{
	struct stream_pass *pass = ctx;

	return pass->work(pass, thread, on, fault);
}

static enum lacuna_err give_batch(void *ctx, void *from, struct lacuna_fault *fault)
{
	struct stream_pass *pass = ctx;
	struct stream_batch *b = from;
	enum lacuna_err err = LACUNA_OK;

	for (struct stream_item *item = b->item; item < b->item + b->n && !err; item++) {
		err = item->err;
		if (err)
			*fault = item->why;
		else
			err = pass->give(pass, item, fault);
	}
	return err;
}

static void wipe(struct stream_item *item)
{
	buf_wipe(&item->letter);
	buf_wipe(&item->cleaned);
	buf_wipe(&item->audit);
	buf_wipe(&item->line);
}

enum lacuna_err stream_pass_run(struct stream_pass *pass, struct lacuna_fault *fault)
{
	struct pool_line line = {
		.threads = pass->s->crew->n,
		.item_size = sizeof(struct stream_batch),
		.nitems = pool_items(pass->s->crew->n),
		.bytes = pass->s->crew->n * BYTES_A_WORKER,
		.ctx = pass,
		.take = take_batch,
		.work = work_on,
		.give = give_batch,
		.interrupt = interrupt,
	};
	struct stream_batch *batches = calloc(line.nitems, sizeof(*batches));
	enum lacuna_err err;

	if (!batches)
		return fault_memory(fault, "starting");
	line.items = batches;
	err = line.threads > 1 ? feed_interruptible(pass->s->feed, fault) : LACUNA_OK;
	if (!err)
		err = pool_run(&line, fault);
	for (size_t i = 0; i < line.nitems; i++)
		for (size_t k = 0; k < pass->most; k++)
			wipe(&batches[i].item[k]);
	free(batches);
	buf_wipe(&pass->record);
	return err;
}
