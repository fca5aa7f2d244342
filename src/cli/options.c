/*
 * Given: a table and argv. Promises: every word of argv is an option of the table, its
 * argument, or an operand. Must not: guess; an unknown option or word is a usage fault.
 */
#include "options.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../base/fault.h"
#include "../base/str.h"

struct parse {
	const struct options_table *t;
	int argc;
	char **argv;
	int at; /* the word being read */
	char *values;
	struct options_operands *operands;
	struct lacuna_fault *fault;
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t options_distance(const char *a, const char *b)
{
	size_t row[64], n = strlen(b), whole = strlen(a);

	if (n >= sizeof(row) / sizeof(row[0]))
		return OPTIONS_NEAR + 1;
	if (whole && whole < n && strncmp(a, b, whole) == 0)
		return 1;
	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (; *a; a++) {
		size_t corner = row[0]++;

		for (size_t j = 1; j <= n; j++) {
			size_t changed = corner + (*a != b[j - 1]);

			corner = row[j];
			row[j] = least(changed, 1 + least(row[j], row[j - 1]));
		}
	}
	return least(row[n], OPTIONS_NEAR + 1);
}

static enum lacuna_err unknown(const struct parse *p, const char *typed)
{
	size_t best = OPTIONS_NEAR + 1;
	const char *name = "help";

	for (size_t i = 0; i < p->t->n; i++) {
		size_t d = options_distance(typed, p->t->rows[i].name);

		if (d < best) {
			best = d;
			name = p->t->rows[i].name;
		}
	}
	if (best > OPTIONS_NEAR)
		return fault_set(p->fault, LACUNA_USAGE,
				 "unknown option --%s; see --help", typed);
	return fault_set(p->fault, LACUNA_USAGE,
			 "unknown option --%s; the nearest is --%s", typed, name);
}

static enum lacuna_err read_choice(const struct parse *p, const struct options_row *row,
				   const char *value)
{
	struct str rest = str_of(row->arg);
	int i = 1;

	for (; rest.n; i++) {
		if (str_eq(str_cut(&rest, '|'), str_of(value))) {
			*(int *)(void *)(p->values + row->at) = i;
			return LACUNA_OK;
		}
	}
	return fault_set(p->fault, LACUNA_USAGE, "--%s takes %s, not %s", row->name,
			 row->arg, value);
}

static enum lacuna_err read_size(const struct parse *p, const struct options_row *row,
				 const char *value)
{
	static const char units[] = "KMG";
	struct str digits = str_of(value);
	const char *unit = digits.n ? strchr(units, digits.p[digits.n - 1]) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
	uint64_t n;

	if (unit)
		digits.n--;
	if (!str_number(digits, SIZE_MAX >> shift, &n) || n == 0)
		return fault_set(p->fault, LACUNA_USAGE,
				 "--%s takes a size such as 64K or 16M, not %s",
				 row->name, value);
	*(size_t *)(void *)(p->values + row->at) = (size_t)n << shift;
	return LACUNA_OK;
}

static enum lacuna_err read_count(const struct parse *p, const struct options_row *row,
				  const char *value)
{
	uint64_t n;

	if (!str_number(str_of(value), SIZE_MAX, &n) || n == 0)
		return fault_set(p->fault, LACUNA_USAGE,
				 "--%s takes a number from 1, not %s", row->name, value);
	*(size_t *)(void *)(p->values + row->at) = (size_t)n;
	return LACUNA_OK;
}

static enum lacuna_err set(const struct parse *p, const struct options_row *row,
			   const char *value)
{
	switch (row->kind) {
	case OPTIONS_FLAG:
		*(bool *)(p->values + row->at) = true;
		return LACUNA_OK;
	case OPTIONS_TEXT:
		*(const char **)(void *)(p->values + row->at) = value;
		return LACUNA_OK;
	case OPTIONS_CHOICE:
		return read_choice(p, row, value);
	case OPTIONS_SIZE:
		return read_size(p, row, value);
	case OPTIONS_COUNT:
		return read_count(p, row, value);
	}
	return fault_set(p->fault, LACUNA_USAGE, "--%s cannot be set", row->name);
}

/* The argument of row: what is joined to it, else the next word. */
static enum lacuna_err take(struct parse *p, const struct options_row *row,
			    const char *joined)
{
	if (!row->arg)
		return set(p, row, NULL);
	if (!joined) {
		if (++p->at >= p->argc)
			return fault_set(p->fault, LACUNA_USAGE, "--%s needs %s",
					 row->name, row->arg);
		joined = p->argv[p->at];
	}
	if (!*joined) /* --policy "$UNSET" is not the default policy */
		return fault_set(p->fault, LACUNA_USAGE, "--%s is empty", row->name);
	return set(p, row, joined);
}

static enum lacuna_err long_option(struct parse *p, char *word)
{
	char *joined = strchr(word, '=');

	if (joined)
		*joined++ = '\0';
	if (strcmp(word, "help") == 0 && !joined) {
		p->operands->help = true;
		return LACUNA_OK;
	}
	for (size_t i = 0; i < p->t->n; i++) {
		const struct options_row *row = &p->t->rows[i];

		if (strcmp(word, row->name) != 0)
			continue;
		if (joined && !row->arg)
			return fault_set(p->fault, LACUNA_USAGE, "--%s takes no argument",
					 word);
		return take(p, row, joined);
	}
	return unknown(p, word);
}

/* A word of one-letter options, such as -0q or -kFILE. */
static enum lacuna_err short_options(struct parse *p, const char *letters)
{
	for (; *letters; letters++) {
		const struct options_row *row = NULL;
		enum lacuna_err err;

		for (size_t i = 0; i < p->t->n && !row; i++)
			if (p->t->rows[i].letter == *letters)
				row = &p->t->rows[i];
		if (!row)
			return fault_set(p->fault, LACUNA_USAGE,
					 "unknown option -%c; see --help", *letters);
		if (row->arg)
			return take(p, row, letters[1] ? letters + 1 : NULL);
		err = take(p, row, NULL);
		if (err)
			return err;
	}
	return LACUNA_OK;
}

static enum lacuna_err parse_words(struct parse *p)
{
	bool only_operands = false;
	enum lacuna_err err = LACUNA_OK;

	for (p->at = 1; p->at < p->argc && !err && !p->operands->help; p->at++) {
		char *word = p->argv[p->at];

		if (only_operands || word[0] != '-' || word[1] == '\0')
			p->operands->p[p->operands->n++] = word;
		else if (strcmp(word, "--") == 0)
			only_operands = true;
		else if (word[1] == '-')
			err = long_option(p, word + 2);
		else
			err = short_options(p, word + 1);
	}
	return err;
}

static void print_row(char letter, const char *name, const char *arg, const char *help)
{
	char left[64];

	snprintf(left, sizeof(left), "%c%c%c --%s%s%s", letter ? '-' : ' ',
		 letter ? letter : ' ', letter ? ',' : ' ', name, arg ? " " : "",
		 arg ? arg : "");
	if (strlen(left) > 26) /* gets a line of its own */
		printf("  %s\n%30s%s\n", left, "", help);
	else
		printf("  %-28s%s\n", left, help);
}

static void print_help(const struct options_table *t)
{
	printf("usage: %s\n%s\n", t->usage, t->about);
	for (size_t i = 0; i < t->n; i++)
		print_row(t->rows[i].letter, t->rows[i].name, t->rows[i].arg,
			  t->rows[i].help);
	print_row(0, "help", NULL, "show this");
}

enum lacuna_err options_parse(const struct options_table *t, int argc, char **argv,
			      void *values, struct options_operands *operands,
			      struct lacuna_fault *fault)
{
	struct parse p = {t, argc, argv, 1, values, operands, fault};
	enum lacuna_err err;

	*operands = (struct options_operands){.p = argv + 1};
	err = parse_words(&p);
	if (err)
		return err;
	if (operands->help) {
		print_help(t);
		return LACUNA_OK;
	}
	if (operands->n < t->min || operands->n > t->max)
		return fault_set(fault, LACUNA_USAGE, "usage: %s", t->usage);
	return LACUNA_OK;
}
