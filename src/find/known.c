/*
 * Given: what was found so far, and the names a user gave. Promises: every further
 * mention of a person or organisation that the letter (or the user) establishes anywhere.
 * Must not: find a name that is not established.
 */
#include "mention.h"

#define RULE "known.name"
#define COVER_SCORE 0.5f /* a finding scored lower is no obstacle to a known name, */
#define COVER_RANK 26	 /* nor one ranked lower */
#define SEED_SCORE 0.6f
#define SEED_SCORE_PLAIN 0.8f
#define RANK_KNOWN 44
#define RANK_TOLD 47 /* beats what evidence makes of the same words */

static void learn(struct hunt *k, struct parts_name name)
{
	while (name.first < name.end && !name.doc->tok[name.first].hash)
		name.first++;
	if (name.first == name.end)
		return;
	if (k->s->models->ids.is_person[name.type])
		parts_learn_person(&k->parts, &name);
	else
		parts_learn_org(&k->parts, &name);
}

/* The tokens of a finding; *plain: none of its words is more a name than a word. */
static struct parts_name name_of(const struct hunt *k, const struct finding *f,
				 bool *plain)
{
	const struct scene *s = k->s;
	struct parts_name n = {.doc = s->doc, .type = f->type};

	n.first = n.end = scene_token_from(s, f->start, k->last);
	for (*plain = true; n.end < s->doc->ntok && s->doc->tok[n.end].start < f->end;
	     n.end++)
		if (s->doc->tok[n.end].kind == TOKEN_WORD &&
		    s->doc->tok[n.end].shape != SHAPE_INITIAL)
			*plain = *plain && mention_plain(s, n.end);
	return n;
}

/* The names a user gave, written in documents of their own; learnt first. */
static void learn_given(struct hunt *k)
{
	for (size_t i = 0; i < k->s->nknown; i++) {
		const struct find_known *given = &k->s->known[i];
		struct parts_name n = {&given->doc, 0, given->doc.ntok, given->type,
				       true};

		learn(k, n);
	}
}

/* The type that a user gave to every name among the tokens; TYPE_KEEP when they have
 * none. */
static uint16_t given_type(const struct hunt *k, const struct parts_name *n)
{
	uint16_t type = TYPE_KEEP;

	for (uint32_t i = n->first; i < n->end; i++) {
		const struct token *t = &n->doc->tok[i];
		struct mention m = {.first = i};
		const struct part *p;

		if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL)
			continue;
		p = parts_find(&k->parts, t->hash, PARTS_MENTION | PART_TAIL);
		if (mention_broken(k, &m)) {
			p = m.part;
			i = m.end - 1;
		}
		if (!p || !(p->roles & PART_TOLD) ||
		    (type != TYPE_KEEP && p->type != type))
			return TYPE_KEEP;
		type = p->type;
	}
	return type;
}

/* Whom the letter's own evidence takes for somebody else is who the user said it is. */
static void retype(const struct finding *before, uint16_t type, struct finding_list *out)
{
	struct finding f = *before;

	f.type = type;
	f.rank = (uint8_t)(f.rank + (f.rank < UINT8_MAX));
	f.rule = RULE;
	f.evidence = 0;
	finding_add(out, &f);
}

static void learn_finding(struct hunt *k, const struct finding *f,
			  struct finding_list *out)
{
	bool plain;
	struct parts_name n = name_of(k, f, &plain);
	uint16_t type = TYPE_KEEP;

	k->last = n.first;
	if (k->s->nknown &&
	    (models_named(&k->s->models->ids, f->type) || models_of_rule(f->rule) >= 0))
		type = given_type(k, &n);
	if (type != TYPE_KEEP && type != f->type) {
		retype(f, type, out);
		n.type = type;
	}
	if (models_named(&k->s->models->ids, n.type) &&
	    f->score >= (plain ? SEED_SCORE_PLAIN : SEED_SCORE))
		learn(k, n);
	for (uint32_t t = n.first; t < n.end; t++)
		k->covered[t] = 1;
}

static void put(struct hunt *k, const struct mention *m, struct finding_list *out)
{
	struct finding f = {.type = m->part->type, .score = m->score, .rule = RULE};

	f.start = k->s->doc->tok[m->first].start;
	f.end = k->s->doc->tok[m->end - 1].end;
	f.rank = m->part->roles & PART_TOLD ? RANK_TOLD : RANK_KNOWN;
	finding_add(out, &f);
	for (uint32_t i = m->first; i < m->end; i++)
		k->covered[i] = 1;
}

static void hunt(struct hunt *k, struct finding_list *out)
{
	uint32_t i = 0;

	while ((i = places_next(&k->s->places, k->parts.marks, i)) < k->s->doc->ntok) {
		struct mention m = {.first = i};

		if (k->s->doc->tok[i].kind == TOKEN_WORD && mention_read(k, &m)) {
			put(k, &m, out);
			i = m.end;
		} else {
			i++;
		}
	}
}

enum lacuna_err known_detect(const struct scene *s, const struct finding_list *before,
			     struct finding_list *out)
{
	struct hunt k = {.s = s};

	k.covered = ARENA_ARRAY(s->arena, uint8_t, (size_t)s->doc->ntok + TOKEN_PAD);
	if (!k.covered || parts_open(&k.parts, &s->pack->lex, &s->places, s->arena))
		return LACUNA_REFUSED;
	learn_given(&k);
	for (size_t i = 0; i < before->n; i++)
		if (before->p[i].type != TYPE_KEEP && before->p[i].score >= COVER_SCORE &&
		    before->p[i].rank >= COVER_RANK)
			learn_finding(&k, &before->p[i], out);
	if (k.parts.n)
		hunt(&k, out);
	return out->failed || k.parts.failed ? LACUNA_REFUSED : LACUNA_OK;
}
