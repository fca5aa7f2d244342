/*
 * Given: a run and the token after it. Promises: what the words there say that somebody
 * of that name is: a role, a degree, a field, a side of a case. Must not: decide that it
 * is a name.
 */
#include "apposition.h"

static bool determiner(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
	       around_is(s, i, "her his their its my our");
}

static bool plural(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's';
}

/* The last of a list of people: Lee and Okafor. */
static bool listed(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first;

	return c->list_from != AROUND_NONE || around_cue(s, i - 1, CUE_BIT(ANDOR)) ||
	       scene_punct(s, i - 1, '&');
}

/* Quist, physiatry; Okoro (pain medicine): does a doctor's field alone stand at i? */
static bool is_field(const struct scene *s, uint32_t i)
{
	const struct phrase *p = scene_phrase_at(s, i);
	uint32_t end = p ? p->end : i + 1;
	uint64_t classes =
		p ? scene_phrase_entry(s, p)->classes : scene_entry(s, i)->classes;

	return ((classes & LEX_BIT(SPECIALTY)) || around_in(s, i, CUE_FIELD)) &&
	       (scene_fresh(s, end) || s->doc->tok[end].kind == TOKEN_PUNCT ||
		(s->doc->tok[end].gap & GAP_NEWLINES));
}

/* Christian Light is the adjuster: what a name that ends before token i is said to be. */
static bool is_somebody(const struct scene *s, struct candidate *c, uint32_t i)
{
	const struct lexicon_entry *e;

	if (!around_is(s, i, "is was") || !determiner(s, i + 1))
		return false;
	for (uint32_t k = i + 2; k < i + 5 && !scene_fresh(s, k); k++) {
		if (s->doc->tok[k].kind != TOKEN_WORD ||
		    s->doc->tok[k].shape != SHAPE_LOWER)
			return false;
		if (around_ends_with(s, k, ROLES, &e) == AROUND_NONE)
			continue;
		if (s->doc->tok[k + 1].kind == TOKEN_POSS ||
		    (e->classes & LEX_BIT(ORGROLE)))
			return false; /* is the doctor's choice, is the employer */
		candidate_role(c, e->role_kind);
		return true;
	}
	return false;
}

/* Ana Quist is a 46 year old cook; Ruiz, a 30-year-old; Ito (DOB: 5/6/70): whom a letter
 * is about, unless it is somebody of theirs. */
static bool told_of(const struct scene *s, const struct candidate *c, uint32_t i)
{
	if (around_classes(s, c->sides.before) & LEX_BIT(KIN))
		return false;
	if (scene_punct(s, i, '(') || scene_punct(s, i, ','))
		if (around_is(s, i + 1, "dob mrn"))
			return true;
	if (!around_is(s, i, "is was") && !scene_punct(s, i, ','))
		return false;
	i++;
	if (!around_cue(s, i, CUE_BIT(ARTICLE)))
		return false;
	i += 1 + around_is(s, i + 1, "now");
	if (s->doc->tok[i].kind != TOKEN_NUMBER && !scene_class(s, i, LEX_BIT(NUMWORD)))
		return false;
	i += 1 + scene_hyphen(s, i + 1);
	return around_is(s, i, "year years yo");
}

/* Lee Ruiz, Senior Claims Examiner: who somebody is, though it does not say that it is
 * somebody. */
static void read_office(const struct scene *s, struct candidate *c, uint32_t i)
{
	const struct lexicon_entry *e;

	if (!scene_punct(s, i, ','))
		return;
	for (uint32_t k = i + 1; k < i + 5 && !scene_fresh(s, k); k++) {
		if (s->doc->tok[k].shape != SHAPE_CAP)
			return;
		if (around_ends_with(s, k, LEX_BIT(ROLE), &e) != AROUND_NONE) {
			candidate_role(c, e->role_kind);
			return;
		}
	}
}

/* Dunn (AA), Ito (PTP): a side or a part in the case, as short as notes have it. */
static bool in_brackets(const struct scene *s, struct candidate *c, uint32_t i)
{
	static const struct {
		enum lexicon_cue cue;
		enum lexicon_kind kind;
	} parts[] = {{CUE_SHORTLAWYER, KIND_ATTORNEY},
		     {CUE_SHORTDOCTOR, KIND_DOCTOR},
		     {CUE_SHORTPATIENT, KIND_PATIENT},
		     {CUE_SHORTOTHER, KIND_OTHER}};

	for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
		if (around_in(s, i, parts[k].cue)) {
			candidate_role(c, parts[k].kind);
			return true;
		}
	return false;
}

/* Bethesda, DO: and Allentown, PA, in Boston, MA: a town and its state, whatever else the
 * letters at token cred may say. */
static bool before_state(const struct scene *s, const struct candidate *c, uint32_t cred)
{
	uint32_t first = c->run.first, end = c->run.end;

	if (!(lexical_whole(s, first, end) & LEX_BIT(CITY)))
		return false;
	if (scene_punct(s, run_credential(s, cred), ':') && !c->words.surname_last)
		return true;
	if (around_cue(s, c->sides.before, CUE_BIT(INNEAR)) && lexical_state_code(s, end))
		return true;
	return !c->saint && lexical_town_state(s, first, end);
}

/* ", RN", ", Esq.": does a degree stand at cred behind a run that ends before i? */
static bool read_degree(const struct scene *s, struct candidate *c, uint32_t i,
			uint32_t cred, bool all_plain)
{
	if (scene_fresh(s, cred) || scene_punct(s, i, '(') || (cred == i && all_plain) ||
	    run_credential(s, cred) == cred || before_state(s, c, cred))
		return false;
	candidate_role(c, around_cue(s, cred, CUE_BIT(LAWYER)) ? KIND_ATTORNEY
			  : around_in(s, cred, CUE_DESK)       ? KIND_OTHER
							       : KIND_DOCTOR);
	return true;
}

/* "the treating physician", "adjuster", "physiatry": does a role or a field stand at
 * token first? */
static bool read_role(const struct scene *s, struct candidate *c, uint32_t first,
		      bool all_plain)
{
	const struct lexicon_entry *e;

	for (uint32_t k = first; k < first + 5 && !scene_fresh(s, k); k++) {
		const struct token *t = &s->doc->tok[k];

		if (k == first + 2 && !determiner(s, first))
			return false;
		if (scene_hyphen(s, k) && t->gap == 0 && k > first)
			continue; /* a co-worker */
		if (t->kind != TOKEN_WORD || !scene_small(s, k))
			return false;
		if (k == first && !all_plain && !c->words.medical && is_field(s, k)) {
			candidate_role(c, KIND_DOCTOR);
			return true;
		}
		if (around_ends_with(s, k, ROLES, &e) == AROUND_NONE)
			continue;
		if (plural(s, k) && !listed(s, c))
			return false; /* Young, active patients */
		if (!(c->title && around_cue(s, k + 1, CUE_BIT(OF)) &&
		      scene_class(s, k + 2, LEX_BIT(NUMWORD)))) /* a father of four */
			candidate_role(c, e->role_kind);
		return true;
	}
	return false;
}

/* ", the treating physician", "(adjuster)", ", RN", ", physiatry", "V. MAR AZUL, INC."
 * after the run. */
uint64_t apposition_read(const struct scene *s, struct candidate *c, uint32_t i,
			 bool all_plain)
{
	bool bracket = scene_punct(s, i, '(');
	uint32_t next = i + (bracket || scene_punct(s, i, ','));

	if (run_versus(s, i) || (!all_plain && told_of(s, c, i))) {
		candidate_role(c, KIND_PATIENT);
		return EV(P_ROLE_AFTER);
	}
	if (!all_plain && around_is(s, i, "himself herself"))
		return EV(P_ROLE_AFTER); /* by Adson himself */
	if (c->words.eponym && c->people && !c->sides.studies && scene_punct(s, i, ',') &&
	    around_is(s, i + 1, "who") && c->sides.look == LOOK_MID_CAP)
		return EV(P_ROLE_AFTER); /* Mills, who covered for him */
	if ((!all_plain || c->words.given_first) && is_somebody(s, c, i))
		return EV(P_ROLE_AFTER);
	if (read_degree(s, c, i, next, all_plain))
		return EV(P_CREDENTIAL);
	if (bracket && scene_punct(s, next + 1, ')') &&
	    s->doc->tok[next].kind == TOKEN_WORD && !all_plain && in_brackets(s, c, next))
		return EV(P_ROLE_AFTER);
	if (next > i && around_cue(s, next, CUE_BIT(THE)) && !scene_fresh(s, next + 1) &&
	    run_credential(s, next + 1) > next + 1) {
		candidate_role(c, KIND_DOCTOR);
		return EV(P_ROLE_AFTER); /* Neer, the PA */
	}
	if (all_plain && scene_class(s, c->run.last, LEX_BIT(TASKNOUN)))
		return 0; /* in its Review Report, the claims administrator */
	read_office(s, c, i);
	if (next == i && (all_plain || !around_cue(s, i, CUE_BIT(THE))))
		return 0; /* but Teri the nurse */
	return read_role(s, c, next, all_plain) ? EV(P_ROLE_AFTER) : 0;
}
