/*
 * Given: findings, of letters and of chance. Promises: what overlaps were settled to is
 * disjoint, in order, and covers every letter and digit that was covered before, but for
 * what a KEEP of no lower rank protects. Must not: know how overlaps are settled.
 */
#include <stdlib.h>

#include "../../src/base/ascii.h"
#include "../../src/find/resolve.h"
#include "prop.h"

struct cover {
	int16_t found; /* highest rank that covers this byte, or -1 */
	int16_t kept;  /* rank of the KEEP that does */
};

static void paint(struct cover *c, const struct finding *f)
{
	for (uint32_t i = f->start; i < f->end; i++) {
		int16_t *rank = f->type == TYPE_KEEP ? &c[i].kept : &c[i].found;

		if (*rank < f->rank)
			*rank = f->rank;
	}
}

static struct cover *cover_of(const struct finding_list *l, size_t n)
{
	struct cover *c = malloc((n + 1) * sizeof(*c));

	if (!c)
		abort();
	for (size_t i = 0; i < n; i++)
		c[i] = (struct cover){-1, -1};
	for (size_t i = 0; i < l->n; i++)
		paint(c, &l->p[i]);
	return c;
}

static bool is_disjoint(const struct finding_list *l)
{
	uint32_t end = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->p[i].start < end || l->p[i].end < l->p[i].start)
			return false;
		end = l->p[i].end;
	}
	return true;
}

static void check(struct prop *p, const char *what, size_t number, struct str text,
		  const struct finding_list *all, const struct finding_list *resolved)
{
	struct cover *before = cover_of(all, text.n), *after = cover_of(resolved, text.n);

	if (!is_disjoint(resolved))
		prop_fail(p, "%s %zu: what is left overlaps", what, number);
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_alnum(text.p[i]) && text.p[i] < 0x80)
			continue;
		if (before[i].found >= 0 && after[i].found < 0 &&
		    after[i].kept < before[i].found)
			prop_fail(p, "%s %zu, text byte %zu: was covered", what, number,
				  i);
		else if (before[i].found < 0 && after[i].found >= 0)
			prop_fail(p, "%s %zu, text byte %zu: was not covered", what,
				  number, i);
	}
	free(before);
	free(after);
}

static void check_letter(struct prop *p, struct bench *b, const char *what, size_t i,
			 struct str text)
{
	struct lacuna_seen seen;

	if (bench_look(b, text, STR(""), &seen))
		prop_fail(p, "%s %zu: refused: %s", what, i, b->fault.what);
	else
		check(p, what, i, seen.doc->text, &seen.found->all,
		      &seen.found->resolved);
}

void prop_resolve_keeps_what_the_detectors_covered(struct prop *p)
{
	struct bench b = {0};

	bench_open(&b);
	for (size_t i = 0; i < p->letters->n; i++) {
		struct str letter = buf_str(&p->letters->p[i]);
		struct buf other = letters_mutate(p, letter);

		check_letter(p, &b, "letter", i, letter);
		check_letter(p, &b, "mutated letter", i, buf_str(&other));
		buf_free(&other);
	}
	bench_close(&b);
}

#define TEXT 60
#define FINDINGS 12

void prop_resolve_keeps_what_random_findings_covered(struct prop *p)
{
	static const char alphabet[] = "abcXYZ019  ,.-\n";
	struct arena arena = {0};

	for (size_t i = 0; i < 20000 * p->scale; i++) {
		unsigned char bytes[TEXT];
		struct finding_list all = {.arena = &arena}, out = {.arena = &arena};
		size_t n = 1 + prop_below(p, FINDINGS);

		for (size_t k = 0; k < TEXT; k++)
			bytes[k] = (unsigned char)
				alphabet[prop_below(p, sizeof(alphabet) - 1)];
		while (n--) {
			struct finding f = {.rule = "test"};

			f.start = (uint32_t)prop_below(p, TEXT);
			f.end = f.start + (uint32_t)prop_below(p, TEXT + 1 - f.start);
			f.type = (uint16_t)prop_below(p, 4);
			f.rank = (uint8_t)(50 + prop_below(p, 4));
			f.score = (float)prop_below(p, 3) / 4;
			finding_add(&all, &f);
		}
		if (all.failed || resolve_run(&all, str_from(bytes, TEXT), &out))
			abort();
		check(p, "set", i, str_from(bytes, TEXT), &all, &out);
		arena_reset(&arena, SIZE_MAX);
	}
	arena_free(&arena);
}
