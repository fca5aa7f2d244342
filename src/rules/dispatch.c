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
	*d = (struct dispatch){.pack = pack,
			       .matcher = matcher,
			       .cap = some(pack->cap_rules),
			       .cap_apart = some(pack->cap_apart_rules)};
	for (unsigned c = 0; c < LEX_CLASSES; c++)
		if (some(pack->class_rules[c]))
			d->classes |= UINT64_C(1) << c;
	d->list = ARENA_RAW(arena, struct dispatch_try, (size_t)pack->nrules + 1);
	d->seen = ARENA_ARRAY(arena, uint32_t, (size_t)pack->nrules + 1);
	return d->list && d->seen ? LACUNA_OK : LACUNA_REFUSED;
}

#define NO_CLASS UINT32_MAX

/* The class of the byte the token after token i begins with, by which its lists are cut;
 * NO_CLASS when nothing follows. */
static uint32_t next_class(const struct dispatch *d, const struct doc *doc, uint32_t i)
{
	size_t next = doc->tok[i + 1].start;

	return d->matcher && next < doc->text.n ? d->pack->peek_class[doc->text.p[next]]
						: NO_CLASS;
}

/* What of a pack's list can go on with a token of the class. */
static inline const uint16_t *peek(const struct pack *p, const uint16_t *list,
				   uint32_t class)
{
	size_t row;

	if (class == NO_CLASS)
		return list;
	row = p->peek_row[list - p->trigger_lists];
	return p->trigger_lists + p->peek_rest[row * p->npeek_classes + class];
}

/* The lists of a token put one behind another. */
struct lists {
	const struct pack *pack;
	struct sieve_ask *ask; /* for the next */
	uint32_t at, token, class;
};

static inline void add_list(struct lists *l, const uint16_t *list)
{
	list = peek(l->pack, list, l->class);
	if (*list != PACK_LIST_END)
		*l->ask++ = (struct sieve_ask){list, l->at, l->token};
}

uint32_t dispatch_add_lists(const struct dispatch *d, const struct doc *doc, uint32_t i,
			    const uint16_t *kind_rules, uint16_t trigger,
			    uint64_t classes, struct sieve_ask *asks)
{
	struct lists l = {d->pack, asks, doc->tok[i].start, i, next_class(d, doc, i)};

	if (kind_rules)
		add_list(&l, kind_rules);
	if (trigger)
		add_list(&l, d->pack->trigger_lists + trigger);
	for (; classes; classes &= classes - 1)
		add_list(&l, d->pack->class_rules[__builtin_ctzll(classes)]);
	return (uint32_t)(l.ask - asks);
}

/* The token after the phrase of the class that begins at token i, the longest there is;
 * 0: none. */
static uint32_t phrase_end(const struct dispatch_word *w, uint32_t i, unsigned class)
{
	uint64_t bit = UINT64_C(1) << class;

	if (w->phrase->classes & bit)
		return w->phrase_end;
	return w->word->classes & bit ? i + 1 : 0;
}

uint32_t dispatch_tries(struct dispatch *d, const struct doc *doc,
			const struct sieve_ask *asks, uint32_t nasks,
			const struct dispatch_word *w, uint16_t zones)
{
	uint32_t n = 0, end = doc->tok[asks->token].end;
	/* The end of the letter is as good as a line end. */
	unsigned char after = end < doc->text.n ? doc->text.p[end] : '\n';

	d->call++;
	for (; nasks; nasks--, asks++)
		for (const uint16_t *r = asks->list; *r != PACK_LIST_END; r++) {
			const struct pack_rule *rule = &d->pack->rules[*r];
			struct dispatch_try t = {.rule = *r};

			if (!(rule->then[after >> 6] >> (after & 63) & 1) ||
			    !(rule->zones & zones) || d->seen[*r] == d->call)
				continue;
			if (rule->lexicon) {
				t.end = phrase_end(w, asks->token, rule->lexicon - 1U);
				if (!t.end)
					continue;
			}
			d->seen[*r] = d->call;
			d->list[n++] = t;
		}
	return n;
}

uint32_t dispatch_rules(struct dispatch *d, const struct doc *doc, uint32_t i,
			const struct dispatch_word *w, uint16_t zones)
{
	struct sieve_ask asks[DISPATCH_LISTS];
	uint32_t n = dispatch_lists(d, doc, i, w->word, w->phrase, asks);

	if (n && d->matcher)
		matcher_sieve(d->matcher, asks, n, doc->text);
	return n ? dispatch_tries(d, doc, asks, n, w, zones) : 0;
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
