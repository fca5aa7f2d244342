/*
 * Given: letters with their logs. Promises: one flipped bit anywhere is noticed, restore
 * gives every byte back, and no fault quotes a letter. Must not: sample the same bytes
 * for two seeds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "prop.h"

#define FLIPS 12 /* in each of cleaned, log and original */

struct trio {
	struct buf original, cleaned, log;
};

static void trio_free(struct trio *t)
{
	buf_free(&t->original);
	buf_free(&t->cleaned);
	buf_free(&t->log);
}

static bool trio_make(struct trio *t, struct bench *b, struct str text)
{
	*t = (struct trio){0};
	if (bench_scrub(b, text, STR("")))
		return false;
	buf_str_add(&t->original, text);
	t->cleaned = bench_cleaned(b);
	t->log = bench_log(b);
	return true;
}

static enum lacuna_err verify(const struct bench *b, const struct trio *t,
			      struct lacuna_fault *fault)
{
	return lacuna_verify(&(struct lacuna_evidence){lend(buf_str(&t->cleaned)),
						       lend(buf_str(&t->log)),
						       lend(buf_str(&t->original)),
						       b->config.key,
						       {0}},
			     fault);
}

static void flip_some(struct prop *p, const struct bench *b, struct trio *t, size_t i)
{
	static const char *const names[] = {"original", "cleaned letter", "log"};
	struct buf *const parts[] = {&t->original, &t->cleaned, &t->log};
	struct lacuna_fault fault = {0};

	if (verify(b, t, &fault)) {
		prop_fail(p, "letter %zu: verify says no as it is: %s", i, fault.what);
		return;
	}
	for (size_t k = 0; k < 3 * FLIPS; k++) {
		struct buf *part = parts[k % 3];
		unsigned bit = 1u << prop_below(p, 8);
		size_t at;

		if (!part->n)
			continue;
		at = prop_below(p, part->n);
		part->p[at] ^= (unsigned char)bit;
		if (verify(b, t, &fault) == LACUNA_OK)
			prop_fail(p, "letter %zu, %s, byte %zu, bit %u: not noticed", i,
				  names[k % 3], at, bit);
		part->p[at] ^= (unsigned char)bit;
	}
}

void prop_verify_notices_any_flipped_byte(struct prop *p)
{
	for (int keep = 0; keep < 3; keep++) {
		struct bench b = {.config.originals = (enum lacuna_originals)keep};

		bench_open(&b);
		for (size_t i = 0; i < p->letters->n; i++) {
			struct buf other = letters_mutate(p, buf_str(&p->letters->p[i]));
			struct trio t;

			if (trio_make(&t, &b, buf_str(&other)))
				flip_some(p, &b, &t, i);
			trio_free(&t);
			buf_free(&other);
		}
		bench_close(&b);
	}
}

void prop_restore_gives_back_every_byte(struct prop *p)
{
	for (int style = 0; style < 2; style++) {
		struct bench b = {.config.originals = LACUNA_ORIGINALS_PLAIN,
				  .config.style = (enum lacuna_style)style};

		bench_open(&b);
		for (size_t i = 0; i < 2 * p->letters->n; i++) {
			struct buf other =
				letters_mutate(p, buf_str(&p->letters->p[i / 2]));
			struct trio t;
			void *back = NULL;
			size_t n = 0;

			if (!trio_make(&t, &b, buf_str(&other))) {
				if (!bench_doubts(&b))
					prop_fail(p, "letter %zu: refused: %s", i,
						  b.fault.what);
			} else if (lacuna_restore(lend(buf_str(&t.cleaned)),
						  lend(buf_str(&t.log)),
						  (struct lacuna_bytes){0}, &back, &n,
						  &b.fault))
				prop_fail(p, "letter %zu: %s", i, b.fault.what);
			else if (!str_eq(str_from(back, n), buf_str(&other)))
				prop_fail(p, "letter %zu: other bytes", i);
			free(back);
			trio_free(&t);
			buf_free(&other);
		}
		bench_close(&b);
	}
}

/* Words that stand in no message of ours, put where a letter has words and numbers. */
#define CANARY "zqvxk"
#define CANARY_NUMBER "8173645"

static struct buf with_canaries(struct prop *p, struct str letter)
{
	struct buf out = {0};
	size_t words = 0;

	for (size_t i = 0; i < letter.n; i++) {
		buf_byte(&out, letter.p[i]);
		if (letter.p[i] != ' ' || prop_below(p, 6))
			continue;
		words++;
		if (words % 3 == 0)
			BUF_LIT(&out, "Dr. Z" CANARY " ");
		else if (words % 3 == 1)
			BUF_LIT(&out, CANARY " ");
		else
			BUF_LIT(&out, "CM13-" CANARY_NUMBER " ");
	}
	return out;
}

static void check_fault(struct prop *p, const struct lacuna_fault *f, size_t i,
			const char *of)
{
	if (strstr(f->what, CANARY) || strstr(f->what, CANARY_NUMBER))
		prop_fail(p, "letter %zu: the fault of %s quotes it", i, of);
	if (!f->what[0])
		prop_fail(p, "letter %zu: the fault of %s says nothing", i, of);
}

/* The letter with another number in place of one that is replaced: only the
 * substitution's own original differs then. */
static struct buf with_other_number(struct str letter)
{
	struct buf out = {0};
	size_t n = sizeof(CANARY_NUMBER) - 1;

	buf_str_add(&out, letter);
	for (size_t i = 0; i + n <= out.n; i++)
		if (memcmp(out.p + i, CANARY_NUMBER, n) == 0) {
			out.p[i + n - 1] ^= 1;
			break;
		}
	return out;
}

/* Damages the log, the cleaned letter or the original, and looks at what is said of it.
 */
static void provoke(struct prop *p, const struct bench *b, struct trio *t, size_t i)
{
	struct buf *const parts[] = {&t->log, &t->cleaned, &t->original};
	size_t which = prop_below(p, 3);
	struct buf *part = parts[which], whole = *part;
	struct buf damaged = which < 2 ? letters_mutate(p, buf_str(part))
				       : with_other_number(buf_str(part));
	struct lacuna_fault fault = {0};
	void *back = NULL;
	size_t n;

	*part = damaged;
	if (verify(b, t, &fault))
		check_fault(p, &fault, i, "verify");
	fault = (struct lacuna_fault){0};
	if (lacuna_restore(lend(buf_str(&t->cleaned)), lend(buf_str(&t->log)),
			   (struct lacuna_bytes){0}, &back, &n, &fault))
		check_fault(p, &fault, i, "restore");
	free(back);
	buf_free(part);
	*part = whole;
}

void prop_faults_never_quote_the_letter(struct prop *p)
{
	struct bench b = {.config.originals = LACUNA_ORIGINALS_PLAIN};
	struct bench narrow = {.config.max_letter = 100};

	bench_open(&b);
	bench_open(&narrow);
	for (size_t i = 0; i < p->letters->n; i++) {
		struct buf letter = with_canaries(p, buf_str(&p->letters->p[i]));
		struct trio t;

		if (bench_scrub(&narrow, buf_str(&letter), STR(""))) {
			check_fault(p, &narrow.fault, i, "a letter too large");
			if (narrow.result.cleaned.n)
				prop_fail(p, "letter %zu: refused, and bytes of it", i);
		}
		if (trio_make(&t, &b, buf_str(&letter)))
			for (int k = 0; k < 4; k++)
				provoke(p, &b, &t, i);
		trio_free(&t);
		buf_free(&letter);
	}
	bench_close(&narrow);
	bench_close(&b);
}
