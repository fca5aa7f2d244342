/*
 * Given: patterns and a token. Promises: the patterns that may match there. Must not:
 * lose one that matches: whatever a pattern lets stand at a place, its table lets stand
 * there.
 */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#include "../base/ascii.h"
#include "sieve_net.h"

/* Places looked at: the token's first byte, then what follows the token byte by byte, a
 * run of white space being one place. */
#define PLACES 7

/* First tokens that lead to different patterns. */
enum first { NUMBER_1, NUMBER_2, NUMBER_3, NUMBER_4, NUMBER_LONG, WORD, OTHER, FIRSTS };

/* What follows one without white space, and what follows one with it. */
#define FAMILIES (2 * FIRSTS)

struct sieve {
	uint32_t nrules, words; /* words of a bit set of rules */
	uint64_t *table;  /* by family, place and byte: the rules that let it stand */
	uint64_t *always; /* the rules that no text rules out */
	uint64_t *alive;
};

static unsigned family_of(const struct token *t, bool spaced)
{
	uint32_t len = t->end - t->start;
	unsigned first = t->kind == TOKEN_WORD ? WORD : OTHER;

	if (t->kind == TOKEN_NUMBER)
		first = len > 4 ? NUMBER_LONG : NUMBER_1 + len - 1;
	return 2 * first + spaced;
}

static uint64_t *row(const struct sieve *s, unsigned family, uint32_t place,
		     unsigned char byte)
{
	return s->table + (((size_t)family * PLACES + place) * 256 + byte) * s->words;
}

static size_t skip_space(struct str text, size_t at)
{
	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at;
}

const uint64_t *sieve_alive(struct sieve *s, struct str text, const struct token *t)
{
	size_t at = skip_space(text, t->end);
	unsigned f = family_of(t, at > t->end);
	uint64_t any = 1;

	memcpy(s->alive, row(s, f, 0, text.p[t->start]), s->words * sizeof(*s->alive));
	for (uint32_t place = 1; place < PLACES && at < text.n && any; place++) {
		const uint64_t *lets = row(s, f, place, text.p[at]);

		any = 0;
		for (uint32_t i = 0; i < s->words; i++)
			any |= s->alive[i] &= lets[i];
		at = ascii_space(text.p[at]) ? skip_space(text, at) : at + 1;
	}
	for (uint32_t i = 0; i < s->words; i++)
		s->alive[i] |= s->always[i];
	return s->alive;
}

/* The building of a sieve. */
struct maker {
	struct sieve *s;
	struct sieve_net net;
	struct sieve_where now, next, joined, aside; /* where the walk is; scratch */
	struct sieve_set *lets; /* by rule: what may stand at a place */
	struct sieve_set digits, letters, high, space, other, all;
	struct sieve_set no_digit, no_letter; /* other, but for those */
};

static void set_sets(struct maker *m)
{
	sieve_set_escape('d', &m->digits);
	sieve_set_escape('s', &m->space);
	m->other = m->space;
	sieve_set_invert(&m->other);
	sieve_set_range(&m->all, 0, 255);
	sieve_set_range(&m->high, 128, 255);
	m->letters = m->high;
	sieve_set_range(&m->letters, 'A', 'Z');
	sieve_set_range(&m->letters, 'a', 'z');
	sieve_set_range(&m->letters, '\'', '\'');
	m->no_digit = m->space;
	sieve_set_union(&m->no_digit, &m->digits);
	sieve_set_invert(&m->no_digit);
	m->no_letter = m->space;
	sieve_set_range(&m->no_letter, 'A', 'Z');
	sieve_set_range(&m->no_letter, 'a', 'z');
	sieve_set_invert(&m->no_letter);
}

static void swap(struct sieve_where *a, struct sieve_where *b)
{
	struct sieve_where c = *a;

	*a = *b;
	*b = c;
}

/* One byte further. */
static void go(struct maker *m, const struct sieve_set *bytes)
{
	sieve_net_step(&m->net, &m->now, bytes, &m->next);
	swap(&m->now, &m->next);
}

/* Any number of bytes further, or none. */
static void go_on(struct maker *m, const struct sieve_set *bytes)
{
	sieve_net_run(&m->net, &m->now, bytes, &m->next);
	swap(&m->now, &m->next);
}

/* Over a run of white space. */
static void go_space(struct maker *m)
{
	go(m, &m->space);
	go_on(m, &m->space);
}

/* One place further: over a byte, or a run of white space. */
static void go_place(struct maker *m)
{
	sieve_net_step(&m->net, &m->now, &m->other, &m->aside);
	go_space(m);
	sieve_net_join(&m->net, &m->now, &m->aside, &m->joined);
	swap(&m->now, &m->joined);
}

/* Over the first token. */
static void go_token(struct maker *m, unsigned first)
{
	sieve_net_start(&m->net, &m->now);
	if (first == WORD) {
		go_on(m, &m->letters);
	} else if (first == OTHER) {
		go(m, &m->all);
		go_on(m, &m->high);
	} else {
		for (unsigned i = NUMBER_1; i <= first; i++)
			go(m, &m->digits);
		if (first == NUMBER_LONG)
			go_on(m, &m->digits);
	}
}

/* What may stand next, by rule, to the family's table for the place. */
static void fill_place(struct maker *m, unsigned f, uint32_t place)
{
	memset(m->lets, 0, m->s->nrules * sizeof(*m->lets));
	for (uint32_t i = 0; i < m->now.n; i++) {
		const struct sieve_step *step = &m->net.step[m->now.step[i]];

		sieve_set_union(&m->lets[step->rule],
				step->kind == STEP_MATCH ? &m->all
							 : &m->net.tree.set[step->set]);
	}
	for (uint32_t r = 0; r < m->s->nrules; r++)
		for (unsigned c = 0; c < 256; c++)
			if (sieve_set_has(&m->lets[r], (unsigned char)c))
				row(m->s, f, place, (unsigned char)c)[r >> 6] |=
					UINT64_C(1) << (r & 63);
}

/* Directly behind a number is no digit, and behind a word no letter: it would be longer. */
static void fill_family(struct maker *m, unsigned first, bool spaced)
{
	unsigned f = 2 * first + spaced;

	sieve_net_start(&m->net, &m->now);
	fill_place(m, f, 0);
	go_token(m, first);
	if (spaced)
		go_space(m);
	fill_place(m, f, 1);
	go(m, spaced || first == OTHER ? &m->other
	      : first == WORD	       ? &m->no_letter
				       : &m->no_digit);
	for (uint32_t place = 2; place < PLACES; place++) {
		fill_place(m, f, place);
		go_place(m);
	}
}

/* A lexicon rule's pattern begins after the token. */
static bool can_sieve(const struct pack_rule *rule)
{
	return rule->pattern_len && !rule->lexicon;
}

static bool read_rules(struct maker *m, const struct pack *pack)
{
	for (uint32_t r = 0; r < pack->nrules; r++) {
		const struct pack_rule *rule = &pack->rules[r];
		struct str pattern = str_from(rule->pattern, rule->pattern_len);

		if (!can_sieve(rule) || !sieve_net_add(&m->net, pattern, !rule->cased, r))
			m->s->always[r >> 6] |= UINT64_C(1) << (r & 63);
	}
	return sieve_net_finish(&m->net);
}

static bool get_room(struct sieve_where *w, uint32_t n)
{
	w->step = malloc(((size_t)n + 1) * sizeof(*w->step));
	return w->step != NULL;
}

static bool fill(struct maker *m, const struct pack *pack)
{
	bool ok;

	set_sets(m);
	m->lets = calloc((size_t)pack->nrules + 1, sizeof(*m->lets));
	ok = m->lets && read_rules(m, pack) && get_room(&m->now, m->net.nsteps) &&
	     get_room(&m->next, m->net.nsteps) && get_room(&m->joined, m->net.nsteps) &&
	     get_room(&m->aside, m->net.nsteps);
	for (unsigned first = 0; ok && first < FIRSTS; first++) {
		fill_family(m, first, false);
		fill_family(m, first, true);
	}
	free(m->lets);
	free(m->now.step);
	free(m->next.step);
	free(m->joined.step);
	free(m->aside.step);
	sieve_net_free(&m->net);
	return ok;
}

struct sieve *sieve_new(const struct pack *pack)
{
	struct sieve *s = calloc(1, sizeof(*s));
	struct maker m = {.s = s};

	if (!s)
		return NULL;
	s->nrules = pack->nrules;
	s->words = pack->nrules / 64 + 1;
	s->table = calloc((size_t)FAMILIES * PLACES * 256 * s->words, sizeof(*s->table));
	s->always = calloc(s->words, sizeof(*s->always));
	s->alive = calloc(s->words, sizeof(*s->alive));
	if (!s->table || !s->always || !s->alive || !fill(&m, pack)) {
		sieve_free(s);
		return NULL;
	}
	return s;
}

void sieve_free(struct sieve *s)
{
	if (!s)
		return;
	free(s->table);
	free(s->always);
	free(s->alive);
	free(s);
}
