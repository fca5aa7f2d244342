/*
 * Given: a finding that is an organisation. Promises: its words in order; at least one of them
 * is its own. Must not: write.
 */
#include "org_parse.h"

#include "../base/ascii.h"
#include "casing.h"

static const char *const joints[] = {"of", "the", "and", "for", "at", "in", "on", "by", "a", "an",
                                     "dba", "no"};

static bool is_joint(struct str word)
{
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (str_ieq(word, str_of(joints[i])))
			return true;
	return false;
}

#define KIND_BITS (LEX_BIT(ORGHEAD) | LEX_BIT(LEGALFORM) | LEX_BIT(ORGOF))

/* The token after the words from t on that say what the organisation is; t when none does. */
static uint32_t kind_end(const struct act_letter *l, uint32_t t, uint32_t limit)
{
	const struct lexicon *lex = &l->pack->lex;
	const struct lexicon_entry *e = lexicon_word(lex, l->doc, t);
	const struct lexicon_entry *phrase;
	uint32_t end = t;

	if (e->phrase_max > 1) {
		phrase = lexicon_phrase(lex, l->doc, t, e, &end);
		if ((phrase->classes & KIND_BITS) && end <= limit)
			return end;
	}
	return e->classes & KIND_BITS ? t + 1 : t;
}

static void add(const struct act_letter *l, struct org *o, uint32_t t, enum org_kind kind)
{
	if (o->n == ORG_WORDS) {
		o->more = true;
		return;
	}
	o->word[o->n++] = (struct org_word){l->doc->tok[t].start, l->doc->tok[t].end,
	                                    (uint8_t)kind};
	o->own += kind == ORG_OWN;
}

static enum org_kind kind_of(const struct act_letter *l, uint32_t t)
{
	const struct token *tok = &l->doc->tok[t];

	if (tok->kind == TOKEN_NUMBER)
		return ORG_NUMBER;
	if (is_joint(doc_token(l->doc, t)))
		return ORG_KIND;
	return tok->end - tok->start == 1 ? ORG_LETTER : ORG_OWN;
}

/* A name all of words that say what it is ("Quarry Inc.", "Common Fund") has its first as its
 * own. Small letters beside capitals are ordinary words: "Blue Gate shed". */
static void settle(const struct act_letter *l, struct org *o)
{
	unsigned capitals = 0, first = ORG_WORDS;

	for (unsigned i = 0; i < o->n; i++) {
		struct str s = doc_text(l->doc, o->word[i].start, o->word[i].end);

		if (o->word[i].kind == ORG_OWN)
			capitals += casing_of(s) != CASING_LOWER;
		if (first == ORG_WORDS && !is_joint(s) && s.n > 1 && !ascii_digit(s.p[0]))
			first = i;
	}
	for (unsigned i = 0; i < o->n && capitals; i++)
		if (o->word[i].kind == ORG_OWN &&
		    casing_of(doc_text(l->doc, o->word[i].start, o->word[i].end)) ==
		            CASING_LOWER) {
			o->word[i].kind = ORG_KIND;
			o->own--;
		}
	if (o->own == 0 && first < ORG_WORDS) {
		o->word[first].kind = ORG_OWN;
		o->own = 1;
	}
}

void org_parse(const struct act_letter *l, size_t i, struct org *out)
{
	uint32_t t = doc_token_at(l->doc, l->f[i].start), limit = t;

	*out = (struct org){.n = 0};
	while (limit < l->doc->ntok && l->doc->tok[limit].end <= l->f[i].end)
		limit++;
	while (t < limit) {
		uint8_t kind = l->doc->tok[t].kind;
		uint32_t end = kind == TOKEN_WORD ? kind_end(l, t, limit) : t;

		if (end == t && (kind == TOKEN_WORD || kind == TOKEN_NUMBER))
			add(l, out, t, kind_of(l, t));
		for (uint32_t k = t; k < end; k++)
			if (l->doc->tok[k].kind == TOKEN_WORD)
				add(l, out, k, ORG_KIND);
		t = end > t ? end : t + 1;
	}
	settle(l, out);
}
