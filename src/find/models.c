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

static int find_model(const char *name)
{
	for (int k = 0; k < MODELS; k++)
		if (strcmp(model[k].name, name) == 0)
			return k;
	return -1;
}

enum lacuna_err models_read(struct models *out, const struct pack *pack,
                            struct lacuna_fault *fault)
{
	uint64_t seen[MODELS] = {0};

	for (uint32_t i = 0; i < pack->nweights; i++) {
		const struct pack_weight *w = &pack->weights[i];
		int kind = find_model(w->model);
		int bit = kind < 0 ? -1 : find_evidence(kind, w->evidence);

		if (bit < 0)
			return fault_set(fault, LACUNA_PACK,
			                 "weights.tsv: no evidence \"%s\" in a model \"%s\"",
			                 w->evidence, w->model);
		if (!(w->weight >= -20 && w->weight <= 20) || seen[kind] & (UINT64_C(1) << bit))
			return fault_set(fault, LACUNA_PACK,
			                 "weights.tsv: %s %s: twice, or not within -20..20",
			                 w->model, w->evidence);
		seen[kind] |= UINT64_C(1) << bit;
		out->weight[kind][bit] = w->weight;
	}
	for (int k = 0; k < MODELS; k++)
		for (unsigned b = 0; b < model[k].n; b++)
			if (!(seen[k] & (UINT64_C(1) << b)))
				return fault_set(fault, LACUNA_PACK,
				                 "weights.tsv: no weight for %s %s", model[k].name,
				                 model[k].evidence[b]);
	return LACUNA_OK;
}

float models_score(const struct models *m, enum model_kind kind, uint64_t evidence)
{
	float sum = 0;

	for (; evidence; evidence &= evidence - 1)
		sum += m->weight[kind][__builtin_ctzll(evidence)];
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
