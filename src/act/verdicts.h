/*
 * What reviewers decided: values that are never replaced, or always. Data of a decisions
 * file, patterns/schemas/decisions.xsd.
 */
#ifndef ACT_VERDICTS_H
#define ACT_VERDICTS_H

#include "../base/hash.h"
#include "../rules/pack.h"
#include "../text/doc.h"

struct verdict {
	const char *rule; /* decision.ID: what an always is found by */
	const char *note; /* decision.ID: why a never stayed */
	bool always;
	uint16_t type;	     /* of an always */
	struct str case_tag; /* as a log shows the case; empty: of every case */
	struct str normal;   /* of normal_of, of a never with text */
	bool has_digest;     /* of a never without */
	unsigned char digest[HASH_DIGEST];
	struct doc text; /* of an always: its tokens */
};

struct verdicts {
	struct verdict *p;
	size_t n;
	char id[2 * HASH_DIGEST + 1]; /* digest of the file; empty: none was given */
};

/* Reads a decisions file. LACUNA_PACK with name and line when it is not of its schema. */
enum lacuna_err verdicts_read(struct verdicts *out, const struct pack *pack,
			      const char *name, struct str xml, struct arena *arena,
			      struct lacuna_fault *fault);

#endif
