/*
 * Given: names as they are written. Promises: each word under its hash, with every role
 * it plays; the first name that has a word gives it its type. Must not: look at what
 * stands around a name.
 */
#include "parts.h"

#include "../base/ascii.h"

#define SLOTS 256   /* to begin with */
#define WORD_MAX 64 /* bytes of a word whose plural is made */
#define HALF_MIN 4  /* bytes of half a word that stands for the whole */
#define LOGIN_MIN 3 /* bytes of a surname in a login */
#define SHORT_MIN 4 /* bytes of a further word that stands for a firm */

static struct part *slot_of(const struct parts *p, uint32_t hash)
{
	uint32_t i = (hash * UINT32_C(0x9e3779b1)) & p->mask;

	while (p->slots[i].roles && p->slots[i].hash != hash)
		i = (i + 1) & p->mask;
	return &p->slots[i];
}

/* Twice the slots; at most half of them are ever used. */
static bool grow(struct parts *p)
{
	struct part *old = p->slots;
	uint32_t n = p->mask + 1;

	p->slots = ARENA_ARRAY(p->arena, struct part, 2 * (size_t)n);
	if (!p->slots) {
		p->slots = old;
		p->failed = true;
		return false;
	}
	p->mask = 2 * n - 1;
	for (uint32_t i = 0; i < n; i++)
		if (old[i].roles)
			*slot_of(p, old[i].hash) = old[i];
	return true;
}

static void learn(struct parts *p, const struct parts_name *n, uint32_t hash,
		  unsigned roles)
{
	struct part *slot = slot_of(p, hash);

	if (!slot->roles) {
		if (2 * ++p->n > p->mask) {
			if (!grow(p))
				return;
			slot = slot_of(p, hash);
		}
		*slot = (struct part){.hash = hash, .type = n->type};
		p->bits[hash % PARTS_BITS / 64] |= UINT64_C(1) << hash % 64;
		places_mark(p->places, p->marks, hash);
	}
	slot->roles |= (uint16_t)(roles | (n->told ? PART_TOLD : 0));
}

enum lacuna_err parts_open(struct parts *p, const struct lexicon *lex,
			   const struct places *places, struct arena *arena)
{
	*p = (struct parts){
		.lex = lex, .places = places, .arena = arena, .mask = SLOTS - 1};
	p->slots = ARENA_ARRAY(arena, struct part, SLOTS);
	p->marks = places_marks(places, arena);
	return p->slots && p->marks ? LACUNA_OK : LACUNA_REFUSED;
}

const struct part *parts_find(const struct parts *p, uint32_t hash, unsigned roles)
{
	const struct part *slot;

	if (!parts_may(p, hash))
		return NULL;
	slot = slot_of(p, hash);
	return slot->roles & roles ? slot : NULL;
}

static bool is_punct(const struct parts_name *n, uint32_t i, unsigned char c)
{
	return i < n->end && n->doc->tok[i].kind == TOKEN_PUNCT && n->doc->tok[i].c == c;
}

static uint64_t classes(const struct parts *p, const struct parts_name *n, uint32_t i)
{
	return lexicon_word(p->lex, n->doc, i)->classes;
}

/* The words of a person's name in natural order, initials among them. */
struct reading {
	uint32_t word[PARTS_WORDS];
	unsigned n;
	uint32_t first;	  /* token: behind a title */
	unsigned surname; /* index of the first word of the surname */
	unsigned full;	  /* words that are no initials */
};

/* The hash of the word at token i, whole where a line end breaks it; *end: behind it. A
 * capital behind the line end begins the other half of a double name. */
static uint32_t word_hash(const struct parts_name *n, uint32_t i, uint32_t *end)
{
	uint32_t hash = 0;

	if (i + 2 < n->end && n->doc->tok[i + 2].shape == SHAPE_LOWER)
		hash = doc_broken_hash(n->doc, i);
	*end = hash ? i + 3 : i + 1;
	return hash ? hash : n->doc->tok[i].hash;
}

/* Jr. and M.D. are nobody's name, de la in front of one is no word of it. */
static bool is_name_word(const struct parts *p, const struct parts_name *n, uint32_t i,
			 bool after_comma)
{
	const struct token *t = &n->doc->tok[i];
	uint64_t c;

	if (t->kind != TOKEN_WORD)
		return false;
	c = classes(p, n, i);
	if (c & (LEX_BIT(NAMESUFFIX) | LEX_BIT(PARTICLE)))
		return false;
	return !(after_comma && t->shape != SHAPE_CAP && (c & LEX_BIT(CREDENTIAL)));
}

/* The words of [first, end) added to the reading. */
static void read_words(const struct parts *p, const struct parts_name *n, uint32_t first,
		       uint32_t end, bool after_comma, struct reading *r)
{
	for (uint32_t i = first, next; i < end && r->n < PARTS_WORDS; i = next) {
		word_hash(n, i, &next);
		if (!is_name_word(p, n, i, after_comma))
			continue;
		r->word[r->n++] = i;
		r->full += n->doc->tok[i].shape != SHAPE_INITIAL;
	}
}

/* Ana Ruiz, MD is not reversed: only a name behind the comma is a given one. */
static bool is_reversed(const struct parts *p, const struct parts_name *n, uint32_t comma)
{
	for (uint32_t i = comma; i < n->end; i++)
		if (is_name_word(p, n, i, true) && n->doc->tok[i].shape != SHAPE_INITIAL)
			return true;
	return false;
}

/* The surname of a name in natural order: its last word and what hyphens join to it. */
static unsigned surname_of(const struct parts_name *n, const struct reading *r)
{
	unsigned k = r->n;

	while (k > 0 && n->doc->tok[r->word[k - 1]].shape == SHAPE_INITIAL)
		k--;
	if (k == 0)
		return r->n;
	for (k--; k > 0 && r->word[k] == r->word[k - 1] + 2; k--)
		if (!is_punct(n, r->word[k] - 1, '-'))
			break;
	return k;
}

static void read_person(const struct parts *p, const struct parts_name *n,
			struct reading *r)
{
	uint32_t comma = n->first;

	*r = (struct reading){.first = n->first};
	if (n->first + 1 < n->end && (classes(p, n, n->first) & LEX_BIT(TITLE)) &&
	    (is_punct(n, n->first + 1, '.') ||
	     !(classes(p, n, n->first) & LEX_BIT(SURNAME))))
		r->first++; /* Dr. */
	if (is_punct(n, r->first, '.'))
		r->first++;
	while (comma < n->end && !is_punct(n, comma, ','))
		comma++;
	if (is_reversed(p, n, comma)) {
		read_words(p, n, comma, n->end, true, r);
		r->surname = r->n;
		read_words(p, n, r->first, comma, false, r);
	} else {
		read_words(p, n, r->first, comma, false, r);
		r->surname = surname_of(n, r);
	}
}

/* J.Q.P. and J.P. of John Quincy Public, both surnames of a double one. */
static void learn_initials(struct parts *p, const struct parts_name *n,
			   const struct reading *r)
{
	unsigned char c[PARTS_WORDS];

	if (r->full < 2 || r->surname >= r->n)
		return;
	for (unsigned k = 0; k < r->n; k++)
		c[k] = n->doc->tok[r->word[k]].c;
	if (r->n <= 4)
		learn(p, n, token_hash(str_from(c, r->n)), PART_INITIALS);
	for (unsigned k = r->surname; k < r->n; k++) {
		c[1] = n->doc->tok[r->word[k]].c;
		learn(p, n, token_hash(str_from(c, 2)), PART_INITIALS);
	}
}

/* mmoss of Merritt Moss, as who logs in is called: the initial and the surname in one. */
static void learn_login(struct parts *p, const struct parts_name *n,
			const struct reading *r)
{
	struct str w;
	unsigned char low[WORD_MAX + 1];

	if (r->full < 2 || r->surname >= r->n || r->surname == 0)
		return;
	w = doc_token(n->doc, r->word[r->surname]);
	if (w.n < LOGIN_MIN || w.n > WORD_MAX)
		return;
	low[0] = n->doc->tok[r->word[0]].c;
	for (size_t k = 0; k < w.n; k++)
		low[k + 1] = ascii_lower(w.p[k]);
	learn(p, n, token_hash(str_from(low, w.n + 1)), PART_LOGIN);
}

/* The Strands, the Joneses. */
static void learn_plural(struct parts *p, const struct parts_name *n, uint32_t i)
{
	struct str w = doc_token(n->doc, i);
	unsigned char low[WORD_MAX + 2];
	size_t len = w.n;

	if (len < 3 || len > WORD_MAX)
		return;
	for (size_t k = 0; k < len; k++)
		low[k] = ascii_lower(w.p[k]);
	if (low[len - 1] == 's' || low[len - 1] == 'x' || low[len - 1] == 'z' ||
	    (low[len - 1] == 'h' && (low[len - 2] == 'c' || low[len - 2] == 's')))
		low[len++] = 'e';
	low[len++] = 's';
	learn(p, n, token_hash(str_from(low, len)), PART_PLURAL);
}

/* All words from token first on, as one: for names of words that are none alone. */
static void learn_whole(struct parts *p, const struct parts_name *n, uint32_t first)
{
	uint32_t hash = n->doc->tok[first].hash;
	unsigned words = 1;

	for (uint32_t i = first + 1; i < n->end; i++) {
		if (!n->doc->tok[i].hash)
			continue;
		hash = token_mix(hash, n->doc->tok[i].hash);
		words++;
	}
	if (words < 2 || words > PARTS_WORDS)
		return;
	learn(p, n, n->doc->tok[first].hash, PART_HEAD);
	learn(p, n, hash, PART_WHOLE);
}

/* Lund quist of Lund-, quist, but no Land of Hol-, land. */
static void learn_halves(struct parts *p, const struct parts_name *n, uint32_t i)
{
	const struct token *t = &n->doc->tok[i];

	for (uint32_t k = 0; k < 3; k += 2)
		if (t[k].end - t[k].start >= HALF_MIN &&
		    !(classes(p, n, i + k) & LEX_BIT(WORD)))
			learn(p, n, t[k].hash, PART_SURNAME);
}

void parts_learn_person(struct parts *p, const struct parts_name *name)
{
	struct reading r;

	read_person(p, name, &r);
	for (unsigned k = 0; k < r.n; k++) {
		const struct token *t = &name->doc->tok[r.word[k]];
		uint32_t end, hash = word_hash(name, r.word[k], &end);

		if (t->shape == SHAPE_INITIAL || t->end - t->start < 2)
			continue;
		learn(p, name, hash, k < r.surname ? PART_GIVEN : PART_SURNAME);
		if (hash != t->hash)
			learn_halves(p, name, r.word[k]);
		else if (k >= r.surname)
			learn_plural(p, name, r.word[k]);
	}
	learn_initials(p, name, &r);
	learn_login(p, name, &r);
	if (r.full >= 2)
		learn_whole(p, name, r.first);
	/* Yellow Horse of Mary Yellow Horse: a surname may be two words. */
	if (r.full >= 3 && r.surname >= 2 && r.surname + 1 == r.n &&
	    name->doc->tok[r.word[r.surname - 1]].shape != SHAPE_INITIAL)
		learn_whole(p, name, r.word[r.surname - 1]);
}

/* KPF of Kestrel Point Foods, Inc.: neither the legal form nor small words count. */
static void learn_acronym(struct parts *p, const struct parts_name *n)
{
	unsigned char c[PARTS_WORDS];
	unsigned k = 0;

	for (uint32_t i = n->first; i < n->end && k < PARTS_WORDS; i++)
		if (n->doc->tok[i].kind == TOKEN_WORD &&
		    n->doc->tok[i].shape != SHAPE_LOWER &&
		    !(classes(p, n, i) & LEX_BIT(LEGALFORM)))
			c[k++] = n->doc->tok[i].c;
	if (k >= 3)
		learn(p, n, token_hash(str_from(c, k)), PART_ACRONYM);
}

/* The Hearth of Redwood Hearth & Shingle, by which people may call it: a word of its own,
 * no head, form or kind of firm and nowhere. */
static bool tells_org(const struct parts *p, const struct parts_name *n, uint32_t i)
{
	const uint64_t shared =
		LEX_BIT(ORGHEAD) | LEX_BIT(ORGOF) | LEX_BIT(ORGROLE) |
		LEX_BIT(LEGALFORM) | LEX_BIT(FUNCTION) | LEX_BIT(STREETSUFFIX) |
		LEX_BIT(MEDWORD) | LEX_BIT(SPECIALTY) | LEX_BIT(STATE) |
		LEX_BIT(COUNTRY) | LEX_BIT(DEMONYM) | LEX_BIT(PROPERWORD) |
		LEX_BIT(GUIDELINE) | LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | LEX_BIT(KIN) |
		LEX_BIT(ROLE) | LEX_BIT(TITLE) | LEX_BIT(OCCHEAD) | LEX_BIT(TESTNOUN) |
		LEX_BIT(TASKNOUN) | LEX_BIT(ACRONYM) | LEX_BIT(NUMWORD);
	const struct token *t = &n->doc->tok[i];

	return t->kind == TOKEN_WORD && t->shape == SHAPE_CAP &&
	       t->end - t->start >= SHORT_MIN && !(classes(p, n, i) & shared);
}

void parts_learn_org(struct parts *p, const struct parts_name *name)
{
	const struct token *tok = name->doc->tok;
	uint32_t i = name->first, hash;

	learn_acronym(p, name);
	while (i + 1 < name->end && (classes(p, name, i) & LEX_BIT(FUNCTION)))
		i++; /* The */
	if (!tok[i].hash)
		return;
	learn_whole(p, name, i);
	if (tok[i].kind == TOKEN_WORD && tok[i].end - tok[i].start >= 3 &&
	    !(classes(p, name, i) & (LEX_BIT(ORGOF) | LEX_BIT(FUNCTION))))
		learn(p, name, word_hash(name, i, &i), PART_ORG);
	else
		i++;
	while (i < name->end) {
		bool word = tok[i].kind == TOKEN_WORD && tok[i].shape != SHAPE_LOWER;

		bool tells = tells_org(p, name, i);

		hash = word_hash(name, i, &i);
		if (word)
			learn(p, name, hash, tells ? PART_TAIL | PART_SHORT : PART_TAIL);
	}
}
