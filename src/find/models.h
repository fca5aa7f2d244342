/*
 * The evidence models: named pieces of evidence, weights from the pack, logistic scores.
 * One model a kind says which kind a candidate likeliest is; the "any" model, over the
 * evidence of all kinds together, says whether it is a name at all.
 */
#ifndef FIND_MODELS_H
#define FIND_MODELS_H

#include "../rules/pack.h"

/* What the value of something found is recognised by elsewhere (values.h). */
enum models_known_by {
	KNOWN_BY_NOTHING,
	KNOWN_BY_WORDS,	 /* each word, and its initials */
	KNOWN_BY_WHOLE,	 /* all of it; its one word */
	KNOWN_BY_DIGITS, /* its digits */
	KNOWN_BY_DATE,	 /* all of it when it is a whole date */
};

/* What finders must know of a pack by name, looked up once: types, what kind of thing
 * each type is, zones. */
struct models_ids {
	uint16_t person[KIND_OTHER + 1],
		org[KIND_OTHER + 1]; /* types by enum lexicon_kind */
	uint16_t city, state, county, country, street, age, profession, date, phone,
		case_number, number;
	uint16_t gap[LEXICON_GAPS];
	bool is_person[PACK_TYPES_MAX], is_org[PACK_TYPES_MAX];
	/* What no letter holds that its parties were taken out of. */
	bool is_party[PACK_TYPES_MAX];
	uint8_t known_by[PACK_TYPES_MAX]; /* enum models_known_by */
	int zone_guideline, zone_header, zone_rationale,
		zone_issues; /* -1: there is none */
};

/* Persons and organisations alone are entities, and have further mentions. */
static inline bool models_named(const struct models_ids *ids, uint32_t type)
{
	return ids->is_person[type] || ids->is_org[type];
}

enum model_kind { MODEL_PERSON, MODEL_ORG, MODEL_PLACE, MODELS };

struct models {
	float weight[MODELS][64];
	float any[MODELS][64]; /* rows any-person, any-org, any-place */
	struct models_ids ids;
};

/* Takes each weight of the pack to its place; a row for an unknown model or evidence, and
 * a missing row, is LACUNA_PACK naming it. */
enum lacuna_err models_read(struct models *out, const struct pack *pack,
			    struct lacuna_fault *fault);
/* The probability, 0..1, that these pieces of evidence (bits) give. */
float models_score(const struct models *m, enum model_kind kind, uint64_t evidence);
/* The probability that a candidate with this evidence, one set a kind, is a name at all.
 */
float models_any(const struct models *m, const uint64_t evidence[MODELS]);
/* Are all of these below MODELS_HOPELESS? Of most candidates, and no exponent is needed
 * to see it. */
#define MODELS_HOPELESS 0.26f
bool models_hopeless(const struct models *m, const uint64_t evidence[MODELS]);
const char *models_name(enum model_kind kind);
/* The name of piece bit of the model, or NULL past the last. */
const char *models_evidence(enum model_kind kind, unsigned bit);
/* The model a finding's evidence bits belong to, by its rule id; -1 when it has none. */
int models_of_rule(const char *rule);

#endif
