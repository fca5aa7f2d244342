/*
 * A whole letter; the first byte chooses style and policy. Promises: what is no text is
 * refused, all else is cleaned; the same again gives the same bytes; what left verifies
 * and restores to the very bytes; no byte outside a substitution changed; in tags, what
 * left does not change any more.
 */
#include <stdlib.h>

#include "../../src/lacuna_internal.h"
#include "../../src/text/foreign.h"
#include "fuzz.h"

#define STYLES 2
#define POLICIES 3
#define ENGINES (STYLES * POLICIES)

struct bench {
	struct lacuna_engine *engine;
	struct lacuna_worker *worker;
	bool tags;
};

static struct bench *bench_for(unsigned choice)
{
	static const char key[LACUNA_KEY_MIN] = "the fuzzer's key is no secret";
	static const char *const policies[POLICIES] = {"imr", "safe-harbor", "strict"};
	static struct bench benches[ENGINES];
	struct bench *b = &benches[choice];
	const char *policy = policies[choice / STYLES];
	struct lacuna_config config = {
		.key = {key, sizeof(key)},
		.policy = {policy, strlen(policy)},
		.style = choice % STYLES ? LACUNA_STYLE_TAG : LACUNA_STYLE_SURROGATE,
		.originals = LACUNA_ORIGINALS_PLAIN,
		.max_letter = 65536,
	};
	struct lacuna_fault fault;

	b->tags = choice % STYLES;
	if (!b->worker && (lacuna_engine_new(&b->engine, &config, &fault) ||
			   lacuna_worker_new(&b->worker, b->engine, &fault)))
		fuzz_die("engine", &fault);
	return b;
}

static void add(struct buf *b, struct lacuna_bytes bytes)
{
	buf_add(b, bytes.p, bytes.n);
}

static struct lacuna_bytes bytes(const struct buf *b)
{
	return (struct lacuna_bytes){b->p, b->n};
}

/* Scrubs letter into *cleaned and *audit. */
static void scrub(const struct bench *b, const struct lacuna_letter *letter,
		  struct buf *cleaned, struct buf *audit)
{
	struct lacuna_result result;
	struct lacuna_fault fault;
	struct lacuna_log *log;

	if (lacuna_scrub(b->worker, letter, &result, &fault))
		fuzz_die("a short letter is refused", &fault);
	if (lacuna_log_new(&log, b->engine, &fault))
		fuzz_die("a log", &fault);
	add(cleaned, result.cleaned);
	add(audit, lacuna_log_head(b->engine));
	add(audit, lacuna_log_letter(log, result.audit));
	add(audit, lacuna_log_tail(log));
	lacuna_log_free(log);
	FUZZ_HOLDS(buf_ok(cleaned) && buf_ok(audit));
}

static void check_account(const struct lacuna_letter *letter, const struct buf *cleaned,
			  const struct buf *audit)
{
	struct lacuna_evidence evidence = {.cleaned = bytes(cleaned),
					   .audit = bytes(audit),
					   .original = letter->text};
	struct lacuna_bytes none = {NULL, 0};
	struct lacuna_fault fault = {0};
	void *back = NULL;
	size_t n = 0;

	if (lacuna_verify(&evidence, &fault))
		fuzz_die("verify", &fault);
	if (lacuna_restore(bytes(cleaned), bytes(audit), none, &back, &n, &fault))
		fuzz_die("restore", &fault);
	FUZZ_HOLDS(n == letter->text.n);
	FUZZ_HOLDS(n == 0 || memcmp(back, letter->text.p, n) == 0);
	free(back);
}

/* By the edits themselves, without verify. */
static void check_edits(const struct bench *b, const struct lacuna_letter *letter,
			const struct buf *cleaned)
{
	struct str raw = str_from(letter->text.p, letter->text.n);
	struct lacuna_seen seen;
	struct lacuna_fault fault;
	struct buf made = {0};
	size_t at = 0;

	if (lacuna_look(b->worker, letter, &seen, &fault))
		fuzz_die("a look", &fault);
	for (size_t i = 0; i < seen.edits->n; i++) {
		const struct edit *e = &seen.edits->p[i];

		FUZZ_HOLDS(e->start >= at && e->end >= e->start && e->end <= raw.n);
		buf_str_add(&made, str_sub(raw, at, e->start));
		buf_str_add(&made, e->replacement);
		at = e->end;
	}
	buf_str_add(&made, str_sub(raw, at, raw.n));
	FUZZ_HOLDS(str_eq(buf_str(&made), buf_str(cleaned)));
	buf_free(&made);
}

static void check_stable(const struct bench *b, const struct buf *cleaned)
{
	struct lacuna_letter letter = {
		.text = bytes(cleaned), .id = {"fuzz", 4}, .number = 1};
	struct buf again = {0}, audit = {0};

	if (foreign_what(buf_str(cleaned)))
		return; /* shorter words among as many NULs */
	scrub(b, &letter, &again, &audit);
	FUZZ_HOLDS(str_eq(buf_str(cleaned), buf_str(&again)));
	buf_free(&again);
	buf_free(&audit);
}

void fuzz_filter(struct str in)
{
	const struct bench *b = bench_for(in.n ? in.p[0] % ENGINES : 0);
	struct lacuna_letter letter = {
		.text = {in.n ? in.p + 1 : (const unsigned char *)"",
			 in.n ? in.n - 1 : 0},
		.id = {"fuzz", 4},
		.number = 1,
	};
	struct buf cleaned = {0}, audit = {0}, again = {0}, again_audit = {0};
	struct lacuna_result result;
	struct lacuna_fault fault;

	if (foreign_what(str_from(letter.text.p, letter.text.n))) {
		FUZZ_HOLDS(lacuna_scrub(b->worker, &letter, &result, &fault) ==
			   LACUNA_REFUSED);
		return;
	}
	scrub(b, &letter, &cleaned, &audit);
	check_account(&letter, &cleaned, &audit);
	check_edits(b, &letter, &cleaned);
	scrub(b, &letter, &again, &again_audit);
	FUZZ_HOLDS(str_eq(buf_str(&cleaned), buf_str(&again)));
	FUZZ_HOLDS(str_eq(buf_str(&audit), buf_str(&again_audit)));
	if (b->tags)
		check_stable(b, &cleaned);
	buf_free(&cleaned);
	buf_free(&audit);
	buf_free(&again);
	buf_free(&again_audit);
}
