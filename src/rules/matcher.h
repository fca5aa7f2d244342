/*
 * Runs pack rules with PCRE2. A matcher belongs to one thread; it compiles a rule when it
 * is first tried and just-in-time compiles it when it is tried often.
 *
 * Text is bytes: a pattern never sees characters past ASCII as one. A line ends in LF, CR
 * LF or CR. Looking back, a pattern sees the whole text; looking ahead, MATCHER_REACH
 * bytes, as if the text ended there, so that no text can make the tries cost more than
 * linear time.
 */
#ifndef RULES_MATCHER_H
#define RULES_MATCHER_H

#include "pack.h"
#include "sieve.h"

#define MATCHER_GROUPS 16
#define MATCHER_REACH 4096

struct matcher;

struct match_group {
	uint32_t start, end; /* text offsets */
	uint16_t type;	     /* the rule's type, or the one the group is named after */
};

struct match {
	uint32_t n; /* groups that took part; at least 1 */
	struct match_group group[MATCHER_GROUPS];
	uint32_t end; /* of the whole match */
};

enum lacuna_err matcher_new(struct matcher **out, const struct pack *pack,
			    struct lacuna_fault *fault);
void matcher_free(struct matcher *m); /* NULL is allowed */
/*
 * Tries rule r anchored at text offset at. LACUNA_OK with *hit telling whether it
 * matched: *out then has the groups that took part, in the pattern's order, or the whole
 * match when the pattern has no group. A match none of whose groups took part is no hit,
 * nor is an empty group a finding, gaps aside. A rule without a pattern hits with one
 * group [at, at). LACUNA_REFUSED when a limit was hit (a limit is never "no match"),
 * LACUNA_PACK when the pattern is malformed.
 */
enum lacuna_err matcher_try(struct matcher *m, uint32_t r, struct str text, size_t at,
			    struct match *out, bool *hit, struct lacuna_fault *fault);
/* Leaves of each list asked about the rules that may match (see sieve.h): the others need
 * no try. */
void matcher_sieve(struct matcher *m, struct sieve_ask *asks, size_t n, struct str text);
/* What its sieve has made so far: see sieve.h. */
struct sieve_seed matcher_made(struct matcher *m);

#endif
