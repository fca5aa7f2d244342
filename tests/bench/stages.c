/*
 * Given: a stream of letters on standard input, each ended by NUL. Promises: a table of
 * what each stage takes of a byte: all letters are run up to each stage in turn, and a
 * stage's share is what its run took more than the one before.
 */
#define _GNU_SOURCE
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "../../src/find/detect_rules.h"
#include "../../src/find/zones.h"
#include "../../src/lacuna_engine.h"
#include "../../src/lacuna_internal.h"
#include "../../src/rules/matcher.h"

#define ROUNDS 3

enum stage { READ, WORDS, ZONES, RULES, ALL_FINDINGS, EDITS, SCRUB, STAGES };

static const char *const names[STAGES] = {
	[READ] = "read: fold, tokens",
	[WORDS] = "words looked up",
	[ZONES] = "zones",
	[RULES] = "rules: sieve and PCRE2",
	[ALL_FINDINGS] = "other detectors, overlaps",
	[EDITS] = "decide and replace",
	[SCRUB] = "emit, verify, audit",
};

struct bench {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	const struct pack *pack;
	struct matcher *matcher;
	struct arena arena;
	unsigned char *text;
	size_t n;
	int counter; /* of instructions; -1: this machine tells none */
};

static void die(const char *what)
{
	fprintf(stderr, "stages: %s\n", what);
	exit(1);
}

static void find_all(struct bench *b, struct str letter)
{
	struct doc doc;
	struct find_input in = {.doc = &doc,
				.pack = b->pack,
				.models = &b->engine->models,
				.matcher = b->matcher,
				.arena = &b->arena};
	struct find_output out;

	if (doc_read(&doc, letter, &b->arena) || find_run(&in, &out, NULL))
		die("a letter was refused");
}

/* A letter by the engine's own parts. */
static void find(struct bench *b, struct str letter, enum stage last)
{
	struct doc doc;
	struct scene s = {
		.doc = &doc,
		.pack = b->pack,
		.models = &b->engine->models,
		.matcher = b->matcher,
		.arena = &b->arena,
	};
	struct finding_list out = {.arena = &b->arena};
	struct lacuna_fault fault;

	arena_reset(&b->arena, (size_t)8 << 20);
	if (last == ALL_FINDINGS) {
		find_all(b, letter);
		return;
	}
	if (doc_read(&doc, letter, &b->arena) ||
	    (last >= WORDS && words_scan(&s.words, &doc, b->pack, &b->arena)))
		die("a letter was refused");
	if (last >= ZONES)
		zones_mark(&s);
	if (last >= RULES && rules_detect(&s, &out, &fault))
		die("a letter was refused");
}

static void scrub(struct bench *b, struct str letter, enum stage last)
{
	struct lacuna_letter in = {.text = {letter.p, letter.n}, .number = 1};
	struct lacuna_result result;
	struct lacuna_seen seen;

	if (last == EDITS)
		lacuna_look(b->worker, &in, &seen, NULL);
	else
		lacuna_scrub(b->worker, &in, &result, NULL);
}

static void run(struct bench *b, enum stage last)
{
	for (size_t i = 0; i < b->n;) {
		const unsigned char *end = memchr(b->text + i, 0, b->n - i);
		size_t n = end ? (size_t)(end - b->text) - i : b->n - i;

		(last <= ALL_FINDINGS ? find : scrub)(b, str_from(b->text + i, n), last);
		i += n + 1;
	}
}

static int open_counter(void)
{
	struct perf_event_attr a = {.type = PERF_TYPE_HARDWARE,
				    .size = sizeof(a),
				    .config = PERF_COUNT_HW_INSTRUCTIONS,
				    .exclude_kernel = 1};

	return (int)syscall(SYS_perf_event_open, &a, 0, -1, -1, 0);
}

static double instructions(const struct bench *b)
{
	uint64_t count = 0;

	if (b->counter < 0 || read(b->counter, &count, sizeof(count)) != sizeof(count))
		return 0;
	return (double)count;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void read_letters(struct bench *b)
{
	size_t cap = 1 << 20, got;

	b->text = malloc(cap);
	while (b->text && (got = fread(b->text + b->n, 1, cap - b->n, stdin)) > 0) {
		b->n += got;
		if (b->n == cap)
			b->text = realloc(b->text, cap *= 2);
	}
	if (!b->text || !b->n)
		die("no letters");
}

static void open_engine(struct bench *b)
{
	static const unsigned char key[LACUNA_KEY_MIN] =
		"a key for measuring and no other";
	struct lacuna_config cfg = {.key = {key, sizeof(key)},
				    .originals = LACUNA_ORIGINALS_DIGEST};

	if (lacuna_engine_new(&b->engine, &cfg, NULL) ||
	    lacuna_worker_new(&b->worker, b->engine, NULL))
		die("no engine");
	b->pack = lacuna_pack(b->engine);
	if (matcher_new(&b->matcher, b->pack, NULL))
		die("no matcher");
	b->counter = open_counter();
}

int main(void)
{
	static struct bench b;
	double best[STAGES], count[STAGES];

	read_letters(&b);
	open_engine(&b);
	run(&b, RULES); /* machine code for the rules, for both matchers */
	run(&b, SCRUB);
	for (int round = 0; round < ROUNDS; round++)
		for (int s = 0; s < STAGES; s++) {
			double t = now(), k = instructions(&b);

			run(&b, (enum stage)s);
			t = (now() - t) / (double)b.n;
			count[s] = (instructions(&b) - k) / (double)b.n;
			if (round == 0 || t < best[s])
				best[s] = t;
		}
	for (int s = 0; s < STAGES; s++) {
		double before = s ? best[s - 1] : 0, less = s ? count[s - 1] : 0;

		printf("| %-28s | %8.1f ns | ", names[s], best[s] - before);
		if (b.counter >= 0)
			printf("%8.1f |\n", count[s] - less);
		else
			printf("       - |\n");
	}
	return 0;
}
