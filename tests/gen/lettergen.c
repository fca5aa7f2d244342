/* lettergen: composes synthetic review letters with gold marks from the templates beside
 * it. Given a seed and options, promises the same bytes on every machine. It never reads
 * a letter. */
#include "compose.h"
#include "edit.h"
#include "gaps.h"
#include "gold.h"
#include "hostile.h"
#include "plan.h"
#include "world.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct options {
	struct plan_options plan;
	uint64_t seed;
	unsigned long count, cases, lo, hi;
	size_t bytes; /* of the stream, the prose or a hostile letter */
	int stream, prose, inline_marks, heldout, stats;
	const char *out, *data, *edit;
};

struct gen {
	struct tmpl t;
	struct compose c;
	struct world w;
	struct buf pool, text;
	struct marks marks;
};

static const char usage[] =
	"usage: lettergen [--seed N] [--count K] [--format NAME] [--out DIR] [--mark]\n"
	"       lettergen --cases M [--letters A-B] [--out DIR]\n"
	"       lettergen --stream --bytes N[K|M|G]\n"
	"       lettergen --prose N[K|M]\n"
	"       lettergen --edit LISTS [--count K] <LETTERS\n"
	"       --density normal|dense|clean|hostile|posted  --traps  --gaps "
	"G1,G8,...|all|none\n"
	"       --wrap single|seed|plain|none  --crlf  --names  --held-out  --data DIR  "
	"--stats\n";

static int parse_size(const char *s, size_t *v)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	if (end == s || *s == '-')
		return 0;
	if (*end == 'K' || *end == 'M' || *end == 'G') {
		n *= *end == 'K' ? 1000ul : *end == 'M' ? 1000000ul : 1000000000ul;
		end++;
	}
	*v = n;
	return *end == '\0';
}

static int parse_count(const char *s, unsigned long *v)
{
	size_t n;

	if (!parse_size(s, &n))
		return 0;
	*v = n;
	return 1;
}

static int parse_letters(const char *s, struct options *o)
{
	char *end;

	o->lo = o->hi = strtoul(s, &end, 10);
	if (*end == '-')
		o->hi = strtoul(end + 1, &end, 10);
	return *end == '\0' && o->lo > 0 && o->hi >= o->lo && o->hi < 1000;
}

/* The place of s in the list of names, or -1. */
static int choice(const char *s, const char *const *names)
{
	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(s, names[i]) == 0)
			return i;
	}
	return -1;
}

static int set_gaps(const char *s, struct options *o)
{
	if (!gaps_parse(s, &o->plan.ways))
		return 0;
	o->plan.gaps = o->plan.ways != 0 ? 1 : -1;
	return 1;
}

static int set_value(const char *name, const char *v, struct options *o)
{
	static const char *const wraps[] = {"single", "seed", "plain", "none", NULL};
	static const char *const densities[] = {"normal",  "dense",  "clean",
						"hostile", "posted", NULL};
	unsigned long n;
	int k;

	if (strcmp(name, "--seed") == 0)
		return parse_count(v, &n) && (o->seed = n, 1);
	if (strcmp(name, "--count") == 0)
		return parse_count(v, &o->count);
	if (strcmp(name, "--cases") == 0)
		return parse_count(v, &o->cases);
	if (strcmp(name, "--letters") == 0)
		return parse_letters(v, o);
	if (strcmp(name, "--bytes") == 0)
		return parse_size(v, &o->bytes);
	if (strcmp(name, "--prose") == 0)
		return (o->prose = 1) && parse_size(v, &o->bytes);
	if (strcmp(name, "--gaps") == 0)
		return set_gaps(v, o);
	if (strcmp(name, "--wrap") == 0)
		return (k = choice(v, wraps)) >= 0 && (o->plan.wrap = k, 1);
	if (strcmp(name, "--density") == 0)
		return (k = choice(v, densities)) >= 0 &&
		       (o->plan.density = (enum density)k, 1);
	if (strcmp(name, "--format") == 0)
		return plan_known(v) && (o->plan.format = v, 1);
	if (strcmp(name, "--out") == 0)
		return (o->out = v, 1);
	if (strcmp(name, "--data") == 0)
		return (o->data = v, 1);
	if (strcmp(name, "--edit") == 0)
		return (o->edit = v, 1);
	return 0;
}

static int set_flag(const char *name, struct options *o)
{
	if (strcmp(name, "--stream") == 0)
		return o->stream = 1;
	if (strcmp(name, "--mark") == 0)
		return o->inline_marks = 1;
	if (strcmp(name, "--crlf") == 0)
		return o->plan.crlf = 1;
	if (strcmp(name, "--names") == 0)
		return o->plan.named = 1;
	if (strcmp(name, "--held-out") == 0)
		return o->heldout = 1;
	if (strcmp(name, "--stats") == 0)
		return o->stats = 1;
	if (strcmp(name, "--traps") == 0) {
		o->plan.density = DENSITY_TRAPS;
		return 1;
	}
	return 0;
}

static int parse_options(int argc, char **argv, struct options *o)
{
	for (int i = 1; i < argc; i++) {
		if (set_flag(argv[i], o))
			continue;
		if (i + 1 >= argc || !set_value(argv[i], argv[i + 1], o)) {
			fprintf(stderr, "lettergen: bad option %s\n%s", argv[i], usage);
			return 0;
		}
		i++;
	}
	return 1;
}

/* The case numbered n. Its generator is its own, so that a case is the same in every run
 * of this seed. */
static void make_case(struct gen *g, uint64_t seed, uint64_t n)
{
	g->c.rng = rng_make(seed, n, 0);
	compose_reset(&g->c);
	world_make(&g->w, &g->c, &g->pool);
	g->c.w = &g->w;
}

/* Composes letter number n of the present case into g->text, with marks if they are
 * wanted. */
static void make_letter(struct gen *g, const struct options *o, uint64_t id, uint64_t n,
			struct marks *to)
{
	struct layout l;
	const char *symbol;

	g->c.rng = rng_make(o->seed, id, n);
	compose_reset(&g->c);
	if (o->plan.density == DENSITY_HOSTILE) {
		hostile_write(&g->text, &g->c.rng, (unsigned)id,
			      o->bytes > 0 && !o->stream ? o->bytes : 200000);
		if (to != NULL)
			to->n = 0;
		return;
	}
	symbol = plan_letter(&o->plan, &g->c, &l);
	compose_sym(&g->c, symbol);
	layout_run(&l, &g->c.rng, &g->c.out, &g->c.marks, to, &g->text);
}

static int write_letter(struct gen *g, const struct options *o, const char *name,
			uint64_t id, uint64_t n)
{
	g->text.n = 0;
	make_letter(g, o, id, n, &g->marks);
	if (o->plan.density != DENSITY_HOSTILE &&
	    !gold_check(&g->c.out, &g->c.marks, &g->text, &g->marks)) {
		fprintf(stderr, "lettergen: marks of %s do not fit its text\n", name);
		return -1;
	}
	return gold_write(o->out, name, &g->text, &g->marks, o->inline_marks,
			  o->cases > 0);
}

static int run_files(struct gen *g, const struct options *o)
{
	char name[64];

	if (mkdir(o->out, 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, "lettergen: cannot make %s\n", o->out);
		return -1;
	}
	for (unsigned long i = 0; i < o->count && o->cases == 0; i++) {
		snprintf(name, sizeof name, "gen-%06lu", i);
		make_case(g, o->seed, i);
		if (write_letter(g, o, name, i, 1) != 0)
			return -1;
	}
	for (unsigned long i = 0; i < o->cases; i++) {
		struct rng r = rng_make(o->seed, i, 1000003);
		unsigned long n = rng_range(&r, (unsigned)o->lo, (unsigned)o->hi);

		make_case(g, o->seed, i);
		for (unsigned long k = 1; k <= n; k++) {
			snprintf(name, sizeof name, "case%03lu-letter%lu", i + 1, k);
			if (write_letter(g, o, name, i, k) != 0)
				return -1;
		}
	}
	return 0;
}

/* Letters to stdout until there are enough bytes: ended by NUL, or as plain prose. */
static int run_stream(struct gen *g, const struct options *o)
{
	size_t done = 0;

	for (uint64_t i = 0; done < o->bytes; i++) {
		if (!o->prose)
			make_case(g, o->seed, i);
		make_letter(g, o, i, 1, NULL);
		if (!o->prose)
			buf_put(&g->text, '\0');
		if (g->text.n < 1u << 20 && done + g->text.n < o->bytes)
			continue;
		if (fwrite(g->text.p, 1, g->text.n, stdout) != g->text.n)
			break;
		done += g->text.n;
		g->text.n = 0;
	}
	if (done < o->bytes || fflush(stdout) != 0) {
		fputs("lettergen: error writing output\n", stderr);
		return -1;
	}
	return 0;
}

/* The letter edited count times. */
static void edit_letter(const struct edit_lists *l, const struct options *o,
			struct str text, struct buf *out)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < text.n; i++)
		sum = sum * 1099511628211u + (unsigned char)text.p[i];
	for (unsigned long k = 0; k < o->count; k++) {
		struct rng r = rng_make(o->seed, sum, k);

		edit_text(l, text, &r, out);
		buf_put(out, '\0');
	}
}

/* Letters ended by NUL from stdin, each as often as wanted, to stdout. */
static int run_edits(const struct options *o)
{
	struct edit_lists l = {0};
	struct buf in = {0}, out = {0};
	char piece[65536];
	size_t n;
	int bad = edit_load(&l, o->edit);

	while (!bad && (n = fread(piece, 1, sizeof piece, stdin)) > 0)
		buf_add(&in, piece, n);
	for (size_t i = 0, end; !bad && i < in.n; i = end + 1) {
		const char *nul = memchr(in.p + i, '\0', in.n - i);

		end = nul ? (size_t)(nul - in.p) : in.n;
		edit_letter(&l, o, (struct str){in.p + i, end - i}, &out);
	}
	if (!bad && (ferror(stdin) || fwrite(out.p, 1, out.n, stdout) != out.n ||
		     fflush(stdout) != 0)) {
		fputs("lettergen: error reading or writing letters\n", stderr);
		bad = -1;
	}
	edit_free(&l);
	buf_free(&in);
	buf_free(&out);
	return bad;
}

static void print_stats(const struct tmpl *t)
{
	static const char *const parts[] = {
		"summary", "rationale", "guideline", "decision", "head",   "label",
		"prose",   "trap",	"surname",   "given",	 "format", ""};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		printf("%-10s %6u\n", parts[i][0] != '\0' ? parts[i] : "all",
		       tmpl_count(t, parts[i]));
}

int main(int argc, char **argv)
{
	static struct gen g;
	struct options o = {.plan = {.wrap = -1},
			    .count = 1,
			    .lo = 3,
			    .hi = 8,
			    .out = ".",
			    .data = "tests/gen"};
	int bad;

	if (!parse_options(argc, argv, &o))
		return 2;
	if (o.edit)
		return run_edits(&o) ? 1 : 0;
	if (o.prose)
		o.plan.density = DENSITY_PROSE;
	o.plan.named |= o.cases > 0;
	if (tmpl_load(&g.t, o.data, o.heldout) != 0)
		return 3;
	compose_init(&g.c, &g.t);
	if (o.stats) {
		print_stats(&g.t);
		bad = 0;
	} else {
		bad = o.stream || o.prose ? run_stream(&g, &o) : run_files(&g, &o);
	}
	compose_free(&g.c);
	tmpl_free(&g.t);
	buf_free(&g.pool);
	buf_free(&g.text);
	mark_free(&g.marks);
	return bad ? 1 : 0;
}
