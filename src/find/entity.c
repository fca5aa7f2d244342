/*
 * Given: resolved findings. Promises: all mentions of one person or organisation carry
 * one number, counted from 1 in text order, and one type where only a guess spoke for
 * another. Must not: add, drop or move a finding.
 */
#include "entity.h"

#include <string.h>

#include "../base/ascii.h"
#include "kinds.h"
#include "names.h"
#include "whose.h"

#define CHAIN_MAX 64 /* entities of one surname looked at before a new one is made */

struct entity {
	uint32_t key;	 /* surname or first word of the organisation */
	uint32_t given;	 /* hash of the given name; 0 unknown */
	uint8_t given_c; /* its first letter; 0 unknown */
	bool org;
	uint32_t next; /* chain of the same bucket, 1 + index */
	uint32_t next_given;
};

struct entities {
	const struct scene *s;
	struct entity *p;
	uint32_t n, mask;
	uint32_t *by_key, *by_given; /* heads of chains, 1 + index */
	uint32_t last;		     /* the first token of the finding read last */
};

/* What one mention says of whom it means. */
struct mention {
	uint32_t key, given;
	uint32_t
		singular; /* of a key that may be a plural (the Strands); 0: it is none */
	uint8_t given_c;
	unsigned words;
	bool org;
};

/* The hash of the text [start, end) without hyphens and line ends: Kowal-, czyk. */
static uint32_t joined_hash(const struct scene *s, uint32_t start, uint32_t end)
{
	unsigned char low[64];
	size_t n = 0;

	for (uint32_t i = start; i < end && n < sizeof(low); i++)
		if (!ascii_space(s->doc->text.p[i]) && s->doc->text.p[i] != '-')
			low[n++] = ascii_lower(s->doc->text.p[i]);
	return token_hash(str_from(low, n));
}

/* Does token i go on with the word that a hyphen and a line end break? A capital begins
 * the other half of a double name. */
static bool goes_on(const struct scene *s, uint32_t i)
{
	return i >= 2 && s->doc->tok[i].shape == SHAPE_LOWER &&
	       scene_punct(s, i - 1, '-') && (s->doc->tok[i].gap & GAP_NEWLINES);
}

static uint32_t singular_of(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t n = t->end - t->start;
	const unsigned char *p = s->doc->text.p + t->start;

	if (n < 4 || ascii_lower(p[n - 1]) != 's')
		return 0;
	if (ascii_lower(p[n - 2]) == 'e' && strchr("sxzh", ascii_lower(p[n - 3])))
		return joined_hash(s, t->start, t->end - 2);
	return joined_hash(s, t->start, t->end - 1);
}

static void read_person(const struct scene *s, uint32_t first, uint32_t end,
			struct mention *m)
{
	uint32_t last = AROUND_NONE, head = AROUND_NONE, comma = AROUND_NONE;
	uint32_t unit = AROUND_NONE; /* the first half of a double name that last ends */
	uint8_t initial = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &s->doc->tok[i];

		if (scene_punct(s, i, ',') && comma == AROUND_NONE)
			comma = i;
		if (t->kind != TOKEN_WORD || scene_class(s, i, LEX_BIT(PARTICLE)) ||
		    (scene_class(s, i, LEX_BIT(NAMESUFFIX)) && i > first))
			continue;
		if (t->shape == SHAPE_INITIAL) {
			initial = initial ? initial : t->c;
			continue;
		}
		if (goes_on(s, i) && last == i - 2)
			continue;
		if (last == i - 2 && scene_punct(s, i - 1, '-') && !t->gap) {
			last = i; /* Reyes-Quist is one name */
			continue;
		}
		m->words++;
		if (head == AROUND_NONE)
			head = i;
		last = unit = i;
	}
	if (head == AROUND_NONE)
		return;
	if (comma != AROUND_NONE && head < comma) { /* LAST, FIRST */
		uint32_t t = unit;

		last = head;
		while (last + 2 < comma && scene_punct(s, last + 1, '-'))
			last += 2;
		unit = head;
		head = t > comma ? t : head;
	}
	m->key = last + 2 < end && goes_on(s, last + 2)
			 ? joined_hash(s, s->doc->tok[last].start,
				       s->doc->tok[last + 2].end)
			 : s->doc->tok[last].hash;
	if (m->words == 1 && last == first && first > 0 &&
	    around_cue(s, first - 1, CUE_BIT(THE)))
		m->singular = singular_of(s, last);
	if (head != unit) {
		m->given = s->doc->tok[head].hash;
		m->given_c = s->doc->tok[head].c;
	} else {
		m->given_c = initial;
	}
}

static void read_mention(struct entities *all, const struct finding *f, struct mention *m)
{
	const struct scene *s = all->s;
	uint32_t first = scene_token_from(s, f->start, all->last), end = first;

	all->last = first;
	while (end < s->doc->ntok && s->doc->tok[end].start < f->end)
		end++;
	*m = (struct mention){.org = !s->models->ids.is_person[f->type]};
	if (!m->org) {
		read_person(s, first, end, m);
		return;
	}
	while (first < end && s->doc->tok[first].kind != TOKEN_WORD)
		first++;
	if (first < end)
		m->key = s->doc->tok[first].hash;
	m->words = 1;
}

static bool same(const struct entity *e, const struct mention *m)
{
	if (e->org != m->org || e->key != m->key)
		return false;
	if (e->given && m->given)
		return e->given == m->given;
	return !e->given_c || !m->given_c || e->given_c == m->given_c;
}

static struct entity *look_up(struct entities *all, const struct mention *m)
{
	uint32_t i = all->by_key[m->key & all->mask];

	for (int k = 0; i && k < CHAIN_MAX; k++, i = all->p[i - 1].next)
		if (same(&all->p[i - 1], m))
			return &all->p[i - 1];
	if (m->org || m->words != 1 || m->given_c)
		return NULL;
	/* One word alone may be a given name. */
	i = all->by_given[m->key & all->mask];
	for (int k = 0; i && k < CHAIN_MAX; k++, i = all->p[i - 1].next_given)
		if (!all->p[i - 1].org && all->p[i - 1].given == m->key)
			return &all->p[i - 1];
	return NULL;
}

static void learn_given(struct entities *all, struct entity *e, const struct mention *m)
{
	uint32_t index = (uint32_t)(e - all->p) + 1;

	if (!e->given_c)
		e->given_c = m->given_c;
	if (e->given || !m->given)
		return;
	e->given = m->given;
	e->next_given = all->by_given[m->given & all->mask];
	all->by_given[m->given & all->mask] = index;
}

static uint32_t number(struct entities *all, const struct mention *m)
{
	struct entity *e = look_up(all, m);

	if (!e && m->singular) {
		struct mention one = {.key = m->singular, .words = 1};

		e = look_up(all, &one);
	}
	if (!e) {
		e = &all->p[all->n++];
		*e = (struct entity){.key = m->key, .org = m->org};
		e->next = all->by_key[m->key & all->mask];
		all->by_key[m->key & all->mask] = all->n;
	}
	learn_given(all, e, m);
	return (uint32_t)(e - all->p) + 1;
}

/* Full mentions first, so that a bare surname before its full name joins it. */
static void pass(struct entities *all, struct finding_list *l, bool full)
{
	for (size_t i = 0; i < l->n; i++) {
		struct mention m;

		if (!models_named(&all->s->models->ids, l->p[i].type) || l->p[i].entity)
			continue;
		read_mention(all, &l->p[i], &m);
		if (m.key && (!full || m.given || m.org))
			l->p[i].entity = number(all, &m);
	}
}

/* Numbers in the order of first mention. */
static void renumber(struct finding_list *l, uint32_t *seen)
{
	uint32_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		uint32_t e = l->p[i].entity;

		if (!e)
			continue;
		if (!seen[e])
			seen[e] = ++n;
		l->p[i].entity = seen[e];
	}
}

enum lacuna_err entity_run(const struct scene *s, struct finding_list *resolved)
{
	struct entities all = {.s = s, .mask = 63};
	struct arena_mark mark = arena_mark(s->arena);
	enum lacuna_err err;
	uint32_t *seen;

	if (kinds_settle(s, resolved))
		return LACUNA_REFUSED;
	while (all.mask < resolved->n)
		all.mask = 2 * all.mask + 1;
	all.p = ARENA_RAW(s->arena, struct entity, resolved->n + 1);
	all.by_key = ARENA_ARRAY(s->arena, uint32_t, (size_t)all.mask + 1);
	all.by_given = ARENA_ARRAY(s->arena, uint32_t, (size_t)all.mask + 1);
	seen = ARENA_ARRAY(s->arena, uint32_t, resolved->n + 2);
	if (!all.p || !all.by_key || !all.by_given || !seen)
		return LACUNA_REFUSED;
	pass(&all, resolved, true);
	pass(&all, resolved, false);
	renumber(resolved, seen);
	err = whose_settle(s, resolved, all.n);
	arena_release(s->arena, mark);
	return err;
}
