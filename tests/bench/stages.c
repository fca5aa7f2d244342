/*
 * Given: a stream of letters on standard input, each ended by NUL. Promises: a table of
 * what each stage takes of a byte, and of what the others take together. Letters are
 * scrubbed whole; the linker puts a look at the clock round the functions that are the
 * stages, so that each is measured where it works, with the caches as the others leave
 * them. Of a letter's rounds a stage's least counts: whatever else the machine does makes
 * one only slower.
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

#include "../../src/act/act.h"
#include "../../src/find/detect_rules.h"
#include "../../src/find/find.h"
#include "../../src/find/zones.h"
#include "../../src/lacuna_engine.h"
#include "../../src/lacuna_internal.h"
#include "../../src/out/caseid.h"

#define ROUNDS 5

enum stage { READ, WORDS, ZONES, RULES, OTHER, CASE, EDITS, SCRUB, STAGES };

static const char *const names[STAGES] = {
	[READ] = "read: fold, tokens",
	[WORDS] = "words looked up",
	[ZONES] = "zones",
	[RULES] = "rules: sieve and PCRE2",
	[OTHER] = "other detectors, overlaps",
	[CASE] = "the case named",
	[EDITS] = "decide and replace",
	[SCRUB] = "emit, verify, audit",
};

struct bench {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	unsigned char *text;
	size_t n, letters;
	double *best[STAGES]; /* the least time of each letter */
	double count[STAGES]; /* instructions */
};

/* What a letter takes: the stage at work, and what each had until it began. */
static struct {
	double (*now)(void); /* NULL: nobody asks */
	enum stage at;
	double since, spent[STAGES];
} watch;

static int instruction_counter = -1;

static void die(const char *what)
{
	fprintf(stderr, "stages: %s\n", what);
	exit(1);
}

static double clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double instructions_now(void)
{
	uint64_t count = 0;

	if (read(instruction_counter, &count, sizeof(count)) != sizeof(count))
		return 0;
	return (double)count;
}

/* Stage s begins (or goes on); the one that was at work. */
static enum stage enter(enum stage s)
{
	enum stage before = watch.at;
	double t;

	if (!watch.now)
		return before;
	t = watch.now();
	watch.spent[before] += t - watch.since;
	watch.since = t;
	watch.at = s;
	return before;
}

/* A function of src/ as stage S: TYPE NAME PARAMETERS, called with ARGUMENTS. */
#define STAGE(S, TYPE, NAME, PARAMETERS, ARGUMENTS)    \
	TYPE __real_##NAME PARAMETERS;                 \
	TYPE __wrap_##NAME PARAMETERS;                 \
	TYPE __wrap_##NAME PARAMETERS                  \
	{                                              \
		enum stage before = enter(S);          \
		TYPE result = __real_##NAME ARGUMENTS; \
                                                       \
		enter(before);                         \
		return result;                         \
	}

/* clang-format off */
STAGE(READ, enum lacuna_err, doc_read,
      (struct doc *d, struct str raw, struct arena *a), (d, raw, a))
STAGE(WORDS, enum lacuna_err, words_scan,
      (struct words *w, const struct doc *d, const struct pack *p, struct arena *a),
      (w, d, p, a))
STAGE(RULES, enum lacuna_err, rules_detect,
      (const struct scene *s, struct finding_list *out, struct lacuna_fault *f),
      (s, out, f))
STAGE(OTHER, enum lacuna_err, find_step,
      (unsigned step, const struct find_input *in, struct find_output *out,
       struct lacuna_fault *f),
      (step, in, out, f))
STAGE(CASE, struct str, caseid_settle,
      (const struct logkey *k, struct str given, struct str found, struct str raw,
       struct arena *a),
      (k, given, found, raw, a))
STAGE(EDITS, enum lacuna_err, act_run,
      (const struct act_input *in, struct edit_list *out, struct lacuna_fault *f),
      (in, out, f))
/* clang-format on */

void __real_zones_mark(struct scene *s);
void __wrap_zones_mark(struct scene *s);
void __wrap_zones_mark(struct scene *s)
{
	enum stage before = enter(ZONES);

	__real_zones_mark(s);
	enter(before);
}

static int open_counter(void)
{
	struct perf_event_attr a = {.type = PERF_TYPE_HARDWARE,
				    .size = sizeof(a),
				    .config = PERF_COUNT_HW_INSTRUCTIONS,
				    .exclude_kernel = 1};

	return (int)syscall(SYS_perf_event_open, &a, 0, -1, -1, 0);
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
	for (size_t i = 0; i < b->n; i++)
		b->letters += b->text[i] == 0 || i + 1 == b->n;
	for (int s = 0; s < STAGES; s++)
		if (!(b->best[s] = calloc(b->letters, sizeof(double))))
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
}

/* The letter that begins at *at; *at moves behind it. */
static struct str next_letter(const struct bench *b, size_t *at)
{
	const unsigned char *end = memchr(b->text + *at, 0, b->n - *at);
	struct str letter =
		str_from(b->text + *at, end ? (size_t)(end - b->text) - *at : b->n - *at);

	*at += letter.n + 1;
	return letter;
}

static void scrub(struct bench *b, struct str letter)
{
	struct lacuna_letter in = {.text = {letter.p, letter.n}, .number = 1};
	struct lacuna_result result;

	lacuna_scrub(b->worker, &in, &result, NULL);
}

/* A letter as the watch sees it: what is no other stage's is the last one's. */
static void watch_letter(struct bench *b, struct str letter)
{
	memset(watch.spent, 0, sizeof(watch.spent));
	watch.at = SCRUB;
	watch.since = watch.now();
	scrub(b, letter);
	enter(SCRUB);
}

/* All letters once; tests/property/replacing.sh counts the last time, when nothing is met
 * for the first time any more. */
__attribute__((noinline)) void stages_counted(struct bench *b);
void stages_counted(struct bench *b)
{
	for (size_t at = 0; at < b->n;)
		scrub(b, next_letter(b, &at));
}

static void time_letters(struct bench *b)
{
	size_t number = 0;

	watch.now = clock_now;
	for (size_t at = 0; at < b->n; number++) {
		watch_letter(b, next_letter(b, &at));
		for (int s = 0; s < STAGES; s++) {
			double *best = &b->best[s][number], t = watch.spent[s];

			if (*best == 0 || t < *best)
				*best = t;
		}
	}
}

static void count_letters(struct bench *b)
{
	instruction_counter = open_counter();
	if (instruction_counter < 0)
		return;
	watch.now = instructions_now;
	for (size_t at = 0; at < b->n;) {
		watch_letter(b, next_letter(b, &at));
		for (int s = 0; s < STAGES; s++)
			b->count[s] += watch.spent[s];
	}
}

static void print(const struct bench *b)
{
	double time[STAGES] = {0}, all = 0;

	for (int s = 0; s < STAGES; s++) {
		for (size_t i = 0; i < b->letters; i++)
			time[s] += b->best[s][i];
		all += time[s];
	}
	for (int s = 0; s < STAGES; s++) {
		printf("| %-28s | %8.1f ns | %8.1f %% | ", names[s],
		       time[s] / (double)b->n, 100 * time[s] / (all - time[s]));
		if (instruction_counter >= 0)
			printf("%8.1f |\n", b->count[s] / (double)b->n);
		else
			printf("       - |\n");
	}
}

int main(int argc, char **argv)
{
	static struct bench b;
	bool count = argc > 1 && strcmp(argv[1], "--count") == 0;

	read_letters(&b);
	open_engine(&b);
	for (int round = 0; round < ROUNDS; round++)
		(count ? stages_counted : time_letters)(&b);
	if (count)
		return 0;
	count_letters(&b);
	print(&b);
	return 0;
}
