/*
 * Given: folded text. Promises: every byte that is not white space lies in exactly one
 * token, in order, in one pass. Must not: know any word.
 */
#include "token.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "fold.h"

enum byte_class {
	B_OTHER,
	B_SPACE,
	B_NEWLINE,
	B_FORMFEED,
	B_DIGIT,
	B_UPPER,
	B_LOWER,
	B_HIGH
};

/* clang-format off */
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
/* clang-format on */

#define BLOCK 16

/* From BLOCK - n on: n bytes of ones, then zeros. */
static const unsigned char first_bytes[2 * BLOCK] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
};

static inline uint64_t load(const unsigned char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* Eight bytes of a word with its ASCII letters in lower case. */
static inline uint64_t load_lower(const unsigned char *p)
{
	uint64_t v = load(p);

	return v |
	       (UINT64_C(0x2020202020202020) & ~(v >> 2)); /* not where bit 7 is set */
}

/* Mixes the first n bytes of the BLOCK at p into h. */
static inline uint64_t hash_block(uint64_t h, const unsigned char *p, size_t n)
{
	const unsigned char *mask = first_bytes + BLOCK - n;

	h = (h ^ (load_lower(p) & load(mask))) * UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 32 ^ (load_lower(p + 8) & load(mask + 8));
	return h * UINT64_C(0xd6e8feb86659fd93);
}

static inline uint32_t hash_end(uint64_t h)
{
	return (uint32_t)(h >> 32);
}

uint32_t token_hash(struct str word)
{
	unsigned char last[BLOCK] = {0};
	uint64_t h = 0;

	for (; word.n > BLOCK; word = str_sub(word, BLOCK, word.n))
		h = hash_block(h, word.p, BLOCK);
	if (word.n)
		memcpy(last, word.p, word.n);
	return hash_end(hash_block(h, last, word.n));
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

/* The length of the mark at i when it stands inside a word: an apostrophe (O'Brien), or a
 * character that was lost (U+FFFD in Pe?a), but not before a possessive s. */
static size_t mark_inside(struct str s, size_t i)
{
	static const unsigned char lost[] = {0xef, 0xbf, 0xbd};
	size_t len = s.p[i] == '\'' ? 1 : sizeof(lost);

	if (len > 1 && !str_starts(str_sub(s, i, s.n), str_from(lost, len)))
		return 0;
	if (!letter_at(s, i + len))
		return 0;
	return ascii_lower(s.p[i + len]) == 's' && !letter_at(s, i + len + 1) ? 0 : len;
}

static uint8_t shape_of(uint32_t upper, uint32_t lower, bool first_upper)
{
	if (upper == 0)
		return SHAPE_LOWER;
	if (lower == 0)
		return upper == 1 ? SHAPE_INITIAL : SHAPE_UPPER;
	return first_upper && upper == 1 ? SHAPE_CAP : SHAPE_MIXED;
}

/* Is the letter at i a capital, of any script? */
static bool capital_at(struct str s, size_t i)
{
	uint32_t c;

	if (s.p[i] < 0x80)
		return ascii_upper(s.p[i]);
	return utf8_decode(s, i, &c) && fold_is_capital(c);
}

/* Did a blank get lost before the capital at i: daughterItzel, inNapa? Behind two small
 * letters or more, and before two; not iPhone, mmHg. */
static bool glued_at(struct str s, size_t i, uint32_t lower, uint32_t upper)
{
	return upper == 0 && lower >= 2 && i + 2 < s.n && ascii_upper(s.p[i]) &&
	       ascii_lowercase(s.p[i + 1]) && ascii_lowercase(s.p[i + 2]);
}

/* Reads any word: of any length and letters, up to the end of the text. */
static __attribute__((noinline)) size_t scan_any_word(struct str s, size_t from,
						      struct token *t)
{
	uint32_t upper = 0, lower = 0;
	size_t i = from;

	while (i < s.n) {
		size_t len = letter_at(s, i), mark = len ? 0 : mark_inside(s, i);

		if (len + mark == 0 || glued_at(s, i, lower, upper))
			break;
		upper += len > 0 && capital_at(s, i);
		lower += len > 0 && !capital_at(s, i);
		i += len + mark;
	}
	t->kind = TOKEN_WORD;
	t->shape = shape_of(upper, lower, capital_at(s, from));
	t->hash = token_hash(str_sub(s, from, i));
	return i;
}

#ifdef __SSE2__
/* A bit for each ASCII letter of the BLOCK at p; and one for each capital (and some
 * others). */
static inline unsigned letters_of(const unsigned char *p, unsigned *capitals)
{
	__m128i text = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i low = _mm_or_si128(text, _mm_set1_epi8(0x20));
	__m128i from_a = _mm_sub_epi8(low, _mm_set1_epi8('a'));
	__m128i is_letter =
		_mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);

	*capitals = (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(low, text));
	return (unsigned)_mm_movemask_epi8(is_letter);
}
#endif

/*
 * Reads the word at i. Words are short and their lengths hard to predict: a word of ASCII
 * letters that ends within a block is read and hashed without a branch on its length.
 */
static inline size_t scan_word(struct str s, size_t i, struct token *t)
{
#ifdef __SSE2__
	if (s.n - i > BLOCK) {
		unsigned capitals, letters = letters_of(s.p + i, &capitals);
		unsigned n = (unsigned)__builtin_ctz(~letters), all = (1u << n) - 1;
		unsigned char next = s.p[i + n];

		capitals &= all;
		if (n < BLOCK && next < 0x80 && next != '\'' &&
		    ((capitals & 1) || !capitals)) {
			t->kind = TOKEN_WORD;
			t->shape = capitals == 0   ? SHAPE_LOWER
				   : capitals == 1 ? (n == 1 ? SHAPE_INITIAL : SHAPE_CAP)
				   : capitals == all ? SHAPE_UPPER
						     : SHAPE_MIXED;
			t->hash = hash_end(hash_block(0, s.p + i, n));
			return i + n;
		}
	}
#endif
	return scan_any_word(s, i, t);
}

static inline size_t scan_number(struct str s, size_t i, struct token *t)
{
	size_t from = i;

	while (i < s.n && ascii_digit(s.p[i]))
		i++;
	t->kind = TOKEN_NUMBER;
	t->shape = SHAPE_NONE;
	/* As token_hash has it, which must not read beyond its word. */
	t->hash = i - from <= BLOCK && s.n - from >= BLOCK
			  ? hash_end(hash_block(0, s.p + from, i - from))
			  : token_hash(str_sub(s, from, i));
	return i;
}

static size_t scan_other(struct str s, size_t i, const struct token *before,
			 struct token *t)
{
	uint32_t c;
	size_t len = 1;

	t->kind = TOKEN_PUNCT;
	t->shape = SHAPE_NONE;
	t->hash = 0;
	if (s.p[i] == '\'' && i + 1 < s.n && ascii_lower(s.p[i + 1]) == 's' &&
	    !letter_at(s, i + 2) && before && before->kind == TOKEN_WORD &&
	    before->end == i) {
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

/* Reads the token at i, which is no white space, into *t; first is the text's first
 * token. */
static inline size_t scan_token(struct str s, size_t i, const struct token *first,
				struct token *t)
{
	unsigned char c = s.p[i];

	t->start = (uint32_t)i;
	t->c = ascii_lower(c);
	if (ascii_alpha(c))
		i = scan_word(s, i, t);
	else if (ascii_digit(c))
		i = scan_number(s, i, t);
	else if (c >= 0x80 && letter_at(s, i))
		i = scan_word(s, i, t);
	else
		i = scan_other(s, i, t > first ? t - 1 : NULL, t);
	t->end = (uint32_t)i;
	return i;
}

/* An array that grows where it is: nothing else is taken meanwhile. 4 bytes a token are
 * enough for most letters. */
struct token_list {
	struct token *p, *full; /* from full on there is room for TOKEN_PAD more */
	size_t cap;
};

/* Room for cap tokens. */
static bool reserve(struct token_list *l, struct arena *arena, size_t cap)
{
	struct token *p = ARENA_MORE(arena, l->p, struct token, l->cap, cap);

	if (!p)
		return false;
	*l = (struct token_list){p, p + cap - TOKEN_PAD, cap};
	return true;
}

enum lacuna_err token_scan(struct token_array *out, struct str s, struct arena *arena)
{
	struct token_list l = {0};
	struct token *t;
	uint8_t gap = 0;
	size_t i = 0;

	*out = (struct token_array){0};
	if (!reserve(&l, arena, s.n / 4 + 4 * TOKEN_PAD))
		return LACUNA_REFUSED;
	for (t = l.p;; t++) {
		gap = 0;
		if (i + 1 < s.n && s.p[i] == ' ' && s.p[i + 1] > ' ') {
			gap = GAP_BLANK;
			i++;
		} else if (i < s.n && s.p[i] <= ' ') {
			i = scan_gap(s, i, &gap);
			out->line_ends[gap & GAP_NEWLINES] += t > l.p && i < s.n;
		}
		if (i >= s.n)
			break;
		if (t == l.full) {
			size_t n = (size_t)(t - l.p);

			if (!reserve(&l, arena, 2 * l.cap))
				return LACUNA_REFUSED;
			t = l.p + n;
		}
		i = scan_token(s, i, l.p, t);
		t->gap = gap;
	}
	for (size_t k = 0; k < TOKEN_PAD; k++)
		t[k] = (struct token){.start = (uint32_t)s.n, .end = (uint32_t)s.n};
	t->gap = gap;
	out->n = (uint32_t)(t - l.p);
	/* What is left of the room is the next one's. */
	out->tok = ARENA_MORE(arena, l.p, struct token, l.cap, out->n + TOKEN_PAD);
	return LACUNA_OK;
}
