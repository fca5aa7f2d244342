/*
 * Given: letters that are staged. Promises: their files in place and on the disk, and
 * then their rows. Must not: write a row before that.
 *
 * Syncing a file costs more than cleaning it, so a group goes together, and one sync does
 * for two groups: it makes durable what one has staged and where the one before was
 * placed, whose rows come then. While the disk is busy with a group the next one grows,
 * so a slow disk has fewer and larger ones. What a stop leaves undone has no row.
 */
#include "batch_settle.h"

#include <pthread.h>
#include <stdlib.h>

#include "../base/fault.h"
#include "batch_progress.h"

#define GROUP 1024	  /* letters are enough for a group */
#define GROUP_SECONDS 2.0 /* or as many as come in this time */
#define GROUP_MAX 4096	  /* more wait for the disk */

struct group {
	struct batch_row *rows;
	size_t *numbers; /* under which they are staged */
	size_t n;
	double since; /* of its first letter */
};

struct settler {
	struct batch_tree *tree;
	struct batch_ledger *ledger;
	struct group filling, settling, placed; /* in this order */
	pthread_t thread;
	bool started, stop;
	size_t refused;	     /* once cleaned */
	enum lacuna_err err; /* of a group; none comes after it */
	struct lacuna_fault fault;
	pthread_mutex_t lock;
	pthread_cond_t moved;
};

static enum lacuna_err place_one(struct settler *s, struct batch_row *r, size_t number,
				 struct lacuna_fault *fault)
{
	bool taken;
	enum lacuna_err err = batch_tree_place(s->tree, number, r->path, &taken, fault);

	if (err || !taken)
		return err;
	batch_row_refuse(r,
			 "its place in OUT_DIR is taken: a directory is where its file "
			 "or audit must be, or a file where its directory must");
	s->refused++;
	return LACUNA_OK;
}

static enum lacuna_err place(struct settler *s, struct group *g,
			     struct lacuna_fault *fault)
{
	enum lacuna_err err = LACUNA_OK;

	for (size_t i = 0; i < g->n && !err; i++) {
		struct batch_row *r = &g->rows[i];

		if (r->state == BATCH_REFUSED)
			err = batch_tree_remove(s->tree, r->path, fault);
		else if (r->state == BATCH_DONE)
			err = place_one(s, r, g->numbers[i], fault);
	}
	return err;
}

/* One that goes again has no stamp, and is done again by the next run. */
static void stamp(const struct settler *s, struct batch_row *r)
{
	for (int side = 0; side < BATCH_SIDES; side++)
		if (!batch_tree_stamp(s->tree, (enum batch_side)side, r->path,
				      &r->stamp_of[side]))
			r->stamp_of[side] = (struct batch_stamp){0};
}

/* Of the group placed last. */
static enum lacuna_err write_rows(struct settler *s, struct lacuna_fault *fault)
{
	enum lacuna_err err = batch_tree_sync(s->tree, fault);

	for (size_t i = 0; i < s->placed.n && !err; i++)
		if (s->placed.rows[i].state == BATCH_DONE)
			stamp(s, &s->placed.rows[i]);
	if (!err && s->placed.n)
		err = batch_ledger_put(s->ledger, s->placed.rows, s->placed.n, fault);
	s->placed.n = 0;
	return err;
}

static void swap(struct group *a, struct group *b)
{
	struct group c = *a;

	*a = *b;
	*b = c;
}

static void *labour(void *arg)
{
	struct settler *s = arg;

	pthread_mutex_lock(&s->lock);
	for (;;) {
		enum lacuna_err err;

		while (!s->settling.n && !s->stop)
			pthread_cond_wait(&s->moved, &s->lock);
		if (!s->settling.n)
			break;
		pthread_mutex_unlock(&s->lock);
		err = write_rows(s, &s->fault);
		if (!err)
			err = place(s, &s->settling, &s->fault);
		pthread_mutex_lock(&s->lock);
		s->err = err;
		swap(&s->settling, &s->placed);
		pthread_cond_broadcast(&s->moved);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static bool make_group(struct group *g)
{
	g->rows = calloc(GROUP_MAX, sizeof(*g->rows));
	g->numbers = calloc(GROUP_MAX, sizeof(*g->numbers));
	return g->rows && g->numbers;
}

struct settler *batch_settle_new(struct batch_tree *tree, struct batch_ledger *ledger)
{
	struct settler *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->tree = tree;
	s->ledger = ledger;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->moved, NULL);
	s->started = make_group(&s->filling) && make_group(&s->settling) &&
		     make_group(&s->placed) &&
		     pthread_create(&s->thread, NULL, labour, s) == 0;
	if (s->started)
		return s;
	batch_settle_free(s);
	return NULL;
}

/* Waits for the group before; hands over the one that was filled unless that failed. */
static enum lacuna_err hand_over(struct settler *s, struct lacuna_fault *fault)
{
	enum lacuna_err err;

	pthread_mutex_lock(&s->lock);
	while (s->settling.n)
		pthread_cond_wait(&s->moved, &s->lock);
	err = s->err;
	if (err) {
		*fault = s->fault;
	} else {
		swap(&s->settling, &s->filling);
		pthread_cond_broadcast(&s->moved);
	}
	pthread_mutex_unlock(&s->lock);
	return err;
}

static bool is_idle(struct settler *s)
{
	bool idle;

	pthread_mutex_lock(&s->lock);
	idle = !s->settling.n;
	pthread_mutex_unlock(&s->lock);
	return idle;
}

enum lacuna_err batch_settle_add(struct settler *s, const struct batch_row *row,
				 size_t number, struct lacuna_fault *fault)
{
	struct group *g = &s->filling;
	double now = batch_progress_now();

	if (!g->n)
		g->since = now;
	g->rows[g->n] = *row;
	g->numbers[g->n++] = number;
	if (g->n == GROUP_MAX ||
	    ((g->n >= GROUP || now - g->since > GROUP_SECONDS) && is_idle(s)))
		return hand_over(s, fault);
	return LACUNA_OK;
}

enum lacuna_err batch_settle_end(struct settler *s, size_t *refused,
				 struct lacuna_fault *fault)
{
	enum lacuna_err err = hand_over(s, fault);

	if (!err)
		err = hand_over(s, fault); /* an empty one: waits for the last */
	if (!err)
		err = write_rows(s, fault);
	*refused = s->refused;
	return err;
}

void batch_settle_free(struct settler *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->stop = true;
	pthread_cond_broadcast(&s->moved);
	pthread_mutex_unlock(&s->lock);
	if (s->started)
		pthread_join(s->thread, NULL);
	pthread_cond_destroy(&s->moved);
	pthread_mutex_destroy(&s->lock);
	free(s->filling.rows);
	free(s->filling.numbers);
	free(s->settling.rows);
	free(s->settling.numbers);
	free(s->placed.rows);
	free(s->placed.numbers);
	free(s);
}
