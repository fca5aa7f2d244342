/*
 * Given: how items are taken, worked on and given. Promises: what is given, and in which
 * order, does not depend on the number of threads. Must not: know what an item is, or
 * hold the lock while one is taken, worked on or given.
 *
 * Every thread does all three: it gives when the oldest item is done and nobody else is
 * giving, else it takes and works. So an item leaves as soon as it and those before it
 * are done, even while another thread waits for input.
 */
#include "pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../base/fault.h"

#define ITEMS_A_THREAD 16

struct slot {
	void *item;
	size_t weight;
	bool done;
	enum lacuna_err err; /* of take or work; the fault is told when its turn comes */
	struct lacuna_fault fault;
};

struct pool {
	const struct pool_line *line;
	struct slot *slots;  /* a ring: items [given, taken) are in flight */
	size_t taken, given; /* counted from the start */
	size_t weight;	     /* of those in flight */
	bool taking, giving; /* by some thread, now */
	bool ended;	     /* nothing more is to be taken */
	enum lacuna_err err; /* the run's end before its last item */
	struct lacuna_fault fault;
	pthread_mutex_t lock;
	pthread_cond_t moved;
};

struct hand {
	struct pool *pool;
	size_t number;
	pthread_t thread;
};

size_t pool_items(size_t threads)
{
	return threads > 1 ? threads * ITEMS_A_THREAD : 1;
}

static struct slot *slot_of(struct pool *p, size_t n)
{
	return &p->slots[n % p->line->nitems];
}

static bool can_give(struct pool *p)
{
	return !p->giving && p->given < p->taken && slot_of(p, p->given)->done;
}

static bool can_take(const struct pool *p)
{
	size_t flying = p->taken - p->given;

	return !p->taking && !p->ended && flying < p->line->nitems &&
	       (flying < p->line->threads || p->weight < p->line->bytes);
}

/* The four below are called with the lock held and give it up meanwhile. */

static void give_one(struct pool *p)
{
	struct slot *s = slot_of(p, p->given);
	enum lacuna_err err = s->err;
	struct lacuna_fault fault = s->fault;

	p->giving = true;
	pthread_mutex_unlock(&p->lock);
	if (!err)
		err = p->line->give(p->line->ctx, s->item, &fault);
	pthread_mutex_lock(&p->lock);
	p->giving = false;
	p->weight -= s->weight;
	p->given++;
	if (err) {
		p->err = err;
		p->fault = fault;
		if (p->line->interrupt)
			p->line->interrupt(p->line->ctx);
	}
	pthread_cond_broadcast(&p->moved);
}

/* The slot taken into, or NULL after the last item. A take that fails is an item whose
 * turn comes like another's. */
static struct slot *take_one(struct pool *p)
{
	struct slot *s = slot_of(p, p->taken);
	bool more = true;

	p->taking = true;
	pthread_mutex_unlock(&p->lock);
	s->weight = 0;
	s->done = false;
	s->err = p->line->take(p->line->ctx, s->item, &s->weight, &more, &s->fault);
	pthread_mutex_lock(&p->lock);
	p->taking = false;
	p->ended = s->err || !more;
	p->weight += s->weight;
	p->taken += s->err || more;
	pthread_cond_broadcast(&p->moved);
	return s->err || more ? s : NULL;
}

static void work_on(struct pool *p, struct slot *s, size_t thread)
{
	pthread_mutex_unlock(&p->lock);
	if (!s->err)
		s->err = p->line->work(p->line->ctx, thread, s->item, &s->fault);
	pthread_mutex_lock(&p->lock);
	s->done = true;
	pthread_cond_broadcast(&p->moved);
}

static void *labour(void *arg)
{
	struct hand *hand = arg;
	struct pool *p = hand->pool;

	pthread_mutex_lock(&p->lock);
	while (!p->err) {
		if (can_give(p)) {
			give_one(p);
		} else if (can_take(p)) {
			struct slot *s = take_one(p);

			if (s)
				work_on(p, s, hand->number);
		} else if (p->ended) {
			break; /* who works on the rest gives it, too */
		} else {
			pthread_cond_wait(&p->moved, &p->lock);
		}
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static void no_more_hands(struct pool *p, int why)
{
	pthread_mutex_lock(&p->lock);
	p->err = fault_set(&p->fault, LACUNA_REFUSED, "cannot start %zu threads: %s",
			   p->line->threads, strerror(why));
	if (p->line->interrupt)
		p->line->interrupt(p->line->ctx);
	pthread_cond_broadcast(&p->moved);
	pthread_mutex_unlock(&p->lock);
}

static void run_hands(struct pool *p, struct hand *hands)
{
	size_t n = 0;
	int rc = 0;

	if (p->line->threads == 1) {
		hands[0] = (struct hand){.pool = p};
		labour(&hands[0]);
		return;
	}
	for (; n < p->line->threads && !rc; n++) {
		hands[n] = (struct hand){.pool = p, .number = n};
		rc = pthread_create(&hands[n].thread, NULL, labour, &hands[n]);
	}
	if (rc) {
		n--;
		no_more_hands(p, rc);
	}
	while (n--)
		pthread_join(hands[n].thread, NULL);
}

enum lacuna_err pool_run(const struct pool_line *line, struct lacuna_fault *fault)
{
	struct pool p = {.line = line};
	struct hand *hands = calloc(line->threads, sizeof(*hands));
	bool lock = pthread_mutex_init(&p.lock, NULL) == 0;
	bool moved = pthread_cond_init(&p.moved, NULL) == 0;

	p.slots = calloc(line->nitems, sizeof(*p.slots));
	if (p.slots && hands && lock && moved) {
		for (size_t i = 0; i < line->nitems; i++)
			p.slots[i].item = (char *)line->items + i * line->item_size;
		run_hands(&p, hands);
	} else {
		p.err = fault_memory(&p.fault, "starting threads");
	}
	if (p.err && fault)
		*fault = p.fault;
	if (moved)
		pthread_cond_destroy(&p.moved);
	if (lock)
		pthread_mutex_destroy(&p.lock);
	free(p.slots);
	free(hands);
	return p.err;
}
