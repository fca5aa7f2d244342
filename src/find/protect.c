/*
 * Given: a candidate with its evidence. Promises: what is capitalised for a reason of its
 * own stays. Must not: weigh; what it lets through the models weigh.
 */
#include "protect.h"

#include "clinical.h"
#include "custom.h"
#include "measured.h"
#include "record.h"
#include "things.h"

/* Who somebody is, whatever else the words are. */
#define RARE_WORD 81 /* once in a million words, as lexicon_entry.freq has it */
#define CALLED (EV(P_TITLE) | EV(P_CREDENTIAL))

/* Deyo RA, Battie MC: authors as journals write them. */
static bool journal_style(const struct scene *s, const struct run *r)
{
	const struct token *last = &s->doc->tok[r->last];

	if (scene_punct(s, r->end, ',') && scene_class(s, r->end + 1, LEX_BIT(LEGALFORM)))
		return false; /* TrueNorth UM, Inc. */
	if (last->end - last->start == 3 &&
	    scene_class(s, r->last, LEX_BIT(LEGALFORM) | LEX_BIT(ORGHEAD)))
		return false; /* Barrow Diaz LLP, Three Forks JPA. */
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
	const uint64_t who = EV_CALLED | EV(P_POSS_TASK);
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
	    scene_class(s, i - 1, LEX_BIT(ROLE)) && !scene_class(s, i, LEX_BITS_NAME))
		return true; /* a Representative Designation */
	return i > 0 && s->doc->tok[i - 1].shape == SHAPE_CAP &&
	       scene_class(s, i - 1, LEX_BIT(ROLE)) &&
	       candidate_look(s, i - 1) != LOOK_MID_CAP;
}

/* Does the evidence make a person of eponyms and words: signed by Barrett, told to
 * Vincent Barrett, but not described by Barrett? */
static bool calls_one(const struct candidate *c)
{
	const struct lexical *x = &c->words;
	uint64_t ev = c->evidence[MODEL_PERSON];
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

/* In Ceres, in Eureka, a shop in Orange: a town that is a word, too, but one often
 * written with a capital, or hardly ever written, or where something stands. */
static bool in_town(const struct scene *s, const struct candidate *c)
{
	const uint64_t both = EV(L_CITY_COMMON) | EV(L_IN);

	return c->people && c->sides.look == LOOK_MID_CAP &&
	       (c->evidence[MODEL_PLACE] & both) == both &&
	       (lexical_often_capital(scene_entry(s, c->run.first)) ||
		scene_entry(s, c->run.first)->freq[FREQ_WORD] < RARE_WORD ||
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
	       (c->people && (place & EV(L_CITY)) && (place & EV(L_STATE_AFTER))) ||
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
	    around_in(s, c->sides.before, CUE_INTERPRETER))
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

/* License No.; Claim NO. 5; Axis II */
static bool numbered(const struct scene *s, const struct candidate *c)
{
	if (c->run.suffix && c->run.words == 1 && c->words.plain == c->words.words &&
	    s->doc->tok[c->run.end - 1].shape == SHAPE_UPPER &&
	    !(c->evidence[MODEL_PERSON] & (CALLED | EV(P_GIVEN_ALONE))))
		return true;
	if (around_cue(s, c->run.last, CUE_BIT(NO)) &&
	    !(c->evidence[MODEL_ORG] & EV(O_OF)))
		return true;
	return c->words.plain == 1 && c->words.words == 1 &&
	       around_cue(s, c->run.end, CUE_BIT(NO)) &&
	       scene_punct(s, c->run.end + 1, '.');
}

/* Bilateral Knee Pain, and nothing that says it is more. */
static bool bare_words(const struct candidate *c)
{
	const uint64_t firm = EV(O_HEAD_LAST) | EV(O_OF) | EV(O_AMPERSAND);
	uint64_t org = c->evidence[MODEL_ORG];

	return (org & EV(O_PLAIN_BARE)) && (c->evidence[MODEL_PERSON] & EV(P_BARE)) &&
	       !(org & firm) && !(c->evidence[MODEL_PLACE] & STRONG_PLACE);
}

/* Therapy, Cantonese, an evaluator in Psychology: one word that is nobody's name. */
static bool one_term(const struct scene *s, const struct candidate *c)
{
	return head_alone(s, c) || tongue(s, c) ||
	       (!(c->evidence[MODEL_PERSON] & CALLED) &&
		scene_class(s, c->run.first, LEX_BIT(SPECIALTY)));
}

/* Words that are often written with capitals, and no eponym of a given name and a surname
 * that calls somebody. */
static bool medicine(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;

	return x->words > 1 && x->plain + x->explained >= x->words &&
	       !(x->given_first && x->surname_last && calls_one(c)) &&
	       clinical_keeps(s, c);
}

/* Words that open a sentence or a heading: does nothing make a name of them? */
static bool only_opens(const struct candidate *c)
{
	uint64_t person = CALLED | EV(P_SAY_AFTER) | EV(P_POSS_TASK);
	uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_PLACED) | EV(O_ORG_VERB) |
			EV(O_OF) | EV(O_AMPERSAND);

	if (c->words.given)
		person |= EV(P_ROLE_AFTER);
	if (!c->words.medical)
		firm |= EV(O_LABEL);
	if (c->people)
		firm |= EV(O_HEAD_LAST) | EV(O_ROLE_IS);
	return !(c->evidence[MODEL_PERSON] & person) && !(c->evidence[MODEL_ORG] & firm);
}

/* McMurray, Soma, EMG, which have a capital anyway: does nothing make a name of them? */
static bool only_explained(const struct candidate *c, bool strong)
{
	uint64_t org = c->evidence[MODEL_ORG];

	if (calls_one(c) || (org & EV(O_ROLE_BEFORE)))
		return false; /* employed by Ross */
	if (!strong || (c->evidence[MODEL_PERSON] & EV(P_TEST_AFTER)))
		return true;
	if (c->words.words != 1 || (org & EV(O_LEGAL)))
		return false; /* Moore & Sons */
	return !(org & EV(O_WORK_BEFORE)) ||
	       !(org & (EV(O_FOR) | EV(O_AT))); /* worked for Taylor */
}

/* A DonJoy UltraSling; Medications: Advair Diskus: a brand and what goes with it. */
static bool brand_leads(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = STRONG_ORG & ~EV(O_KNOWN);

	return c->run.words > 1 &&
	       scene_class(s, c->run.first, LEX_BIT(DEVICE) | LEX_BIT(DRUG)) &&
	       !scene_class(s, c->run.first, LEX_BITS_NAME | LEX_BIT(CITY)) &&
	       !(c->evidence[MODEL_PERSON] & STRONG_PERSON & ~EV(P_LABEL)) &&
	       !(c->evidence[MODEL_ORG] & firm) &&
	       !(c->evidence[MODEL_PLACE] & STRONG_PLACE);
}

/* The Cierny-Mader stage, Rosenberg views, by Simpson's rule, the trial by Quist and
 * colleagues, Deyo RA: of a test or of studies. A. Akin osteotomy: an item's letter. */
static bool literature(const struct scene *s, const struct candidate *c)
{
	const uint64_t called = EV(P_TITLE) | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA);
	const uint64_t studied = EV(P_STUDY) | EV(P_NOBODY);
	uint64_t person = c->evidence[MODEL_PERSON], org = c->evidence[MODEL_ORG];
	uint64_t strong = STRONG_PERSON;

	if (s->words.w[c->run.first].flags & WORD_LINE)
		strong &= ~EV(P_INITIAL_LAST);
	if (person & EV(P_POSS))
		strong &= ~EV(P_BY);
	if ((person & EV(P_TEST_AFTER)) && !(person & strong) && !(org & STRONG_ORG) &&
	    !(c->evidence[MODEL_PLACE] & STRONG_PLACE & ~EV(L_CITY)))
		return true;
	return (person & studied) == studied || measured_keeps(s, c) ||
	       brand_leads(s, c) ||
	       (journal_style(s, &c->run) && !(org & EV(O_PLACED)) && !(person & called));
}

/* Are the words terms, when no strong evidence says anything else? */
static bool weak_term(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	uint64_t person = c->evidence[MODEL_PERSON];
	bool unknown = x->unknown == x->words && !c->run.initials;

	if ((person & EV(P_UNSUPPORTED)) && !(person & EV(P_ALONE)))
		return true;
	if ((person & EV(P_NUMBER_AFTER)) && c->run.words == 1 && x->hyphen)
		return true; /* Pelli-Robson 1.80 */
	if (x->words == 1 &&
	    (x->plain || x->acronym || x->acro || (person & EV(P_NUMBER_AFTER))))
		return true;
	if (c->sides.terms && (person & EV(P_BARE)) && x->words == 1 &&
	    c->sides.look == LOOK_MID_CAP && !lexical_given(scene_entry(s, c->run.first)))
		return true; /* Agee; Chow; endoscope */
	if (unknown && c->sides.terms && !(person & EV(P_SLOT)) && /* attn Kamehele; */
	    !(x->words > 1 && around_cue(s, c->run.end, CUE_BIT(OF))))
		return true; /* Deprizine, Dyotoprim, Fanatrex */
	if (unknown && x->words == 1 && (c->evidence[MODEL_ORG] & EV(O_BARE)) &&
	    c->run.first > 0 && around_is(s, c->run.first - 1, "a an"))
		return true; /* a Rigiscan was not done */
	return part_of_term(s, c);
}

/* Assessment:, IRO CASE # 5: what a colon or a number follows. */
static bool label(const struct candidate *c)
{
	const uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_OF) | EV(O_AMPERSAND);
	const struct lexical *x = &c->words;
	uint64_t person = c->evidence[MODEL_PERSON];
	bool camel_clinic = c->org == KIND_HOSPITAL && x->words > 1 && x->camel;
	unsigned acro = c->sides.look == LOOK_CAPS ? 0 : x->acro;

	if ((person & EV(P_COLON)) && !(person & CALLED) && x->words <= 3 &&
	    !camel_clinic && /* NorCal Imaging: */
	    x->names + x->unknown < x->words)
		return true;
	return (person & (EV(P_COLON) | EV(P_NUMBER_AFTER))) && !(person & EV(P_TITLE)) &&
	       !(c->evidence[MODEL_ORG] & firm) &&
	       (x->acro == x->words ||
		x->plain + x->explained + acro >= x->words); /* no OKAFOR LAW GROUP | 7 */
}

/* Mark that. Grant the request: a verb at the start of a sentence and what it asks for.
 */
static bool bids(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first, next = c->run.end;

	return c->run.words == 1 && c->sides.look == LOOK_START && !c->run.initials &&
	       scene_class(s, i, LEX_BIT(WORD)) &&
	       !(c->evidence[MODEL_PERSON] & CALLED) && run_joins(s, next) &&
	       s->doc->tok[next].shape == SHAPE_LOWER &&
	       (around_cue(s, next, CUE_BIT(THE)) ||
		around_is(s, next, "that this these those it his her my your a an"));
}

bool protect_keeps(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	uint64_t person = c->evidence[MODEL_PERSON];
	bool town = in_town(s, c);
	bool strong = town || (person & STRONG_PERSON) ||
		      (c->evidence[MODEL_ORG] & STRONG_ORG) ||
		      (c->evidence[MODEL_PLACE] & STRONG_PLACE);

	if (asked_town(s, c))
		return false;
	if ((!town && (only_word(c) || bare_words(c))) || custom_keeps(s, c) ||
	    instrument(s, c) || (x->words == 1 && one_term(s, c)) || numbered(s, c) ||
	    medicine(s, c) || things_keep(s, c) || bids(s, c))
		return true;
	if (x->plain >= x->words && opens(s, c->run.first))
		return only_opens(c);
	if (x->acronym == x->words && (person & EV(P_COLON)) && !(person & CALLED))
		return true; /* Ana Quist, NP | DOI: 5/6/12 */
	if (x->explained == x->words && !c->run.initials &&
	    !(town && stands_in(s, c->sides.before))) /* a surgeon in Concord */
		return only_explained(c, strong);
	return literature(s, c) || (!strong && weak_term(s, c)) ||
	       (!record_firm(s, c) && label(c));
}
