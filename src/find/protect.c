/*
 * Given: a candidate with its evidence. Promises: what is capitalised for a reason of its
 * own stays. Must not: weigh; what it lets through the models weigh.
 */
#include "protect.h"

#include "custom.h"
#include "record.h"

#define CAPITAL 13 /* of 255: one in twenty of the word is capitalised */
#define OFTEN_CAPITAL 64

/* Summit Physical Therapy, Premier Spine: does a word lead that names of clinics begin
 * with and terms do not? */
static bool stem_leads(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);
	uint64_t term = LEX_BIT(MEDWORD) | LEX_BIT(DRUG) | LEX_BIT(DEVICE) |
			LEX_BIT(EPONYM) | LEX_BIT(PROPERWORD) | LEX_BIT(PLACECUE) |
			LEX_BIT(SPECIALTY);

	if (c->sides.look != LOOK_MID_CAP || c->words.words < 2)
		return false;
	if (c->words.words > 2 && (c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)))
		return true; /* Body Balance Acupuncture */
	return (e->cues & CUE_BIT(STEM)) ||
	       (!(e->classes & term) && (!e->classes || e->cap >= CAPITAL));
}

/* Peach Tree, Blue Anchor: what of it medicine has, too, are towns and surnames, and it
 * ends in nothing that is done or that firms are. */
static bool of_towns(const struct scene *s, const struct candidate *c)
{
	const uint64_t town = LEX_BIT(CITY) | LEX_BIT(COUNTY) | LEX_BIT(SURNAME);
	const uint64_t head = LEX_BIT(ORGHEAD) | LEX_BIT(TASKNOUN) | LEX_BIT(SPECIALTY);

	if (c->sides.look != LOOK_MID_CAP || c->words.words < 2 ||
	    scene_class(s, c->run.last, head))
		return false;
	for (uint32_t i = c->run.first; i < c->run.end; i++)
		if (scene_class(s, i, LEX_BIT(MEDWORD) | LEX_BIT(EPONYM)) &&
		    !scene_class(s, i, town))
			return false;
	return true;
}

/* A brace from Pacific Crest Orthotics: a name of three words or more, the first of which
 * is often written with a capital. */
static bool comes_from(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);

	return c->people && c->words.words > 2 && c->sides.look == LOOK_MID_CAP &&
	       (c->evidence[MODEL_ORG] & EV(O_HEAD_LAST)) && !c->sides.comma &&
	       around_is(s, c->sides.before, "from through via") &&
	       !(e->classes & (LEX_BIT(PROPERWORD) | LEX_BIT(DEMONYM))) &&
	       e->cap >= OFTEN_CAPITAL;
}

/* Common words alone, one of them medical or none an organisation's: Carpal Tunnel
 * Syndrome, Aquatic Therapy, Agreed Medical Examination are written so by many. */
static bool clinical(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	const uint64_t *ev = c->evidence;
	uint64_t cue =
		EV(O_LEGAL) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_KNOWN) | EV(O_OF) |
		EV(O_EMPLOYEE_AFTER) | EV(O_WORK_BEFORE) |
		(x->medical ? 0 : EV(O_AMPERSAND)) |
		(x->medical && !stem_leads(s, c) && !of_towns(s, c) ? 0 : EV(O_AT)) |
		EV(O_LABEL) | EV(O_ORG_VERB) | EV(O_PLACED);

	if (ev[MODEL_PERSON] &
	    (EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) | EV(P_LABEL) |
	     EV(P_ROLE_COMMA) | (c->people ? EV(P_GIVEN_FIRST) : 0)))
		return false;
	if ((ev[MODEL_ORG] & EV(O_PLAIN)) && (ev[MODEL_ORG] & EV(O_MEDICAL)) &&
	    !(ev[MODEL_ORG] & EV(O_HEAD_FIRST)))
		cue &= ~EV(O_OF); /* Twelve Sessions of Aquatic Therapy */
	if ((ev[MODEL_ORG] & cue) || (ev[MODEL_PLACE] & STRONG_PLACE) || comes_from(s, c))
		return false;
	if (around_cue(s, c->run.last, CUE_BIT(INSTITUTION)))
		return x->words == 1;
	if (c->people && (ev[MODEL_ORG] & EV(O_HEAD_LAST)) &&
	    (c->org == KIND_INSURER || c->org == KIND_LAWFIRM || c->org == KIND_UR))
		return false; /* Pacific Crest Mutual */
	return x->medical || c->org == KIND_HOSPITAL || !c->people ||
	       !(ev[MODEL_ORG] & EV(O_HEAD_LAST));
}

/* Deyo RA, Battie MC: authors as journals write them. */
static bool journal_style(const struct scene *s, const struct run *r)
{
	const struct token *last = &s->doc->tok[r->last];

	if (scene_punct(s, r->end, ',') &&
	    (scene_entry(s, r->end + 1)->classes & LEX_BIT(LEGALFORM)))
		return false; /* TrueNorth UM, Inc. */
	return r->words >= 2 && r->words <= 3 && !r->initials &&
	       last->shape == SHAPE_UPPER && last->end - last->start <= 3 &&
	       s->doc->tok[r->head].shape != SHAPE_UPPER &&
	       (scene_punct(s, r->end, ',') || scene_punct(s, r->end, '.') ||
		scene_punct(s, r->end, ';'));
}

/* Goes on from a protected phrase (Cochrane Back Group) or ends in what names of devices,
 * drugs and tests end in (Multi Stim Unit). */
static bool part_of_term(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;
	struct lexical last;

	if (i > 0 && (s->words.w[i - 1].flags & WORD_KEEP) && run_joins(s, i) &&
	    s->doc->tok[i - 1].kind == TOKEN_WORD &&
	    s->doc->tok[i - 1].shape != SHAPE_LOWER)
		return true;
	if (c->run.words > 1 &&
	    (scene_entry(s, i)->classes & (LEX_BIT(DEVICE) | LEX_BIT(DRUG))) &&
	    !(scene_entry(s, i)->classes & (LEX_BITS_NAME | LEX_BIT(CITY))))
		return true; /* a DonJoy UltraSling */
	lexical_count(s, c->run.last, c->run.last + 1, &last);
	return c->run.words > 1 && scene_class(s, c->run.last, LEX_BIT(TESTNOUN)) &&
	       !scene_class(s, c->run.last, LEX_BIT(ORGHEAD)) &&
	       (!scene_class(s, c->run.last, LEX_BIT(SURNAME)) ||
		(last.plain && !(c->evidence[MODEL_ORG] & EV(O_AT))));
}

/* Trail Making Test, Center for Epidemiologic Studies Depression Scale, Netter's Atlas:
 * what is asked, scored or read, whoever it is called after, unless it is somebody's
 * employer. */
static bool instrument(const struct scene *s, const struct candidate *c)
{
	const uint64_t who = EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) |
			     EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA) | EV(P_POSS_TASK);
	const uint64_t firm = EV(O_KNOWN) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) |
			      EV(O_WORK_BEFORE) | EV(O_EMPLOYEE_AFTER) | EV(O_PLACED) |
			      EV(O_AT);
	uint32_t end = c->org_end > c->run.end ? c->org_end : c->run.end;

	if ((c->evidence[MODEL_PERSON] & who) || (c->evidence[MODEL_ORG] & firm))
		return false;
	if (around_cue(s, end - 1, CUE_BIT(INSTRUMENT)))
		return c->words.words > 1 || end > c->run.end;
	if (around_cue(s, c->run.last, CUE_BIT(INSTRUMENT)))
		return c->words.words > 1;
	for (uint32_t i = c->run.end + 1;
	     s->doc->tok[i - 1].kind == TOKEN_POSS && i < c->run.end + 4 &&
	     run_joins(s, i) && s->doc->tok[i].shape == SHAPE_CAP;
	     i++)
		if (around_in(s, i, CUE_BOOK))
			return true;
	return false;
}

/* Does the capital at token i say little: at a start, or behind a role that opens one
 * (Patient Instructions)? */
static bool opens(const struct scene *s, uint32_t i)
{
	if (candidate_look(s, i) != LOOK_MID_CAP)
		return true;
	if (i > 0 && s->doc->tok[i - 1].shape == SHAPE_CAP && run_joins(s, i) &&
	    (scene_entry(s, i - 1)->classes & LEX_BIT(ROLE)) &&
	    !(scene_entry(s, i)->classes & LEX_BITS_NAME))
		return true; /* a Representative Designation */
	return i > 0 && s->doc->tok[i - 1].shape == SHAPE_CAP &&
	       (scene_entry(s, i - 1)->classes & LEX_BIT(ROLE)) &&
	       candidate_look(s, i - 1) != LOOK_MID_CAP;
}

/* Does the evidence make a person of eponyms and words: signed by Barrett, told to
 * Vincent Barrett, but not described by Barrett? */
static bool calls_one(const struct lexical *x, uint64_t ev)
{
	uint64_t by = EV(P_BY) | EV(P_SAY_BEFORE);

	if (ev & EV(P_TEST_AFTER))
		ev &= ~EV(P_LABEL); /* EXAM: HAWKINS + */
	if (x->words > 1 && x->given_first && x->surname_last)
		return ev & (STRONG_PERSON | EV(P_SLOT));
	return (ev & STRONG_PERSON & ~by) ||
	       (x->eponym == x->words && (ev & EV(P_BY)) && (ev & EV(P_SLOT)));
}

/* "A shop in", "the house in", "a surgeon in" before token b, the "in": where somebody
 * is or has something. */
static bool stands_in(const struct scene *s, uint32_t b)
{
	const uint64_t who = LEX_BIT(SPECIALTY) | LEX_BIT(OCCUPATION) | LEX_BIT(OCCHEAD);

	return b != AROUND_NONE && b > 0 && s->doc->tok[b - 1].shape == SHAPE_LOWER &&
	       (scene_class(s, b - 1, who) || !scene_class(s, b - 1, LEX_BIT(MEDWORD))) &&
	       (scene_class(s, b - 1, who | LEX_BIT(ORGHEAD)) ||
		around_in(s, b - 1, CUE_DWELLING));
}

/* In Ceres, a shop in Orange: a town that is a word, too, but one often written with a
 * capital, or where something stands. */
static bool in_town(const struct scene *s, const struct candidate *c)
{
	const uint64_t both = EV(L_CITY_COMMON) | EV(L_IN);

	return c->people && c->sides.look == LOOK_MID_CAP &&
	       (c->evidence[MODEL_PLACE] & both) == both &&
	       (scene_entry(s, c->run.first)->cap >= OFTEN_CAPITAL ||
		stands_in(s, c->sides.before));
}

/* Evaluation by Correspondence, Referral to Counsel: one word of the language that nobody
 * is called, where no more than the slot asks for a name. */
static bool only_word(const struct candidate *c)
{
	const uint64_t slot =
		EV(P_BY) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) | EV(P_POSS_TASK);

	return c->words.words == 1 && c->words.plain && !c->words.explained &&
	       !c->words.surname_last && !c->words.given && !c->run.initials &&
	       !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~slot) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG) &&
	       !(c->evidence[MODEL_PLACE] & STRONG_PLACE);
}

/* "lives in Industry", "near Likely", "in Union City": a town of words, where a town is
 * asked for or it says itself that it is one. */
static bool asked_town(const struct scene *s, const struct candidate *c)
{
	uint64_t place = c->evidence[MODEL_PLACE];

	if (place & EV(L_COUNTRY))
		return c->sides.lives; /* born in Vietnam, a native of Laos */
	if (c->words.medical || !(place & (EV(L_CITY) | EV(L_CITY_COMMON))))
		return false;
	return c->sides.lives ||
	       (c->sides.look == LOOK_MID_CAP && !c->sides.comma &&
		around_is(s, c->sides.before, "near outside")) ||
	       ((place & EV(L_IN)) && c->run.words > 1 &&
		around_in(s, c->run.last, CUE_LANDFORM));
}

/* She speaks Cantonese (interpreter: ...): a language or a people that nobody is called.
 */
static bool tongue(const struct scene *s, const struct candidate *c)
{
	const uint64_t named =
		EV(P_TITLE) | EV(P_CREDENTIAL) | EV(P_LABEL) | EV(P_ROLE_BEFORE);

	if (scene_class(s, c->run.first, LEX_BIT(DEMONYM)) &&
	    c->sides.before != AROUND_NONE &&
	    around_is(s, c->sides.before, "interpreter interpreters translator language"))
		return true; /* Interpreter, Spanish */
	return scene_class(s, c->run.first, LEX_BIT(DEMONYM)) && !c->run.initials &&
	       !scene_class(s, c->run.first, LEX_BITS_NAME) &&
	       !(c->evidence[MODEL_PERSON] & named) &&
	       !(c->evidence[MODEL_ORG] & STRONG_ORG);
}

/* Seen at Therapy, Dr. Quist (Ortho): what firms end in, and nothing before it. */
static bool head_alone(const struct scene *s, const struct candidate *c)
{
	const uint64_t person = EV(P_TITLE) | EV(P_CREDENTIAL) | EV(P_SUFFIX);
	const uint64_t firm = EV(O_KNOWN) | EV(O_LEGAL) | EV(O_ROLE_BEFORE) |
			      EV(O_ROLE_IS) | EV(O_OF) | EV(O_AMPERSAND);

	if (c->org_end > c->run.end || (c->evidence[MODEL_PERSON] & person) ||
	    !scene_class(s, c->run.first, LEX_BIT(ORGHEAD)) ||
	    scene_class(s, c->run.first, LEX_BIT(SURNAME)))
		return false;
	if (scene_punct(s, c->run.first - 1, '(') && scene_punct(s, c->run.end, ')'))
		return true;
	return c->words.plain && c->words.medical && !(c->evidence[MODEL_ORG] & firm);
}

bool protect_keeps(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	const uint64_t *ev = c->evidence;
	bool town = in_town(s, c);
	bool strong = town || (ev[MODEL_PERSON] & STRONG_PERSON) ||
		      (ev[MODEL_ORG] & STRONG_ORG) || (ev[MODEL_PLACE] & STRONG_PLACE);

	if (asked_town(s, c))
		return false;
	if (custom_keeps(s, c) || (only_word(c) && !town) || instrument(s, c))
		return true;
	if (x->words == 1 && (head_alone(s, c) || tongue(s, c)))
		return true;
	if (around_cue(s, c->run.last, CUE_BIT(NO)) && !(ev[MODEL_ORG] & EV(O_OF)))
		return true; /* License No. */
	if (x->plain == 1 && x->words == 1 && around_cue(s, c->run.end, CUE_BIT(NO)) &&
	    scene_punct(s, c->run.end + 1, '.'))
		return true;
	if (!town && (ev[MODEL_ORG] & EV(O_PLAIN_BARE)) &&
	    (ev[MODEL_PERSON] & EV(P_BARE)) &&
	    !(ev[MODEL_ORG] & (EV(O_HEAD_LAST) | EV(O_OF) | EV(O_AMPERSAND))) &&
	    !(ev[MODEL_PLACE] & STRONG_PLACE))
		return true; /* Bilateral Knee Pain, and nothing that says it is more */
	if (x->words == 1 && !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))) &&
	    (scene_entry(s, c->run.first)->classes & LEX_BIT(SPECIALTY)))
		return true; /* an evaluator in Psychology */
	if (x->words > 1 && x->plain + x->explained >= x->words &&
	    !(x->given_first && x->surname_last && calls_one(x, ev[MODEL_PERSON])) &&
	    clinical(s, c))
		return true;
	if (x->plain >= x->words && opens(s, c->run.first))
		return !(ev[MODEL_PERSON] &
			 (EV(P_TITLE) | EV(P_CREDENTIAL) | EV(P_SAY_AFTER) |
			  EV(P_POSS_TASK) | (x->given ? EV(P_ROLE_AFTER) : 0))) &&
		       !(ev[MODEL_ORG] &
			 (EV(O_LEGAL) | EV(O_KNOWN) | (x->medical ? 0 : EV(O_LABEL)) |
			  EV(O_PLACED) | EV(O_ORG_VERB) | EV(O_OF) | EV(O_AMPERSAND) |
			  (c->people ? EV(O_HEAD_LAST) | EV(O_ROLE_IS) : 0)));
	if (x->acronym == x->words && (ev[MODEL_PERSON] & EV(P_COLON)) &&
	    !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))))
		return true; /* Ana Quist, NP | DOI: 5/6/12 */
	if (x->explained == x->words && !c->run.initials &&
	    !(town && stands_in(s, c->sides.before))) /* a surgeon in Concord */
		return !calls_one(x, ev[MODEL_PERSON]) &&
		       !(ev[MODEL_ORG] & EV(O_ROLE_BEFORE)) && /* employed by Ross */
		       (!strong || (ev[MODEL_PERSON] & EV(P_TEST_AFTER)) ||
			(x->words == 1 &&
			 !(ev[MODEL_ORG] & EV(O_LEGAL)) &&	  /* Moore & Sons */
			 !((ev[MODEL_ORG] & EV(O_WORK_BEFORE)) && /* worked for Taylor */
			   (ev[MODEL_ORG] & (EV(O_FOR) | EV(O_AT))))));
	if (x->plain + x->acronym >= x->words && !strong && x->words == 1)
		return true;
	if ((ev[MODEL_PERSON] & EV(P_TEST_AFTER)) &&
	    !(ev[MODEL_PERSON] & STRONG_PERSON) && !(ev[MODEL_ORG] & STRONG_ORG) &&
	    !(ev[MODEL_PLACE] & STRONG_PLACE & ~EV(L_CITY)))
		return true; /* the Cierny-Mader stage, Rosenberg views */
	if ((ev[MODEL_PERSON] & EV(P_STUDY)) && (ev[MODEL_PERSON] & EV(P_NOBODY)))
		return true; /* the trial by Quist and colleagues */
	if (journal_style(s, &c->run) && !(ev[MODEL_ORG] & EV(O_PLACED)) &&
	    !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA))))
		return true;
	if (!strong && part_of_term(s, c))
		return true;
	if (x->words == 1 && !strong &&
	    ((ev[MODEL_PERSON] & EV(P_NUMBER_AFTER)) || x->acro))
		return true;
	if (x->unknown == x->words && !c->run.initials && !strong && c->sides.terms &&
	    !(ev[MODEL_PERSON] & EV(P_SLOT)) && /* attn Kamehele; */
	    !(x->words > 1 && around_cue(s, c->run.end, CUE_BIT(OF))))
		return true; /* Deprizine, Dyotoprim, Fanatrex */
	if (x->words == 1 && x->unknown && !c->run.initials && !strong &&
	    (ev[MODEL_ORG] & EV(O_BARE)) && c->run.first > 0 &&
	    around_is(s, c->run.first - 1, "a an"))
		return true; /* a Rigiscan was not done */
	if ((ev[MODEL_PERSON] & EV(P_UNSUPPORTED)) && !(ev[MODEL_PERSON] & EV(P_ALONE)) &&
	    !strong)
		return true;
	if (record_firm(s, c))
		return false;
	if ((ev[MODEL_PERSON] & EV(P_COLON)) && x->words <= 3 &&
	    !(c->org == KIND_HOSPITAL && x->words > 1 &&
	      x->camel) && /* NorCal Imaging: */
	    x->names + x->unknown < x->words &&
	    !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))))
		return true; /* a label */
	return (ev[MODEL_PERSON] & (EV(P_COLON) | EV(P_NUMBER_AFTER))) &&
	       (x->acro == x->words ||
		x->plain + x->explained + (c->sides.look == LOOK_CAPS ? 0 : x->acro) >=
			x->words) && /* IRO CASE #, but not OKAFOR LAW GROUP | 700 */
	       !(ev[MODEL_PERSON] & EV(P_TITLE)) &&
	       !(ev[MODEL_ORG] &
		 (EV(O_LEGAL) | EV(O_KNOWN) | EV(O_OF) | EV(O_AMPERSAND)));
}
