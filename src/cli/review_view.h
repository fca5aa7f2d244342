/* Logs as one XML document that a stylesheet makes a page of. */
#ifndef CLI_REVIEW_VIEW_H
#define CLI_REVIEW_VIEW_H

#include "../rules/pack.h"
#include "review_model.h"

struct review_view {
	struct buf xml;
	size_t logs, letters, items; /* so far */
};

/* The types a reviewer can choose from are the pack's. */
void review_view_begin(struct review_view *v, const struct pack *pack);
enum lacuna_err review_view_add(struct review_view *v, const char *name,
				struct review_log *log, struct lacuna_fault *fault);
void review_view_end(struct review_view *v);

#endif
