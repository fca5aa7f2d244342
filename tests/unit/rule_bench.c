#include "rule_bench.h"

#include <check.h>
#include <string.h>

static struct pack_type types[TYPES] = {
	[T_KEEP] = {.category = "KEEP", .type = ""},
	[T_DATE] = {.category = "DATE", .type = "DATE"},
	[T_CITY] = {.category = "LOCATION", .type = "CITY"},
};

void bench_begin(struct bench *b, const char *pattern)
{
	*b = (struct bench){.rule = {.id = "test.rule",
				     .pattern = pattern,
				     .type = T_DATE,
				     .match_limit = 100000,
				     .gap = ""}};
	b->rule.pattern_len = (uint32_t)strlen(pattern);
	b->pack.types = types;
	b->pack.ntypes = TYPES;
	b->pack.rules = &b->rule;
	b->pack.nrules = 1;
	ck_assert_int_eq(matcher_new(&b->m, &b->pack, &b->fault), LACUNA_OK);
}

enum lacuna_err bench_try(struct bench *b, struct str text, size_t at)
{
	return matcher_try(b->m, 0, text, at, &b->match, &b->hit, &b->fault);
}

void bench_hit(struct bench *b, struct str text, size_t at, uint32_t n)
{
	ck_assert_int_eq(bench_try(b, text, at), LACUNA_OK);
	ck_assert(b->hit);
	ck_assert_uint_eq(b->match.n, n);
}

void bench_miss(struct bench *b, struct str text, size_t at)
{
	ck_assert_int_eq(bench_try(b, text, at), LACUNA_OK);
	ck_assert(!b->hit);
}

void bench_group(const struct bench *b, unsigned g, size_t start, size_t end,
		 uint16_t type)
{
	ck_assert_uint_eq(b->match.group[g].start, start);
	ck_assert_uint_eq(b->match.group[g].end, end);
	ck_assert_uint_eq(b->match.group[g].type, type);
}

void bench_end(struct bench *b)
{
	matcher_free(b->m);
	b->m = NULL;
}
