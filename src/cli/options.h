/*
 * Command lines. A subcommand's options are one table, which drives both parsing and
 * --help: a row says which field of the subcommand's own struct it fills.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "../lacuna.h"

enum options_kind {
	OPTIONS_FLAG,	/* bool */
	OPTIONS_TEXT,	/* const char * */
	OPTIONS_CHOICE, /* int: which of arg's words, "surrogate|tag", counted from 1 */
	OPTIONS_SIZE,	/* size_t: 4096, 64K, 16M, 1G */
	OPTIONS_COUNT,	/* size_t: 1 and up */
};

struct options_row {
	char letter;	  /* 0: none */
	const char *name; /* without the dashes */
	const char *arg;  /* what --help calls the argument; NULL for a flag */
	enum options_kind kind;
	size_t at; /* offsetof the field */
	const char *help;
};

struct options_table {
	const char *usage; /* "lacuna verify [options] CLEANED AUDIT" */
	const char *about; /* what it does */
	const struct options_row *rows;
	size_t n;
	size_t min, max; /* operands */
};

struct options_operands {
	char **p; /* in order */
	size_t n;
	bool help; /* --help was given and answered on stdout: nothing else to do */
};

/*
 * Fills values, the subcommand's struct, and *operands, which are moved to the front of
 * argv. LACUNA_USAGE with what is wrong and, for an unknown option, the nearest known
 * one.
 */
enum lacuna_err options_parse(const struct options_table *t, int argc, char **argv,
			      void *values, struct options_operands *operands,
			      struct lacuna_fault *fault);

/* Letters a word may be mistyped by for what was meant to be told. */
#define OPTIONS_NEAR 3
/* How many letters must change to make b of a, one where a is cut off; more than
 * OPTIONS_NEAR reads as OPTIONS_NEAR + 1. */
size_t options_distance(const char *a, const char *b);

#endif
