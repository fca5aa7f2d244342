/* One letter's substitutions against its marks. */
#ifndef CLI_SCORE_MATCH_H
#define CLI_SCORE_MATCH_H

#include "../act/edit.h"
#include "score_gold.h"
#include "score_table.h"

enum score_error_kind {
	SCORE_MISSED,	/* a mark of which a token is left */
	SCORE_FALSE,	/* a token changed outside every mark */
	SCORE_CATEGORY, /* a mark replaced as something else */
	SCORE_GAP_MISSED,
	SCORE_GAP_FALSE,
	SCORE_GAP_TYPE,
};

struct score_error {
	enum score_error_kind kind;
	size_t start, end;
	uint16_t type;	  /* of the mark; of the substitution when nothing was marked */
	uint16_t as;	  /* type of the substitution, or TYPE_KEEP */
	const char *rule; /* of the substitution, or NULL */
};

struct score_errors {
	struct score_error *p;
	size_t n, cap;
	bool failed; /* memory ran out */
};

/* Adds the letter to the table, and its errors (SCORE_CATEGORY and SCORE_GAP_TYPE among
 * them) to errors. */
void score_match(struct score_table *t, const struct gold_letter *gold,
		 const struct edit_list *edits, struct score_errors *errors);

#endif
