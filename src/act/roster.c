/*
 * Given: the findings. Promises: full names once each, in order of mention; a bounded
 * number. Must not: decide what an initial becomes.
 */
#include "roster.h"

#include "../base/ascii.h"
#include "replacer.h"

#define ROSTER_MAX 128

/* How many of the findings may be full names of the kind fn replaces. */
static size_t count(const struct act_letter *l, replacer_fn *fn)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n && n < ROSTER_MAX; i++)
		n += letter_row(l, i) && letter_row(l, i)->surrogate == fn &&
		     letter_fullest(l, i) == i;
	return n;
}

static bool is_full(const struct person *p)
{
	unsigned names = 0;

	for (unsigned i = 0; i < p->n; i++)
		names += p->word[i].kind == PERSON_NAME;
	return names >= 2 && !p->handle && !p->more;
}

static void add_person(struct act_letter *l, struct roster *r, size_t i)
{
	struct person *p = &r->people[r->npeople];

	if (r->npeople == ROSTER_MAX || letter_fullest(l, i) != i)
		return;
	person_parse(l, i, p);
	r->npeople += is_full(p);
}

static void add_org(struct act_letter *l, struct roster *r, size_t i)
{
	struct org *o = &r->orgs[r->norgs];

	if (r->norgs == ROSTER_MAX || letter_fullest(l, i) != i)
		return;
	org_parse(l, i, o);
	r->norgs += o->n >= 2 && !o->more;
}

const struct roster *roster_of(struct act_letter *l)
{
	struct arena *arena = l->in->arena;
	struct roster *r = l->roster;

	if (r || l->draft.failed)
		return r;
	r = ARENA_NEW(arena, struct roster);
	if (r) {
		r->people =
			ARENA_ARRAY(arena, struct person, count(l, person_replace) + 1);
		r->orgs = ARENA_ARRAY(arena, struct org, count(l, org_replace) + 1);
	}
	if (!r || !r->people || !r->orgs) {
		l->draft.failed = true;
		return NULL;
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct replacer *row = letter_row(l, i);

		if (row && row->surrogate == person_replace)
			add_person(l, r, i);
		else if (row && row->surrogate == org_replace)
			add_org(l, r, i);
	}
	l->roster = r;
	return r;
}

static unsigned char first_letter(const struct act_letter *l, const struct person_word *w)
{
	return ascii_lower(l->doc->text.p[w->start]);
}

/* Do the letters begin words of p in order, the first and the last among them? */
static bool fits(const struct act_letter *l, const struct person *p, struct str s)
{
	unsigned next = 0, matched = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool hit = false;

		if (!ascii_alpha(s.p[i]))
			continue;
		for (; next < p->n && !hit; next++)
			hit = p->word[next].kind != PERSON_SUFFIX &&
			      first_letter(l, &p->word[next]) == ascii_lower(s.p[i]);
		if (!hit || (matched == 0 && next != 1))
			return false;
		matched++;
	}
	while (next < p->n && p->word[next].kind == PERSON_SUFFIX)
		next++;
	return matched >= 2 && next == p->n;
}

const struct person *roster_initials(struct act_letter *l, struct str initials)
{
	const struct roster *r = roster_of(l);

	for (size_t i = 0; r && i < r->npeople; i++)
		if (fits(l, &r->people[i], initials))
			return &r->people[i];
	return NULL;
}

const struct person *roster_word(struct act_letter *l, struct str word)
{
	const struct roster *r = roster_of(l);

	for (size_t i = 0; r && i < r->npeople; i++)
		if (person_find(l, &r->people[i], word) >= 0)
			return &r->people[i];
	return NULL;
}
