/* What each stage makes of a case, against what the case says. */
#ifndef SPEC_STAGES_H
#define SPEC_STAGES_H

#include "../../src/lacuna_internal.h"
#include "cases.h"

enum verdict { PASSED, FAILED, MALFORMED };

/* What a file's cases are tried with. */
struct stand {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	const struct pack *pack;
	struct str case_id;
	struct arena arena; /* forgotten after each case */
	struct buf why;	    /* of the last case that did not pass */
};

typedef enum verdict stage_fn(struct stand *s, struct spec_case *c);

/* The stage a file of this name is for, "tokens-words.cases"; NULL: there is none. */
stage_fn *stage_of(struct str file);

enum verdict stage_tokens(struct stand *s, struct spec_case *c);
enum verdict stage_zones(struct stand *s, struct spec_case *c);
enum verdict stage_findings(struct stand *s, struct spec_case *c);
enum verdict stage_resolved(struct stand *s, struct spec_case *c);
enum verdict stage_replacements(struct stand *s, struct spec_case *c);

/* Adds what is wrong to s->why and returns MALFORMED. */
enum verdict stage_malformed(struct stand *s, const char *what);
/* The type a mark's name means, CATEGORY:TYPE or KEEP; -1 when there is none. */
int stage_type(const struct pack *pack, struct str name);
/* Adds text with its marks, as a case file has them, to b. */
void stage_show(struct buf *b, struct str text, const struct mark *marks, size_t n);
/* Are the marks of both the same? If not both go into s->why. */
enum verdict stage_compare(struct stand *s, struct str text, const struct spec_case *c,
			   const struct mark *got, size_t n);

#endif
