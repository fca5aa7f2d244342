/*
 * Given: SEED. Promises: every attack, with its figures. Must not: use chance that is not
 * seeded.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../splitmix.h"
#include "attack.h"

#define SEED 20140331

const char attack_key[32] = "the key that no attacker is told";

uint64_t attack_random(struct attack *a)
{
	return splitmix(&a->state);
}

void attack_check(struct attack *a, bool holds, const char *name)
{
	a->passed += holds;
	a->failed += !holds;
	printf("%s - %s\n", holds ? "ok" : "not ok", name);
}

static void stop(const char *what)
{
	printf("not ok - %s\n0 passed, 1 failed, 0 skipped\n", what);
	exit(EXIT_FAILURE);
}

void victim_open(struct victim *v, const void *key, bool tags)
{
	struct lacuna_fault fault;

	*v = (struct victim){
		.config = {.key = {key, 32},
			   .style = tags ? LACUNA_STYLE_TAG : LACUNA_STYLE_SURROGATE,
			   .originals = LACUNA_ORIGINALS_DIGEST}};
	if (lacuna_engine_new(&v->engine, &v->config, &fault) ||
	    lacuna_worker_new(&v->worker, v->engine, &fault))
		stop(fault.what);
}

void victim_close(struct victim *v)
{
	lacuna_worker_free(v->worker);
	lacuna_engine_free(v->engine);
}

void victim_scrub(struct victim *v, struct str text, const char *case_id)
{
	struct lacuna_letter letter = {.text = {text.p, text.n},
				       .id = {"letter", 6},
				       .case_id = {case_id, strlen(case_id)},
				       .number = 1};

	if (lacuna_scrub(v->worker, &letter, &v->result, NULL))
		stop("a letter was refused");
}

struct str attack_after(struct str s, const char *mark)
{
	while (s.n && !str_starts(s, str_of(mark)))
		s = str_sub(s, 1, s.n);
	if (!s.n)
		stop("the log does not say what it should");
	return str_sub(s, strlen(mark), s.n);
}

struct str victim_of(const struct victim *v, size_t i, const char *attribute)
{
	struct str s = str_from(v->result.audit.p, v->result.audit.n);
	char mark[32] = "<replacement>";

	for (size_t k = 0; k <= i; k++)
		s = attack_after(s, "<substitution");
	if (attribute)
		snprintf(mark, sizeof(mark), " %s=\"", attribute);
	s = attack_after(s, mark);
	return str_cut(&s, attribute ? '"' : '<');
}

int main(void)
{
	const char *given = getenv("SEED");
	struct attack a = {.state = given ? strtoull(given, NULL, 10) : SEED};

	printf("SEED=%llu\n", (unsigned long long)a.state);
	if (!hash_init())
		stop("libsodium cannot start");
	digests_attack(&a);
	surrogates_attack(&a);
	pairs_attack(&a);
	holidays_attack(&a);
	channels_attack(&a);
	printf("%zu passed, %zu failed, 0 skipped\n", a.passed, a.failed);
	return a.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
