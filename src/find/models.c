/*
 * Given: weights as data. Promises: the same evidence gives the same score on every machine.
 */
#include "models.h"

#include <math.h>
#include <string.h>

#include "../base/fault.h"
#include "evidence.h"

#define X(name, text) text,
static const char *const person_names[] = {EVIDENCE_PERSON(X)};
static const char *const org_names[] = {EVIDENCE_ORG(X)};
static const char *const place_names[] = {EVIDENCE_PLACE(X)};
#undef X

static const struct {
	const char *name, *rule;
	const char *const *evidence;
	unsigned n;
} model[MODELS] = {
	[MODEL_PERSON] = {"person", "name.", person_names, EV_PERSON_N},
	[MODEL_ORG] = {"org", "org.", org_names, EV_ORG_N},
	[MODEL_PLACE] = {"place", "place.", place_names, EV_PLACE_N},
};

static int find_evidence(int kind, const char *name)
{
	for (unsigned i = 0; i < model[kind].n; i++)
		if (strcmp(model[kind].evidence[i], name) == 0)
			return (int)i;
	return -1;
}

/* The vector a row belongs to: "org" or, of the model over all, "any-org"; NULL when none. */
static float *find_vector(struct models *m, const char *name, int *kind)
{
	bool any = strncmp(name, "any-", 4) == 0;

	for (*kind = 0; *kind < MODELS; (*kind)++)
		if (strcmp(model[*kind].name, any ? name + 4 : name) == 0)
			return any ? m->any[*kind] : m->weight[*kind];
	return NULL;
}

static enum lacuna_err complete(const struct models *m, struct lacuna_fault *fault)
{
	for (int k = 0; k < MODELS; k++)
		for (unsigned b = 0; b < model[k].n; b++)
			if (isnan(m->weight[k][b]) || isnan(m->any[k][b]))
				return fault_set(fault, LACUNA_PACK, "weights.tsv: no weight for %s%s %s",
				                 isnan(m->weight[k][b]) ? "" : "any-", model[k].name,
				                 model[k].evidence[b]);
	return LACUNA_OK;
}

enum lacuna_err models_read(struct models *out, const struct pack *pack,
                            struct lacuna_fault *fault)
{
	for (int k = 0; k < MODELS; k++)
		for (unsigned b = 0; b < 64; b++)
			out->weight[k][b] = out->any[k][b] = NAN;
	for (uint32_t i = 0; i < pack->nweights; i++) {
		const struct pack_weight *w = &pack->weights[i];
		int kind;
		float *vector = find_vector(out, w->model, &kind);
		int bit = vector ? find_evidence(kind, w->evidence) : -1;

		if (bit < 0)
			return fault_set(fault, LACUNA_PACK,
			                 "weights.tsv: no evidence \"%s\" in a model \"%s\"",
			                 w->evidence, w->model);
		if (!(w->weight >= -20 && w->weight <= 20) || !isnan(vector[bit]))
			return fault_set(fault, LACUNA_PACK,
			                 "weights.tsv: %s %s: twice, or not within -20..20",
			                 w->model, w->evidence);
		vector[bit] = w->weight;
	}
	return complete(out, fault);
}

static float sum_of(const float *weight, uint64_t evidence)
{
	float sum = 0;

	for (; evidence; evidence &= evidence - 1)
		sum += weight[__builtin_ctzll(evidence)];
	return sum;
}

float models_score(const struct models *m, enum model_kind kind, uint64_t evidence)
{
	return 1.0f / (1.0f + expf(-sum_of(m->weight[kind], evidence)));
}

float models_any(const struct models *m, const uint64_t evidence[MODELS])
{
	float sum = 0;

	for (int k = 0; k < MODELS; k++)
		sum += sum_of(m->any[k], evidence[k]);
	return 1.0f / (1.0f + expf(-sum));
}

const char *models_name(enum model_kind kind)
{
	return model[kind].name;
}

const char *models_evidence(enum model_kind kind, unsigned bit)
{
	return bit < model[kind].n ? model[kind].evidence[bit] : NULL;
}

int models_of_rule(const char *rule)
{
	for (int k = 0; k < MODELS; k++)
		if (strncmp(rule, model[k].rule, strlen(model[k].rule)) == 0)
			return k;
	return -1;
}
