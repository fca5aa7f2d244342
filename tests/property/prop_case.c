/*
 * Given: cases of several letters with the same people, firms, dates. Promises: one
 * value, one replacement, whatever letter, order, worker; another case, other ones; a
 * short name follows the long one. Must not: know how replacements are chosen.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/base/ascii.h"
#include "../../src/base/io.h"
#include "prop.h"

#define CASES "build/property/cases"

void prop_the_same_letter_gives_the_same_bytes(struct prop *p)
{
	struct bench a = {0}, b = {0};

	bench_open(&a);
	bench_open(&b);
	for (size_t i = 0; i < p->letters->n; i++) {
		struct buf other = letters_mutate(p, buf_str(&p->letters->p[i]));
		size_t before = prop_below(p, p->letters->n);
		struct buf cleaned, log, log2;

		bench_scrub(&b, buf_str(&p->letters->p[before]), STR(""));
		if (bench_scrub(&a, buf_str(&other), STR("")) !=
		    bench_scrub(&b, buf_str(&other), STR("")))
			prop_fail(p, "letter %zu: refused one time", i);
		cleaned = bench_cleaned(&a);
		log = bench_log(&a);
		log2 = bench_log(&b);
		if (!str_eq(buf_str(&cleaned),
			    str_from(b.result.cleaned.p, b.result.cleaned.n)))
			prop_fail(p, "letter %zu: another cleaned letter", i);
		if (!str_eq(buf_str(&log), buf_str(&log2)))
			prop_fail(p, "letter %zu: another log", i);
		buf_free(&cleaned);
		buf_free(&log);
		buf_free(&log2);
		buf_free(&other);
	}
	bench_close(&a);
	bench_close(&b);
}

/* A value and what stood for it. */
struct pair {
	const char *category;
	struct str value, replacement;
};

struct pairs {
	struct arena arena;
	struct pair p[4096];
	size_t n;
};

static struct str copy(struct arena *arena, struct str s)
{
	return str_from(arena_copy(arena, s.p, s.n), s.n);
}

static const struct pair *find(const struct pairs *l, const char *category,
			       struct str value)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->p[i].value, value) &&
		    strcmp(l->p[i].category, category) == 0)
			return &l->p[i];
	return NULL;
}

static bool is_padding(struct str s, size_t i)
{
	return s.p[i] == '0' && i + 1 < s.n && ascii_digit(s.p[i + 1]) &&
	       (i == 0 || !ascii_digit(s.p[i - 1]));
}

/* The same but for zeros before numbers: a date is padded as its neighbours are. */
static bool same_but_padding(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		if (i < a.n && is_padding(a, i))
			i++;
		if (k < b.n && is_padding(b, k))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i] != b.p[k])
			return false;
	}
}

static bool on_one_line(struct str s)
{
	return str_find(s, 0, '\n') == s.n && str_find(s, 0, '\r') == s.n;
}

/* Calls fn for each value replaced as a whole, on one line, without remark. */
typedef void pair_fn(struct prop *p, void *to, const struct pair *pair, size_t at);

static void each_pair(struct prop *p, struct bench *b, struct str text,
		      struct str case_id, pair_fn *fn, void *to)
{
	const struct pack *pack = lacuna_pack(b->engine);
	struct lacuna_seen seen;

	if (bench_look(b, text, case_id, &seen)) {
		prop_fail(p, "refused: %s", b->fault.what);
		return;
	}
	for (size_t i = 0; i < seen.edits->n; i++) {
		const struct edit *e = &seen.edits->p[i];
		struct pair pair = {pack->types[e->type].category,
				    str_sub(text, e->start, e->end), e->replacement};

		/* A city goes to the state that its own letter says it lies in. */
		if (!e->gap && !e->note && on_one_line(pair.value) &&
		    strcmp(pair.category, "LOCATION") != 0 &&
		    strcmp(e->rule, "grammar.article") != 0)
			fn(p, to, &pair, e->start);
	}
}

static void remember(struct prop *p, void *to, const struct pair *pair, size_t at)
{
	struct pairs *l = to;
	const struct pair *old = find(l, pair->category, pair->value);

	if (old && !same_but_padding(old->replacement, pair->replacement))
		prop_fail(p, "byte %zu: a %s with a second replacement", at,
			  pair->category);
	if (!old && l->n < sizeof(l->p) / sizeof(l->p[0]))
		l->p[l->n++] = (struct pair){pair->category, copy(&l->arena, pair->value),
					     copy(&l->arena, pair->replacement)};
}

/* Numbers are many: two of them never become one. */
static void check_apart(struct prop *p, const struct pairs *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = i + 1; k < l->n; k++) {
			const struct pair *a = &l->p[i], *b = &l->p[k];

			if (strcmp(a->category, "ID") == 0 &&
			    strcmp(b->category, "ID") == 0 &&
			    str_eq(a->replacement, b->replacement))
				prop_fail(p, "two numbers became one");
		}
}

static bool read_file(struct buf *out, const char *path)
{
	buf_clear(out);
	return io_read_file(out, path, NULL) == LACUNA_OK;
}

/* Runs lettergen; the letters of its cases by name, or false. */
static bool make_cases(struct prop *p, glob_t *found)
{
	char command[256];

	snprintf(command, sizeof(command),
		 "rm -rf " CASES
		 " && build/lettergen --seed %llu --cases %u --letters 3-4 "
		 "--names --out " CASES,
		 (unsigned long long)p->seed, 8 * p->scale);
	if (system(command) != 0 || glob(CASES "/*.txt", 0, NULL, found) != 0) {
		prop_fail(p, "build/lettergen makes no cases");
		return false;
	}
	return true;
}

/* build/.../case007-letter2.txt: "case007" */
static struct str case_of(const char *path)
{
	struct str s = str_of(strrchr(path, '/') + 1);

	return str_cut(&s, '-');
}

void prop_one_value_has_one_replacement_in_a_case(struct prop *p)
{
	struct bench b = {0};
	struct pairs *l = calloc(1, sizeof(*l));
	struct buf text = {0};
	glob_t found;

	if (!l)
		abort();
	bench_open(&b);
	if (make_cases(p, &found)) {
		for (size_t i = 0; i < found.gl_pathc; i++) {
			struct str id = case_of(found.gl_pathv[i]);
			size_t before = p->failures;

			if (i && !str_eq(id, case_of(found.gl_pathv[i - 1]))) {
				check_apart(p, l);
				l->n = 0;
				arena_reset(&l->arena, SIZE_MAX);
			}
			if (!read_file(&text, found.gl_pathv[i]))
				prop_fail(p, "a letter is not there");
			each_pair(p, &b, buf_str(&text), id, remember, l);
			if (p->failures > before)
				prop_fail(p, "in %s", found.gl_pathv[i]);
		}
		check_apart(p, l);
		globfree(&found);
	}
	buf_free(&text);
	arena_free(&l->arena);
	free(l);
	bench_close(&b);
}

struct tally {
	struct pairs *first; /* of the first case */
	size_t same, all;
};

static void compare(struct prop *p, void *to, const struct pair *pair, size_t at)
{
	static const char *const many[] = {"NAME", "ID", "EMPLOYER", "ORGANIZATION"};
	struct tally *t = to;
	const struct pair *other = find(t->first, pair->category, pair->value);

	(void)p;
	(void)at;
	for (size_t i = 0; other && i < sizeof(many) / sizeof(many[0]); i++) {
		if (strcmp(pair->category, many[i]) != 0)
			continue;
		t->all++;
		t->same += str_eq(pair->replacement, other->replacement);
	}
}

/* Dates may meet by chance, one time in a hundred; names and numbers hardly ever. */
void prop_another_case_has_other_replacements(struct prop *p)
{
	struct bench b = {0};
	struct pairs *l = calloc(1, sizeof(*l));
	struct tally t = {.first = l};

	if (!l)
		abort();
	bench_open(&b);
	for (size_t i = 0; i < p->letters->n; i++) {
		struct str letter = buf_str(&p->letters->p[i]);

		l->n = 0;
		arena_reset(&l->arena, SIZE_MAX);
		/* Same value, same replacement is told by another property. */
		each_pair(p, &b, letter, STR("CM13-0000001"), remember, l);
		each_pair(p, &b, letter, STR("CM13-0000002"), compare, &t);
	}
	if (t.all < 100)
		prop_fail(p, "only %zu values to compare", t.all);
	else if (t.same * 50 > t.all)
		prop_fail(p, "%zu of %zu values are replaced alike in two cases", t.same,
			  t.all);
	arena_free(&l->arena);
	free(l);
	bench_close(&b);
}

/* The replacement of the last name in a letter of one case. */
static struct buf last_name(struct prop *p, struct bench *b, const char *letter)
{
	struct lacuna_seen seen;
	struct buf out = {0};

	if (bench_look(b, str_of(letter), STR("CM13-0000001"), &seen) || !seen.edits->n)
		prop_fail(p, "no name found");
	else
		buf_str_add(&out, seen.edits->p[seen.edits->n - 1].replacement);
	return out;
}

void prop_initials_are_the_same_in_a_letter_without_the_full_name(struct prop *p)
{
	static const char *const letters[][2] = {
		{"He saw Dr. Sunniva Achterberg. The note of S. Achterberg, M.D.",
		 "He took the note of S. Achterberg, M.D."},
		{"He saw Dr. Tariq Oyelaran. The note of T. Oyelaran, M.D.",
		 "He took the note of T. Oyelaran, M.D."},
		{"He saw Dr. Noor Halvorsen. The note of N. Halvorsen, M.D.",
		 "He took the note of N. Halvorsen, M.D."},
	};
	struct bench b = {0};

	bench_open(&b);
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct buf beside = last_name(p, &b, letters[i][0]);
		struct buf alone = last_name(p, &b, letters[i][1]);

		if (!str_eq(buf_str(&beside), buf_str(&alone)))
			prop_fail(p, "doctor %zu: beside the full name another", i);
		buf_free(&beside);
		buf_free(&alone);
	}
	bench_close(&b);
}
