/* Counts of hits and misses, by type; and the figures made of them. */
#ifndef CLI_SCORE_TABLE_H
#define CLI_SCORE_TABLE_H

#include <stdio.h>

#include "../base/buf.h"
#include "../rules/pack.h"

struct score_row {
	/* By the type of the mark: what was there to find. */
	size_t entities, leaked; /* leaked: some token of it is left */
	size_t tokens, covered;	 /* covered by any substitution */
	size_t agreed;		 /* covered by one of the mark's category */
	/* By the type of the substitution: what was changed. */
	size_t changed, rightly; /* tokens; rightly: inside a mark */
	/* Gaps: marks, those found, found with their type; gap substitutions, right ones.
	 */
	size_t gaps, found, typed, gap_edits, gap_rightly;
};

struct score_table {
	const struct pack *pack;
	int gap_category; /* index, or -1 */
	struct score_row type[PACK_TYPES_MAX];
	size_t letters, clean, clean_unchanged; /* clean: without a mark */
	size_t words, words_changed;		/* tokens outside marks */
};

void score_table_init(struct score_table *t, const struct pack *pack);
void score_table_print(const struct score_table *t, FILE *to);
/* One figure a line: name, figure, value, numerator, denominator. */
void score_table_tsv(const struct score_table *t, FILE *to);
/*
 * Holds the figures against floors, lines of "DATE.recall 0.98" ("#" begins a comment);
 * what falls short is printed. LACUNA_NO when something does, or there was nothing to
 * measure; LACUNA_USAGE when a line makes no sense.
 */
enum lacuna_err score_table_floor(const struct score_table *t, struct str floors,
				  FILE *to, struct lacuna_fault *fault);

#endif
