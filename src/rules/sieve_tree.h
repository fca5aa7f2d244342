/*
 * A pattern as a tree of byte sets: what it can match at most. Most assertions are taken
 * to hold and long repetitions to go on, so that whatever PCRE2 matches the tree matches
 * too.
 */
#ifndef RULES_SIEVE_TREE_H
#define RULES_SIEVE_TREE_H

#include "sieve_set.h"

enum sieve_kind {
	SIEVE_EMPTY,  /* no text; node 0 is one */
	SIEVE_BYTES,  /* one byte of set a */
	SIEVE_BEFORE, /* no text; the byte before is of set a, or there is none */
	SIEVE_AFTER,  /* no text; the byte after is of set a, or there is none */
	SIEVE_AHEAD,  /* no text; a matches from here on */
	SIEVE_CAT,    /* a, then b */
	SIEVE_ALT,    /* a or b */
	SIEVE_REPEAT, /* a, min to max times */
};

#define SIEVE_SETS_MAX 4096

#define SIEVE_FOREVER UINT8_MAX /* max of a repetition without an end */

struct sieve_node {
	uint8_t kind, min, max;
	uint32_t a, b;
};

/* The tree of one pattern after another; they share the sets. */
struct sieve_tree {
	struct sieve_node *node;
	struct sieve_set *set;
	uint32_t nnodes, node_cap, nsets, set_cap;
	uint16_t slot[2 * SIEVE_SETS_MAX]; /* 1 + index of a set, by its hash; 0 none */
	bool ahead;			   /* the tree has a SIEVE_AHEAD */
	bool failed; /* sticks: a tree was too large, or memory ran out */
};

/* Begins the next tree. */
void sieve_tree_begin(struct sieve_tree *t);
/* A new node's index; 0 when there is no room (t->failed). */
uint32_t sieve_tree_add(struct sieve_tree *t, struct sieve_node node);
/* A new node that is one byte of the set, or asks for one before or after. */
uint32_t sieve_tree_bytes(struct sieve_tree *t, enum sieve_kind kind,
			  const struct sieve_set *set);
void sieve_tree_free(struct sieve_tree *t);

#endif
