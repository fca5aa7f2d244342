/*
 * Command lines. A subcommand's options are one table, which drives both parsing and --help:
 * a row says which field of the subcommand's own struct it fills.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "../lacuna.h"

enum options_kind {
	OPTIONS_FLAG,   /* bool */
	OPTIONS_TEXT,   /* const char * */
	OPTIONS_CHOICE, /* int: which of arg's words, "surrogate|tag", counted from 0 */
	OPTIONS_SIZE,   /* size_t: 4096, 64K, 16M, 1G */
};

struct options_row {
	char letter;      /* 0: none */
	const char *name; /* without the dashes */
	const char *arg;  /* what --help calls the argument; NULL for a flag */
	enum options_kind kind;
	size_t at; /* offsetof the field */
	const char *help;
};

struct options_table {
	const char *usage;    /* "lacuna verify [options] CLEANED AUDIT" */
	const char *about;    /* what it does, one line or more */
	const struct options_row *rows;
	size_t n;
	size_t min, max; /* operands */
};

/*
 * Fills values (the subcommand's struct) and moves the operands to argv[1], in order; *n
 * counts them. LACUNA_USAGE names what is wrong and, for an unknown option, the nearest known
 * one. --help is known to every table: it prints to stdout and sets *help.
 */
enum lacuna_err options_parse(const struct options_table *t, int argc, char **argv, void *values,
                              size_t *n, bool *help, struct lacuna_fault *fault);
/* The one of n names that a mistyped one is nearest to, or NULL when none is near. */
const char *options_nearest(const char *typed, const char *(*name)(const void *rows, size_t i),
                            const void *rows, size_t n);

#endif
