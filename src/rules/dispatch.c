/*
 * Given: a token and its lexicon entries. Promises: every rule that may begin there,
 * once, in no particular order. Must not: leave out a rule because another one is listed.
 */
#include "dispatch.h"

/* A list, or NULL when it is empty. */
static const uint16_t *some(const uint16_t *list)
{
	return list && *list != PACK_LIST_END ? list : NULL;
}

enum lacuna_err dispatch_init(struct dispatch *d, const struct pack *pack,
			      struct matcher *matcher, struct arena *arena)
{
	*d = (struct dispatch){
		.pack = pack, .matcher = matcher, .cap = some(pack->cap_rules)};
	for (unsigned c = 0; c < LEX_CLASSES; c++)
		if (some(pack->class_rules[c]))
			d->classes |= UINT64_C(1) << c;
	d->list = ARENA_ARRAY(arena, struct dispatch_try, (size_t)pack->nrules + 1);
	d->seen = ARENA_ARRAY(arena, uint32_t, (size_t)pack->nrules + 1);
	return d->list && d->seen ? LACUNA_OK : LACUNA_REFUSED;
}

/* One call of dispatch_collect. */
struct collect {
	struct dispatch *d;
	const struct dispatch_word *w;
	uint32_t token, n;
	struct str text;
	size_t at;	     /* the token's first byte */
	unsigned char after; /* the byte after the token */
	size_t next;	     /* the next token's first byte; the text's end: none */
	uint16_t zones;
};

/* The token after the phrase of the class that begins here, the longest there is; 0:
 * none. */
static uint32_t phrase_end(const struct collect *c, unsigned class)
{
	uint64_t bit = UINT64_C(1) << class;

	if (c->w->phrase->classes & bit)
		return c->w->phrase_end;
	return c->w->word->classes & bit ? c->token + 1 : 0;
}

static void add_rule(struct collect *c, uint16_t r)
{
	const struct pack_rule *rule = &c->d->pack->rules[r];
	uint32_t end = 0;

	if (!(rule->then[c->after >> 6] >> (c->after & 63) & 1) ||
	    !(rule->zones & c->zones) || c->d->seen[r] == c->d->call)
		return;
	if (rule->lexicon) {
		end = phrase_end(c, rule->lexicon - 1U);
		if (!end)
			return;
	}
	c->d->seen[r] = c->d->call;
	c->d->list[c->n++] = (struct dispatch_try){r, end};
}

/* What of a pack's list can go on with the next token. */
static const uint16_t *peek(const struct collect *c, const uint16_t *list)
{
	const struct pack *p = c->d->pack;
	size_t row;

	if (c->next == c->text.n)
		return list;
	row = p->peek_row[list - p->trigger_lists];
	return p->trigger_lists +
	       p->peek_rest[row * p->npeek_classes + p->peek_class[c->text.p[c->next]]];
}

static void add_list(struct collect *c, const uint16_t *list)
{
	if (!list)
		return;
	if (c->d->matcher) {
		list = peek(c, list);
		if (*list == PACK_LIST_END)
			return;
		list = matcher_sieve(c->d->matcher, list, c->text, c->at);
	}
	for (; *list != PACK_LIST_END; list++)
		add_rule(c, *list);
}

uint32_t dispatch_collect(struct dispatch *d, const struct doc *doc, uint32_t i,
			  const struct dispatch_word *w, const uint16_t *kind_rules,
			  uint16_t zones)
{
	size_t end = doc->tok[i].end;
	struct collect c = {.d = d,
			    .w = w,
			    .token = i,
			    .zones = zones,
			    .text = doc->text,
			    .at = doc->tok[i].start,
			    .next = doc->tok[i + 1].start};
	uint64_t classes = (w->word->classes | w->phrase->classes) & d->classes;

	/* The end of the letter is as good as a line end. */
	c.after = end < doc->text.n ? doc->text.p[end] : '\n';
	d->call++;
	add_list(&c, kind_rules);
	if (w->word->trigger)
		add_list(&c, d->pack->trigger_lists + w->word->trigger);
	for (unsigned class = 0; classes; class ++, classes >>= 1)
		if (classes & 1)
			add_list(&c, d->pack->class_rules[class]);
	return c.n;
}

enum lacuna_err dispatch_run(struct matcher *m, const struct pack *pack,
			     const struct doc *doc, uint32_t i,
			     const struct dispatch_try *t, struct match *out, bool *hit,
			     struct lacuna_fault *fault)
{
	uint32_t start = doc->tok[i].start, end;
	enum lacuna_err err;

	if (!t->end)
		return matcher_try(m, t->rule, doc->text, start, out, hit, fault);
	end = doc->tok[t->end - 1].end;
	err = matcher_try(m, t->rule, doc->text, end, out, hit, fault);
	out->n = 1;
	out->end = end;
	out->group[0] = (struct match_group){start, end, pack->rules[t->rule].type};
	return err;
}
