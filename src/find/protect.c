/*
 * Given: a candidate with its evidence. Promises: what is capitalised for a reason of its
 * own stays. Must not: weigh; what it lets through the models weigh.
 */
#include "protect.h"

#define STRONG_PERSON                                                                    \
	(EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) | EV(P_ROLE_BEFORE) |         \
	 EV(P_ROLE_COMMA) | EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) | EV(P_SAY_BEFORE) |      \
	 EV(P_POSS_TASK) | EV(P_FIRST_MI_LAST) | EV(P_INITIAL_LAST) | EV(P_LAST_FIRST) | \
	 EV(P_NICKNAME) | EV(P_SUFFIX) | EV(P_LABEL) | EV(P_BY))
#define STRONG_ORG                                                           \
	(EV(O_HEAD_LAST) | EV(O_LEGAL) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | \
	 EV(O_KNOWN) | EV(O_OF) | EV(O_EMPLOYEE_AFTER) | EV(O_WORK_BEFORE) | \
	 EV(O_ORG_VERB) | EV(O_AMPERSAND) | EV(O_PLACED))
#define CAPITAL 13 /* of 255: one in twenty of the word is capitalised */
#define STRONG_PLACE \
	(EV(L_LIST) | EV(L_STATE_AFTER) | EV(L_COUNTY) | EV(L_CITY) | EV(L_LIVES))

#define BRACKETED 16 /* tokens of a list in brackets, to either side */

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
	return (e->cues & CUE_BIT(STEM)) ||
	       (!(e->classes & term) && (!e->classes || e->cap >= CAPITAL));
}

/* Common words alone, one of them medical or none an organisation's: Carpal Tunnel
 * Syndrome, Aquatic Therapy, Agreed Medical Examination are written so by many. */
static bool clinical(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	const uint64_t *ev = c->evidence;
	uint64_t cue = EV(O_LEGAL) | EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_KNOWN) |
		       EV(O_OF) | EV(O_EMPLOYEE_AFTER) | EV(O_WORK_BEFORE) |
		       (x->medical ? 0 : EV(O_AMPERSAND)) |
		       (x->medical && !stem_leads(s, c) ? 0 : EV(O_AT)) | EV(O_LABEL) |
		       EV(O_ORG_VERB) | EV(O_PLACED);

	if (ev[MODEL_PERSON] &
	    (EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) | EV(P_LABEL) |
	     EV(P_ROLE_COMMA) | (c->people ? EV(P_GIVEN_FIRST) : 0)))
		return false;
	if ((ev[MODEL_ORG] & EV(O_PLAIN)) && (ev[MODEL_ORG] & EV(O_MEDICAL)) &&
	    !(ev[MODEL_ORG] & EV(O_HEAD_FIRST)))
		cue &= ~EV(O_OF); /* Twelve Sessions of Aquatic Therapy */
	if ((ev[MODEL_ORG] & cue) || (ev[MODEL_PLACE] & STRONG_PLACE))
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

/* What a list of authors is made of: capitalised words, particles, "and" and commas. */
static bool in_list(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind != TOKEN_WORD)
		return scene_punct(s, i, ',') || scene_punct(s, i, ';') ||
		       scene_punct(s, i, '&') || scene_punct(s, i, '-');
	return t->shape != SHAPE_LOWER || around_cue(s, i, CUE_BIT(ANDOR)) ||
	       (scene_entry(s, i)->classes & LEX_BIT(PARTICLE));
}

/* "(Kaplan; Ingersoll and van Poppel)": capitals alone in brackets are who wrote of it,
 * where a letter names nobody. */
static bool bracketed(const struct scene *s, const struct candidate *c)
{
	const uint64_t cues = STRONG_PERSON & ~(EV(P_LAST_FIRST) | EV(P_INITIAL_LAST));
	uint32_t first = c->run.first, end = c->run.end;

	if (c->people || (c->evidence[MODEL_PERSON] & cues))
		return false;
	while (first > 0 && c->run.first - first < BRACKETED && in_list(s, first - 1))
		first--;
	while (end < s->doc->ntok && end - c->run.end < BRACKETED && in_list(s, end))
		end++;
	return scene_punct(s, first - 1, '(') && scene_punct(s, end, ')');
}

/* Goes on from a protected phrase (Cochrane Back Group) or ends in what names of devices,
 * drugs and tests end in (Multi Stim Unit). */
static bool part_of_term(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;

	if (i > 0 && (s->words.w[i - 1].flags & WORD_KEEP) && run_joins(s, i) &&
	    s->doc->tok[i - 1].kind == TOKEN_WORD &&
	    s->doc->tok[i - 1].shape != SHAPE_LOWER)
		return true;
	return c->run.words > 1 &&
	       (scene_entry(s, c->run.last)->classes & LEX_BIT(TESTNOUN)) &&
	       !(scene_entry(s, c->run.last)->classes &
		 (LEX_BIT(SURNAME) | LEX_BIT(ORGHEAD)));
}

/* Does the capital at token i say little: at a start, or behind a role that opens one
 * (Patient Instructions)? */
static bool opens(const struct scene *s, uint32_t i)
{
	if (candidate_look(s, i) != LOOK_MID_CAP)
		return true;
	return i > 0 && s->doc->tok[i - 1].shape == SHAPE_CAP &&
	       (scene_entry(s, i - 1)->classes & LEX_BIT(ROLE)) &&
	       candidate_look(s, i - 1) != LOOK_MID_CAP;
}

static bool number(const struct scene *s, uint32_t i)
{
	return i < s->doc->ntok && (s->doc->tok[i].kind == TOKEN_NUMBER ||
				    (scene_entry(s, i)->classes & LEX_BIT(NUMWORD)));
}

/* Eight Sessions, Dietitian Visits, Four Hours per Day, Two Day Stay, Sessions of Pool
 * Therapy: care counted, by a noun that is no surname or behind a number. */
static bool counted_care(const struct scene *s, const struct candidate *c)
{
	const struct run *r = &c->run;
	bool weak = !(c->evidence[MODEL_ORG] & STRONG_ORG);

	for (uint32_t i = r->first; i < r->last; i++)
		if (number(s, i) && (around_cue(s, r->last, CUE_BIT(SERVICES)) ||
				     (weak && around_cue(s, i + 1, CUE_BIT(SERVICES)))))
			return true;
	if (!around_cue(s, r->last, CUE_BIT(SERVICES)))
		return (c->evidence[MODEL_ORG] & EV(O_BARE)) && c->words.plain &&
		       around_cue(s, r->first - 1, CUE_BIT(OF)) &&
		       around_cue(s, r->first - 2, CUE_BIT(SERVICES));
	return !(scene_entry(s, r->last)->classes & LEX_BIT(SURNAME)) ||
	       number(s, r->first - 1) ||
	       (around_is(s, r->first - 1, "per each") &&
		around_cue(s, r->first - 2, CUE_BIT(SERVICES)));
}

/* NEI VFQ-25: letters and the number of a scale's items. */
static bool numbered_scale(const struct scene *s, const struct candidate *c)
{
	const struct token *t = &s->doc->tok[c->run.end];

	return c->words.acro == c->words.words && scene_punct(s, c->run.end, '-') &&
	       t->gap == 0 && t[1].kind == TOKEN_NUMBER && t[1].gap == 0;
}

/* A fellow of the Academy of Hand Surgery, a member of the Arthroscopy Association of
 * North America: a society of a speciality that somebody belongs to, earlier in the
 * sentence. */
static bool joined_society(const struct scene *s, const struct candidate *c)
{
	uint32_t first = c->org_first;
	bool society =
		around_cue(s, first - 1, CUE_BIT(OF)) && /* its North America */
		around_cue(s, first - 2, CUE_BIT(SOCIETY)) &&
		(around_classes(s, first - 3) & (LEX_BIT(MEDWORD) | LEX_BIT(SPECIALTY)));

	for (uint32_t i = first; i < c->org_end; i++)
		society = society || ((c->evidence[MODEL_ORG] & EV(O_MEDICAL)) &&
				      around_cue(s, i, CUE_BIT(SOCIETY)));
	for (uint32_t i = first; society && i > 0; i--) {
		if (around_cue(s, i - 1, CUE_BIT(MEMBER)))
			return true;
		if (scene_fresh(s, i) || scene_punct(s, i - 1, '.'))
			return false;
	}
	return false;
}

/* Heads of organisations and nothing else, nor anything around them that speaks of one:
 * Medical Records, Laboratory. */
static bool only_heads(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e;
	uint32_t i = c->run.first;

	if (i > 0 && run_namey(s, i - 1) && run_joins(s, i))
		return false; /* HILL V. DALE | SCHOOL DISTRICT: the tail of a name */
	i = c->run.end;
	if (!(c->evidence[MODEL_ORG] & EV(O_PLAIN_BARE)) ||
	    (c->evidence[MODEL_PERSON] & STRONG_PERSON & ~EV(P_SAY_AFTER)) ||
	    (c->evidence[MODEL_ORG] & (EV(O_OF) | EV(O_AMPERSAND))))
		return false;
	while (i > c->run.first) {
		i = around_ends_with(s, i - 1, LEX_BIT(ORGHEAD), &e);
		if (i == AROUND_NONE)
			return false;
	}
	return true;
}

/* A Professional Corporation, on a line of its own: a form that is nobody's. */
static bool only_form(const struct scene *s, const struct candidate *c)
{
	const struct word *w = &s->words.w[c->run.first];
	const struct phrase *p;

	if (!w->phrase)
		return false;
	p = &s->words.phrases[w->phrase - 1];
	return (s->pack->lex.entries[p->entry].classes & LEX_BIT(LEGALFORM)) &&
	       p->end + 1 >= c->org_end && p->end >= c->run.end;
}

/* PREHOSPITAL CARE REPORT, Lien Notice: alone on its line or at the head of its columns,
 * ending in what a document is. */
static bool document_head(const struct scene *s, const struct candidate *c)
{
	uint32_t end = c->org_end;
	const struct token *t = &s->doc->tok[end];

	return (s->words.w[c->run.first].flags & WORD_LINE) && c->run.words > 1 &&
	       !(c->evidence[MODEL_ORG] & EV(O_PLACED)) && !c->run.initials &&
	       around_cue(s, end - 1, CUE_BIT(DOCUMENT)) &&
	       c->words.plain * 2 >= c->words.words &&
	       (t->kind == TOKEN_END || (t->gap & (GAP_NEWLINES | GAP_WIDE)));
}

/* PATIENT EDUCATION, NURSE NOTES: behind a role in capitals, a word that is nobody's
 * name. */
static bool capitals_task(const struct candidate *c)
{
	return (c->evidence[MODEL_PERSON] & EV(P_CAPS)) && c->words.words == 1 &&
	       c->words.plain == 1 && !c->words.given && !c->words.surname_last &&
	       !(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL));
}

/* PROVIDER FEES in running text: a word behind a role, both in capitals, that is oftener
 * a word than a name. */
static bool capitals_term(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;
	const struct lexicon_entry *e = scene_entry(s, i);

	return i > 0 && c->words.words == 1 && c->words.upper == 1 && !c->words.given &&
	       s->doc->tok[i - 1].shape == SHAPE_UPPER &&
	       (scene_entry(s, i - 1)->classes & LEX_BIT(ROLE)) &&
	       e->freq[FREQ_WORD] > e->freq[FREQ_SURNAME] &&
	       !(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL));
}

/* Request for Information, Notice of Delay: what a document is about. */
static bool document_of(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->run.first;

	return c->words.plain >= c->words.words && b > 1 &&
	       around_cue(s, b - 1, CUE_BIT(FOR) | CUE_BIT(OF)) &&
	       around_cue(s, b - 2, CUE_BIT(DOCUMENT)) &&
	       s->doc->tok[b - 2].shape != SHAPE_LOWER;
}

/* Employer, Carrier, PTP: a party's role alone, with neither a label nor a title. */
static bool lone_role(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);

	return c->run.words == 1 && !c->run.initials && (e->classes & LEX_BIT(ORGROLE)) &&
	       e->org_kind != KIND_OTHER && /* Local 518 */
	       !(c->evidence[MODEL_PERSON] & EV(P_LABEL));
}

/* A thing of a known make (a Toyota Corolla, a YMCA), but not "a Walmart store". */
static bool of_a_make(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->org_end;

	return (c->evidence[MODEL_ORG] & EV(O_ARTICLE)) &&
	       (c->evidence[MODEL_ORG] & EV(O_KNOWN)) &&
	       !(c->evidence[MODEL_ORG] & (EV(O_LEGAL) | EV(O_EMPLOYEE_AFTER))) &&
	       (scene_fresh(s, i) || s->doc->tok[i].kind != TOKEN_WORD ||
		(scene_entry(s, i)->classes & LEX_BIT(FUNCTION)));
}

/* D. Treatment Was Authorized: the letter of an item, and words of the language. */
static bool lettered_item(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;

	return (s->words.w[i].flags & WORD_LINE) && c->run.initials == 1 &&
	       s->doc->tok[i].shape == SHAPE_INITIAL &&
	       c->words.plain == c->words.words && !c->words.surname_last;
}

/* Words with capitals by the custom of the genre, whatever else the evidence says. Behind
 * a title only where that is a trade as well: Nurse Visits, but Dr. Visits. */
static bool custom(const struct scene *s, const struct candidate *c)
{
	bool title = c->evidence[MODEL_PERSON] & (EV(P_TITLE) | EV(P_TITLE_LIST));

	if (title && (around_cue(s, c->sides.before, CUE_BIT(BYNAME)) ||
		      !(around_classes(s, c->sides.before) & LEX_BIT(WORD)) ||
		      c->words.surname_last))
		return false;
	return bracketed(s, c) || lone_role(s, c) || of_a_make(s, c) ||
	       lettered_item(s, c) || counted_care(s, c) || numbered_scale(s, c) ||
	       joined_society(s, c) || only_heads(s, c) || only_form(s, c) ||
	       document_head(s, c) || document_of(s, c) || capitals_term(s, c) ||
	       capitals_task(c);
}

bool protect_keeps(const struct scene *s, const struct candidate *c)
{
	const struct lexical *x = &c->words;
	const uint64_t *ev = c->evidence;
	bool strong = (ev[MODEL_PERSON] & STRONG_PERSON) ||
		      (ev[MODEL_ORG] & STRONG_ORG) || (ev[MODEL_PLACE] & STRONG_PLACE);

	if (custom(s, c))
		return true;
	if (around_cue(s, c->run.last, CUE_BIT(NO)) && !(ev[MODEL_ORG] & EV(O_OF)))
		return true; /* License No. */
	if (x->plain == 1 && x->words == 1 && around_cue(s, c->run.end, CUE_BIT(NO)) &&
	    scene_punct(s, c->run.end + 1, '.'))
		return true;
	if ((ev[MODEL_ORG] & EV(O_PLAIN_BARE)) && (ev[MODEL_PERSON] & EV(P_BARE)) &&
	    !(ev[MODEL_ORG] & (EV(O_HEAD_LAST) | EV(O_OF) | EV(O_AMPERSAND))) &&
	    !(ev[MODEL_PLACE] & STRONG_PLACE))
		return true; /* Bilateral Knee Pain, and nothing that says it is more */
	if (x->words == 1 && !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))) &&
	    (scene_entry(s, c->run.first)->classes & LEX_BIT(SPECIALTY)))
		return true; /* an evaluator in Psychology */
	if (x->words > 1 && x->plain + x->explained >= x->words && clinical(s, c))
		return true;
	if (x->plain >= x->words && opens(s, c->run.first))
		return !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL) |
					     EV(P_SAY_AFTER) | EV(P_POSS_TASK))) &&
		       !(ev[MODEL_ORG] &
			 (EV(O_LEGAL) | EV(O_KNOWN) | EV(O_LABEL) | EV(O_PLACED) |
			  EV(O_ORG_VERB) | EV(O_OF) | EV(O_AMPERSAND) |
			  (c->people ? EV(O_HEAD_LAST) : 0)));
	if (x->explained == x->words && !c->run.initials)
		return !(ev[MODEL_PERSON] & STRONG_PERSON &
			 ~(EV(P_BY) | EV(P_SAY_BEFORE))) &&
		       (!strong || (ev[MODEL_PERSON] & EV(P_TEST_AFTER)) ||
			x->words == 1);
	if (x->plain + x->acronym >= x->words && !strong && x->words == 1)
		return true;
	if ((ev[MODEL_PERSON] & EV(P_TEST_AFTER)) && !strong)
		return true; /* the Cierny-Mader stage */
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
	if ((ev[MODEL_PERSON] & EV(P_UNSUPPORTED)) && !(ev[MODEL_PERSON] & EV(P_ALONE)) &&
	    !strong)
		return true;
	if ((ev[MODEL_PERSON] & EV(P_COLON)) && x->words <= 3 &&
	    x->names + x->unknown < x->words &&
	    !(ev[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))))
		return true; /* a label */
	return (ev[MODEL_PERSON] & (EV(P_COLON) | EV(P_NUMBER_AFTER))) &&
	       x->plain + x->explained + x->acro >= x->words &&
	       !(ev[MODEL_PERSON] & EV(P_TITLE)) &&
	       !(ev[MODEL_ORG] &
		 (EV(O_LEGAL) | EV(O_KNOWN) | EV(O_OF) | EV(O_AMPERSAND)));
}
