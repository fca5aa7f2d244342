/*
 * Given: weights as data. Promises: the same evidence gives the same score on every
 * machine.
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

/* The vector a row belongs to: "org" or, of the model over all, "any-org"; NULL when
 * none. */
static float *find_vector(struct models *m, const char *name, int *kind)
{
	bool any = strncmp(name, "any-", 4) == 0;

	for (*kind = 0; *kind < MODELS; (*kind)++)
		if (strcmp(model[*kind].name, any ? name + 4 : name) == 0)
			return any ? m->any[*kind] : m->weight[*kind];
	return NULL;
}

static uint16_t type_of(const struct pack *pack, const char *category, const char *type)
{
	int t = pack_type_find(pack, str_of(category), str_of(type));

	return t > 0 ? (uint16_t)t : TYPE_KEEP;
}

static int zone_of(const struct pack *pack, const char *name)
{
	for (uint32_t z = 0; z < pack->nzones; z++)
		if (strcmp(pack->zones[z], name) == 0)
			return (int)z;
	return -1;
}

static void read_types(struct models_ids *ids, const struct pack *pack)
{
	static const char *const person[KIND_OTHER + 1] = {[KIND_PATIENT] = "PATIENT",
							   [KIND_DOCTOR] = "DOCTOR",
							   [KIND_ATTORNEY] = "ATTORNEY"};
	static const char *const org[KIND_OTHER + 1][2] = {
		[KIND_HOSPITAL] = {"LOCATION", "HOSPITAL"},
		[KIND_INSURER] = {"ORGANIZATION", "INSURER"},
		[KIND_UR] = {"ORGANIZATION", "UR"},
		[KIND_LAWFIRM] = {"ORGANIZATION", "LAWFIRM"},
		[KIND_SCHOOL] = {"ORGANIZATION", "OTHER"},
		[KIND_OTHER] = {"ORGANIZATION", "OTHER"}};

	for (int k = 0; k <= KIND_OTHER; k++) {
		ids->person[k] = type_of(pack, "NAME", person[k] ? person[k] : "OTHER");
		ids->org[k] = type_of(pack, org[k][0] ? org[k][0] : "EMPLOYER",
				      org[k][1] ? org[k][1] : "EMPLOYER");
	}
	for (int k = 0; k < LEXICON_GAPS; k++)
		ids->gap[k] = type_of(pack, "GAP", lexicon_gap_names[k]);
	ids->city = type_of(pack, "LOCATION", "CITY");
	ids->state = type_of(pack, "LOCATION", "STATE");
	ids->county = type_of(pack, "LOCATION", "COUNTY");
	ids->street = type_of(pack, "LOCATION", "STREET");
	ids->country = type_of(pack, "LOCATION", "COUNTRY");
	ids->age = type_of(pack, "AGE", "AGE");
	ids->profession = type_of(pack, "PROFESSION", "PROFESSION");
	ids->date = type_of(pack, "DATE", "DATE");
	ids->phone = type_of(pack, "CONTACT", "PHONE");
	ids->case_number = type_of(pack, "ID", "CASE");
	ids->number = type_of(pack, "ID", "OTHER");
}

/* Is a finding of the type a party or what belongs to one? Dates, ages, states and case
 * numbers stay where names were taken out. */
static bool is_party(const struct pack_type *t)
{
	static const char *const types[] = {"STREET", "ZIP", "PHONE",	"FAX", "EMAIL",
					    "CLAIM",  "MRN", "LICENSE", "SSN"};

	for (size_t k = 0; k < sizeof(types) / sizeof(types[0]); k++)
		if (strcmp(t->type, types[k]) == 0)
			return true;
	return false;
}

/* Jobs, ages and states do not say who somebody is; gaps hold nothing. */
static const struct {
	const char *replacer;
	enum models_known_by by;
} known_by[] = {
	{"person", KNOWN_BY_WORDS}, {"org", KNOWN_BY_WHOLE},	{"city", KNOWN_BY_WHOLE},
	{"county", KNOWN_BY_WHOLE}, {"street", KNOWN_BY_WHOLE}, {"email", KNOWN_BY_WHOLE},
	{"url", KNOWN_BY_WHOLE},    {"ip", KNOWN_BY_WHOLE},	{"code", KNOWN_BY_DIGITS},
	{"ssn", KNOWN_BY_DIGITS},   {"phone", KNOWN_BY_DIGITS}, {"date", KNOWN_BY_DATE},
};

static enum models_known_by find_known_by(const char *replacer)
{
	for (size_t k = 0; replacer && k < sizeof(known_by) / sizeof(known_by[0]); k++)
		if (strcmp(known_by[k].replacer, replacer) == 0)
			return known_by[k].by;
	return KNOWN_BY_NOTHING;
}

/* People are what is replaced as people, organisations what is replaced as such. */
static void read_ids(struct models_ids *ids, const struct pack *pack)
{
	*ids = (struct models_ids){.zone_guideline = zone_of(pack, "guideline"),
				   .zone_rationale = zone_of(pack, "rationale"),
				   .zone_issues = zone_of(pack, "issues"),
				   .zone_header = zone_of(pack, "header")};
	read_types(ids, pack);
	for (uint32_t t = 1; t < pack->ntypes && t < PACK_TYPES_MAX; t++) {
		const char *replacer = pack->types[t].replacer;

		ids->is_person[t] = replacer && strcmp(replacer, "person") == 0;
		ids->is_org[t] = replacer && strcmp(replacer, "org") == 0;
		ids->is_party[t] = models_named(ids, t) || is_party(&pack->types[t]);
		ids->known_by[t] = (uint8_t)find_known_by(replacer);
	}
}

static enum lacuna_err complete(const struct models *m, struct lacuna_fault *fault)
{
	for (int k = 0; k < MODELS; k++)
		for (unsigned b = 0; b < model[k].n; b++)
			if (isnan(m->weight[k][b]) || isnan(m->any[k][b]))
				return fault_set(fault, LACUNA_PACK,
						 "weights.tsv: no weight for %s%s %s",
						 isnan(m->weight[k][b]) ? "" : "any-",
						 model[k].name, model[k].evidence[b]);
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
			return fault_set(
				fault, LACUNA_PACK,
				"weights.tsv: no evidence \"%s\" in a model \"%s\"",
				w->evidence, w->model);
		if (!(w->weight >= -20 && w->weight <= 20) || !isnan(vector[bit]))
			return fault_set(
				fault, LACUNA_PACK,
				"weights.tsv: %s %s: twice, or not within -20..20",
				w->model, w->evidence);
		vector[bit] = w->weight;
	}
	read_ids(&out->ids, pack);
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

#define HOPELESS -1.0f /* the sum behind a score of 0.27 */

bool models_hopeless(const struct models *m, const uint64_t evidence[MODELS])
{
	float any = 0;

	for (int k = 0; k < MODELS; k++) {
		if (sum_of(m->weight[k], evidence[k]) > HOPELESS)
			return false;
		any += sum_of(m->any[k], evidence[k]);
	}
	return any < HOPELESS;
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
