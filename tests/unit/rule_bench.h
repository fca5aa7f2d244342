/* A pack of one rule and a matcher for it. */
#ifndef TEST_RULE_BENCH_H
#define TEST_RULE_BENCH_H

#include "../../src/rules/matcher.h"

enum { T_KEEP, T_DATE, T_CITY, TYPES };

struct bench {
	struct pack_rule rule;
	struct pack pack;
	struct matcher *m;
	struct lacuna_fault fault;
	struct match match;
	bool hit;
};

void bench_begin(struct bench *b, const char *pattern);
/* Tries the rule; the result is in b. */
enum lacuna_err bench_try(struct bench *b, struct str text, size_t at);
void bench_hit(struct bench *b, struct str text, size_t at, uint32_t groups);
void bench_miss(struct bench *b, struct str text, size_t at);
/* Group g of the last hit is this. */
void bench_group(const struct bench *b, unsigned g, size_t start, size_t end,
		 uint16_t type);
void bench_end(struct bench *b);

#endif
