/*
 * Tokens: words, numbers and single characters, as spans of the text with the white space
 * before them described in one byte.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "../base/arena.h"
#include "../base/str.h"
#include "../lacuna.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,   /* letters, with apostrophes inside: O'Brien */
	TOKEN_NUMBER, /* ASCII digits */
	TOKEN_POSS,   /* the 's after a word */
	TOKEN_PUNCT,  /* any other single character */
};

enum token_shape {
	SHAPE_NONE,
	SHAPE_LOWER,   /* pain */
	SHAPE_CAP,     /* Pain */
	SHAPE_UPPER,   /* PAIN */
	SHAPE_INITIAL, /* P */
	SHAPE_MIXED,   /* McGee, iPad */
};

/* Bits of token.gap; the low four bits count the newlines, up to 15. */
#define GAP_NEWLINES 0x0f
#define GAP_BLANK 0x10 /* at least one blank or tab */
#define GAP_WIDE 0x20  /* two or more, or a tab, with no newline: the line goes on */
#define GAP_FORMFEED 0x40
#define GAP_TRAILING 0x80 /* two or more blanks before the newline */

struct token {
	uint32_t start, end; /* text offsets */
	uint32_t hash;	     /* of the lower-cased word or the digits; 0 for others */
	uint8_t kind;
	uint8_t shape;
	uint8_t gap; /* the white space before */
	uint8_t c;   /* the first byte, lower-cased */
};

/* How many TOKEN_END stand after the last token: nobody who looks a few tokens ahead
 * needs to count. */
#define TOKEN_PAD 32

struct token_array {
	const struct token *tok; /* n of them, and TOKEN_PAD TOKEN_END after them */
	uint32_t n;
	/* How often so many newlines stand between two tokens; [0] is not complete. */
	uint32_t line_ends[GAP_NEWLINES + 1];
};

/* Tokenises text into a new array. LACUNA_REFUSED when memory is out. */
enum lacuna_err token_scan(struct token_array *out, struct str text, struct arena *arena);

/* The hash a word or number token with this text has, in whatever case. */
uint32_t token_hash(struct str word);
/* The hash of a phrase: token_hash of its first word, mixed with each further word's. */
static inline uint32_t token_mix(uint32_t so_far, uint32_t word)
{
	return (so_far ^ (so_far >> 15)) * UINT32_C(0x9e3779b1) + word;
}

#endif
