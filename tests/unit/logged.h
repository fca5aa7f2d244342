/*
 * A run made by hand: letters with given edits, through emit and audit, for tests of what
 * comes after. The pack has three types and nothing else.
 */
#ifndef UNIT_LOGGED_H
#define UNIT_LOGGED_H

#include "../../src/out/audit.h"
#include "../../src/out/log.h"

struct logged {
	struct arena arena;
	struct pack pack;
	struct logkey key;
	struct audit_run run;
	struct log writer;
	struct buf log, original, cleaned;
	size_t letters;
	bool nul; /* end letters in NUL */
};

enum { LOGGED_DATE = 1, LOGGED_DOCTOR = 2, LOGGED_GAP = 3 };

#define LOGGED_SECRET "a key for tests, 32 bytes or more"

/* Begins the log. */
void logged_open(struct logged *l, enum lacuna_originals originals);
/* The same, with originals sealed for recipient when they are to be, and the log signed
 * with sign when that is not NULL. */
void logged_open_with(struct logged *l, enum lacuna_originals originals,
		      const unsigned char *recipient, const unsigned char *sign,
		      const unsigned char *signer);
/* Adds a letter; spans in [ ] are edits, "[old|new]": a date, then a doctor, then a gap,
 * and so on. */
void logged_add(struct logged *l, struct str marked);
void logged_refuse(struct logged *l, struct str raw);
/* Adds the tail. */
void logged_close(struct logged *l);
void logged_free(struct logged *l);
/* lacuna_verify's code for the streams as they are; original and key on request. */
enum lacuna_err logged_verify(const struct logged *l, bool original, bool key,
			      struct lacuna_fault *fault);

#endif
