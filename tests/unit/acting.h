/*
 * Runs act_run on text with marks in it, "seen by Dr. {{NAME:DOCTOR#1|Venn}} on
 * {{DATE:DATE|3/4/12}}": CATEGORY:TYPE, #entity where it has one, the surface.
 */
#ifndef UNIT_ACTING_H
#define UNIT_ACTING_H

#include <stdbool.h>

#include "../../src/act/act.h"
#include "../splitmix.h"

struct acting {
	struct pack pack; /* of patterns/ */
	struct act_tables tables;
	struct policy policy; /* imr */
	struct hash_key key;
	const char *case_id;
	bool tags;
	struct arena arena;   /* of pack and policy */
	struct arena scratch; /* of the letter run last */
	struct str raw;	      /* the letter, without its marks */
	struct edit_list edits;
	uint64_t seed, state; /* of acting_next */
};

/* "January" is the first. */
extern const char *const acting_months[13];

/* Compiles the packs in patterns/, once for all tests: to be called where a suite is
 * made. Ends the test program when that fails. */
void acting_prepare(void);
/* Opens pack and policy. */
void acting_open(struct acting *a);
void acting_close(struct acting *a);
/* LACUNA_TEST_SEED, or otherwise when it is not set. */
uint64_t acting_seed(uint64_t otherwise);
/* As acting_open, with that seed for acting_next. */
void acting_open_seeded(struct acting *a, uint64_t otherwise);
/* A number below n, another each time. */
static inline uint64_t acting_next(struct acting *a, uint64_t n)
{
	return splitmix(&a->state) % n;
}
/* The cleaned letter, NUL-terminated; it lives until the next run. */
const char *acting_run(struct acting *a, const char *marked);
/* As acting_run for text that may hold NUL bytes; the result's length in *n. */
const char *acting_run_n(struct acting *a, struct str marked, size_t *n);
/* The note of the first report, or "". */
const char *acting_report(const struct acting *a);
/* What stands for the one mark of type in text of its own: "Dr.
 * {{NAME:DOCTOR|surface}}."; NUL-terminated, in a row of buffers that wraps after
 * sixteen. */
const char *acting_one(struct acting *a, const char *type, const char *surface);
/* The k-th of what stands for the marks of the letter run last, articles aside; as above.
 */
const char *acting_at(struct acting *a, size_t k);

#endif
