/*
 * What a reviewer looks at: a log's letters with their items in the order of the text,
 * texts as they are shown.
 */
#ifndef CLI_REVIEW_MODEL_H
#define CLI_REVIEW_MODEL_H

#include "../base/arena.h"
#include "../out/ledger.h"
#include "../out/originals.h"

struct review_item {
	bool finding;	  /* seen and left, not replaced */
	bool placed;	  /* at and end say where it lies in the cleaned letter */
	size_t n;	  /* of its kind, from 1 */
	size_t at, end;	  /* in the cleaned letter */
	struct str attrs; /* line to note, as XML */
	struct str was;	  /* the original; .p is NULL when the log does not hold it */
	struct str now;	  /* the replacement */
};

struct review_letter {
	struct str attrs; /* n to digest-out, as XML */
	bool refused;
	struct str cleaned;
	bool has_text; /* cleaned is all of it */
	struct review_item *items;
	size_t n;
};

/* One log, and how its letters are read. */
struct review_log {
	struct ledger ledger;
	struct originals originals;
	bool has_text; /* it was opened with cleaned letters */
	bool sealed;   /* originals stay sealed: there is no identity */
	char note[sizeof(((struct lacuna_fault *)0)->what)]; /* what was not checked */
};

/* Reads and checks a log, against cleaned when that has a .p. The caller closes it
 * whatever the result. */
enum lacuna_err review_open(struct review_log *log, struct str bytes, struct str cleaned,
			    struct str identity, struct lacuna_fault *fault);
/* The i-th letter, in arena. */
enum lacuna_err review_read(struct review_log *log, size_t i, struct review_letter *out,
			    struct arena *arena, struct lacuna_fault *fault);
void review_close(struct review_log *log);

/* Appends s as XML text for people: control characters as their pictures, bytes that are
 * not UTF-8 as Windows-1252. */
void review_show(struct buf *b, struct str s);

#endif
