/*
 * Properties: what must hold for every letter. Each is a function that is given letters
 * nobody wrote by hand and says where one does not hold. Seeded; the seed is printed.
 */
#ifndef PROPERTY_PROP_H
#define PROPERTY_PROP_H

#include "../../src/base/buf.h"
#include "../../src/lacuna_internal.h"

struct letters {
	struct buf *p; /* owned */
	size_t n;
};

struct prop {
	uint64_t seed, state; /* of the random numbers */
	unsigned scale;	      /* 1, or more with LONG */
	bool sanitized;	      /* memory and time mean nothing */
	const char *build;    /* where the program lies */
	const char *tmp;      /* a directory for files */
	const struct letters *letters;
	size_t failures; /* of this property */
	bool skipped;
};

typedef void property_fn(struct prop *p);

#define PROPERTY(name, known) property_fn prop_##name;
#include "properties.h"
#undef PROPERTY

uint64_t prop_random(struct prop *p);
/* A number below n, which is not 0. */
size_t prop_below(struct prop *p, size_t n);
/* The property does not hold; the first few times it is said where. Never letter text:
 * the letter's number, mutation and offset find it again. */
void prop_fail(struct prop *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Scrubs so many bytes of the kind of slow text, then four times as many, both to be
 * counted from outside, and prints the kind's name; false when there is no such. */
bool prop_linear_scrub(struct prop *p, size_t kind, size_t bytes);

/* Appends letters of lettergen to out; options are its own. False when it does not run.
 */
bool letters_generate(struct letters *out, const char *options);
/* As lines of a file: each ends in NUL. */
void letters_split(struct letters *out, struct str stream);
void letters_free(struct letters *l);
/* A copy of letter i with a few bytes changed, cut out or put in. Ends the program when
 * memory is out. */
struct buf letters_mutate(struct prop *p, struct str letter);

/* An engine and a worker. */
struct bench {
	struct lacuna_config config;
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_result result;
	struct lacuna_fault fault;
};

#define BENCH_KEY "the key of the properties, no secret"

/* With what config says already; ends the program when it does not open. */
void bench_open(struct bench *b);
void bench_close(struct bench *b);
/* case_id may be empty. */
enum lacuna_err bench_scrub(struct bench *b, struct str text, struct str case_id);
enum lacuna_err bench_look(struct bench *b, struct str text, struct str case_id,
			   struct lacuna_seen *out);
/* Copies of what the last bench_scrub made: the cleaned letter, and the log as a whole.
 */
struct buf bench_cleaned(const struct bench *b);
struct buf bench_log(const struct bench *b);

/* Was the last letter refused by the self-check? A damaged one may be: half of a name
 * stands alone in it. */
bool bench_doubts(const struct bench *b);

static inline struct lacuna_bytes lend(struct str s)
{
	return (struct lacuna_bytes){s.p, s.n};
}

#endif
