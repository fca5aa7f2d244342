/*
 * A log as bytes: its head, the elements of its letters, its tail, each in the one form
 * audit.c writes, each seal checked. What the elements say is audit_read's to tell.
 */
#ifndef OUT_FRAME_H
#define OUT_FRAME_H

#include "../base/hash.h"
#include "../base/str.h"
#include "../lacuna.h"

struct frame {
	struct str log;
	struct str head;      /* up to the first letter */
	struct hash_key seal; /* the head's */
	size_t at;	      /* where the next element begins */
	size_t letters;	      /* elements so far */
	bool unfinished;      /* at the end: the log was never closed */
};

/* Reads and checks the head. LACUNA_NO when the log is not in form. */
enum lacuna_err frame_open(struct frame *f, struct str log, struct lacuna_fault *fault);
/* The bytes of the next letter's element; empty after the last, and then *f says whether
 * the log was finished. LACUNA_NO when a seal or anything else is not as written. */
enum lacuna_err frame_next(struct frame *f, struct str *element,
			   struct lacuna_fault *fault);

#endif
