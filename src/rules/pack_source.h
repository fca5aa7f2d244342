/*
 * Rule files as they are written, examples included: what the compiler and lint both
 * read.
 */
#ifndef RULES_PACK_SOURCE_H
#define RULES_PACK_SOURCE_H

#include "pack.h"
#include "pack_job.h"
#include "seam.h"

struct source_span {
	size_t start, end; /* of the example's text */
};

struct source_example {
	struct str text; /* without the brackets */
	uint32_t line;
	bool hit;			/* else a miss */
	const struct source_span *span; /* what [[...]] enclosed, in text order */
	size_t nspan;
};

/* Texts are as written; an attribute that is not there has p NULL. */
struct source_rule {
	struct pack_place place;
	struct str id, category, type, at, then, lexicon, zones, gap;
	struct str pattern; /* layout (line ends and indentation) removed; p NULL: none */
	uint8_t rank;
	bool cased;
	float score;
	uint32_t match_limit;
	const struct source_example *examples;
	size_t nexamples;
};

struct source_define {
	struct pack_place place;
	struct str name, body;
};

struct source_seam {
	struct pack_place place;
	struct str id;
	struct pack_seam pair;
	const struct source_example *examples;
	size_t nexamples;
};

struct pack_source {
	struct source_rule *rules; /* by id */
	size_t nrules;
	struct source_define *defines; /* by name */
	size_t ndefines;
	struct source_seam *seams; /* by rank */
	size_t nseams;
};

/* Reads seams.xml and the XML files of rules/ among files, in any order. Checks all that
 * can be checked without the other files: structure, examples, ids used twice. Everything
 * lives in arena. */
enum lacuna_err pack_source_read(struct pack_source *out, const struct pack_file *files,
				 size_t n, struct arena *arena,
				 struct lacuna_fault *fault);
/* NULL when there is none. */
const struct source_define *pack_source_define(const struct pack_source *src,
					       struct str name);

#endif
