/*
 * A log beside the streams it accounts for: which bytes of each belong to which letter.
 */
#ifndef OUT_LEDGER_H
#define OUT_LEDGER_H

#include "audit_read.h"
#include "frame.h"

struct ledger_row {
	struct frame_letter letter; /* in the log */
	size_t number, bytes_in;
	bool refused;
	struct str cleaned; /* what there is of it */
	size_t bytes_out;   /* what there has to be */
	struct str
		original; /* .p is NULL when no original was given, or it is not there */
};

struct ledger {
	struct audit_head head;
	struct ledger_row *rows;
	size_t n, cap;
	size_t bytes_in, bytes_out; /* of all letters */
	bool unfinished;      /* the log was never closed: letters may lack their text */
	bool nul;	      /* a NUL after each letter */
	bool last_nul;	      /* after the last, too */
	struct seal seal;     /* of the last letter, or of the head */
	struct str signature; /* base64, or empty */
	struct str covered;   /* the log's bytes before it */
};

/* Reads the log alone: letters have no text then. */
enum lacuna_err ledger_read(struct ledger *l, struct str log, struct lacuna_fault *fault);
/* Reads the log and cuts cleaned into letters; checks seals and numbers on the way.
 * LACUNA_NO when they do not fit. Free with ledger_free whatever the result. */
enum lacuna_err ledger_open(struct ledger *l, struct str cleaned, struct str log,
			    struct lacuna_fault *fault);
/* Cuts the original stream the same way. */
enum lacuna_err ledger_original(struct ledger *l, struct str original,
				struct lacuna_fault *fault);
void ledger_free(struct ledger *l);

#endif
