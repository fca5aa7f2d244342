/*
 * What every detector is given: the document, its words with what the lexicon and the
 * layout say of each, and the matcher. All of it read-only but for the matcher and the
 * arena.
 */
#ifndef FIND_SCENE_H
#define FIND_SCENE_H

#include "find.h"
#include "places.h"

/* Bits of word.flags. */
#define WORD_START 0x01 /* begins a sentence, a list item or a paragraph */
#define WORD_LABEL 0x02 /* follows a colon: a label's value or a clause */
#define WORD_CAPS \
	0x04 /* stands in a stretch of capitals: being upper-case says nothing */
#define WORD_TITLED 0x08 /* stands in a title-case line: a capital says nothing */
#define WORD_KEEP 0x10	 /* a KEEP rule covers it */
#define WORD_FOUND 0x20	 /* a pattern rule found it */
#define WORD_PHRASE 0x40 /* inside a lexicon phrase of two words or more */
#define WORD_LINE 0x80	 /* first of its line */

/* As small as may be: there is one for every token. */
struct word {
	uint32_t phrase : 28; /* the phrase that covers it as 1 + index into
				 words.phrases; or 0 */
	uint32_t zone : 4;    /* bit number of its zone */
	uint16_t entry;	      /* lexicon entry index; 0 unknown */
	uint8_t flags;
	uint8_t tag; /* the type that the tag of ours which begins here stands for; or 0
		      */
};
#define WORD_PHRASES_MAX ((UINT32_C(1) << 28) - 1)
_Static_assert(PACK_ZONES_MAX <= 16 && PACK_TYPES_MAX <= 256, "a word has room for them");

struct phrase {
	uint32_t first, end; /* tokens, half-open */
	uint32_t entry;
};

struct words {
	struct word *w; /* one a token, and one for the TOKEN_END */
	struct phrase *phrases;
	uint32_t nphrases;
};

struct candidate;

struct scene {
	const struct doc *doc;
	const struct pack *pack;
	const struct models *models;
	struct matcher *matcher;
	struct arena *arena; /* find_input.scratch */
	const struct find_known *known;
	size_t nknown;
	struct words words;
	uint32_t head_end; /* where the first sentence's line begins: no header from there
			    */
	const uint64_t *sites; /* of sites.h */
	struct places places;
	/* For fitting weights: called for each candidate with its evidence. NULL
	 * otherwise. */
	void (*watch)(void *to, const struct scene *s, const struct candidate *c);
	void *watch_to;
};

/* Looks every word up and marks sentence starts, capitals, title lines. */
enum lacuna_err words_scan(struct words *out, const struct doc *doc,
			   const struct pack *pack, struct arena *arena);

static inline const struct lexicon_entry *scene_entry(const struct scene *s, uint32_t i)
{
	return &s->pack->lex.entries[s->words.w[i].entry];
}

static inline bool scene_class(const struct scene *s, uint32_t i, uint64_t class_bits)
{
	return (scene_entry(s, i)->classes & class_bits) != 0;
}

/* Are tokens i and i + 2 the halves of a word of a list that a line end breaks? */
static inline bool scene_halves(const struct scene *s, uint32_t i)
{
	return s->words.w[i].entry && s->words.w[i].entry == s->words.w[i + 2].entry &&
	       (s->doc->tok[i + 2].gap & GAP_NEWLINES) && s->doc->tok[i + 1].c == '-' &&
	       s->doc->tok[i + 2].shape == SHAPE_LOWER;
}

/* Is the word at i without a capital, or where all have one? */
static inline bool scene_small(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_LOWER || (s->words.w[i].flags & WORD_CAPS);
}

/* Has the word at i its capital, or does it stand where all have one? */
static inline bool scene_capital(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_CAP || (s->words.w[i].flags & WORD_CAPS);
}

/* The phrase that covers token i; NULL when none does. */
static inline const struct phrase *scene_phrase(const struct scene *s, uint32_t i)
{
	uint32_t n = s->words.w[i].phrase;

	return n ? &s->words.phrases[n - 1] : NULL;
}

/* The phrase that begins at token i; NULL when none does. */
static inline const struct phrase *scene_phrase_at(const struct scene *s, uint32_t i)
{
	const struct phrase *p = scene_phrase(s, i);

	return p && p->first == i ? p : NULL;
}

static inline const struct lexicon_entry *scene_phrase_entry(const struct scene *s,
							     const struct phrase *p)
{
	return &s->pack->lex.entries[p->entry];
}

/* The classes of the phrase that covers token i; none when none does. */
static inline uint64_t scene_phrase_classes(const struct scene *s, uint32_t i)
{
	const struct phrase *p = scene_phrase(s, i);

	return p ? scene_phrase_entry(s, p)->classes : 0;
}

/* The token after a phrase of the class that begins at token i; i when none does. */
static inline uint32_t scene_phrase_end(const struct scene *s, uint32_t i,
					uint64_t class_bits)
{
	const struct phrase *p = scene_phrase_at(s, i);

	return p && (scene_phrase_entry(s, p)->classes & class_bits) ? p->end : i;
}

/* Is token i a word of this class, alone or as the start of a phrase of the class? */
static inline bool scene_is(const struct scene *s, uint32_t i, uint64_t class_bits)
{
	return scene_class(s, i, class_bits) || scene_phrase_end(s, i, class_bits) > i;
}

/* Is token i the punctuation c? No token (i before the first) is none. */
static inline bool scene_punct(const struct scene *s, uint32_t i, unsigned char c)
{
	return i < s->doc->ntok && s->doc->tok[i].kind == TOKEN_PUNCT &&
	       s->doc->tok[i].c == c;
}

/* Is token i a hyphen as it joins the halves of a name, not a dash that was folded to
 * one?
 */
static inline bool scene_hyphen(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '-') && doc_hyphen(s->doc, s->doc->tok[i].start);
}

/* doc_token_at(t) for offsets that mostly go up, from being the token of the one before.
 */
static inline uint32_t scene_token_from(const struct scene *s, uint32_t t, uint32_t from)
{
	const struct token *tok = s->doc->tok;
	uint32_t far = from + 128;

	if (from > 0 && tok[from - 1].end > t)
		return doc_token_at(s->doc, t);
	for (; from + 8 <= s->doc->ntok && tok[from + 7].end <= t; from += 8)
		if (from >= far)
			return doc_token_at(s->doc, t);
	while (from < s->doc->ntok && tok[from].end <= t)
		from++;
	return from;
}

/* Marks (flag) the words from token first on that begin before text offset end. */
static inline void scene_mark(struct scene *s, uint32_t first, uint32_t end, uint8_t flag)
{
	for (uint32_t i = first; i < s->doc->ntok && s->doc->tok[i].start < end; i++)
		s->words.w[i].flags |= flag;
}

/* Does token i begin a new paragraph (or the letter), so that no phrase goes over into
 * it? */
static inline bool scene_fresh(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_END || doc_break(s->doc, i) == DOC_PARAGRAPH;
}

#endif
