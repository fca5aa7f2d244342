/*
 * Given: tokens and the words of the language. Promises: in a letter that lost its blanks
 * here and there, as text read out of a page does, they are there again for the finders.
 * Must not: touch a letter that lost none, or an address of the net.
 */
#include "joined.h"

#include "../base/ascii.h"
#include "../text/doc_space.h"

#define SIGNS_MIN 8
#define WORDS_MIN 2 /* of them between words or numbers */
#define SIGNS_IN 50 /* tokens; one in so many */
#define WORD_MAX 32 /* bytes of a word that is parted */
#define NET_REACH 8 /* tokens to either side in which an address shows */
#define SHORT 4	    /* letters: less is no word that was joined to another */

struct parting {
	const struct doc *doc;
	const struct lexicon *lex;
	uint32_t *at, n; /* NULL while they are counted */
};

static uint32_t length(const struct token *t)
{
	return t->end - t->start;
}

static bool is_word(const struct token *t, uint32_t least)
{
	return t->kind == TOKEN_WORD && length(t) >= least;
}

/* Does a word begin at t that a number or a stop does not stand before? */
static bool is_whole(const struct token *t)
{
	return (t->shape == SHAPE_LOWER && length(t) > 2) ||
	       (t->shape == SHAPE_CAP && length(t) > 1);
}

/* The stop, comma or bracket b, behind a word or a number, with t behind it. */
static bool lacks_behind(const struct token *b, const struct token *t)
{
	bool year =
		t->kind == TOKEN_NUMBER && length(t) == 4 && (t->c == '1' || t->c == '2');

	switch (b->c) {
	case ')':
		return is_word(t, 2);
	case ',':
		return is_word(t, 1) ||
		       (t->kind == TOKEN_NUMBER && b[-1].kind == TOKEN_WORD) ||
		       (year && b[-1].kind == TOKEN_NUMBER && length(b - 1) <= 2);
	case ';':
	case ':':
		return is_word(t, 2) && b[-1].kind == TOKEN_WORD;
	case '.':
		return is_word(t, 2) && t->shape != SHAPE_LOWER &&
		       (is_word(b - 1, 2) || b[-1].kind == TOKEN_NUMBER);
	default:
		return false;
	}
}

/* Is token t, which is not the first, joined to what stands before it, though the two
 * are of no kind that stands together? */
static bool lacks(const struct token *t)
{
	const struct token *b = t - 1;

	if (t->gap || t->kind == TOKEN_POSS)
		return false;
	if (b->kind == TOKEN_WORD)
		return (t->kind == TOKEN_WORD && b->shape == SHAPE_LOWER) ||
		       (t->kind == TOKEN_NUMBER && is_whole(b)) ||
		       (t->c == '(' && length(b) > 1);
	if (b->kind == TOKEN_NUMBER)
		return t->kind == TOKEN_WORD && is_whole(t);
	return b->kind == TOKEN_PUNCT && !b->gap && lacks_behind(b, t);
}

static bool shows_net(const struct token *t)
{
	return t->c == '@' || t->c == '_' || t->c == '\\' ||
	       (t->c == '/' && t[1].c == '/');
}

/* Is token i of a login, an e-mail's or a page's address? */
static bool on_net(const struct doc *doc, uint32_t i)
{
	const struct token *tok = doc->tok;

	for (uint32_t k = i, n = 0; n < NET_REACH && k && !tok[k].gap; n++)
		if (shows_net(&tok[--k]))
			return true;
	for (uint32_t k = i, n = 0; n < NET_REACH && k < doc->ntok; n++, k++)
		if (n && tok[k].gap)
			return false;
		else if (shows_net(&tok[k]))
			return true;
	return false;
}

static const struct lexicon_entry *entry(const struct parting *p, struct str word)
{
	unsigned char key[WORD_MAX];

	for (size_t i = 0; i < word.n; i++)
		key[i] = ascii_lower(word.p[i]);
	return lexicon_key(p->lex, str_from(key, word.n));
}

static uint64_t classes(const struct parting *p, struct str word)
{
	return entry(p, word)->classes;
}

static int most_often(const struct lexicon_entry *e)
{
	int most = 0;

	for (size_t i = 0; i < sizeof(e->freq) / sizeof(e->freq[0]); i++)
		most = e->freq[i] > most ? e->freq[i] : most;
	return most;
}

/* What is joined to a name: a verb, or a word of the grammar. */
static bool is_joint(const struct parting *p, struct str w)
{
	const uint64_t verb = LEX_BIT(SAYVERB) | LEX_BIT(AGENTCUE) | LEX_BIT(PREDICATE);
	const struct lexicon_entry *e = lexicon_key(p->lex, w);
	bool past = w.n > 3 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e';

	if (e->classes & LEX_BIT(FUNCTION))
		return true;
	return w.n > 2 && (e->classes & LEX_BIT(WORD)) &&
	       (past || (e->classes & verb) || lexicon_has(e, CUE_PASTONLY) ||
		lexicon_has(e, CUE_PASTALIKE));
}

/* Are the two halves of a word, cut at n, words that were joined? */
static bool parts(const struct parting *p, struct str w, size_t n)
{
	const uint64_t plain = LEX_BIT(WORD) | LEX_BIT(FUNCTION) | LEX_BIT(MEDWORD);
	struct str end = str_sub(w, n, w.n);
	uint64_t first = classes(p, str_sub(w, 0, n)), last = classes(p, end);

	if (first & LEX_BIT(FUNCTION)) /* ofthe, aschool */
		return (last & plain) && (n > 1 || end.n > SHORT);
	if (ascii_upper(w.p[0])) /* Endosaw, Ngfor */
		return first && is_joint(p, end) &&
		       (n > 2 || ((first & LEX_BIT(SURNAME)) && end.n > 2));
	return n > 2 && (first & plain) && (last & plain) &&
	       (end.n > 2 || (last & LEX_BIT(FUNCTION)));
}

/* How often, as a logarithm, the rarer half is met: of|the, not oft|he. */
static int rarer(const struct parting *p, struct str w, size_t n)
{
	int first = most_often(entry(p, str_sub(w, 0, n))),
	    last = most_often(entry(p, str_sub(w, n, w.n)));

	return 1 + (first < last ? first : last);
}

/* Where the second of two words in w begins, which has no capital but its first; 0 when
 * it is one word. */
static size_t second_word(const struct parting *p, struct str w)
{
	size_t best = 0;
	int most = 0;

	if (w.n < SHORT || w.n > WORD_MAX || classes(p, w))
		return 0;
	for (size_t n = 1; n + 2 <= w.n; n++) {
		int often = parts(p, w, n) ? rarer(p, w, n) : 0;

		if (often > most) {
			most = often;
			best = n;
		}
	}
	return best;
}

/* How many capitals w begins with. */
static size_t capitals(struct str w)
{
	size_t n = 0;

	while (n < w.n && ascii_upper(w.p[n]))
		n++;
	return n;
}

/* Where the next capital of w stands behind n letters; w.n when there is none. */
static size_t next_capital(struct str w, size_t n)
{
	while (n < w.n && !ascii_upper(w.p[n]))
		n++;
	return n;
}

/* Where another word begins in w: behind its capitals (AANONSENhas, MDdated), at its next
 * capital (byH, OyamaandNurse; not McGee) or before; w.n when none does. */
static size_t next_word(const struct parting *p, struct str w)
{
	size_t n = capitals(w), end = next_capital(w, n), second;

	if (n > 1)
		return end - n > 2 && end - n <= WORD_MAX &&
				       (classes(p, str_sub(w, n, end)) &
					(LEX_BIT(WORD) | LEX_BIT(FUNCTION)))
			       ? n
			       : w.n;
	second = second_word(p, str_sub(w, 0, end));
	if (second)
		return second;
	return end >= SHORT || (end <= WORD_MAX &&
				(classes(p, str_sub(w, 0, end)) & LEX_BIT(FUNCTION)))
		       ? end
		       : w.n;
}

static void cut(struct parting *p, size_t at)
{
	if (p->at)
		p->at[p->n] = (uint32_t)at;
	p->n++;
}

static void part_word(struct parting *p, const struct token *t)
{
	struct str w = doc_text(p->doc, t->start, t->end);
	size_t from = 0, n;

	while ((n = next_word(p, str_sub(w, from, w.n))) < w.n - from)
		cut(p, t->start + (from += n));
}

/* Are so many words and numbers joined, at least, that it is worth to look closer? */
static bool may_be(const struct doc *doc)
{
	uint32_t words = 0;

	for (uint32_t i = 2; i < doc->ntok; i++) {
		const struct token *t = &doc->tok[i];

		words += !t->gap && t->kind != TOKEN_PUNCT && t[-1].kind != TOKEN_PUNCT &&
			 lacks(t);
	}
	return words >= WORDS_MIN;
}

/* Did many blanks get lost? */
static bool is_joined(const struct parting *p)
{
	const struct doc *doc = p->doc;
	uint32_t signs = 0;

	for (uint32_t i = 2; i < doc->ntok; i++) {
		const struct token *t = &doc->tok[i];

		signs += lacks(t) || (t->shape == SHAPE_LOWER &&
				      second_word(p, doc_text(doc, t->start, t->end)));
	}
	return signs >= SIGNS_MIN && signs * SIGNS_IN > doc->ntok;
}

/* Cuts, in their order; counts them where there is no room for them yet. */
static void part(struct parting *p)
{
	const struct doc *doc = p->doc;

	p->n = 0;
	for (uint32_t i = 0; i < doc->ntok; i++) {
		if (on_net(doc, i))
			continue;
		if (i > 1 && lacks(&doc->tok[i]))
			cut(p, doc->tok[i].start);
		if (doc->tok[i].kind == TOKEN_WORD)
			part_word(p, &doc->tok[i]);
	}
}

enum lacuna_err joined_part(struct doc *doc, const struct lexicon *lex,
			    struct arena *arena)
{
	struct parting p = {.doc = doc, .lex = lex};

	if (doc->scan || !may_be(doc) || !is_joined(&p))
		return LACUNA_OK; /* as most letters; a scan's digits are letters, too */
	part(&p);
	p.at = ARENA_RAW(arena, uint32_t, p.n + 1);
	if (!p.at)
		return LACUNA_REFUSED;
	part(&p);
	return doc_space(doc, p.at, p.n, arena);
}
