/* A log in a terminal: each changed line before and after, as a diff. */
#ifndef CLI_REVIEW_TEXT_H
#define CLI_REVIEW_TEXT_H

#include "review_model.h"

/* Appends all letters of log; colour: with escape sequences for a terminal. */
enum lacuna_err review_text(struct buf *out, const char *name, struct review_log *log,
			    bool colour, struct lacuna_fault *fault);

#endif
