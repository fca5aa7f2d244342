/*
 * Fits patterns/weights.tsv: fit IMAGE LETTER.txt... > NEW_WEIGHTS
 *
 * Given: letters with gold beside them (LETTER.xml), as build/lettergen writes them. Promises:
 * for each model the weights with the least penalised log loss over all candidates; the
 * penalty pulls each weight towards the one it had (a normal prior round the reviewer's
 * judgement), so that evidence the letters say little of keeps its weight. Deterministic.
 * Never give it the letters that the result is scored on.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/base/hash.h"
#include "../../src/find/candidate.h"

#define PRIOR 0.05     /* strength of the pull towards a weight set by judgement */
#define PRIOR_ANY 0.02 /* towards zero, in the model that nobody set */
#define ROUNDS 60
#define MISSED 3.0 /* what a missed name costs, when a false one costs 1 */

struct gold {
	size_t start, end;
	int model; /* which model the category belongs to; -1 other */
};

struct sample {
	uint64_t evidence[MODELS]; /* of a kind's model: only its own */
	int label;
};

#define ANY MODELS /* the model over the evidence of all kinds */
#define FITS (MODELS + 1)
#define WIDTH ((size_t)MODELS * 64)

struct fit {
	struct sample *samples[FITS];
	size_t n[FITS], cap[FITS];
	struct gold *gold;
	size_t ngold;
	const struct doc *doc;
};

static void die(const char *what, const char *name)
{
	fprintf(stderr, "fit: %s: %s\n", what, name);
	exit(2);
}

static struct str slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	unsigned char *p;
	long n;

	if (!f || fseek(f, 0, SEEK_END) || (n = ftell(f)) < 0)
		die("cannot read", path);
	rewind(f);
	p = aligned_alloc(64, ((size_t)n + 127) / 64 * 64);
	if (!p || fread(p, 1, (size_t)n, f) != (size_t)n)
		die("cannot read", path);
	fclose(f);
	return str_from(p, (size_t)n);
}

static int model_of(const char *category, const char *type)
{
	if (strcmp(category, "NAME") == 0)
		return MODEL_PERSON;
	if (strcmp(category, "EMPLOYER") == 0 || strcmp(category, "ORGANIZATION") == 0 ||
	    (strcmp(category, "LOCATION") == 0 &&
	     (strcmp(type, "HOSPITAL") == 0 || strcmp(type, "OTHER") == 0)))
		return MODEL_ORG;
	if (strcmp(category, "LOCATION") == 0)
		return MODEL_PLACE;
	return -1;
}

static size_t number(xmlNodePtr n, const char *name)
{
	xmlChar *v = xmlGetProp(n, (const xmlChar *)name);
	size_t x = v ? strtoul((const char *)v, NULL, 10) : 0;

	xmlFree(v);
	return x;
}

static void read_gold(struct fit *fit, const char *letter)
{
	char path[4096];
	xmlDocPtr xml;
	xmlNodePtr n;

	snprintf(path, sizeof(path), "%.*s.xml", (int)(strlen(letter) - 4), letter);
	xml = xmlReadFile(path, NULL, XML_PARSE_NONET);
	if (!xml)
		die("no gold", path);
	fit->ngold = 0;
	for (n = xmlDocGetRootElement(xml)->children; n; n = n->next)
		if (strcmp((const char *)n->name, "TAGS") == 0)
			break;
	for (n = n ? n->children : NULL; n; n = n->next) {
		xmlChar *type = n->type == XML_ELEMENT_NODE ? xmlGetProp(n, (const xmlChar *)"TYPE") : NULL;

		if (!type)
			continue;
		fit->gold = realloc(fit->gold, (fit->ngold + 1) * sizeof(*fit->gold));
		fit->gold[fit->ngold++] = (struct gold){
			number(n, "bstart"), number(n, "bend"),
			model_of((const char *)n->name, (const char *)type)};
		xmlFree(type);
	}
	xmlFreeDoc(xml);
}

static void add(struct fit *fit, int k, const uint64_t *evidence, int label)
{
	struct sample *x;

	if (fit->n[k] == fit->cap[k]) {
		fit->cap[k] = fit->cap[k] ? 2 * fit->cap[k] : 4096;
		fit->samples[k] = realloc(fit->samples[k], fit->cap[k] * sizeof(struct sample));
	}
	x = &fit->samples[k][fit->n[k]++];
	*x = (struct sample){.label = label};
	for (int m = 0; m < MODELS; m++)
		if (k == ANY || k == m)
			x->evidence[m] = evidence[m];
}

/* A candidate is one for the model of the gold mark it overlaps; the other models are not
 * taught with it when it is somebody: which of two kinds it is matters less than that it is
 * found, so only the right model learns it as such and the others learn "no" at half rate,
 * by every second one. */
static void see(void *to, const struct scene *s, const struct candidate *c)
{
	struct fit *fit = to;
	size_t a = doc_raw_start(s->doc, s->doc->tok[c->run.first].start);
	size_t b = doc_raw_end(s->doc, s->doc->tok[c->run.end - 1].end);
	int model = -2;

	for (size_t i = 0; i < fit->ngold; i++)
		if (fit->gold[i].start < b && fit->gold[i].end > a)
			model = fit->gold[i].model;
	for (int k = 0; k < MODELS; k++)
		if (model == k || model == -2 || (a & 1))
			add(fit, k, c->evidence, model == k);
	if (model != -1)
		add(fit, ANY, c->evidence, model >= 0);
}

static double probability(const double *w, const struct sample *x)
{
	double sum = 0;

	for (int m = 0; m < MODELS; m++)
		for (uint64_t e = x->evidence[m]; e; e &= e - 1)
			sum += w[64 * m + __builtin_ctzll(e)];
	return 1 / (1 + exp(-sum));
}

static double loss_of(const struct fit *fit, int k, const double *w, const double *prior,
		      double scale)
{
	double loss = 0;

	for (size_t i = 0; i < fit->n[k]; i++) {
		double p = probability(w, &fit->samples[k][i]);

		loss -= fit->samples[k][i].label ? MISSED * log(p + 1e-12) : log(1 - p + 1e-12);
	}
	for (size_t b = 0; b < WIDTH; b++)
		loss += scale * (w[b] - prior[b]) * (w[b] - prior[b]) / 2;
	return loss;
}

/* x of A x = y, A symmetric and positive definite; A is used up (Cholesky). */
static void cholesky(double (*A)[WIDTH], double *y)
{
	for (size_t i = 0; i < WIDTH; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = A[i][j];

			for (size_t k = 0; k < j; k++)
				sum -= A[i][k] * A[j][k];
			A[i][j] = i == j ? sqrt(sum) : sum / A[j][j];
		}
	for (size_t i = 0; i < WIDTH; i++) {
		for (size_t k = 0; k < i; k++)
			y[i] -= A[i][k] * y[k];
		y[i] /= A[i][i];
	}
	for (size_t i = WIDTH; i-- > 0;) {
		for (size_t k = i + 1; k < WIDTH; k++)
			y[i] -= A[k][i] * y[k];
		y[i] /= A[i][i];
	}
}

/* The bits of a sample's evidence, of all models; how many. */
static unsigned bits_of(const struct sample *x, unsigned *bits)
{
	unsigned n = 0;

	for (unsigned m = 0; m < MODELS; m++)
		for (uint64_t e = x->evidence[m]; e; e &= e - 1)
			bits[n++] = 64 * m + (unsigned)__builtin_ctzll(e);
	return n;
}

/* Newton's method, each step halved until it helps. */
static double solve(const struct fit *fit, int k, const double *prior, double *w)
{
	static double A[WIDTH][WIDTH], step[WIDTH], next[WIDTH];
	double scale = (k == ANY ? PRIOR_ANY : PRIOR) * sqrt((double)fit->n[k] + 1);
	double loss = loss_of(fit, k, w, prior, scale);

	for (int round = 0; round < ROUNDS; round++) {
		double was = loss;

		memset(A, 0, sizeof(A));
		for (size_t b = 0; b < WIDTH; b++) {
			A[b][b] = scale;
			step[b] = scale * (w[b] - prior[b]);
		}
		for (size_t i = 0; i < fit->n[k]; i++) {
			const struct sample *x = &fit->samples[k][i];
			double p = probability(w, x);
			double cost = x->label ? MISSED : 1;
			unsigned bits[WIDTH], n = bits_of(x, bits);

			for (unsigned a = 0; a < n; a++) {
				step[bits[a]] += cost * (p - x->label);
				for (unsigned b = 0; b < n; b++)
					A[bits[a]][bits[b]] += cost * p * (1 - p);
			}
		}
		cholesky(A, step);
		for (double part = 1; part > 1e-4; part /= 2) {
			for (size_t b = 0; b < WIDTH; b++)
				next[b] = w[b] - part * step[b];
			loss = loss_of(fit, k, next, prior, scale);
			if (loss < was)
				break;
		}
		if (!(loss < was - 1e-6))
			break;
		memcpy(w, next, sizeof(next));
	}
	return loss / (double)(fit->n[k] ? fit->n[k] : 1);
}

static void print_fit(const struct fit *fit, int k, const struct models *models)
{
	double prior[WIDTH] = {0}, w[WIDTH], loss;
	size_t yes = 0;

	for (int m = 0; m < MODELS; m++)
		for (int b = 0; models_evidence((enum model_kind)m, (unsigned)b); b++)
			if (k == ANY || k == m)
				prior[64 * m + b] = (double)(k == ANY ? models->any : models->weight)[m][b];
	memcpy(w, prior, sizeof(w));
	for (size_t i = 0; i < fit->n[k]; i++)
		yes += (size_t)fit->samples[k][i].label;
	loss = solve(fit, k, prior, w);
	fprintf(stderr, "%s: %zu candidates, %zu yes, loss %.4f\n",
	        k == ANY ? "any" : models_name((enum model_kind)k), fit->n[k], yes, loss);
	for (int m = 0; m < MODELS; m++)
		for (int b = 0; models_evidence((enum model_kind)m, (unsigned)b); b++)
			if (k == ANY || k == m)
				printf("%s%s\t%s\t%.2f\n", k == ANY ? "any-" : "",
				       models_name((enum model_kind)m),
				       models_evidence((enum model_kind)m, (unsigned)b), w[64 * m + b]);
}

int main(int argc, char **argv)
{
	struct lacuna_fault fault = {0};
	struct arena engine = {0}, letter = {0}, scratch = {0};
	struct models models;
	struct matcher *matcher;
	struct pack pack;
	struct fit fit = {0};

	if (argc < 3)
		die("usage", "fit IMAGE LETTER.txt...");
	if (!hash_init() || pack_open(&pack, slurp(argv[1]), &engine, &fault) ||
	    models_read(&models, &pack, &fault) || matcher_new(&matcher, &pack, &fault))
		die("cannot start", fault.what);
	for (int i = 2; i < argc; i++) {
		struct str text = slurp(argv[i]);
		struct doc doc;
		struct find_input in = {.doc = &doc, .pack = &pack, .models = &models,
		                        .matcher = matcher, .arena = &letter,
		                        .scratch = &scratch, .watch = see,
		                        .watch_to = &fit};
		struct find_output out;

		arena_reset(&letter, (size_t)1 << 23);
		read_gold(&fit, argv[i]);
		if (doc_read(&doc, text, &letter) || find_run(&in, &out, &fault))
			die("cannot process", argv[i]);
		free((void *)(uintptr_t)text.p);
	}
	printf("# Evidence weights: log-odds, summed, then 1/(1+exp(-sum)). Names are those of "
	       "src/find/evidence.h.\n# Fitted by tests/fit; see there.\n"
	       "# model\tevidence\tweight\n");
	for (int k = 0; k < FITS; k++)
		print_fit(&fit, k, &models);
	return 0;
}
