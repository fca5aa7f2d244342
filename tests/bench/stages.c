/*
 * Given: a stream of letters on standard input, each ended by NUL. Promises: a table of
 * what each stage takes of a byte: a block of letters is run up to each stage in turn,
 * and a stage's share is what its run took more than the one before. Of a letter's rounds
 * the fastest counts: whatever else the machine does makes one only slower.
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

#define ROUNDS 5
#define BLOCK (1 << 19) /* bytes of letters, so that few of their words stay at hand */

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
	struct arena arena, scratch;
	unsigned char *text;
	size_t n;
	double *best[STAGES]; /* the least time of each letter */
	double count[STAGES]; /* instructions */
	int counter;	      /* of instructions; -1: this machine tells none */
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
				.arena = &b->arena,
				.scratch = &b->scratch};
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

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static struct str letter_at(const struct bench *b, size_t at)
{
	const unsigned char *end = memchr(b->text + at, 0, b->n - at);

	return str_from(b->text + at, end ? (size_t)(end - b->text) - at : b->n - at);
}

/* The letters from *at on, numbered from *number, as far as the block goes. */
static void run_block(struct bench *b, enum stage last, size_t *at, size_t *number)
{
	for (size_t end = *at + BLOCK; *at < b->n && *at < end; ++*number) {
		struct str letter = letter_at(b, *at);
		double *best = &b->best[last][*number], t = now();

		(last <= ALL_FINDINGS ? find : scrub)(b, letter, last);
		t = now() - t;
		if (*best == 0 || t < *best)
			*best = t;
		*at += letter.n + 1;
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

static void read_letters(struct bench *b)
{
	size_t cap = 1 << 20, got, letters = 0;

	b->text = malloc(cap);
	while (b->text && (got = fread(b->text + b->n, 1, cap - b->n, stdin)) > 0) {
		b->n += got;
		if (b->n == cap)
			b->text = realloc(b->text, cap *= 2);
	}
	if (!b->text || !b->n)
		die("no letters");
	for (size_t i = 0; i < b->n; i++)
		letters += b->text[i] == 0;
	for (int s = 0; s < STAGES; s++)
		if (!(b->best[s] = calloc(letters + 1, sizeof(double))))
			die("no memory");
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

/* What all letters took together, of a byte. */
static double total(const struct bench *b, int stage)
{
	double sum = 0;

	for (const double *p = b->best[stage]; *p > 0; p++)
		sum += *p;
	return sum / (double)b->n;
}

static void run(struct bench *b)
{
	for (size_t from = 0, first = 0; from < b->n;) {
		size_t at = from, number = first;

		for (int s = 0; s < STAGES; s++) {
			double k = instructions(b);

			at = from;
			number = first;
			run_block(b, (enum stage)s, &at, &number);
			b->count[s] += instructions(b) - k;
		}
		from = at;
		first = number;
	}
}

/* All letters once; tests/property/replacing.sh counts the last time, when nothing is met
 * for the first time any more. */
__attribute__((noinline)) void stages_counted(struct bench *b);
void stages_counted(struct bench *b)
{
	for (size_t at = 0; at < b->n;) {
		struct str letter = letter_at(b, at);

		scrub(b, letter, SCRUB);
		at += letter.n + 1;
	}
}

int main(int argc, char **argv)
{
	static struct bench b;

	read_letters(&b);
	open_engine(&b);
	if (argc > 1 && strcmp(argv[1], "--count") == 0) {
		for (int round = 0; round < ROUNDS; round++)
			stages_counted(&b);
		return 0;
	}
	for (int round = 0; round < ROUNDS; round++)
		run(&b);
	for (int s = 0; s < STAGES; s++) {
		double before = s ? total(&b, s - 1) : 0, less = s ? b.count[s - 1] : 0;

		printf("| %-28s | %8.1f ns | ", names[s], total(&b, s) - before);
		if (b.counter >= 0)
			printf("%8.1f |\n", (b.count[s] - less) / ROUNDS / (double)b.n);
		else
			printf("       - |\n");
	}
	return 0;
}
