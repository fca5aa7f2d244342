/*
 * Given: any bytes. Promises, for each: the letter is cleaned or refused; a cleaned one
 * verifies and restores to the very bytes; tags are stable. Built with libFuzzer by make
 * fuzz. The first byte chooses style and policy, the rest is the letter.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/buf.h"
#include "../../src/lacuna.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define STYLES 2
#define POLICIES 3

static void die(const char *what, const struct lacuna_fault *fault)
{
	fprintf(stderr, "%s: %s\n", what, fault->what);
	abort();
}

static struct lacuna_worker *worker_for(unsigned choice,
					const struct lacuna_engine **engine)
{
	static const char key[LACUNA_KEY_MIN] = "the fuzzer's key is no secret";
	static const char *const policies[POLICIES] = {"imr", "safe-harbor", "strict"};
	static struct lacuna_engine *engines[STYLES * POLICIES];
	static struct lacuna_worker *workers[STYLES * POLICIES];
	const char *policy = policies[choice / STYLES];
	struct lacuna_config config = {
		.key = {key, sizeof(key)},
		.policy = {policy, strlen(policy)},
		.style = choice % STYLES ? LACUNA_STYLE_TAG : LACUNA_STYLE_SURROGATE,
		.originals = LACUNA_ORIGINALS_PLAIN,
		.max_letter = 65536,
	};
	struct lacuna_fault fault;

	if (!workers[choice] &&
	    (lacuna_engine_new(&engines[choice], &config, &fault) ||
	     lacuna_worker_new(&workers[choice], engines[choice], &fault)))
		die("engine", &fault);
	*engine = engines[choice];
	return workers[choice];
}

static void add(struct buf *b, struct lacuna_bytes bytes)
{
	buf_add(b, bytes.p, bytes.n);
}

static struct lacuna_bytes bytes(const struct buf *b)
{
	return (struct lacuna_bytes){b->p, b->n};
}

static void check(const struct lacuna_letter *letter, const struct buf *cleaned,
		  const struct buf *audit)
{
	struct lacuna_bytes no_key = {NULL, 0};
	struct lacuna_fault fault = {0};
	void *back = NULL;
	size_t n = 0;

	if (lacuna_verify(bytes(cleaned), bytes(audit), letter->text, no_key, &fault))
		die("verify", &fault);
	if (lacuna_restore(bytes(cleaned), bytes(audit), &back, &n, &fault))
		die("restore", &fault);
	if (n != letter->text.n || (n && memcmp(back, letter->text.p, n) != 0))
		die("restored bytes differ", &fault);
	free(back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	unsigned choice = n ? data[0] % (STYLES * POLICIES) : 0;
	const struct lacuna_engine *engine;
	struct lacuna_worker *worker = worker_for(choice, &engine);
	struct lacuna_letter letter = {
		.text = {n ? data + 1 : (const uint8_t *)"", n ? n - 1 : 0},
		.id = {"fuzz", 4},
		.number = 1,
	};
	struct buf cleaned = {0}, audit = {0};
	struct lacuna_result result;
	struct lacuna_fault fault;

	if (lacuna_scrub(worker, &letter, &result, &fault) == LACUNA_OK) {
		add(&cleaned, result.cleaned);
		add(&audit, lacuna_audit_head(engine));
		add(&audit, result.audit);
		add(&audit, lacuna_audit_tail(engine));
		check(&letter, &cleaned, &audit);
	}
	buf_free(&cleaned);
	buf_free(&audit);
	return 0;
}
