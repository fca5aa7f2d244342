/*
 * Given: a stream of letters on standard input, each ended by NUL. Promises: how many
 * lists of rules were sieved, and how often each rule's pattern was tried and how often
 * it matched, those first that most often did not. Counts alone: they are the same on
 * every machine. The linker leads the calls that are counted here.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

#include "../../src/lacuna_internal.h"
#include "../../src/rules/matcher.h"

static struct count {
	const char *id;
	size_t tried, matched;
} * counts;
static size_t lists, letters, bytes;

void __real_matcher_sieve(struct matcher *m, struct sieve_ask *asks, size_t n,
			  struct str text);
void __wrap_matcher_sieve(struct matcher *m, struct sieve_ask *asks, size_t n,
			  struct str text);
enum lacuna_err __real_matcher_try(struct matcher *m, uint32_t r, struct str text,
				   size_t at, struct match *out, bool *hit,
				   struct lacuna_fault *fault);
enum lacuna_err __wrap_matcher_try(struct matcher *m, uint32_t r, struct str text,
				   size_t at, struct match *out, bool *hit,
				   struct lacuna_fault *fault);

void __wrap_matcher_sieve(struct matcher *m, struct sieve_ask *asks, size_t n,
			  struct str text)
{
	lists += n;
	__real_matcher_sieve(m, asks, n, text);
}

enum lacuna_err __wrap_matcher_try(struct matcher *m, uint32_t r, struct str text,
				   size_t at, struct match *out, bool *hit,
				   struct lacuna_fault *fault)
{
	enum lacuna_err err = __real_matcher_try(m, r, text, at, out, hit, fault);

	counts[r].tried++;
	counts[r].matched += !err && *hit;
	return err;
}

static void die(const char *what)
{
	fprintf(stderr, "rules: %s\n", what);
	exit(1);
}

static void read_letters(struct lacuna_worker *worker)
{
	char *text = NULL;
	size_t room = 0;
	ssize_t n;

	while ((n = getdelim(&text, &room, 0, stdin)) > 0) {
		size_t end = (size_t)n - (text[n - 1] == 0);
		struct lacuna_letter letter = {.text = {(unsigned char *)text, end},
					       .number = ++letters};
		struct lacuna_seen seen;

		if (lacuna_look(worker, &letter, &seen, NULL))
			die("a letter was refused");
		bytes += end;
	}
	free(text);
	if (!bytes)
		die("no letters");
}

static int by_misses(const void *a, const void *b)
{
	const struct count *x = a, *y = b;
	size_t m = x->tried - x->matched, n = y->tried - y->matched;

	return m != n ? (m < n) - (m > n) : (x->tried < y->tried) - (x->tried > y->tried);
}

static double of_1000(size_t n)
{
	return (double)n * 1000 / (double)bytes;
}

/* A row of the table: what, tried, matched, and in vain in a thousand bytes. */
static void print(const char *what, const struct count *c)
{
	printf("| %-28s | %8.3f | %8.3f | %8.3f |\n", what, of_1000(c->tried),
	       of_1000(c->matched), of_1000(c->tried - c->matched));
}

int main(void)
{
	static const unsigned char key[LACUNA_KEY_MIN] =
		"a key for measuring and no other";
	struct lacuna_config cfg = {.key = {key, sizeof(key)}};
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	const struct pack *pack;
	struct count all = {0};

	if (lacuna_engine_new(&engine, &cfg, NULL) ||
	    lacuna_worker_new(&worker, engine, NULL))
		die("no engine");
	pack = lacuna_pack(engine);
	counts = calloc(pack->nrules, sizeof(*counts));
	if (!counts)
		die("no memory");
	for (uint32_t r = 0; r < pack->nrules; r++)
		counts[r].id = pack->rules[r].id;
	read_letters(worker);
	for (uint32_t r = 0; r < pack->nrules; r++) {
		all.tried += counts[r].tried;
		all.matched += counts[r].matched;
	}
	qsort(counts, pack->nrules, sizeof(*counts), by_misses);
	printf("| %-28s | %8.3f |          |          |\n", "lists sieved",
	       of_1000(lists));
	print("all rules", &all);
	for (uint32_t r = 0; r < pack->nrules && counts[r].tried; r++)
		print(counts[r].id, &counts[r]);
	free(counts);
	lacuna_worker_free(worker);
	lacuna_engine_free(engine);
	return 0;
}
