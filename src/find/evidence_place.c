/*
 * Given: a run. Promises: what speaks for and against its being a city, county or
 * country. Must not: decide.
 */
#include "candidate.h"

#define GEOGRAPHIC (LEX_BIT(CITY) | LEX_BIT(COUNTY) | LEX_BIT(COUNTRY))

/* ", Texas", ", CA 9", "Nevada 89101": a state after the run. In capitals the OF of
 * "QUINLAN, OF CULPEPPER & TORO" looks like one. */
static bool state_after(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i + 1];
	uint32_t zip = scene_phrase_end(s, i, LEX_BIT(STATE));

	zip += zip == i;
	if (t->kind != TOKEN_END && scene_is(s, i, LEX_BIT(STATE)) && run_joins(s, i) &&
	    s->doc->tok[zip].kind == TOKEN_NUMBER &&
	    s->doc->tok[zip].end - s->doc->tok[zip].start == 5)
		return true;
	if (!scene_punct(s, i, ',') || !run_joins(s, i + 1))
		return false;
	if (s->words.w[i + 1].flags & WORD_KEEP)
		return false; /* Nine-Hole Peg, Minnesota Rate */
	return scene_is(s, i + 1, LEX_BIT(STATE) | LEX_BIT(COUNTRY)) ||
	       (t->shape == SHAPE_UPPER && around_in(s, i + 1, CUE_POSTAL) &&
		!(s->words.w[i + 1].flags & WORD_CAPS &&
		  around_cue(s, i + 1, CUE_BIT(OF))));
}

/* The Fresno clinic, their Reno office: one of several, told by its town. */
static bool tells_apart(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->sides.before, i = c->run.end;

	return b != AROUND_NONE && !c->sides.comma && !scene_fresh(s, i) &&
	       scene_is(s, c->run.first, LEX_BIT(CITY)) &&
	       (around_cue(s, b, CUE_BIT(THE)) ||
		around_is(s, b, "their its our his her my")) &&
	       s->doc->tok[i].shape == SHAPE_LOWER &&
	       (scene_class(s, i, LEX_BIT(ORGHEAD)) || around_in(s, i, CUE_SITE));
}

/* "lives in", "a native of": words after which only a place stands, but for what "moved
 * from Markedly Ill" says. */
static bool place_asked(const struct scene *s, const struct candidate *c)
{
	return c->sides.lives &&
	       (c->words.plain < c->words.words ||
		scene_is(s, c->run.first, LEX_BIT(CITY) | LEX_BIT(COUNTRY)));
}

/* "works mainly in": a word of places, and a word of work before it. "Left" alone is
 * both, and a side of the body. */
static bool works_there(const struct scene *s, uint32_t i)
{
	if (!around_has_before(s, i, 5, LEX_BIT(PLACECUE)))
		return false;
	while (i > 0 && !scene_class(s, --i, LEX_BIT(PLACECUE)))
		;
	return around_has_before(s, i, 5, LEX_BIT(WORKVERB));
}

static uint64_t context(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->sides.before, i = c->run.end;
	uint64_t ev = 0;
	bool apart = tells_apart(s, c);

	ev |= place_asked(s, c) ? EV(L_LIVES) : 0;
	if (c->sides.place || apart) {
		ev |= EV(L_IN);
	} else if (b != AROUND_NONE && !c->sides.comma) {
		if (around_cue(s, b, CUE_BIT(INNEAR)))
			ev |= EV(L_IN);
		else if (around_classes(s, b) & LEX_BIT(PLACECUE))
			ev |= EV(L_CUE);
	}
	ev |= works_there(s, c->run.first) ? EV(L_LIVES) : 0;
	ev |= state_after(s, i) ? EV(L_STATE_AFTER) : 0;
	ev |= c->sides.says ? EV(L_SAY_AFTER) : 0;
	ev |= s->doc->tok[i].kind == TOKEN_POSS ? EV(L_POSS) : 0;
	ev |= c->sides.test ? EV(L_TEST_AFTER) : 0;
	ev |= candidate_heads(s, c->run.first, i) ? EV(L_COLON) : 0;
	ev |= c->sides.year ? EV(L_YEAR_AFTER) : 0;
	if (!apart && !scene_fresh(s, i) && scene_class(s, i, LEX_BIT(ORGHEAD)))
		ev |= EV(L_ORG_AFTER);
	if (c->title || c->title_list || c->role ||
	    (c->people && c->words.given && (c->evidence[MODEL_PERSON] & EV(P_SLOT))))
		ev |= EV(L_PERSON_CUE); /* Hi Corinne */
	return ev;
}

static uint64_t county(const struct scene *s, struct candidate *c)
{
	const struct run *r = &c->run;

	if (r->words >= 2 && around_cue(s, r->last, CUE_BIT(COUNTY))) {
		c->place_type = LEX_COUNTY;
		return EV(L_COUNTY);
	}
	return 0;
}

/* In Walnut creek: a town whose further words were typed without a capital. */
static uint32_t half_end(const struct scene *s, const struct candidate *c)
{
	uint32_t end = scene_phrase_end(s, c->run.first, LEX_BIT(CITY));

	return c->sides.before != AROUND_NONE && end > c->run.end &&
			       around_cue(s, c->sides.before, CUE_BIT(INNEAR)) &&
			       s->doc->tok[c->run.end].shape == SHAPE_LOWER
		       ? end
		       : c->run.end;
}

uint64_t evidence_place(const struct scene *s, struct candidate *c)
{
	const struct lexical *x = &c->words;
	static const uint64_t look[] = {[LOOK_MID_CAP] = EV(L_MID_CAP),
					[LOOK_START] = EV(L_START),
					[LOOK_CAPS] = EV(L_CAPS),
					[LOOK_TITLED] = EV(L_TITLED)};
	uint64_t classes, ev = EV(L_BIAS) | look[c->sides.look];

	c->place_end = c->run.end;
	c->place_type = LEX_CITY;
	c->place_end = half_end(s, c);
	classes = lexical_whole(s, c->run.first, c->place_end);
	if (classes & LEX_BIT(CITY))
		ev |= x->plain && c->place_end == c->run.end ? EV(L_CITY_COMMON)
							     : EV(L_CITY);
	if (classes & LEX_BIT(COUNTRY)) {
		ev |= EV(L_COUNTRY);
		c->place_type = LEX_COUNTRY;
	}
	ev |= county(s, c);
	if (!(classes & GEOGRAPHIC) && x->unknown)
		ev |= EV(L_UNKNOWN);
	ev |= x->plain ? EV(L_PLAIN) : 0;
	ev |= x->surname_last && x->words == 1 ? EV(L_SURNAME) : 0;
	ev |= x->given_first && x->words > 1 ? EV(L_GIVEN_FIRST) : 0;
	ev |= x->medical || x->eponym ? EV(L_MEDICAL) : 0;
	ev |= x->words > 1 ? EV(L_TWO) : 0;
	if (s->words.w[c->run.first].zone == s->models->ids.zone_guideline)
		ev |= EV(L_CITED);
	ev |= context(s, c);
	ev |= c->place_list ? EV(L_LIST) : 0;
	if (!(ev & (EV(L_IN) | EV(L_LIST) | EV(L_CUE) | EV(L_STATE_AFTER) | EV(L_LIVES) |
		    EV(L_COUNTY))))
		ev |= EV(L_BARE);
	if (!c->people && !(ev & (EV(L_STATE_AFTER) | EV(L_LIVES) | EV(L_COUNTY))))
		ev |= EV(L_NOBODY);
	return ev;
}
