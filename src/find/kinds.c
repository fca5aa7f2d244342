/*
 * Given: resolved findings. Promises: what only a guess takes for a person, a place or a
 * firm is what the letter calls so elsewhere: the Rincon of "the request came from
 * Rincon" Dr. Ana Rincon, Golden Bell the employer Golden Bell Studios, Inc., and the St.
 * Onge of "disagreed with St. Onge" Dr. Kim St. Onge. Must not: add, drop or move a
 * finding.
 */
#include "kinds.h"

#include <string.h>

#include "around.h"
#include "evidence.h"
#include "lexical.h"

/* Evidence that says who a person is, where a place lies, that a firm is one. */
#define SAID (EV_CALLED | EV(P_ROLE_AFTER))
#define PLACED (EV(L_IN) | EV(L_CUE) | EV(L_LIVES) | EV(L_STATE_AFTER) | EV(L_LIST))
#define FIRM                                                                          \
	(EV(O_LEGAL) | EV(O_KNOWN) | EV(O_AMPERSAND) | EV(O_OF) | EV(O_ROLE_BEFORE) | \
	 EV(O_ROLE_IS) | EV(O_WORK_BEFORE) | EV(O_AT) | EV(O_EMPLOYEE_AFTER))
/* Asmeret Plant, of A. Plant, Esq. */
#define FIRM_LOOKS (EV(O_HEAD_LAST) | EV(O_PLACED))

enum sort { SORT_NONE, SORT_PERSON, SORT_PLACE, SORT_FIRM, SORT_JOB };

static enum sort sort_of(const struct scene *s, const struct finding *f)
{
	const struct models_ids *ids = &s->models->ids;

	if (ids->is_person[f->type])
		return SORT_PERSON;
	if (f->type == ids->city || f->type == ids->country)
		return SORT_PLACE;
	if (f->type == ids->profession)
		return SORT_JOB;
	return ids->is_org[f->type] ? SORT_FIRM : SORT_NONE;
}

/* Found for what stands around it, for nothing that tells. */
static bool guessed(const struct finding *f, enum sort sort)
{
	switch (sort) {
	case SORT_PERSON:
		return strcmp(f->rule, "name.evidence") == 0 && !(f->evidence & SAID);
	case SORT_PLACE:
		return strcmp(f->rule, "known.value") == 0 ||
		       (strcmp(f->rule, "place.evidence") == 0 &&
			!(f->evidence & (EV(L_STATE_AFTER) | EV(L_LIST))));
	case SORT_FIRM:
		return strcmp(f->rule, "org.evidence") == 0 && !(f->evidence & FIRM);
	case SORT_JOB:
		return strcmp(f->rule, "job.slot") == 0;
	default:
		return false;
	}
}

/* Does the finding tell what its name means elsewhere? */
static bool told(const struct scene *s, const struct finding *f, enum sort sort)
{
	if (strcmp(f->rule, "known.value") == 0 || sort == SORT_NONE || sort == SORT_JOB)
		return false;
	if (sort == SORT_FIRM && (f->evidence & FIRM_LOOKS))
		return true;
	if (sort != SORT_PLACE)
		return !guessed(f, sort);
	return f->type == s->models->ids.city &&
	       (strcmp(f->rule, "place.evidence") != 0 ||
		((f->evidence & EV(L_CITY)) && (f->evidence & PLACED)));
}

#define SHORT_FROM 2 /* words of what a firm is called for short */
#define SHORT_MAX 4

/* What a finding is called: hashes of its surname, of that with the word before it (St.
 * James), of all its words, of those a firm is called by for short. */
struct called {
	uint32_t given, surname, pair, whole; /* given: its first word's */
	uint32_t brief;			      /* A. Plant's: surname and initial */
	uint32_t shorter[SHORT_MAX - SHORT_FROM + 2];
	unsigned words, nshort;
	bool by_given; /* its first word is a given name before all else */
};

static void read_called(const struct scene *s, const struct finding *f, uint32_t *from,
			struct called *out)
{
	bool comma = false, particle;
	uint8_t initial = 0;
	unsigned own = 0; /* words behind the first that say not what a firm is */
	uint32_t i = *from = scene_token_from(s, f->start, *from);

	*out = (struct called){.words = 0};
	for (; i < s->doc->ntok && s->doc->tok[i].start < f->end; i++) {
		const struct token *t = &s->doc->tok[i];

		comma = comma || (out->words && scene_punct(s, i, ','));
		if (t->kind == TOKEN_WORD && !initial)
			initial = t->c;
		if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL ||
		    scene_class(s, i, LEX_BIT(NAMESUFFIX)))
			continue;
		out->whole = out->whole * 31 + t->hash;
		particle =
			t->shape == SHAPE_LOWER && scene_class(s, i, LEX_BIT(PARTICLE));
		if (particle)
			own++; /* Biniam von Kreuger has two words */
		else if (!out->words++) {
			out->given = t->hash;
			out->by_given = lexical_given(scene_entry(s, i));
		} else
			own += !scene_class(s, i, LEX_BIT(ORGHEAD) | LEX_BIT(LEGALFORM));
		if (!particle && out->words >= SHORT_FROM && out->words <= SHORT_MAX)
			out->shorter[out->nshort++] = out->whole;
		if (comma)
			continue;
		if (i > *from && scene_punct(s, i - 1, '-')) {
			/* Castellanos-Vallejo is one. */
			out->surname = out->surname * 31 + t->hash;
			continue;
		}
		out->pair = out->surname * 31 + t->hash;
		out->surname = t->hash;
	}
	out->brief = token_mix(out->surname, initial);
	if (out->words && !own && !out->by_given)
		out->shorter[out->nshort++] = out->given; /* Ridgeway Enterprises, LLC */
}

/* Names by hash, each with the type of what has it. */
struct kind {
	uint32_t name;
	uint16_t type; /* TYPE_KEEP: nobody */
};

struct kinds {
	struct kind *slot;
	uint32_t mask;
};

/* What a name is of: the same word may be a surname and a place. */
enum of { OF_SURNAME, OF_BRIEF, OF_GIVEN, OF_PLACE, OF_FIRM };

static struct kind *slot_of(const struct kinds *k, enum of of, uint32_t name)
{
	uint32_t key = token_mix(name, of), at = key & k->mask;

	while (k->slot[at].type != TYPE_KEEP && k->slot[at].name != key)
		at = (at + 1) & k->mask;
	return &k->slot[at];
}

static uint16_t type_called(const struct kinds *k, enum of of, uint32_t name)
{
	return slot_of(k, of, name)->type;
}

#define LEARN_MAX 4 /* names of one finding */

static void learn(struct kinds *k, enum of of, uint32_t name, uint16_t type)
{
	struct kind *slot = slot_of(k, of, name);

	if (slot->type == TYPE_KEEP)
		*slot = (struct kind){token_mix(name, of), type};
}

static bool open_kinds(const struct scene *s, struct kinds *k, size_t n)
{
	for (k->mask = 15; k->mask < 2 * LEARN_MAX * n; k->mask = 2 * k->mask + 1)
		;
	k->slot = ARENA_ARRAY(s->arena, struct kind, (size_t)k->mask + 1);
	return k->slot != NULL;
}

static void learn_finding(struct kinds *k, const struct scene *s, const struct finding *f,
			  uint32_t *from)
{
	enum sort sort = sort_of(s, f);
	bool tells = told(s, f, sort);
	struct called name;

	if (!tells && sort != SORT_PERSON)
		return;
	read_called(s, f, from, &name);
	if (sort == SORT_PERSON && name.words > 1)
		learn(k, OF_GIVEN, name.given, f->type); /* a guess will do */
	if (!tells || !name.words)
		return;
	if (sort == SORT_PLACE)
		learn(k, OF_PLACE, name.whole, f->type);
	for (unsigned n = 0; sort == SORT_FIRM && n < name.nshort; n++)
		learn(k, OF_FIRM, name.shorter[n], f->type);
	if (sort != SORT_PERSON)
		return;
	learn(k, OF_SURNAME, name.surname, f->type);
	learn(k, OF_BRIEF, name.brief, f->type);
	learn(k, OF_SURNAME, name.pair, f->type);
}

/* "in Vallejo", "moved from Arvin to Vallejo"; but the request that came from Vallejo may
 * be his. b: the token before. */
static bool is_placed(const struct scene *s, const struct finding *f, uint32_t b)
{
	return around_cue(s, b, CUE_BIT(INNEAR)) ||
	       ((f->evidence & (EV(L_IN) | EV(L_LIVES))) &&
		!(b > 0 && around_is(s, b, "from") && around_in(s, b - 1, CUE_CHANGED)));
}

/* Tracy is who was called Tracy Winslow. Golden Bell is the firm, but not the Maria Bell
 * of Maria Bell Studios. */
static uint16_t person_is(const struct kinds *k, const struct called *name)
{
	uint16_t firm;

	if (type_called(k, OF_SURNAME, name->surname) ||
	    (name->words == 1 && type_called(k, OF_GIVEN, name->given)))
		return TYPE_KEEP;
	firm = name->by_given ? TYPE_KEEP
			      : type_called(k, OF_FIRM,
					    name->words > 1 ? name->whole : name->given);
	return firm ? firm : type_called(k, OF_PLACE, name->whole);
}

/* Asmeret Plant above an address is the A. Plant, Esq., of the letter. */
static uint16_t firm_is(const struct kinds *k, const struct finding *f,
			const struct called *name)
{
	bool looks = f->evidence & FIRM_LOOKS;
	uint16_t person;

	if (name->words > 2 || (name->words == 1 && looks) ||
	    (!looks && type_called(k, OF_FIRM, name->whole)))
		return TYPE_KEEP;
	if (name->words == 1)
		return type_called(k, OF_SURNAME, name->surname);
	person = type_called(k, OF_SURNAME, name->by_given ? name->surname : name->pair);
	return person ? person : type_called(k, OF_BRIEF, name->brief);
}

/* "At 50, Mason does not": no mason, where Ms. Mason is the patient. */
static uint16_t job_is(const struct scene *s, const struct kinds *k, uint32_t i,
		       const struct called *name)
{
	uint32_t b = around_before(s, i, NULL);

	if (name->words > 1 || s->doc->tok[i].shape != SHAPE_CAP ||
	    (s->words.w[i].flags & (WORD_START | WORD_LABEL | WORD_TITLED)) ||
	    around_cue(s, b, CUE_BIT(ARTICLE) | CUE_BIT(THE) | CUE_BIT(AS) | CUE_BIT(OF)))
		return TYPE_KEEP;
	return type_called(k, OF_SURNAME, name->surname);
}

static uint16_t type_of(const struct scene *s, const struct kinds *k,
			const struct finding *f, enum sort sort, uint32_t *from)
{
	struct called name;
	uint16_t type;

	read_called(s, f, from, &name);
	switch (sort) {
	case SORT_PERSON:
		return person_is(k, &name);
	case SORT_FIRM:
		return firm_is(k, f, &name);
	case SORT_JOB:
		return job_is(s, k, *from, &name);
	default:
		if (name.words == 1 && *from > 0 &&
		    around_cue(s, *from - 1, CUE_BIT(THE) | CUE_BIT(ARTICLE)))
			return type_called(k, OF_FIRM, name.given); /* the Zephyr plant */
		if (name.words > (scene_class(s, *from, LEX_BIT(PARTICLE)) ? 3 : 2) ||
		    (*from > 0 && is_placed(s, f, *from - 1)))
			return TYPE_KEEP;
		type = type_called(k, OF_SURNAME,
				   name.words > 1 ? name.pair : name.surname);
		return type || name.words > 1 ? type
					      : type_called(k, OF_FIRM, name.given);
	}
}

static void settle(const struct scene *s, const struct kinds *k, struct finding_list *l)
{
	uint32_t from = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct finding *f = &l->p[i];
		enum sort sort = sort_of(s, f);
		uint16_t type =
			guessed(f, sort) ? type_of(s, k, f, sort, &from) : TYPE_KEEP;

		if (type == TYPE_KEEP)
			continue;
		f->type = type;
		f->rule = sort_of(s, f) == SORT_PLACE ? "known.value" : "known.name";
		f->evidence = 0;
	}
}

enum lacuna_err kinds_settle(const struct scene *s, struct finding_list *l)
{
	struct kinds kinds;
	uint32_t from = 0;
	size_t guesses = 0, names = 0;

	for (size_t i = 0; i < l->n; i++) {
		enum sort sort = sort_of(s, &l->p[i]);

		names += sort != SORT_NONE;
		guesses += guessed(&l->p[i], sort);
	}
	if (!guesses)
		return LACUNA_OK;
	if (!open_kinds(s, &kinds, names))
		return LACUNA_REFUSED;
	for (size_t i = 0; i < l->n; i++)
		learn_finding(&kinds, s, &l->p[i], &from);
	settle(s, &kinds, l);
	return LACUNA_OK;
}
