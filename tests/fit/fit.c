/*
 * Fits patterns/weights.tsv: fit WEIGHTS IMAGE LETTER.txt... > NEW_WEIGHTS
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

#define PRIOR 0.15  /* strength of the pull, in candidates a squared unit */
#define ROUNDS 400
#define STEP 1.0
#define CAP 12.0

struct gold {
	size_t start, end;
	int model; /* which model the category belongs to; -1 other */
};

struct sample {
	uint64_t evidence;
	int label;
};

struct fit {
	struct sample *samples[MODELS];
	size_t n[MODELS], cap[MODELS];
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

static void add(struct fit *fit, int k, uint64_t evidence, int label)
{
	if (fit->n[k] == fit->cap[k]) {
		fit->cap[k] = fit->cap[k] ? 2 * fit->cap[k] : 4096;
		fit->samples[k] = realloc(fit->samples[k], fit->cap[k] * sizeof(struct sample));
	}
	fit->samples[k][fit->n[k]++] = (struct sample){evidence, label};
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
			add(fit, k, c->evidence[k], model == k);
}

static double probability(const double *w, uint64_t evidence)
{
	double sum = 0;

	for (; evidence; evidence &= evidence - 1)
		sum += w[__builtin_ctzll(evidence)];
	return 1 / (1 + exp(-sum));
}

/* Newton steps on the diagonal of the Hessian: slow but sure, and the same everywhere. */
static double solve(const struct fit *fit, int k, const double *prior, double *w)
{
	double loss = 0;

	for (int round = 0; round < ROUNDS; round++) {
		double grad[64] = {0}, curve[64] = {0};

		loss = 0;
		for (size_t i = 0; i < fit->n[k]; i++) {
			const struct sample *x = &fit->samples[k][i];
			double p = probability(w, x->evidence);

			loss -= log(x->label ? p + 1e-12 : 1 - p + 1e-12);
			for (uint64_t e = x->evidence; e; e &= e - 1) {
				int b = __builtin_ctzll(e);

				grad[b] += p - x->label;
				curve[b] += p * (1 - p);
			}
		}
		for (int b = 0; b < 64; b++) {
			double scale = PRIOR * sqrt((double)fit->n[k] + 1);

			w[b] -= STEP * (grad[b] + scale * (w[b] - prior[b])) / (8 * curve[b] + scale + 1e-9);
			w[b] = w[b] > CAP ? CAP : w[b] < -CAP ? -CAP : w[b];
		}
	}
	return loss / (double)(fit->n[k] ? fit->n[k] : 1);
}

int main(int argc, char **argv)
{
	struct lacuna_fault fault = {0};
	struct arena engine = {0}, letter = {0};
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
		                        .matcher = matcher, .arena = &letter, .watch = see,
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
	for (int k = 0; k < MODELS; k++) {
		double prior[64] = {0}, w[64];
		size_t yes = 0;

		for (int b = 0; b < 64; b++)
			prior[b] = w[b] = (double)models.weight[k][b];
		for (size_t i = 0; i < fit.n[k]; i++)
			yes += (size_t)fit.samples[k][i].label;
		fprintf(stderr, "%s: %zu candidates, %zu yes, loss %.4f\n", models_name((enum model_kind)k),
		        fit.n[k], yes, solve(&fit, k, prior, w));
		for (unsigned b = 0; models_evidence((enum model_kind)k, b); b++)
			printf("%s\t%s\t%.2f\n", models_name((enum model_kind)k),
			       models_evidence((enum model_kind)k, b), w[b]);
	}
	return 0;
}
