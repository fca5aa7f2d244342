/* The composer: expands symbols into text and notes the marks. One composer, one thread.
 */
#ifndef GEN_COMPOSE_H
#define GEN_COMPOSE_H

#include "mark.h"
#include "rng.h"
#include "tmpl.h"

struct world;

/* How one letter is written; chosen by plan.c. */
struct style {
	unsigned form, form2; /* enum date_form: the first writer's and the second's */
	unsigned mix, rare;   /* percent of dates in form2, in rarer forms */
	unsigned join;	      /* 0 one blank after a sentence, 1 two */
	unsigned miss;	      /* percent of sentences with none */
	unsigned role;	      /* which noun stands for the worker */
	unsigned named;	      /* percent of mentions by name instead of the noun */
	unsigned gaps;	      /* percent of identifiers cut out */
	unsigned long ways;   /* bit N: gap form GN may be used */
	int nogaps;	      /* gaps that templates ask for are filled too */
	unsigned scale;	      /* percent: how long repeated parts are */
};

struct walk {
	unsigned epoch, at, step;
};

struct compose {
	const struct tmpl *t;
	struct rng rng;
	struct buf out;
	struct marks marks;
	const struct world *w;
	enum level level;
	struct style style;
	unsigned year;	       /* two digits, for numbers that hold one */
	const struct op *next; /* the literal after the slot at work, or NULL */
	size_t skip;	       /* bytes of it that are already said */
	unsigned long seen;    /* bit N: person N has been named */
	struct walk *walks;    /* per symbol: its place in a round without repeats */
	unsigned epoch, depth;
};

void compose_init(struct compose *c, const struct tmpl *t);
void compose_free(struct compose *c);

/* Starts a new letter: no text, no marks, nobody named. */
void compose_reset(struct compose *c);

/* Appends one expansion of a symbol, which must exist. */
void compose_sym(struct compose *c, const char *name);

/* Marks the text from start to here. */
struct mark *compose_mark(struct compose *c, size_t start, enum cat cat,
			  const char *type);

/* The blank or blanks between two sentences. */
void compose_join(struct compose *c);

/* Changes the case of letters from start on: enum op_case. */
void compose_letters(struct compose *c, size_t start, unsigned how);

#endif
