/*
 * Given: a configuration. Promises: letters scrubbed through lacuna.h alone, as any
 * program would. Must not: share anything between two benches.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "prop.h"

void bench_open(struct bench *b)
{
	if (!b->config.key.n)
		b->config.key = (struct lacuna_bytes){BENCH_KEY, sizeof(BENCH_KEY) - 1};
	if (lacuna_engine_new(&b->engine, &b->config, &b->fault) ||
	    lacuna_worker_new(&b->worker, b->engine, &b->fault)) {
		fprintf(stderr, "no engine: %s\n", b->fault.what);
		exit(EXIT_FAILURE);
	}
}

void bench_close(struct bench *b)
{
	lacuna_worker_free(b->worker);
	lacuna_engine_free(b->engine);
}

static struct lacuna_letter letter_of(struct str text, struct str case_id)
{
	return (struct lacuna_letter){.text = lend(text),
				      .id = {"letter.txt", 10},
				      .case_id = lend(case_id),
				      .number = 1};
}

enum lacuna_err bench_scrub(struct bench *b, struct str text, struct str case_id)
{
	struct lacuna_letter letter = letter_of(text, case_id);

	return lacuna_scrub(b->worker, &letter, &b->result, &b->fault);
}

enum lacuna_err bench_look(struct bench *b, struct str text, struct str case_id,
			   struct lacuna_seen *out)
{
	struct lacuna_letter letter = letter_of(text, case_id);

	return lacuna_look(b->worker, &letter, out, &b->fault);
}

struct buf bench_cleaned(const struct bench *b)
{
	struct buf out = {0};

	buf_add(&out, b->result.cleaned.p, b->result.cleaned.n);
	return out;
}

struct buf bench_log(const struct bench *b)
{
	struct buf out = {0};
	struct lacuna_log *log;
	struct lacuna_bytes part;

	if (lacuna_log_new(&log, b->engine, NULL)) {
		out.failed = true;
		return out;
	}
	part = lacuna_log_head(b->engine);
	buf_add(&out, part.p, part.n);
	part = lacuna_log_letter(log, b->result.audit);
	buf_add(&out, part.p, part.n);
	part = lacuna_log_tail(log);
	buf_add(&out, part.p, part.n);
	lacuna_log_free(log);
	return out;
}

bool bench_doubts(const struct bench *b)
{
	return strncmp(b->fault.what, "self-check", strlen("self-check")) == 0;
}
