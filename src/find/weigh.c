/*
 * Given: a candidate. Promises: the reading of it that is likeliest, when that is likely
 * enough and nothing protects its words. Must not: look for candidates.
 */
#include "weigh.h"

#include <math.h>

#include "judge.h"
#include "org_kind.h"
#include "person_kind.h"
#include "protect.h"
#include "saint.h"
#include "street.h"

/* Below this a candidate is not even reported; MODELS_HOPELESS is less. */
#define THRESHOLD 0.3f
#define DOUBT 0.5f /* below this, what else claims the words has them */
#define RANK_DOUBT 25
#define RANK_LEGAL 60	/* APC is a legal form here, not a guideline */
#define RANK_CERTAIN 82 /* beats every KEEP: Dr. Hawkins beside a Hawkins test */

static void read_evidence(const struct scene *s, struct candidate *c)
{
	lexical_count(s, c->run.first, c->run.end, &c->words);
	candidate_sides(s, &c->run, &c->sides);
	c->sides.place = c->sides.place || c->way;
	c->saint = saint_person(s, c);
	if (c->saint) /* one word, as the list has it */
		c->words = (struct lexical){.words = 1, .names = 1, .surname_last = true};
	c->evidence[MODEL_PERSON] = evidence_person(s, c);
	c->evidence[MODEL_PLACE] = evidence_place(s, c);
	c->evidence[MODEL_ORG] = evidence_org(s, c);
	if (s->watch && !protect_keeps(s, c))
		s->watch(s->watch_to, s, c);
}

/* The reading that scores most, unless the evidence decides; MODELS: none. */
static enum model_kind likeliest(const struct scene *s, const struct candidate *c,
				 const float *score)
{
	const uint64_t titled = EV(P_TITLE) | EV(P_TITLE_LIST);
	enum model_kind best = MODEL_PERSON;

	for (enum model_kind k = 0; k < MODELS; k++)
		if (score[k] > score[best])
			best = k;
	/* Ito, Brandt & Seagrave: read on, a list of surnames is one firm. */
	if (best == MODEL_PERSON && (c->evidence[MODEL_ORG] & EV(O_AMPERSAND)) &&
	    !(c->evidence[MODEL_PERSON] & titled) && score[MODEL_ORG] > 0.5f)
		best = MODEL_ORG;
	if (best == MODEL_ORG && (judge_called(s, c) || judge_resident(s, c)))
		best = MODEL_PERSON;
	if (best == MODEL_PERSON && (judge_headed(s, c) || judge_employer(s, c)))
		best = MODEL_ORG;
	if (judge_city(s, c) || judge_town(s, c) ||
	    (best == MODEL_ORG && judge_county(c)))
		best = MODEL_PLACE;
	if ((best == MODEL_PLACE && judge_payer(s, c)) ||
	    (best == MODEL_PERSON && judge_clinic(s, c)))
		best = MODEL_ORG;
	if (judge_firm(c)) {
		best = MODEL_ORG;
		if (score[best] < THRESHOLD ||
		    (c->org == KIND_EMPLOYER && (c->evidence[best] & EV(O_NOBODY))))
			return MODELS; /* Home Depot sold belts */
	}
	if (best == MODEL_ORG && judge_brand(c))
		return MODELS;
	return judge_nobodys(c) && (best == MODEL_ORG || score[best] < THRESHOLD) ? MODELS
										  : best;
}

static uint32_t put_job(const struct scene *s, const struct candidate *c,
			struct finding_list *out, struct finding f)
{
	f.rule = "job.capitals";
	f.type = s->models->ids.profession;
	finding_put(out, s->doc, c->run.first, c->run.end, f);
	return c->run.end;
}

static uint32_t put_person(const struct scene *s, const struct candidate *c,
			   struct finding_list *out, struct finding f)
{
	f.rule = "name.evidence";
	f.type = s->models->ids.person[person_kind(s, c)];
	if (f.rank == WEIGH_RANK && (f.evidence & (EV(P_TITLE) | EV(P_CREDENTIAL))))
		f.rank = RANK_CERTAIN;
	finding_put(out, s->doc, c->person_first, c->run.end, f);
	return c->run.end;
}

static uint32_t put_org(const struct scene *s, const struct candidate *c,
			struct finding_list *out, struct finding f)
{
	f.rule = "org.evidence";
	f.type = s->models->ids.org[org_kind(s, c)];
	if (f.rank == WEIGH_RANK && (f.evidence & EV(O_LEGAL)))
		f.rank = RANK_LEGAL;
	finding_put(out, s->doc, c->org_first, c->org_end, f);
	return c->org_end;
}

/* With the state and the street that it stands between. */
static uint32_t put_place(const struct scene *s, const struct candidate *c,
			  struct finding_list *out, struct finding f)
{
	const struct models_ids *ids = &s->models->ids;

	f.rule = "place.evidence";
	f.type = c->place_type == LEX_COUNTY	? ids->county
		 : c->place_type == LEX_COUNTRY ? ids->country
						: ids->city;
	finding_put(out, s->doc, c->run.first, c->place_end, f);
	if (c->place_type == LEX_CITY && lexical_state_code(s, c->place_end)) {
		f.type = ids->state;
		finding_put(out, s->doc, c->place_end + 1, c->place_end + 2, f);
	}
	street_before(s, c->run.first, out);
	return c->place_end;
}

uint32_t weigh_candidate(const struct scene *s, struct candidate *c,
			 struct finding_list *out)
{
	struct finding f = {.rank = WEIGH_RANK};
	uint64_t open[MODELS];
	float score[MODELS];
	enum model_kind best;

	read_evidence(s, c);
	judge_open(s, c, open);
	if (models_hopeless(s->models, open))
		return AROUND_NONE;
	for (enum model_kind k = 0; k < MODELS; k++)
		score[k] = models_score(s->models, k, c->evidence[k]);
	best = likeliest(s, c, score);
	if (best == MODELS)
		return AROUND_NONE;
	/* Evidence too rare for the fitted model to know of still counts by the kind's
	 * own. */
	f.score = fmaxf(models_any(s->models, open),
			models_score(s->models, best, open[best]));
	/* What custom protects is asked last: few candidates come that far. */
	if (f.score < THRESHOLD || protect_keeps(s, c))
		return AROUND_NONE;
	if (score[best] < DOUBT && models_any(s->models, c->evidence) < DOUBT)
		f.rank = RANK_DOUBT;
	if (judge_job(s, c))
		return put_job(s, c, out, f);
	f.evidence = c->evidence[best];
	switch (best) {
	case MODEL_PERSON:
		return put_person(s, c, out, f);
	case MODEL_ORG:
		return put_org(s, c, out, f);
	default:
		return put_place(s, c, out, f);
	}
}
