/*
 * Given: a run. Promises: how far it reaches as an organisation's name, and what speaks
 * for and against that. Must not: decide.
 */
#include "candidate.h"
#include "org_kind.h"
#include "org_reach.h"

#define SENT_REACH 3 /* tokens between a word of sending and "to" */
#define WORK_REACH 7 /* tokens between a word of work and "for" or "at" */
#define WORD_CLASSES (LEX_BIT(LEGALFORM) | LEX_BIT(ORGHEAD) | BRANDS)

/* Drive Company Vehicle, Quist's PA: a word of the language itself, somebody's aide. */
static bool inner_form(const struct scene *s, const struct candidate *c, uint32_t i)
{
	if (s->doc->tok[i - 1].kind == TOKEN_POSS)
		return scene_class(s, i, LEX_BIT(CREDENTIAL));
	return i + 1 < c->org_end && s->doc->tok[i + 1].kind == TOKEN_WORD &&
	       scene_class(s, i, LEX_BIT(WORD)) && scene_class(s, i + 1, LEX_BIT(WORD)) &&
	       !scene_class(s, i + 1, LEX_BIT(ORGHEAD));
}

/* Methacholine PC20; Effusion, Limited range: no form of firms, but a finding. */
static bool numbered(const struct scene *s, uint32_t i)
{
	const struct token *next = &s->doc->tok[i + 1];

	return (next->kind == TOKEN_NUMBER && next->gap == 0) ||
	       (scene_punct(s, i + 1, '/') && next->gap == 0) || /* LC/MS */
	       (around_is(s, i, "limited") && next->shape == SHAPE_LOWER &&
		(scene_class(s, i - 1, LEX_BIT(MEDWORD)) ||
		 (scene_punct(s, i - 1, ',') &&
		  scene_class(s, i - 2, LEX_BIT(MEDWORD)))));
}

static uint64_t word_evidence(const struct scene *s, struct candidate *c,
			      const struct lexical *x)
{
	const struct lexicon_entry *e;
	uint32_t last = c->org_end;
	uint64_t ev = 0;
	unsigned heads = 0, before = 0; /* words; of them the last one's before */
	uint32_t head = 0, from;	/* the last one's end */
	bool of = false;

	for (uint32_t i = c->org_first; i < c->org_end; i++) {
		if (s->doc->tok[i].kind != TOKEN_WORD)
			continue;
		if (s->doc->tok[i].shape == SHAPE_LOWER) {
			of = of || around_cue(s, i, CUE_BIT(OF));
			if (s->words.w[i].phrase && /* Law Offices of */
			    around_ends_with(s, i, LEX_BIT(ORGHEAD), &e) != AROUND_NONE)
				c->org = (enum lexicon_kind)e->org_kind;
			continue;
		}
		if (around_ends_with(s, i, WORD_CLASSES, &e) == AROUND_NONE) {
			last = i;
			continue;
		}
		if (around_ends_with(s, i, LEX_BIT(LEGALFORM), &e) != AROUND_NONE &&
		    i > c->org_first && !inner_form(s, c, i) && !numbered(s, i))
			ev |= EV(O_LEGAL);
		else
			last = i;
		from = around_ends_with(s, i, LEX_BIT(ORGHEAD), &e);
		if (from != AROUND_NONE) {
			before = heads && from <= head ? before : heads; /* Drug Store */
			heads = before + e->words;
			head = i;
			ev |= i == c->org_first && x->words > 1 ? EV(O_HEAD_FIRST) : 0;
			ev |= EV(O_HEAD_INSIDE);
			if (!c->org || (i == last && !of)) /* Law Offices of Crane */
				c->org = (enum lexicon_kind)e->org_kind;
		}
		if (around_ends_with(s, i, BRANDS, &e) != AROUND_NONE &&
		    (s->words.w[i].phrase || x->words == 1 || e->words > 1)) {
			ev |= EV(O_KNOWN);
			if (!c->org)
				c->org = org_brand(e->classes);
		}
	}
	if (last < c->org_end &&
	    around_ends_with(s, last, LEX_BIT(ORGHEAD), &e) != AROUND_NONE) {
		ev |= EV(O_HEAD_LAST);
		if (heads >= x->words)
			ev |= EV(O_HEAD_ALONE);
	}
	/* Strauss Levitt LLP: surnames with a form that lawyers take. */
	if (!c->org && last + 1 < c->org_end && x->names + x->mixed && x->plain <= 1 &&
	    around_cue(s, last + 1, CUE_BIT(LAWFORM)))
		c->org = KIND_LAWFIRM;
	return ev;
}

/* Does the sentence before "for", "at", "by" ... at token b speak of work? The worker who
 * was sent for a thing, or seen at a place, does not. */
static bool work_before(const struct scene *s, uint32_t b)
{
	uint64_t not_of =
		around_cue(s, b, CUE_BIT(FOR) | CUE_BIT(AT)) ? CUE_BIT(PERSONROLE) : 0;
	const struct lexicon_entry *e;

	if (b > 0 && around_cue(s, b, CUE_BIT(FOR)) && around_in(s, b - 1, CUE_ASKED))
		return false; /* the administrator denied a request for Shockwave Therapy
			       */
	for (uint32_t i = b, n = 0; n < WORK_REACH && i > 0 && !scene_fresh(s, i); n++) {
		i--;
		if (scene_punct(s, i, '.') || scene_punct(s, i, ';') ||
		    scene_punct(s, i, ':'))
			return false;
		if (around_ends_with(s, i, LEX_BIT(WORKVERB), &e) != AROUND_NONE ||
		    (around_ends_with(s, i, LEX_BIT(OCCHEAD), &e) != AROUND_NONE &&
		     !around_cue(s, i, not_of) &&
		     !around_in(s, i - 2, CUE_TIMEPREFIX))) /* Post-operative */
			return true;
	}
	return false;
}

/* "referred to", "taken by air to", "care was through" at token b: there, as "at" says.
 */
static bool sent_to(const struct scene *s, uint32_t b)
{
	bool through = around_is(s, b, "through");

	if (!through && !around_cue(s, b, CUE_BIT(TO)))
		return false;
	for (uint32_t i = b; i > 0 && b - i < SENT_REACH && !scene_fresh(s, i); i--)
		if (through ? around_is(s, i - 1, "care treatment treated seen")
			    : around_cue(s, i - 1, CUE_BIT(SENT)))
			return true;
	return false;
}

/* Is work spoken of before token i: "employed by the", "employer," ? */
static bool after_work(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	if (around_ends_with(s, b, LEX_BIT(ORGROLE), &e) != AROUND_NONE)
		return true;
	if (!comma && around_cue(s, b, CUE_BIT(THE) | CUE_BIT(ARTICLE)))
		b = around_before(s, b, &comma);
	return !comma && (around_classes(s, b) & LEX_BIT(WORKCUE)) && work_before(s, b);
}

uint32_t evidence_org_front(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	bool hyphen = scene_hyphen(s, i - 1) && tok[i].gap == 0 && tok[i - 1].gap == 0;
	uint32_t n = i - (hyphen ? 2 : 1);

	if (i < 3 || tok[n].kind != TOKEN_NUMBER || tok[n].end - tok[n].start > 3 ||
	    !tok[n].gap || (s->words.w[n].flags & (WORD_FOUND | WORD_KEEP)) ||
	    (!hyphen && tok[i].gap != GAP_BLANK))
		return i;
	if (n > 1 && around_is(s, n - 1, "of") && s->doc->tok[n - 2].kind == TOKEN_NUMBER)
		return i; /* Page 4 of 8 Final */
	return after_work(s, n) ? n : i;
}

/* Tran v. Quintec: a party behind another, and no drug beside one. */
static bool sued(const struct scene *s, const struct candidate *c)
{
	const uint64_t term = LEX_BIT(DRUG) | LEX_BIT(DEVICE) | LEX_BIT(ACRONYM) |
			      LEX_BIT(MEDWORD) | LEX_BIT(GUIDELINE);
	const struct token *tok = s->doc->tok;
	uint32_t i = c->run.first;

	if (i < 3 || scene_fresh(s, i) || tok[i].shape == SHAPE_UPPER ||
	    c->words.explained || c->words.medical)
		return false; /* run_versus knows captions in capitals */
	i -= scene_punct(s, i - 1, '.') || scene_hyphen(s, i - 1) ? 2 : 1;
	if (scene_hyphen(s, i - 1) && scene_hyphen(s, i + 1))
		return i > 2 && around_is(s, i, "v vs") &&
		       scene_class(s, i - 2, LEX_BITS_NAME);
	return around_is(s, i, "v vs") && tok[i].gap && tok[i - 1].kind == TOKEN_WORD &&
	       tok[i - 1].shape != SHAPE_LOWER && !scene_class(s, i - 1, term);
}

/* ARBOR CASKET COMPANY | Personnel Office: the line above in capitals, which ends in b,
 * says what it is itself. */
static bool below_head(const struct scene *s, const struct candidate *c, uint32_t b)
{
	return (s->doc->tok[c->org_first].gap & GAP_NEWLINES) &&
	       s->doc->tok[b].shape == SHAPE_UPPER &&
	       s->doc->tok[c->org_first].shape != SHAPE_UPPER;
}

/* "he left", "she had joined" at token b: a job, when it is no side of the body. */
static bool leaves(const struct scene *s, uint32_t b)
{
	if (b == 0 || !around_in(s, b, CUE_LEFTJOB))
		return false;
	b -= b > 1 && around_is(s, b - 1, "had has later then");
	return around_is(s, b - 1, "he she who i") ||
	       around_cue(s, b - 1, CUE_BIT(PERSONROLE));
}

static uint64_t before_evidence(const struct scene *s, struct candidate *c)
{
	const struct lexicon_entry *e;
	uint64_t ev = 0;
	bool comma = c->sides.comma;
	uint32_t b = c->sides.before;

	if (sued(s, c))
		return EV(O_ROLE_IS);

	if (c->org_first < c->run.first)
		b = around_before(s, c->org_first, &comma);
	if (b == AROUND_NONE)
		return 0;
	if (comma && around_cue(s, b, CUE_BIT(LAWYER))) {
		ev |= EV(O_ROLE_BEFORE); /* Ana Ruiz, Esq., Ruiz & Quist */
		c->org = KIND_LAWFIRM;
	} else if (around_ends_with(s, b, LEX_BIT(ORGROLE), &e) != AROUND_NONE &&
		   !below_head(s, c, b)) {
		ev |= EV(O_ROLE_BEFORE);
		c->org = e->org_kind ? (enum lexicon_kind)e->org_kind : c->org;
	} else if (!comma && around_cue(s, b, CUE_BIT(NAMED)) && b > 0 &&
		   !(around_is(s, b, "by") && c->words.plain == c->words.words &&
		     c->words.words == 1) && /* a Treatment Plan by Phase */
		   around_ends_with(s, b - 1, LEX_BIT(ORGROLE), &e) != AROUND_NONE) {
		ev |= EV(O_ROLE_IS);
		c->org = e->org_kind ? (enum lexicon_kind)e->org_kind : c->org;
	}
	if (comma)
		return ev;
	if (around_cue(s, b, CUE_BIT(THE))) { /* employed by the County of Mono */
		ev |= EV(O_THE);
		b = around_before(s, b, &comma);
		if (b == AROUND_NONE || comma)
			return ev;
	}
	if (around_cue(s, b, CUE_BIT(ARTICLE)))
		ev |= EV(O_ARTICLE);
	else if (around_cue(s, b, CUE_BIT(AT)) || sent_to(s, b))
		ev |= EV(O_AT);
	else if (around_cue(s, b, CUE_BIT(FOR)))
		ev |= EV(O_FOR);
	else if (around_cue(s, b, CUE_BIT(BY)))
		ev |= EV(O_BY);
	if (((around_classes(s, b) & LEX_BIT(WORKCUE)) && work_before(s, b)) ||
	    leaves(s, b)) {
		ev |= EV(O_WORK_BEFORE);
		if (!c->org)
			c->org = KIND_EMPLOYER;
	}
	return ev;
}

/* Surgery offered relief, the Chief Medical Officer approves: one word of the language
 * that is no brand; somebody's office. */
static bool lone_word(const struct scene *s, const struct candidate *c)
{
	if (scene_class(s, c->run.last, LEX_BIT(ROLE) | LEX_BIT(OCCHEAD)))
		return true;
	return c->org_end == c->run.end && c->words.words == 1 && c->words.plain &&
	       !scene_class(s, c->run.first, BRANDS);
}

static uint64_t after_evidence(const struct scene *s, struct candidate *c)
{
	uint32_t i = c->org_end;
	enum lexicon_kind called;
	uint64_t ev = 0;

	if (scene_fresh(s, i))
		return 0;
	c->acts = org_acts(s, i);
	called = org_kind_after(s, c);
	if (called) {
		ev |= EV(O_ROLE_IS);
		c->org = called;
	}
	if (around_cue(s, i, CUE_BIT(EMPLOYEE))) {
		ev |= EV(O_EMPLOYEE_AFTER);
		c->org = KIND_EMPLOYER;
	}
	while (around_cue(s, i, CUE_BIT(AUX) | CUE_BIT(NOT)))
		i++;
	if ((c->acts || around_cue(s, i, CUE_BIT(ORGVERB))) && !lone_word(s, c) &&
	    !(s->doc->tok[i].gap & GAP_WIDE)) /* UltraSling III      Approved */
		ev |= EV(O_ORG_VERB);
	i = c->org_end;
	if (s->doc->tok[i].kind == TOKEN_POSS)
		ev |= EV(O_POSS);
	if (i == c->run.end ? c->sides.test : around_test(s, i))
		ev |= EV(O_TEST_AFTER);
	if (s->doc->tok[i].kind == TOKEN_NUMBER)
		ev |= EV(O_NUMBER_AFTER);
	ev |= candidate_heads(s, c->org_first, i) ? EV(O_COLON) : 0;
	ev |= (i == c->run.end ? c->sides.year : around_year(s, i)) ? EV(O_YEAR_AFTER)
								    : 0;
	return ev;
}

static uint64_t shape_evidence(const struct candidate *c, const struct lexical *x)
{
	uint64_t ev = 0;

	ev |= x->words == 2 ? EV(O_TWO) : 0;
	ev |= x->words >= 3 ? EV(O_THREE) : 0;
	ev |= x->plain ? EV(O_WORDS) : 0;
	ev |= x->unknown ? EV(O_UNKNOWN) : 0;
	ev |= x->mixed_case ? EV(O_MIXED_CASE) : 0;
	ev |= x->camel ? EV(O_CAMEL) : 0;
	ev |= x->upper == x->words ? EV(O_UPPER) : 0;
	ev |= x->given_first && x->words > 1 ? EV(O_GIVEN_FIRST) : 0;
	ev |= x->medical ? EV(O_MEDICAL) : 0;
	ev |= x->eponym ? EV(O_EPONYM) : 0;
	ev |= x->acronym ? EV(O_ACRONYM) : 0;
	ev |= c->title || c->title_list || c->role ? EV(O_PERSON_CUE) : 0;
	return ev;
}

/* What around a run speaks for an organisation, beyond its words. */
#define CUES                                                                            \
	(EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) | EV(O_AT) | EV(O_FOR) | \
	 EV(O_BY) | EV(O_EMPLOYEE_AFTER) | EV(O_ORG_VERB) | EV(O_LABEL) | EV(O_LEGAL) | \
	 EV(O_KNOWN) | EV(O_POSS) | EV(O_PLACED))

/* What names an organisation whatever the rest of the letter is like: a known brand only
 * with something beside it (shops at Costco, not: Sears sell them). */
#define NAMED                                                                           \
	(EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) | EV(O_EMPLOYEE_AFTER) | \
	 EV(O_ORG_VERB) | EV(O_LEGAL) | EV(O_PLACED))

static bool is_named(uint64_t ev)
{
	return (ev & NAMED) || ((ev & EV(O_KNOWN)) && (ev & CUES & ~EV(O_KNOWN)));
}

static uint64_t absence_evidence(uint64_t ev, const struct lexical *x)
{
	bool plain = x->plain + x->explained >= x->words, bare = !(ev & CUES);

	return (plain ? EV(O_PLAIN) : 0) | (bare ? EV(O_BARE) : 0) |
	       (plain && bare ? EV(O_PLAIN_BARE) : 0);
}

uint64_t evidence_org(const struct scene *s, struct candidate *c)
{
	static const uint64_t look[] = {[LOOK_MID_CAP] = EV(O_MID_CAP),
					[LOOK_START] = EV(O_START),
					[LOOK_CAPS] = EV(O_CAPS),
					[LOOK_TITLED] = EV(O_TITLED)};
	bool amp = false, of = false;
	int zone = s->words.w[c->run.first].zone;
	struct lexical x;
	uint64_t ev = EV(O_BIAS) | look[c->sides.look];

	c->org_first = evidence_org_front(s, c->run.first);
	c->org_end = org_reach(s, &c->run, &amp, &of);
	if (c->title && of) { /* Dr. Quist of Mercy Medical Center */
		c->org_end = c->run.end;
		of = false;
	}
	if (c->org_end == c->run.end)
		x = c->words;
	else
		lexical_count(s, c->org_first, c->org_end, &x);
	amp = amp || c->run.firm;
	ev |= amp ? EV(O_AMPERSAND) : 0;
	ev |= of ? EV(O_OF) : 0;
	ev |= s->words.w[c->run.first].flags & WORD_LABEL ? EV(O_LABEL) : 0;
	if (c->place_end == c->org_end &&
	    (c->evidence[MODEL_PLACE] & (EV(L_CITY) | EV(L_CITY_COMMON) | EV(L_COUNTY))))
		ev |= EV(O_CITY);
	ev |= word_evidence(s, c, &x) | shape_evidence(c, &x);
	if ((ev & EV(O_LEGAL)) && x.acronym == 1 && !x.medical &&
	    scene_class(s, c->org_end - 1, LEX_BIT(ACRONYM)))
		ev &= ~EV(O_ACRONYM); /* Quist Okoro PC */
	ev |= before_evidence(s, c) | after_evidence(s, c);
	if ((ev & EV(O_ROLE_IS)) && c->run.words == 1 && (ev & EV(O_START)))
		ev ^= EV(O_START) | EV(O_MID_CAP); /* Sunrise is the carrier */
	/* Krikor van der Horn, Jr., above a street: nobody calls a firm so. */
	if (!c->run.suffix && !c->words.particle &&
	    (candidate_placed(s, c->org_first, c->org_end) ||
	     (c->org_end == c->run.end && candidate_cared(s, c))))
		ev |= EV(O_PLACED);
	if (c->org_end == c->run.end && (ev & EV(O_WORK_BEFORE)) && candidate_hired(s, c))
		ev |= EV(O_PLACED);
	ev |= absence_evidence(ev, &x);
	ev |= c->people || is_named(ev) ? 0 : EV(O_NOBODY);
	if (c->org_end == c->run.end ? c->sides.terms
				     : around_terms(s, c->org_first, c->org_end))
		ev |= EV(O_TERMS);
	if (c->org_end == c->run.end ? c->sides.studies
				     : around_studies(s, c->org_first, c->org_end))
		ev |= EV(O_STUDY);
	if (zone == s->models->ids.zone_guideline)
		ev |= EV(O_CITED);
	if (zone == s->models->ids.zone_header)
		ev |= EV(O_HEADER);
	return ev;
}
