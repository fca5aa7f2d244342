/*
 * Given: words with their looks. Promises: every run of capitalised words is weighed once
 * (weigh.c), with the title before it and the list it goes on from (Drs. Lee, Ng and
 * Okafor). Must not: look at what other runs came to but for lists.
 */
#include "names.h"

#include "../base/ascii.h"
#include "lead.h"
#include "lower.h"
#include "people.h"
#include "sites.h"
#include "weigh.h"

#define PHRASE_MAX 64 /* bytes of a phrase that is looked up again */
#define LETTERS 3     /* of a method's short name: GC/MS */

/* TWIN OAKS SURGERY CENTER: a word of kin that a firm is called after, not who Oaks is.
 */
static bool kin_of_firm(const struct scene *s, const struct run *r)
{
	const struct lexicon_entry *e;

	return scene_class(s, r->first, LEX_BIT(KIN)) && r->words > 2 &&
	       around_ends_with(s, r->last, LEX_BIT(ORGHEAD), &e) != AROUND_NONE;
}

/* Cuts words off the front that lead to the name without being part of it. */
static void trim_front(const struct scene *s, struct candidate *c)
{
	while (c->run.words > 1 && c->run.head == c->run.first &&
	       lead_only(s, c->run.first) && !scene_punct(s, c->run.first + 1, '-') &&
	       !kin_of_firm(s, &c->run)) {
		const struct lexicon_entry *e = scene_entry(s, c->run.first);
		uint32_t next = c->run.first + 1;

		candidate_role(c, e->role_kind);
		if (!run_namey(s, next))
			break;
		run_read(s, next, &c->run);
		c->person_first = next;
	}
}

#define CUT_TITLE 4 /* letters of a title cut short */

/* A title that is nothing else. "general", "chief", "major" are only roles: evidence
 * among other evidence. */
static bool strong_title(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return !scene_class(s, i, LEX_BIT(WORD)) ||
	       around_cue(s, i, CUE_BIT(PURETITLE)) ||
	       (t->shape == SHAPE_CAP && t->end - t->start <= CUT_TITLE &&
		scene_punct(s, i + 1, '.') &&
		(scene_class(s, i + 2, LEX_BITS_NAME) ||
		 !scene_entry(s, i + 2)->classes) &&
		!scene_class(s, i + 2, LEX_BIT(MEDWORD) | LEX_BIT(MONTH)) &&
		!lexical_common(scene_entry(s, i + 2))); /* Rev. Banks */
}

/* The next name of a list after a person that ended before i: over ", " and " and ". */
static uint32_t list_next(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	if (scene_punct(s, j, ','))
		j++;
	if (around_cue(s, j, CUE_BIT(ANDOR)) || scene_punct(s, j, '&'))
		j++;
	return j > i && !scene_fresh(s, j) && (run_namey(s, j) || run_particles(s, j) > j)
		       ? j
		       : AROUND_NONE;
}

/* "Insight Imaging, Walnut Creek": the town of the firm that ends before i, which nobody
 * is called; AROUND_NONE where none stands there. */
static uint32_t firms_town(const struct scene *s, uint32_t i)
{
	const uint64_t given = LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F);
	uint32_t end;

	if (!scene_punct(s, i, ',') || scene_fresh(s, i + 1) || !run_namey(s, i + 1))
		return AROUND_NONE;
	end = scene_phrase_end(s, i + 1, LEX_BIT(CITY));
	if (end == i + 1 && scene_class(s, i + 1, LEX_BIT(CITY)) &&
	    !scene_class(s, i + 1, given | LEX_BIT(WORD)))
		end = i + 2;
	return end > i + 1 && !run_namey(s, end) ? i + 1 : AROUND_NONE;
}

struct walk {
	uint32_t list_at; /* a list of persons goes on at this token */
	uint32_t list_from;
	uint32_t place_at; /* a list of places does */
	uint32_t way_at; /* a way from a place does: the Ceres of "from Tracy to Ceres" */
	bool plural;	 /* begun by Drs. or doctors */
	bool people;	 /* the letter names somebody beyond doubt */
	enum lexicon_kind kind;
};

static bool plural_title(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(PLURALTITLE));
}

/* A title with no name behind it. */
static bool lone_title(const struct scene *s, uint32_t i)
{
	return scene_class(s, i, LEX_BIT(TITLE)) && strong_title(s, i) &&
	       (!scene_class(s, i, LEX_BIT(SURNAME)) || scene_punct(s, i + 1, '.'));
}

/* The entry of the words [first, end) as a phrase of their own. */
static const struct lexicon_entry *shorter_phrase(const struct scene *s, uint32_t first,
						  uint32_t end)
{
	unsigned char key[PHRASE_MAX];
	size_t n = 0;

	for (uint32_t i = first; i < end; i++) {
		struct str w = doc_token(s->doc, i);

		if (n + w.n + 1 > sizeof(key))
			return s->pack->lex.entries;
		if (i > first)
			key[n++] = ' ';
		for (size_t k = 0; k < w.n; k++)
			key[n++] = ascii_lower(w.p[k]);
	}
	return lexicon_key(&s->pack->lex, str_from(key, n));
}

/* The end of a phrase of the genre (Utilization Review, Mayo Clinic) that begins at i, or
 * i. */
static uint32_t formal_phrase(const struct scene *s, uint32_t i)
{
	const uint64_t formal = LEX_BIT(PROPERWORD) | LEX_BIT(GUIDELINE);
	uint32_t end = scene_phrase_end(s, i, formal);

	if (end > i)
		return end;
	/* "Utilization Review by" is a slot, and what it begins with is of the genre. */
	end = scene_phrase_end(s, i, LEX_BIT(SLOT) | LEX_BIT(WEAKSLOT));
	return end > i + 2 && (shorter_phrase(s, i, end - 1)->classes & formal) ? end - 1
										: i;
}

/* Reads the candidate at i (a namey token, title already passed) and decides. */
static uint32_t consider(const struct scene *s, uint32_t i, bool titled, struct walk *w,
			 struct finding_list *out)
{
	struct candidate c = {
		.title = titled, .list_from = AROUND_NONE, .people = w->people};
	size_t before = out->n;
	uint32_t end, first = i;

	i = run_particles(s, i);
	if (!titled && run_credential(s, i) > i && !run_cut_short(s, i))
		return run_credential(s, i);
	run_read(s, i, &c.run);
	c.person_first = first;
	c.place_list = first == w->place_at;
	c.way = first == w->way_at;
	if (first == w->list_at) {
		c.list_from = w->list_from;
		c.title_list = w->plural;
	}
	if (titled || c.title_list) /* Mr. and Ms. say less than any role */
		c.role = w->kind == KIND_PATIENT ? KIND_NONE : w->kind;
	else
		trim_front(s, &c);
	if (c.run.words == 0 ||
	    (c.run.words == 1 && !titled && lone_title(s, c.run.first)))
		return c.run.end > i ? c.run.end : i + 1;
	end = weigh_candidate(s, &c, out);
	w->list_at = w->place_at = w->way_at = AROUND_NONE;
	if (end == AROUND_NONE)
		return c.run.end > i ? c.run.end : i + 1;
	if (out->n > before && models_of_rule(out->p[before].rule) == MODEL_PLACE) {
		w->place_at = list_next(s, end);
		if (c.sides.place && around_cue(s, end, CUE_BIT(TO)))
			w->way_at = end + 1;
	}
	if (out->n > before && models_of_rule(out->p[before].rule) == MODEL_ORG)
		w->place_at = firms_town(s, end);
	if (out->n > before && models_of_rule(out->p[before].rule) == MODEL_PERSON) {
		w->list_at = list_next(s, end);
		w->list_from = c.run.first;
		w->plural = w->plural && (titled || c.title_list);
	}
	return end;
}

/* May a name begin here? Not with the III of a grade. */
static bool starts_name(const struct scene *s, uint32_t i)
{
	if (scene_hyphen(s, i - 1) && s->doc->tok[i].gap == 0 &&
	    s->doc->tok[i - 1].gap == 0 && evidence_org_front(s, i) == i)
		return false; /* the Rays of X-Rays, but 7-Eleven */
	if (i > 0 && s->doc->tok[i].gap == 0 && s->doc->tok[i].c == 'o' &&
	    s->doc->tok[i - 1].kind == TOKEN_NUMBER &&
	    s->doc->tok[i].end - s->doc->tok[i].start <= LETTERS)
		return false; /* 55Omg, 9:3Oam: a scanner's nought */
	if (i > 0 && s->doc->tok[i].gap == 0 && s->doc->tok[i].shape == SHAPE_INITIAL &&
	    s->doc->tok[i - 1].kind == TOKEN_NUMBER)
		return false; /* 134(3 Suppl):1S-41S. Omalizumab needs */
	if (around_cue(s, i, CUE_BIT(THE)) && s->doc->tok[i + 1].shape == SHAPE_LOWER)
		return false; /* (6) The worker must */
	if (lexical_small(scene_entry(s, i)) && i > 0 && run_joins(s, i) &&
	    s->doc->tok[i - 1].shape == SHAPE_CAP)
		return false; /* Follow Up In Six Weeks */
	if (s->doc->tok[i].shape == SHAPE_UPPER && scene_punct(s, i + 1, '/') &&
	    s->doc->tok[i + 1].gap == 0 && s->doc->tok[i + 2].gap == 0 &&
	    s->doc->tok[i + 2].shape == SHAPE_UPPER &&
	    s->doc->tok[i].end - s->doc->tok[i].start <= LETTERS)
		return false; /* by GC/MS */
	return run_namey(s, i) && !(s->doc->tok[i].shape == SHAPE_UPPER &&
				    scene_class(s, i, LEX_BIT(NAMESUFFIX)));
}

static void put_lower(const struct scene *s, uint32_t i, enum lexicon_kind kind,
		      struct finding_list *out)
{
	finding_put(out, s->doc, i, i + 1,
		    (struct finding){.type = s->models->ids.person[kind],
				     .rank = WEIGH_RANK,
				     .score = 0.85f,
				     .rule = "name.lower"});
}

enum lacuna_err names_detect(const struct scene *s, const struct finding_list *before,
			     struct finding_list *out)
{
	struct walk w = {
		.list_at = AROUND_NONE, .place_at = AROUND_NONE, .way_at = AROUND_NONE};
	enum lexicon_kind kind;
	uint32_t i = 0, next, after;

	w.people = people_named(s, before);
	while ((i = sites_next(s, SITE_NAME, i)) < s->doc->ntok) {
		const struct token *t = &s->doc->tok[i];

		if (t->shape != SHAPE_LOWER && formal_phrase(s, i) > i) {
			i = formal_phrase(s, i);
			continue;
		}
		if (t->shape == SHAPE_LOWER && (next = lower_name(s, i, &kind)) > i) {
			put_lower(s, next, kind, out);
			i = next + 1;
			continue;
		}
		if (run_title(s, i, &next) && run_joins(s, next) &&
		    (run_namey(s, next) || run_particles(s, next) > next) &&
		    strong_title(s, i) && !lead_heads_firm(s, i) &&
		    !run_letters(s, i, next)) {
			if (!people_called(s, i, next)) {
				i = next;
				continue;
			}
			w.plural = plural_title(s, i);
			w.kind = (enum lexicon_kind)scene_entry(s, i)->role_kind;
			while (around_cue(s, next, CUE_BIT(PURETITLE)) &&
			       run_title(s, next, &after) && run_namey(s, after))
				next = after; /* atty Ms. Tran */
			i = consider(s, next, true, &w, out);
		} else if (t->shape == SHAPE_LOWER ? run_particles(s, i) > i
						   : starts_name(s, i)) {
			if (i != w.list_at)
				w.plural = false;
			i = consider(s, i, false, &w, out);
		} else {
			i++;
		}
	}
	return out->failed ? LACUNA_REFUSED : LACUNA_OK;
}
