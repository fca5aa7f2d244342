/*
 * A log as bytes: its head, the elements of its letters, its tail, each in the one form
 * audit.c writes, each seal checked. What the elements say is audit_read's to tell.
 */
#ifndef OUT_FRAME_H
#define OUT_FRAME_H

#include "../lacuna.h"
#include "seal.h"

struct frame {
	struct str log;
	struct str head;      /* up to the first letter */
	struct seal seal;     /* the last one checked */
	size_t at;	      /* where the next element begins */
	size_t letters;	      /* elements so far */
	bool unfinished;      /* at the end: the log was never closed */
	struct str signature; /* at the end: base64, or empty */
};

/* A letter's element, and what it takes to check its keyed seal. */
struct frame_letter {
	struct str element; /* up to its seal */
	struct seal before;
	struct str digest, keyed;
};

/* Reads and checks the head. LACUNA_NO when the log is not in form. */
enum lacuna_err frame_open(struct frame *f, struct str log, struct lacuna_fault *fault);
/* The next letter, whose element is empty after the last; then *f says whether the log
 * was finished, and f->at is where its signature begins. LACUNA_NO when a seal that takes
 * no key, or anything else, is not as written. */
enum lacuna_err frame_next(struct frame *f, struct frame_letter *out,
			   struct lacuna_fault *fault);

#endif
