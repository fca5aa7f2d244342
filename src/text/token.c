/*
 * Given: folded text. Promises: every byte that is not white space lies in exactly one token,
 * in order, in one pass. Must not: know any word.
 */
#include "token.h"

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "fold.h"

enum byte_class { B_OTHER, B_SPACE, B_NEWLINE, B_FORMFEED, B_DIGIT, B_UPPER, B_LOWER, B_HIGH };

static const uint8_t class_of[256] = {
	['\t'] = B_SPACE, ['\n'] = B_NEWLINE, ['\v'] = B_SPACE, ['\f'] = B_FORMFEED,
	['\r'] = B_SPACE, [' '] = B_SPACE,
	['0'] = B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT, B_DIGIT,
	B_DIGIT,
	['A'] = B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER,
	B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER,
	B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER, B_UPPER,
	['a'] = B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER,
	B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER,
	B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER, B_LOWER,
	[0x80] = B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
	B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH, B_HIGH,
};

#define HASH_START UINT32_C(0x811c9dc5)

static inline uint32_t hash_step(uint32_t h, unsigned char c)
{
	return (h ^ c) * UINT32_C(0x01000193);
}

uint32_t token_hash(struct str word)
{
	uint32_t h = HASH_START;

	for (size_t i = 0; i < word.n; i++)
		h = hash_step(h, word.p[i]);
	return h;
}

/* The length of the letter (ASCII or not) at i; 0 when there is none. */
static inline size_t letter_at(struct str s, size_t i)
{
	uint32_t c;
	size_t len;

	if (i >= s.n)
		return 0;
	switch (class_of[s.p[i]]) {
	case B_UPPER:
	case B_LOWER:
		return 1;
	case B_HIGH:
		len = utf8_decode(s, i, &c);
		return len && fold_is_letter(c) ? len : 0;
	default:
		return 0;
	}
}

/* Is the apostrophe at i inside the word (O'Brien) rather than before a possessive s? */
static bool apostrophe_inside(struct str s, size_t i)
{
	size_t len = letter_at(s, i + 1);

	if (!len)
		return false;
	if (ascii_lower(s.p[i + 1]) == 's' && !letter_at(s, i + 2))
		return false;
	return true;
}

static uint8_t shape_of(uint32_t upper, uint32_t lower, bool first_upper)
{
	if (upper == 0)
		return SHAPE_LOWER;
	if (lower == 0)
		return upper == 1 ? SHAPE_INITIAL : SHAPE_UPPER;
	return first_upper && upper == 1 ? SHAPE_CAP : SHAPE_MIXED;
}

static size_t scan_word(struct str s, size_t i, struct token *t)
{
	uint32_t upper = 0, lower = 0, h = HASH_START;
	bool first_upper = class_of[s.p[i]] == B_UPPER;

	for (;;) {
		uint8_t cls = i < s.n ? class_of[s.p[i]] : (uint8_t)B_OTHER;

		if (cls == B_LOWER) {
			lower++;
			h = hash_step(h, s.p[i++]);
		} else if (cls == B_UPPER) {
			upper++;
			h = hash_step(h, s.p[i++] | 0x20);
		} else if (cls == B_HIGH && letter_at(s, i)) {
			lower++;
			for (size_t len = letter_at(s, i); len; len--)
				h = hash_step(h, s.p[i++]);
		} else if (i < s.n && s.p[i] == '\'' && apostrophe_inside(s, i)) {
			h = hash_step(h, s.p[i++]);
		} else {
			break;
		}
	}
	t->kind = TOKEN_WORD;
	t->shape = shape_of(upper, lower, first_upper);
	t->hash = h;
	return i;
}

static size_t scan_number(struct str s, size_t i, struct token *t)
{
	uint32_t h = HASH_START;

	while (i < s.n && class_of[s.p[i]] == B_DIGIT)
		h = hash_step(h, s.p[i++]);
	t->kind = TOKEN_NUMBER;
	t->hash = h;
	return i;
}

static size_t scan_other(struct str s, size_t i, const struct token *before, struct token *t)
{
	uint32_t c;
	size_t len = 1;

	t->kind = TOKEN_PUNCT;
	if (s.p[i] == '\'' && i + 1 < s.n && ascii_lower(s.p[i + 1]) == 's' &&
	    !letter_at(s, i + 2) && before && before->kind == TOKEN_WORD && before->end == i) {
		t->kind = TOKEN_POSS;
		return i + 2;
	}
	if (s.p[i] >= 0x80) {
		len = utf8_decode(s, i, &c);
		if (!len)
			len = 1;
	}
	return i + len;
}

/* Skips white space and describes it. */
static size_t scan_gap(struct str s, size_t i, uint8_t *gap)
{
	size_t blanks = 0;
	unsigned newlines = 0;
	bool tab = false, trailing = false, any = false, feed = false;

	for (; i < s.n; i++) {
		uint8_t cls = class_of[s.p[i]];

		if (cls == B_SPACE) {
			if (s.p[i] == '\r')
				continue;
			any = true;
			tab = tab || s.p[i] == '\t';
			blanks++;
		} else if (cls == B_NEWLINE) {
			if (newlines == 0)
				trailing = blanks > 1;
			newlines++;
		} else if (cls == B_FORMFEED) {
			feed = true;
		} else {
			break;
		}
	}
	*gap = (uint8_t)((newlines > 15 ? 15 : newlines) | (any ? GAP_BLANK : 0) |
	                 (!newlines && (blanks > 1 || tab) ? GAP_WIDE : 0) |
	                 (feed ? GAP_FORMFEED : 0) | (trailing ? GAP_TRAILING : 0));
	return i;
}

struct token_list {
	struct token *p;
	size_t n, cap;
	struct arena *arena;
};

/* The next token to fill. The array grows by moving: the arena keeps the outgrown parts, so
 * the first guess is generous (4 bytes a token) and a letter rarely moves. */
static struct token *next_token(struct token_list *l)
{
	if (l->n + TOKEN_PAD >= l->cap) {
		struct token *p = ARENA_ARRAY(l->arena, struct token, l->cap * 2);

		if (!p)
			return NULL;
		for (size_t i = 0; i < l->n; i++)
			p[i] = l->p[i];
		l->p = p;
		l->cap *= 2;
	}
	return &l->p[l->n];
}

enum lacuna_err token_scan(struct str s, struct arena *arena, const struct token **out,
                           uint32_t *n)
{
	struct token_list l = {.cap = s.n / 4 + 4 * TOKEN_PAD, .arena = arena};
	size_t i = 0;

	l.p = ARENA_ARRAY(arena, struct token, l.cap);
	if (!l.p)
		return LACUNA_REFUSED;
	for (;;) {
		struct token *t = next_token(&l);
		uint8_t gap = 0;

		if (!t)
			return LACUNA_REFUSED;
		if (i < s.n && class_of[s.p[i]] >= B_SPACE && class_of[s.p[i]] <= B_FORMFEED)
			i = scan_gap(s, i, &gap);
		*t = (struct token){.start = (uint32_t)i, .gap = gap};
		if (i >= s.n)
			break;
		t->c = ascii_lower(s.p[i]);
		if (class_of[s.p[i]] == B_DIGIT)
			i = scan_number(s, i, t);
		else if (letter_at(s, i))
			i = scan_word(s, i, t);
		else
			i = scan_other(s, i, l.n ? t - 1 : NULL, t);
		t->end = (uint32_t)i;
		l.n++;
	}
	l.p[l.n].end = (uint32_t)s.n;
	for (size_t k = 1; k < TOKEN_PAD; k++)
		l.p[l.n + k] = (struct token){.start = (uint32_t)s.n, .end = (uint32_t)s.n};
	*out = l.p;
	*n = (uint32_t)l.n;
	return LACUNA_OK;
}
