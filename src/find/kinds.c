/*
 * Given: resolved findings. Promises: what only a guess takes for a town is the person
 * whom the letter calls so elsewhere ("Dr. Ana Rincon ... the request came from Rincon"),
 * and what only a guess takes for somebody the town it has spoken of. Must not: add, drop
 * or move a finding.
 */
#include "kinds.h"

#include <string.h>

#include "around.h"
#include "evidence.h"

/* Evidence that says who a person is. */
#define SAID                                                                     \
	(EV(P_TITLE) | EV(P_TITLE_LIST) | EV(P_CREDENTIAL) | EV(P_ROLE_BEFORE) | \
	 EV(P_ROLE_COMMA) | EV(P_ROLE_AFTER))
#define PLACED (EV(L_IN) | EV(L_CUE) | EV(L_LIVES) | EV(L_STATE_AFTER) | EV(L_LIST))

bool kinds_guessed_person(const struct scene *s, const struct finding *f)
{
	return s->models->ids.is_person[f->type] &&
	       strcmp(f->rule, "name.evidence") == 0 && !(f->evidence & SAID);
}

static bool is_town(const struct scene *s, const struct finding *f)
{
	return f->type == s->models->ids.city;
}

/* No state stands behind it, and no rule found it. */
static bool guessed_town(const struct scene *s, const struct finding *f)
{
	return is_town(s, f) && (strcmp(f->rule, "known.value") == 0 ||
				 (strcmp(f->rule, "place.evidence") == 0 &&
				  !(f->evidence & (EV(L_STATE_AFTER) | EV(L_LIST)))));
}

static bool told_town(const struct scene *s, const struct finding *f)
{
	return is_town(s, f) && strcmp(f->rule, "known.value") != 0 &&
	       (strcmp(f->rule, "place.evidence") != 0 ||
		((f->evidence & EV(L_CITY)) && (f->evidence & PLACED)));
}

/* What a finding is called: hashes of its surname, of that with the word before it (St.
 * James), of all its words. */
struct called {
	uint32_t given, surname, pair, whole; /* given: its first word's */
	unsigned words;
};

static void read(const struct scene *s, const struct finding *f, uint32_t *from,
		 struct called *out)
{
	bool comma = false;
	uint32_t i = *from = scene_token_from(s, f->start, *from);

	*out = (struct called){.words = 0};
	for (; i < s->doc->ntok && s->doc->tok[i].start < f->end; i++) {
		const struct token *t = &s->doc->tok[i];

		comma = comma || (out->words && scene_punct(s, i, ','));
		if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL ||
		    (scene_entry(s, i)->classes & LEX_BIT(NAMESUFFIX)))
			continue;
		out->whole = out->whole * 31 + t->hash;
		if (!out->words++)
			out->given = t->hash;
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
}

/* Names by hash, each with the type of who has it. */
struct kind {
	uint32_t name;
	uint16_t type; /* TYPE_KEEP: nobody */
};

struct kinds {
	struct kind *slot;
	uint32_t mask;
};

static struct kind *look(const struct kinds *k, uint32_t name)
{
	uint32_t at = name & k->mask;

	while (k->slot[at].type != TYPE_KEEP && k->slot[at].name != name)
		at = (at + 1) & k->mask;
	return &k->slot[at];
}

static void learn(struct kinds *k, uint32_t name, uint16_t type)
{
	struct kind *slot = look(k, name);

	if (slot->type == TYPE_KEEP)
		*slot = (struct kind){name, type};
}

static bool open_kinds(const struct scene *s, struct kinds *k, size_t n)
{
	for (k->mask = 15; k->mask < 2 * n; k->mask = 2 * k->mask + 1)
		;
	k->slot = ARENA_ARRAY(s->arena, struct kind, (size_t)k->mask + 1);
	return k->slot != NULL;
}

/* "in Vallejo", "moved from Arvin to Vallejo"; but the request that came from Vallejo may
 * be his. b: the token before. */
static bool is_placed(const struct scene *s, const struct finding *f, uint32_t b)
{
	return around_cue(s, b, CUE_BIT(INNEAR)) ||
	       ((f->evidence & (EV(L_IN) | EV(L_LIVES))) &&
		!(b > 0 && around_is(s, b, "from") &&
		  around_is(s, b - 1, "came come comes")));
}

static void settle(const struct scene *s, const struct kinds *people,
		   const struct kinds *givens, const struct kinds *towns,
		   struct finding_list *l)
{
	uint32_t from = 0;
	struct called name;

	for (size_t i = 0; i < l->n; i++) {
		struct finding *f = &l->p[i];
		bool town = guessed_town(s, f);
		uint16_t type;

		if (!town && !kinds_guessed_person(s, f))
			continue;
		read(s, f, &from, &name);
		if (town && from > 0 && is_placed(s, f, from - 1))
			continue;
		type = look(people, town && name.words > 1 ? name.pair : name.surname)
			       ->type;
		if (!town)
			type = type || look(givens, name.given)->type
				       ? TYPE_KEEP /* Tracy Winslow ... Tracy was there */
				       : look(towns, name.whole)->type;
		if (type == TYPE_KEEP || (town && name.words > 2))
			continue;
		f->type = type;
		f->rule = town ? "known.name" : "known.value";
		f->evidence = 0;
	}
}

enum lacuna_err kinds_settle(const struct scene *s, struct finding_list *l)
{
	struct kinds people, givens, towns;
	struct called name;
	uint32_t from = 0;
	size_t guesses = 0;

	for (size_t i = 0; i < l->n; i++)
		guesses += guessed_town(s, &l->p[i]) || kinds_guessed_person(s, &l->p[i]);
	if (!guesses)
		return LACUNA_OK;
	if (!open_kinds(s, &people, l->n) || !open_kinds(s, &givens, l->n) ||
	    !open_kinds(s, &towns, l->n))
		return LACUNA_REFUSED;
	for (size_t i = 0; i < l->n; i++) {
		const struct finding *f = &l->p[i];
		bool person = s->models->ids.is_person[f->type] &&
			      strcmp(f->rule, "known.value") != 0;

		if (!person && !told_town(s, f))
			continue;
		read(s, f, &from, &name);
		if (person && name.words > 1)
			learn(&givens, name.given, f->type);
		if (!name.words || (person && kinds_guessed_person(s, f)))
			continue;
		if (!person) {
			learn(&towns, name.whole, f->type);
			continue;
		}
		learn(&people, name.surname, f->type);
		if (name.words > 1)
			learn(&people, name.pair, f->type);
	}
	settle(s, &people, &givens, &towns, l);
	return LACUNA_OK;
}
