/*
 * An ordered pool: items are taken in order, worked on by several threads at once, and
 * given in the order they were taken in, whatever each took to work on.
 */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stdbool.h>

#include "../lacuna.h"

#define POOL_THREADS_MAX 256

struct pool_line {
	size_t threads; /* 1: all of it in the caller's thread */
	/* Room for items, zeroed, used again and again: nitems bound what is in flight,
	 * and more than one a thread only while they weigh no more than bytes together.
	 */
	void *items;
	size_t item_size, nitems;
	size_t bytes;
	void *ctx;
	/* One call at a time, in order; *more false after the last; *weight in bytes. */
	enum lacuna_err (*take)(void *ctx, void *item, size_t *weight, bool *more,
				struct lacuna_fault *fault);
	/* Many at once; thread counts from 0. */
	enum lacuna_err (*work)(void *ctx, size_t thread, void *item,
				struct lacuna_fault *fault);
	/* One call at a time, in order, while others take and work. */
	enum lacuna_err (*give)(void *ctx, void *item, struct lacuna_fault *fault);
	/* Called when the run ends before its last item: makes a take that waits return.
	 * NULL: none does. */
	void (*interrupt)(void *ctx);
};

/* How many items a pool of so many threads can use. */
size_t pool_items(size_t threads);
/* The first fault, in the order of items, ends the run: all before it were given, and
 * nothing after. */
enum lacuna_err pool_run(const struct pool_line *line, struct lacuna_fault *fault);

#endif
