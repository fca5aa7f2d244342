/*
 * A pack opened beside its source, so that the examples in it can be run. Who runs some
 * kind of example adds to run and failed, and a line to the report for each bad one.
 */
#ifndef RULES_LINT_H
#define RULES_LINT_H

#include "pack_source.h"

struct matcher;

struct lint {
	struct pack pack;
	struct pack_source source; /* has rules and seams in the pack's order */
	struct matcher *matcher;
	struct arena arena;	      /* pack and source */
	struct arena letter, scratch; /* one example */
	struct buf image;
	struct buf report;
	size_t run, failed;	    /* examples */
	struct lacuna_fault *fault; /* has the first bad example when failed is not 0 */
};

/* Compiles and opens the files, which must outlive l. l is to be closed whatever comes.
 */
enum lacuna_err lint_open(struct lint *l, const struct pack_file *files, size_t n,
			  struct lacuna_fault *fault);
/* LACUNA_NO when an example failed. */
enum lacuna_err lint_verdict(const struct lint *l);
void lint_close(struct lint *l);

/* Runs every rule's own examples. LACUNA_NO with a fault naming the first bad one. */
enum lacuna_err lint_rules(struct lint *l);

#endif
