/*
 * What a program would first make of the built-in packs when it starts, made beforehand:
 * policies read, patterns compiled, the states that the rules' examples and other texts
 * lead a sieve to. It hangs on the machine (PCRE2's version), so it lies beside the
 * image, which does not. All of it may be missing: then it is made at need.
 */
#ifndef RULES_WARM_H
#define RULES_WARM_H

#include <stdbool.h>

#include "../base/buf.h"
#include "../lacuna.h"
#include "sieve_seed.h"

struct pack;
struct pack_source;
struct policy;

/* Arrays by index; NULL when there is none. */
struct warm {
	const struct policy *policies; /* the pack's, in its order, without names */
	const uint32_t *code_at; /* a rule's code, in codes: from here to the next */
	const unsigned char *codes;
	struct sieve_seed seed;
	/* Gives back the memory of what was copied out of here; NULL: there is no need.
	 */
	void (*let_go)(const void *p, size_t n);
};

static inline void warm_let_go(const struct warm *warm, const void *p, size_t n)
{
	if (warm->let_go)
		warm->let_go(p, n);
}

/* Looks into what warm_make made, 8-byte aligned. What does not fit the pack, or codes
 * of another PCRE2, is left out. */
void warm_open(struct warm *out, struct str image, const struct pack *pack);
/* What was made of the built-in image, linked in at build time. */
struct str warm_builtin(void);

/* Makes it of a pack that was opened with every check, its source, and more text. */
enum lacuna_err warm_make(struct buf *out, const struct pack *pack,
			  const struct pack_source *source, struct str text,
			  struct lacuna_fault *fault);

#endif
