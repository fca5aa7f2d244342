/*
 * Given: a candidate with its evidence. Promises: whether its words have capitals by the
 * custom of the genre: care that is counted, forms, roles, what is cited. Must not:
 * weigh.
 */
#include "custom.h"

#include "capitals.h"
#include "cited.h"
#include "protect.h"
#include "reasons.h"
#include "treatment.h"
#include "unnamed.h"

static bool number(const struct scene *s, uint32_t i)
{
	return i < s->doc->ntok && (s->doc->tok[i].kind == TOKEN_NUMBER ||
				    scene_class(s, i, LEX_BIT(NUMWORD)));
}

/* Eight Sessions, Dietitian Visits, Four Hours per Day, Two Day Stay, Sessions of Pool
 * Therapy: care counted, by a noun that is no surname or behind a number. */
static bool counted_care(const struct scene *s, const struct candidate *c)
{
	const struct run *r = &c->run;
	bool weak = !(c->evidence[MODEL_ORG] & STRONG_ORG);

	for (uint32_t i = r->first; i < r->last; i++)
		if (number(s, i) && (around_cue(s, r->last, CUE_BIT(SERVICES)) ||
				     around_in(s, i + 1, CUE_CHILD) ||
				     (weak && around_cue(s, i + 1, CUE_BIT(SERVICES)))))
			return true;
	if (!around_cue(s, r->last, CUE_BIT(SERVICES)))
		return (c->evidence[MODEL_ORG] & EV(O_BARE)) && c->words.plain &&
		       around_cue(s, r->first - 1, CUE_BIT(OF)) &&
		       around_cue(s, r->first - 2, CUE_BIT(SERVICES));
	return !scene_class(s, r->last, LEX_BIT(SURNAME)) ||
	       (number(s, r->first - 1) && /* but "On June 1 Bill Day" */
		!(s->words.w[r->first - 1].flags & WORD_FOUND)) ||
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

/* Society for Integrative Oncology, Department of Physical Medicine: one that writes
 * guidelines, where nobody works there or is seen. */
static bool learned_society(const struct scene *s, const struct candidate *c)
{
	const uint64_t works = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			       EV(O_EMPLOYEE_AFTER) | EV(O_AT) | EV(O_PLACED) |
			       EV(O_LEGAL);

	return !c->people && !(c->evidence[MODEL_ORG] & works) &&
	       (c->evidence[MODEL_ORG] & EV(O_OF)) &&
	       (((c->evidence[MODEL_ORG] & EV(O_MEDICAL)) &&
		 around_cue(s, c->org_first, CUE_BIT(SOCIETY))) ||
		(around_in(s, c->org_first, CUE_DIVISION) &&
		 (scene_class(s, c->org_end - 1, LEX_BIT(SPECIALTY) | LEX_BIT(MEDWORD)) ||
		  around_is(s, c->org_end - 1, "medicine"))));
}

/* Heads of organisations and nothing else, nor anything around them that speaks of one:
 * Medical Records, Laboratory. */
static bool only_heads(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e;
	uint32_t i = c->run.first;

	if (lexical_whole(s, i, c->org_end) & LEX_BIT(SPECIALTY))
		return true; /* a referral to Orthopedics & Sports Medicine */
	if (i > 0 && run_namey(s, i - 1) && run_joins(s, i) &&
	    !scene_class(s, i - 1, LEX_BIT(ROLE) | LEX_BIT(ORGROLE)))
		return false; /* HILL V. DALE | SCHOOL DISTRICT: the tail of a name */
	i = c->run.end;
	if (!(c->evidence[MODEL_ORG] & EV(O_PLAIN_BARE)) ||
	    (c->evidence[MODEL_PERSON] & STRONG_PERSON &
	     ~(EV(P_SAY_AFTER) | EV(P_ROLE_BEFORE))) ||
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
	const struct phrase *p = scene_phrase(s, c->run.first);

	return p && (scene_phrase_entry(s, p)->classes & LEX_BIT(LEGALFORM)) &&
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

/* Request for Information, Notice of Delay: what a document is about. */
static bool document_of(const struct scene *s, const struct candidate *c)
{
	uint32_t b = c->run.first;

	for (uint32_t i = b; i + 1 < c->org_end; i++)
		if (c->words.upper == c->words.words &&
		    c->words.plain >= c->words.words &&
		    around_cue(s, i, CUE_BIT(DOCUMENT)) &&
		    around_cue(s, i + 1, CUE_BIT(FOR) | CUE_BIT(OF)))
			return true; /* VERIFIED APPEAL OF INDEPENDENT MEDICAL | REVIEW */
	return c->words.plain >= c->words.words && b > 1 &&
	       around_cue(s, b - 1, CUE_BIT(FOR) | CUE_BIT(OF)) &&
	       around_cue(s, b - 2, CUE_BIT(DOCUMENT)) &&
	       s->doc->tok[b - 2].shape != SHAPE_LOWER;
}

/* Decision: The Claims Administrator based it on: a party's role in two words and more.
 */
static bool role_phrase(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first + around_cue(s, c->run.first, CUE_BIT(THE));

	return c->run.words > 1 && c->run.end == c->org_end &&
	       scene_phrase_end(s, i, LEX_BIT(ORGROLE)) == c->run.end;
}

/* Fax sent to; (MRN 77): a word for a value. Employer, Carrier, PTP: a party's role
 * alone, with neither a label nor a title. */
static bool lone_role(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);

	if (c->run.words == 1 && (e->classes & (LEX_BIT(MASKWORD) | LEX_BIT(SLOT))) &&
	    !(e->classes & LEX_BIT(SURNAME)) &&
	    !(c->evidence[MODEL_PERSON] & (EV(P_TITLE) | EV(P_CREDENTIAL))))
		return true;
	if (role_phrase(s, c))
		return true;
	return c->run.words == 1 && !c->run.initials && (e->classes & LEX_BIT(ORGROLE)) &&
	       e->org_kind != KIND_OTHER && /* Local 518 */
	       !(c->evidence[MODEL_PERSON] & EV(P_LABEL));
}

/* One word, or a phrase whole, that says what somebody or something is: Nurse noted, the
 * Judge's Order, Physical Therapy reported, ANA was positive. Behind what people are
 * called by ("attorney Child", "adjuster Foreman") it is a name, unless of a task. */
static bool lone_term(const struct scene *s, const struct candidate *c)
{
	const uint64_t office = LEX_BIT(ROLE) | LEX_BIT(TITLE) | LEX_BIT(KIN);
	const uint64_t firm = LEX_BIT(EMPLOYER) | LEX_BIT(INSURER) | LEX_BIT(UR);
	const uint64_t called = EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA);
	const struct run *r = &c->run;
	uint64_t whole = lexical_whole(s, r->first, r->end),
		 ev = c->evidence[MODEL_PERSON];

	if (!whole || (whole & firm) || r->initials || (ev & EV(P_LIST)) ||
	    run_versus(s, r->end))
		return false;
	if (r->words > 1)
		return !(ev & called) &&
		       (whole & (office | LEX_BIT(SPECIALTY) | LEX_BIT(OCCUPATION)));
	if (ev & called)
		return (whole & LEX_BIT(TASKNOUN)) && !(whole & office) &&
		       !lexical_widely(scene_entry(s, r->first)); /* Employer Report */
	if ((whole & LEX_BIT(ACRONYM)) && s->doc->tok[r->first].shape == SHAPE_UPPER &&
	    !(s->words.w[r->first].flags & WORD_CAPS))
		return true;
	return (whole & office) && !lexical_widely(scene_entry(s, r->first));
}

/* A thing of a known make (a Toyota Corolla, a YMCA) or one called after a town (into a
 * Tacoma), but not "a Walmart store", "at a Safeway" or "a Lodi, California clinic". */
static bool of_a_make(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->org_end;
	bool at = c->sides.before != AROUND_NONE && c->sides.before > 0 &&
		  around_cue(s, c->sides.before - 1, CUE_BIT(AT));

	bool town = around_is(s, c->sides.before, "a an") && !c->sides.comma &&
		    (c->evidence[MODEL_PLACE] & EV(L_CITY)) &&
		    !(c->evidence[MODEL_PLACE] & EV(L_STATE_AFTER));

	return !at && (c->evidence[MODEL_ORG] & EV(O_ARTICLE)) &&
	       (town || (c->evidence[MODEL_ORG] & EV(O_KNOWN))) &&
	       !(c->evidence[MODEL_ORG] & (EV(O_LEGAL) | EV(O_EMPLOYEE_AFTER))) &&
	       (scene_fresh(s, i) || s->doc->tok[i].kind != TOKEN_WORD ||
		scene_class(s, i, LEX_BIT(FUNCTION)));
}

/* Dragendorff-positive, Kessler-type: somebody's name turned into a quality. */
static bool quality(const struct scene *s, const struct candidate *c)
{
	uint32_t last = c->run.end - 1;

	return last > c->run.first && scene_punct(s, last - 1, '-') &&
	       s->doc->tok[last].gap == 0 && around_in(s, last, CUE_QUALITY);
}

/* B. Patient's Name, ATTENDING DOCTOR'S REQUEST: a party's role in a form's heading,
 * where nothing calls somebody so. */
static bool forms_role(const struct scene *s, const struct candidate *c)
{
	return c->run.words == 1 && c->run.initials <= 1 &&
	       !(c->evidence[MODEL_PERSON] & EV_TITLED) &&
	       (scene_punct(s, c->run.end, '\'') ||
		s->doc->tok[c->run.end].kind == TOKEN_POSS) &&
	       around_in(s, c->run.last, CUE_PARTY);
}

/* Quill Pharmaceuticals, Pharmaceutica North America */
static bool makes_drugs(const struct scene *s, const struct run *r)
{
	for (uint32_t i = r->first; i < r->end; i++)
		if (around_in(s, i, CUE_MAKER))
			return true;
	return false;
}

/* UroPax by Quistler: a brand of two words in one, and nothing but a "by" behind it. EMG
 * by Myovenn K7: a number of a make. */
static bool brand_by(const struct scene *s, const struct candidate *c)
{
	const uint64_t named = STRONG_PERSON & ~(EV(P_BY) | EV(P_SAY_AFTER));
	const struct token *t = &s->doc->tok[c->run.end];
	uint32_t b = c->sides.before;
	struct lexical x;

	if (b == AROUND_NONE || b == 0 || c->sides.comma || !around_is(s, b, "by") ||
	    c->run.words > 1 || c->run.initials || (c->evidence[MODEL_PERSON] & named))
		return false;
	if (t->shape == SHAPE_INITIAL && t[1].kind == TOKEN_NUMBER && !t[1].gap &&
	    !(s->words.w[c->run.end].flags & (WORD_KEEP | WORD_FOUND)))
		return true;
	lexical_count(s, b - 1, b, &x);
	return x.camel;
}

/* Allergan's labeling, sold as kits by Quill Pharmaceuticals: who makes a drug. */
static bool maker(const struct scene *s, const struct candidate *c)
{
	uint64_t works = EV(O_ROLE_BEFORE) | EV(O_ROLE_IS) | EV(O_WORK_BEFORE) |
			 EV(O_EMPLOYEE_AFTER) | EV(O_AT) | EV(O_LABEL) | EV(O_FOR);
	uint32_t b = c->sides.before;

	if (b != AROUND_NONE && b > 3 && around_is(s, b, "by"))
		for (uint32_t i = b - 3; i < b; i++)
			if (around_in(s, i, CUE_MADE))
				works &= ~EV(O_WORK_BEFORE);
	if (c->evidence[MODEL_ORG] & works)
		return false;
	if (s->words.w[c->run.first].zone == s->models->ids.zone_rationale &&
	    around_in(s, c->org_end, CUE_MAKES))
		return true; /* Costco sells a like one */
	return makes_drugs(s, &c->run) || (s->doc->tok[c->run.end].kind == TOKEN_POSS &&
					   around_in(s, c->run.end + 1, CUE_LABELLING));
}

/* attorney for the employee / Operative note: below a role, what a document is. */
static bool document_line(const struct scene *s, const struct candidate *c)
{
	return (s->doc->tok[c->run.first].gap & GAP_NEWLINES) && c->run.words == 1 &&
	       c->words.plain == 1 && !c->words.given &&
	       s->doc->tok[c->run.end].shape == SHAPE_LOWER &&
	       scene_class(s, c->run.end, LEX_BIT(TASKNOUN));
}

/* UR Fax, Claims Phone: before a number, where it rings. */
static bool line_label(const struct scene *s, const struct candidate *c)
{
	return c->run.words > 1 && !c->run.initials &&
	       around_in(s, c->run.last, CUE_LINE);
}

/* POST-OP PT 3 X 4; VSNCT, NCS by Axon: a test or a phase of care before letters that are
 * a degree elsewhere. */
static bool before_letters(const struct scene *s, const struct candidate *c)
{
	const uint64_t named = EV(P_TITLE) | EV(P_ROLE_BEFORE) | EV(P_ROLE_COMMA) |
			       EV(P_ROLE_AFTER) | EV(P_SAY_AFTER) | EV(P_BY);
	uint32_t i = c->run.first;

	if (!(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL)) || c->run.words != 1 ||
	    (c->evidence[MODEL_PERSON] & named))
		return false;
	return (around_in(s, i, CUE_PREFIX) && scene_punct(s, i + 1, '-')) ||
	       (s->doc->tok[i].shape == SHAPE_UPPER && c->words.medical &&
		!c->words.surname_last && !c->words.given);
}

/* Workers' Compen-, sation: one word of the language, which a line end breaks. */
static bool broken_word(const struct scene *s, const struct candidate *c)
{
	return c->run.end == c->run.first + 3 && scene_halves(s, c->run.first) &&
	       c->words.plain == c->words.words;
}

/* Pertinent Records, the Proposed Equipment, Additional Claims: a thing of the case, by
 * the word that begins it, whatever firms end in. */
static bool case_thing(const struct scene *s, const struct candidate *c)
{
	const uint64_t firm = EV(O_LEGAL) | EV(O_KNOWN) | EV(O_ROLE_BEFORE) |
			      EV(O_ROLE_IS) | EV(O_WORK_BEFORE) | EV(O_EMPLOYEE_AFTER) |
			      EV(O_AMPERSAND) | EV(O_LABEL) | EV(O_PLACED);

	return c->run.words > 1 && !c->run.initials &&
	       around_in(s, c->run.first, CUE_CASETHING) &&
	       c->words.plain + 1 >= c->words.words && !(c->evidence[MODEL_ORG] & firm) &&
	       !(c->evidence[MODEL_PERSON] & EV(P_CREDENTIAL));
}

bool custom_keeps(const struct scene *s, const struct candidate *c)
{
	bool title = c->evidence[MODEL_PERSON] & (EV(P_TITLE) | EV(P_TITLE_LIST));

	if (title && (around_cue(s, c->sides.before, CUE_BIT(BYNAME)) ||
		      !(around_classes(s, c->sides.before) & LEX_BIT(WORD)) ||
		      c->words.surname_last))
		return false;
	return reasons_keep(s, c) || cited_keeps(s, c) || treatment_keeps(s, c) ||
	       unnamed_keeps(s, c) || lone_role(s, c) || lone_term(s, c) ||
	       forms_role(s, c) || of_a_make(s, c) || quality(s, c) ||
	       broken_word(s, c) || line_label(s, c) || before_letters(s, c) ||
	       document_line(s, c) || maker(s, c) || brand_by(s, c) ||
	       counted_care(s, c) || numbered_scale(s, c) || joined_society(s, c) ||
	       learned_society(s, c) || only_heads(s, c) || only_form(s, c) ||
	       document_head(s, c) || document_of(s, c) || case_thing(s, c) ||
	       capitals_keeps(s, c);
}
