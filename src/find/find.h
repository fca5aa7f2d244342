/*
 * Document and pack to disjoint findings. Detectors are one file each and one row of the
 * table in find.c; each reads the document, the words and the zones, and appends
 * findings.
 */
#ifndef FIND_FIND_H
#define FIND_FIND_H

#include "../rules/matcher.h"
#include "finding.h"
#include "models.h"

/* A known name of the case given from outside, as a document of its own: found like one
 * that the letter establishes. The type is one that models_ids takes for a person or
 * organisation. */
struct find_known {
	uint16_t type;
	struct doc doc;
};

struct scene;
struct candidate;
struct policy;

struct find_input {
	const struct doc *doc;
	const struct pack *pack;
	const struct models *models; /* of models_read, once an engine */
	struct matcher *matcher;
	struct arena *arena;   /* for what is found */
	struct arena *scratch; /* another, for what a detector needs while it runs */
	const struct find_known *known;
	size_t nknown;
	const struct policy *
		strict; /* nothing stays without a reason that this would keep; or NULL */
	/* For fitting weights; NULL otherwise. */
	void (*watch)(void *to, const struct scene *s, const struct candidate *c);
	void *watch_to;
};

struct find_output {
	struct finding_list all;      /* what the detectors saw */
	struct finding_list resolved; /* disjoint, in text order, KEEP spans included */
	struct str case_number;	      /* the letter's own case number, or empty */
	struct scene *scene;	      /* what the detectors were given */
};

/* LACUNA_REFUSED when a limit is hit or memory is out. */
enum lacuna_err find_run(const struct find_input *in, struct find_output *out,
			 struct lacuna_fault *fault);

/* What find_run does, a step at a time, from 0 to find_steps - 1: several documents may
 * take each step one after the other, with one scratch, of which no step keeps anything.
 */
extern const unsigned find_steps;
enum lacuna_err find_step(unsigned step, const struct find_input *in,
			  struct find_output *out, struct lacuna_fault *fault);

#define FIND_RANK_OVER 255 /* of a finding that is to win over all that was found */

/* Adds findings to what is settled: overlaps are settled and mentions numbered anew.
 * LACUNA_REFUSED when memory is out. */
enum lacuna_err find_add(struct find_output *found, const struct finding_list *more);

#endif
