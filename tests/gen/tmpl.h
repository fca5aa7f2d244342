/* Templates: named lists of alternatives, read from data files and parsed once into
 * operations. */
#ifndef GEN_TMPL_H
#define GEN_TMPL_H

#include "buf.h"

enum op_kind { OP_LIT, OP_REF, OP_SLOT };
enum op_case { CASE_ASIS, CASE_FIRST, CASE_ALL, CASE_TITLE };

/* What an alternative may contain: nothing marked; dates, ages, states, jobs, gaps; names
 * and the rest. */
enum level { LEVEL_CLEAN, LEVEL_PLAIN, LEVEL_NAMES, LEVEL_COUNT };

struct op {
	unsigned char kind, letters; /* letters: enum op_case, of a reference */
	unsigned short sub, form;    /* of a slot: rows of its tables */
	unsigned id;		     /* symbol or slot */
	unsigned lo, hi;	     /* repetitions, or the slot's numbers */
	struct str lit; /* the literal, or the symbol's name until it is resolved */
};

struct alt {
	unsigned first, count; /* operations */
	unsigned weight;
	enum level level;
};

struct sym {
	struct str name;
	unsigned *alts, count, cap;
	unsigned *picks[LEVEL_COUNT], npicks[LEVEL_COUNT];
	enum level level;
	int heldout; /* its alternatives came from a held-out file */
};

struct tmpl {
	struct op *ops;
	unsigned nops, opcap;
	struct alt *alts;
	unsigned nalts, altcap;
	struct sym *syms;
	unsigned nsyms, symcap;
	unsigned *hash, hashcap;
	struct buf *texts; /* the files, which literals point into */
	unsigned ntexts;
};

/* Reads every *.txt of DIR/templates and DIR/words (and DIR/words/heldout, whose lists
 * replace those of the same name, if heldout), resolves names and works out levels. A
 * fault is printed to stderr; returns 0 if all is well. */
int tmpl_load(struct tmpl *t, const char *dir, int heldout);
void tmpl_free(struct tmpl *t);

/* The symbol of that name, or -1. */
int tmpl_find(const struct tmpl *t, const char *name);

/* Parse one file's text, which is changed in place and must outlive t. 0 or the faulty
 * line. */
unsigned tmpl_parse(struct tmpl *t, char *text, size_t n, int heldout);

/* The symbol of that name, made if it is new. */
unsigned tmpl_sym(struct tmpl *t, struct str name);

/* Adds an alternative, whose operations are copied, to a symbol. */
void tmpl_alt_add(struct tmpl *t, unsigned sym, const struct op *ops, unsigned n,
		  unsigned weight);

/* How many alternatives all symbols whose name starts with the prefix have. */
unsigned tmpl_count(const struct tmpl *t, const char *prefix);

#endif
