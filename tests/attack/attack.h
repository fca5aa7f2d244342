/*
 * An attacker: he has the cleaned letters, their logs (--originals digest), the program,
 * and time to try whatever he can list. He lacks the key. Each attack is also made with
 * the right key, which must succeed: one that never could would prove nothing.
 */
#ifndef ATTACK_ATTACK_H
#define ATTACK_ATTACK_H

#include "../../src/base/buf.h"
#include "../../src/base/hash.h"
#include "../../src/lacuna_internal.h"

struct attack {
	uint64_t state; /* of the random numbers */
	size_t passed, failed;
};

/* Of no use to him: the key of the letters he has. */
extern const char attack_key[32];

uint64_t attack_random(struct attack *a);
void attack_check(struct attack *a, bool holds, const char *name);

/* What follows mark in s; ends the program when it is not there. */
struct str attack_after(struct str s, const char *mark);

struct victim {
	struct lacuna_config config;
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	struct lacuna_result result;
};

/* With this key of 32 bytes; ends the program when that fails. */
void victim_open(struct victim *v, const void *key, bool tags);
void victim_close(struct victim *v);
/* Ends the program when the letter is refused. */
void victim_scrub(struct victim *v, struct str text, const char *case_id);
/* What the i-th substitution has between its marks: the attribute's value, or for NULL
 * the replacement. */
struct str victim_of(const struct victim *v, size_t i, const char *attribute);

void digests_attack(struct attack *a);	  /* values and letters against their digests */
void surrogates_attack(struct attack *a); /* surnames against tags and surrogates */
void pairs_attack(struct attack *a);	  /* from one case to another */
void holidays_attack(struct attack *a);	  /* offsets from the names of days */
void channels_attack(struct attack *a);	  /* names from what else the log says of them */

/* The i-th most common surname, of 10,000; ends the program when there are not so many.
 */
const char *attack_surname(size_t i);

#endif
