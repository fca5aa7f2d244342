/*
 * Which rules may begin at a token, by their at, then, lexicon and zones; and one of them
 * run there. For most words no rule may, and dispatch_lists says so after a few
 * comparisons.
 *
 * A letter's tokens are dispatched many at a time, so that the sieve can wait for memory
 * for all of them at once: their lists, the sieve, then each token's tries.
 */
#ifndef RULES_DISPATCH_H
#define RULES_DISPATCH_H

#include "matcher.h"

#define DISPATCH_ALL_ZONES UINT16_MAX

struct dispatch_try {
	uint32_t rule;
	uint32_t end; /* the token after a lexicon rule's phrase; 0 for other rules */
};

struct dispatch {
	const struct pack *pack;
	struct matcher *matcher;
	uint64_t classes;	   /* lexicon classes with a rule */
	const uint16_t *cap;	   /* rules at any capitalised word, or NULL */
	const uint16_t *cap_apart; /* and at one that stands apart */
	struct dispatch_try *list; /* what the last dispatch_tries found */
	uint32_t *seen;		   /* by rule: the call that last found it */
	uint32_t call;
};

/* A token as the lexicon has it: its own entry, and the phrase that begins with it. Both
 * entries are never NULL; &entries[0] is none. */
struct dispatch_word {
	const struct lexicon_entry *word, *phrase;
	uint32_t phrase_end; /* the token after the phrase */
};

/* What dispatch_tries works in, from arena; LACUNA_REFUSED when memory is out. With a
 * matcher (it may be NULL) rules that cannot match at a token are left out. */
enum lacuna_err dispatch_init(struct dispatch *d, const struct pack *pack,
			      struct matcher *matcher, struct arena *arena);

/* How many lists a token has at most: its kind's, its word's, its classes'. */
#define DISPATCH_LISTS (2 + LEX_CLASSES)

/* The slow half of dispatch_lists: the lists of the token's kind (or NULL), its word and
 * those of the classes that have rules. */
uint32_t dispatch_add_lists(const struct dispatch *d, const struct doc *doc, uint32_t i,
			    const uint16_t *kind_rules, uint16_t trigger,
			    uint64_t classes, struct sieve_ask *asks);

static inline bool dispatch_is_cap(const struct doc *doc, const struct token *t)
{
	if (t->shape == SHAPE_MIXED)
		return doc->text.p[t->start] != t->c;
	return t->shape != SHAPE_LOWER;
}

/* Does a token begin a line, or stand behind two blanks or a tab? */
static inline bool dispatch_is_apart(uint32_t i, const struct token *t)
{
	return i == 0 || (t->gap & (GAP_NEWLINES | GAP_FORMFEED | GAP_WIDE));
}

/* Puts the lists of rules that may begin at token i, with its entry and the entry of the
 * phrase that begins there, into asks, which has room for DISPATCH_LISTS of them, and
 * tells how many they are. */
static inline uint32_t dispatch_lists(const struct dispatch *d, const struct doc *doc,
				      uint32_t i, const struct lexicon_entry *word,
				      const struct lexicon_entry *phrase,
				      struct sieve_ask *asks)
{
	const struct token *t = &doc->tok[i];
	uint64_t classes = (word->classes | phrase->classes) & d->classes;
	const uint16_t *rules = NULL;

	if (t->kind == TOKEN_WORD && dispatch_is_cap(doc, t))
		rules = dispatch_is_apart(i, t) ? d->cap_apart : d->cap;
	else if (t->kind == TOKEN_PUNCT)
		rules = d->pack->punct_rules[t->c];
	else if (t->kind == TOKEN_NUMBER)
		rules = d->pack->number_rules;
	if (rules && *rules == PACK_LIST_END)
		rules = NULL;
	if (!rules && !word->trigger && !classes)
		return 0;
	return dispatch_add_lists(d, doc, i, rules, word->trigger, classes, asks);
}

/*
 * How many rules of the lists of one token, one at least, are to be tried there, each
 * once: they are d->list. zones has the bit of the token's zone, or DISPATCH_ALL_ZONES.
 */
uint32_t dispatch_tries(struct dispatch *d, const struct doc *doc,
			const struct sieve_ask *asks, uint32_t nasks,
			const struct dispatch_word *w, uint16_t zones);

/* The lists of token i, what the sieve leaves of them, and their tries: for one token
 * alone. */
uint32_t dispatch_rules(struct dispatch *d, const struct doc *doc, uint32_t i,
			const struct dispatch_word *w, uint16_t zones);

/* Runs what dispatch_tries listed for token i; a lexicon rule's match is its phrase.
 * Results and errors as matcher_try has them. */
enum lacuna_err dispatch_run(struct matcher *m, const struct pack *pack,
			     const struct doc *doc, uint32_t i,
			     const struct dispatch_try *t, struct match *out, bool *hit,
			     struct lacuna_fault *fault);

#endif
