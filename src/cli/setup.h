/* From options to an engine: packs, policy and key are read here, and nowhere else. */
#ifndef CLI_SETUP_H
#define CLI_SETUP_H

#include "../base/buf.h"
#include "../lacuna.h"

struct setup_options {
	const char *patterns; /* a pack directory; NULL: the built-in packs */
	const char *policy;   /* a name, or a file when it has a slash or ends in .xml; or
				 NULL */
	const char *key_file; /* NULL: a fresh random key */
	const char *case_names; /* a file of names known beforehand; NULL: none */
	const char *decisions;	/* a file of reviewers' decisions; or NULL */
	const char *recipient;	/* a public key, for sealed originals; or NULL */
	const char *sign;	/* a secret key to sign logs with; or NULL */
	int style;		/* 1 + enum lacuna_style; 0: not given */
	int originals;		/* which of SETUP_ORIGINALS, from 1; 0: not given */
	size_t max_letter;	/* 0: not given */
};

/* The arg of an OPTIONS_CHOICE row for each. */
#define SETUP_STYLES "surrogate|tag"
#define SETUP_ORIGINALS "none|digest|plain|sealed"
enum { SETUP_PLAIN = 3, SETUP_SEALED };

struct setup {
	struct lacuna_engine *engine;
	struct buf image; /* of --patterns; the engine borrows it */
};

/* sink_spares for all that setup_open reads. */
enum lacuna_err setup_spares(const struct setup_options *o, const char *option,
			     const char *path, struct lacuna_fault *fault);
enum lacuna_err setup_open(struct setup *out, const struct setup_options *o,
			   struct lacuna_fault *fault);
void setup_close(struct setup *s);

#endif
