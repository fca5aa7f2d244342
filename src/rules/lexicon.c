/*
 * Given: the word table of a checked pack image. Promises: one probe for a word that is
 * not known, the longest phrase for one that begins some. Must not: allocate, or know
 * what follows from a class.
 */
#include "lexicon.h"

#include <string.h>

#include "../base/ascii.h"

const char *const lexicon_gap_names[LEXICON_GAPS] = {
	"",   "NAME",	      "EMPLOYER", "DATE",    "AGE",
	"ID", "ORGANIZATION", "LOCATION", "CONTACT", "UNKNOWN"};

uint8_t lexicon_gap_named(struct str name)
{
	uint8_t k = LEXICON_GAPS - 1;

	while (k && !str_eq(name, str_of(lexicon_gap_names[k])))
		k--;
	return k;
}

/* Glue characters in a row that may stand between two words of a phrase ("Smith, & Co"
 * has a comma and is none; "J. - B." is one). */
#define GLUE_RUN 2

static inline bool is_glue(unsigned char c)
{
	return c != 0 && strchr(LEXICON_GLUE, c) != NULL;
}

static inline uint64_t load(const unsigned char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* From SHORT - n on: n bytes that leave out bit 5, then bytes that leave out all. */
#define SHORT 16
static const unsigned char masks[2 * SHORT] = {
	0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf,
	0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf, 0xdf,
};

/*
 * Does the word of n bytes in the letter (any case) equal the lower-case key, which may
 * be read for SHORT bytes? Leaving out bit 5 makes ASCII letters equal in either case;
 * that it also confuses a few other pairs of bytes does no harm after their exact hashes
 * agreed. Words are short and their lengths hard to predict, so they are compared without
 * a branch on n wherever the letter goes on for SHORT bytes.
 */
static inline bool same_word(const unsigned char *word, const unsigned char *key,
			     size_t n, size_t readable)
{
	const unsigned char *mask = masks + SHORT - n;
	uint64_t diff = 0;

	if (n <= SHORT && readable >= SHORT) {
		diff = (load(word) ^ load(key)) & load(mask);
		diff |= (load(word + 8) ^ load(key + 8)) & load(mask + 8);
		return diff == 0;
	}
	for (size_t i = 0; i < n; i++)
		diff |= (unsigned char)(word[i] ^ key[i]) & masks[0];
	return diff == 0;
}

/* Where a key of that hash is looked for first. */
static inline const uint64_t *home(const struct lexicon *lex, uint32_t hash)
{
	return &lex->slots[lexicon_home(hash, lex->homes)];
}

/* The next slot from *at on whose key may have that hash, 0 when there is none; *at is
 * then after it. */
static inline uint64_t probe(const uint64_t **at, uint32_t hash)
{
	uint64_t slot, want = (uint64_t)hash << LEXICON_HASH_SHIFT;

	while ((slot = *(*at)++) != 0)
		if ((slot ^ want) >> LEXICON_HASH_SHIFT == 0)
			break;
	return slot;
}

/* The index of a word's entry. */
static inline __attribute__((always_inline)) uint16_t
find_word(const struct lexicon *lex, const struct doc *doc, const struct token *t)
{
	size_t n = t->end - t->start;
	const uint64_t *at = home(lex, t->hash);
	uint64_t slot;

	if (!t->hash)
		return 0;
	while ((slot = probe(&at, t->hash)) != 0)
		if (lexicon_slot_len(slot) == n &&
		    same_word(doc->text.p + t->start, lex->keys + lexicon_slot_key(slot),
			      n, doc->text.n - t->start))
			return lexicon_slot_entry(slot);
	return 0;
}

const struct lexicon_entry *lexicon_word(const struct lexicon *lex, const struct doc *doc,
					 uint32_t token)
{
	return &lex->entries[find_word(lex, doc, &doc->tok[token])];
}

/* The table is larger than the caches: a word's slot is asked for so many tokens ahead.
 * With 5 it is often not there yet. AHEAD <= TOKEN_PAD. */
#define AHEAD 20

static inline void prefetch_slot(const struct lexicon *lex, uint32_t hash)
{
	__builtin_prefetch(home(lex, hash));
}

void lexicon_words(const struct lexicon *lex, const struct doc *doc, uint16_t *index)
{
	const struct token *t = doc->tok, *end = t + doc->ntok;
	const struct lexicon here = *lex;
	const struct doc in = *doc;

	for (; t < end; t++, index++) {
		prefetch_slot(&here, t[AHEAD].hash);
		*index = 0;
		if (t->kind != TOKEN_WORD)
			continue;
		*index = find_word(&here, &in, t);
		/* Phrases are looked up when all words are. */
		if (here.entries[*index].phrase_max > 1 && lexicon_may_phrase(&here, t))
			prefetch_slot(&here, token_mix(t->hash, t[1].hash));
	}
}

/* The words of a phrase as the letter has them. */
struct span_words {
	const struct doc *doc;
	uint32_t first, end; /* tokens, glue included */
};

/* Are the words of the span those of key, which joins them by one blank? */
static bool same_phrase(const struct span_words *w, const unsigned char *key, size_t n)
{
	const unsigned char *end = key + n;

	for (uint32_t i = w->first; i < w->end; i++) {
		const struct token *t = &w->doc->tok[i];
		const unsigned char *p = w->doc->text.p + t->start;
		size_t len = t->end - t->start;

		if (t->kind == TOKEN_PUNCT)
			continue;
		if (t->kind == TOKEN_POSS) {
			p++;
			len--;
		}
		if (i > w->first && (key == end || *key++ != ' '))
			return false;
		if ((size_t)(end - key) < len ||
		    !same_word(p, key, len,
			       (size_t)(w->doc->text.p + w->doc->text.n - p)))
			return false;
		key += len;
	}
	return key == end;
}

static const struct lexicon_entry *find_phrase(const struct lexicon *lex,
					       const struct span_words *w, uint32_t hash)
{
	const uint64_t *at;
	uint32_t bit = hash & lex->phrase_mask;
	uint64_t slot;

	/* Half of all words begin some phrase, few go on with it: the bits fit the cache.
	 */
	if (!(lex->phrases[bit / 64] >> bit % 64 & 1))
		return NULL;
	at = home(lex, hash);
	while ((slot = probe(&at, hash)) != 0)
		if (same_phrase(w, lex->keys + lexicon_slot_key(slot),
				lexicon_slot_len(slot)))
			return &lex->entries[lexicon_slot_entry(slot)];
	return NULL;
}

/* The token of the next word of a phrase at or after i; ntok when the phrase ends here.
 */
static uint32_t next_word(const struct doc *doc, uint32_t i)
{
	for (int glue = 0; i < doc->ntok; i++) {
		const struct token *t = &doc->tok[i];

		if (t->gap & GAP_NEWLINES && doc_break(doc, i) == DOC_PARAGRAPH)
			break;
		if (t->kind != TOKEN_PUNCT)
			return i;
		if (!is_glue(t->c) || ++glue > GLUE_RUN)
			break;
	}
	return doc->ntok;
}

const struct lexicon_entry *lexicon_phrase(const struct lexicon *lex,
					   const struct doc *doc, uint32_t token,
					   const struct lexicon_entry *first,
					   uint32_t *end)
{
	struct span_words w = {doc, token, token + 1};
	const struct lexicon_entry *best = &lex->entries[0], *e = first;
	uint32_t hash = doc->tok[token].hash;

	/* Every beginning of a phrase has an entry of its own, so the walk stops at the
	 * first word that continues none. */
	while (e && e->phrase_max > e->words) {
		uint32_t next = next_word(doc, w.end);

		if (next == doc->ntok)
			break;
		hash = token_mix(hash, doc->tok[next].kind == TOKEN_POSS
					       ? LEXICON_POSS_HASH
					       : doc->tok[next].hash);
		w.end = next + 1;
		e = find_phrase(lex, &w, hash);
		if (e && e->classes) {
			best = e;
			*end = w.end;
		}
	}
	return best;
}

static bool letter_at(struct str s, size_t i)
{
	return i < s.n && (ascii_alpha(s.p[i]) || s.p[i] >= 0x80);
}

/* The next word of a key, cut as token_scan would, so that "adson's" is adson and s. */
static struct str key_word(struct str *rest)
{
	struct str s = *rest;
	size_t start = 0, i;

	while (start < s.n && !letter_at(s, start) && !ascii_digit(s.p[start]))
		start++;
	i = start;
	while (i < s.n && ascii_digit(s.p[i]))
		i++;
	if (i == start) {
		while (letter_at(s, i) ||
		       (i > start && i < s.n && s.p[i] == '\'' && letter_at(s, i + 1) &&
			(s.p[i + 1] != 's' || letter_at(s, i + 2))))
			i++;
	}
	*rest = str_sub(s, i, s.n);
	return str_sub(s, start, i);
}

/* Is text, words joined by one blank, what key says? single: key is one word and nothing
 * else. */
static bool same_key(struct str key, struct str text, bool single)
{
	if (single)
		return str_eq(key, text);
	while (text.n) {
		struct str want = str_cut(&text, ' ');

		if (!str_eq(key_word(&key), want))
			return false;
	}
	return key_word(&key).n == 0;
}

const struct lexicon_entry *lexicon_key(const struct lexicon *lex, struct str key)
{
	struct str rest = key, word = key_word(&rest);
	const uint64_t *at;
	uint64_t slot;
	bool single = word.n == key.n;
	uint32_t hash;

	if (!word.n)
		return &lex->entries[0];
	hash = token_hash(word);
	while ((word = key_word(&rest)).n)
		hash = token_mix(hash, token_hash(word));
	at = home(lex, hash);
	while ((slot = probe(&at, hash)) != 0)
		if (same_key(key,
			     str_from(lex->keys + lexicon_slot_key(slot),
				      lexicon_slot_len(slot)),
			     single))
			return &lex->entries[lexicon_slot_entry(slot)];
	return &lex->entries[0];
}

const char *lexicon_class_name(enum lexicon_class c)
{
	static const char *const name[] = {
#define X(NAME, text) text,
		LEXICON_CLASSES(X)
#undef X
	};

	return name[c];
}

int lexicon_class_find(struct str name)
{
	for (int c = 0; c < LEX_CLASSES; c++)
		if (str_eq(name, str_of(lexicon_class_name((enum lexicon_class)c))))
			return c;
	return -1;
}
