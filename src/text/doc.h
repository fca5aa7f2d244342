/*
 * A letter as the finders see it: read-only bytes, folded where needed, and tokens.
 *
 * raw is the letter. text is what rules match on: the letter itself when it is plain
 * ASCII without margins, else a folded copy (accents, ligatures, typographic quotes,
 * dashes, blanks and digits as ASCII; margins, blanks of justified lines, soft hyphens,
 * zero-width characters and control characters inside words gone), and in a scan with the
 * letters that were misread for digits, and the blanks that were lost between words.
 * Everything in find/ speaks text offsets; doc_raw_start and doc_raw_end lead back to the
 * letter's own bytes.
 */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H

#include "../base/arena.h"
#include "../base/str.h"
#include "../lacuna.h"
#include "token.h"

/* Where text and raw part: tlen bytes of text at text stand for rlen bytes of raw at raw.
 */
struct fold {
	uint32_t text, raw;
	uint32_t tlen, rlen;
};

struct doc {
	struct str raw;
	struct str text;
	const struct fold *fold; /* ascending; NULL when text is raw */
	uint32_t nfold;
	bool cp1252;	    /* some byte was not UTF-8 and was read as Windows-1252 */
	bool scan;	    /* letters were misread for digits */
	bool small;	    /* the letter is in small letters, and text in capitals */
	bool double_spaced; /* an ordinary line end is two newlines */
	uint32_t width;	    /* at which sentences are broken into lines; 0: not known */
	const struct token *tok; /* tok[ntok] is a TOKEN_END at the end of text */
	uint32_t ntok;
};

/* Folds and tokenises raw, which must outlive the arena's letter. LACUNA_REFUSED when
 * memory is out. */
enum lacuna_err doc_read(struct doc *doc, struct str raw, struct arena *arena);

/* Tokenises doc->text, anew where it was changed. LACUNA_REFUSED when memory is out. */
enum lacuna_err doc_tokens(struct doc *doc, struct arena *arena);

/* The raw offset where the text byte at t begins; raw.n at the end. */
size_t doc_raw_start(const struct doc *doc, size_t t);
/* The raw offset where the text byte before t ends: what a span ending at t ends at. */
size_t doc_raw_end(const struct doc *doc, size_t t);

/* Is the hyphen at t one in the letter, too: "-", U+2010, U+2011? */
bool doc_hyphen(const struct doc *doc, size_t t);

/* The first text offset whose byte begins at or after the raw offset r. */
size_t doc_text_start(const struct doc *doc, size_t r);

static inline struct str doc_text(const struct doc *doc, size_t start, size_t end)
{
	return str_sub(doc->text, start, end);
}

static inline struct str doc_token(const struct doc *doc, uint32_t i)
{
	return str_from(doc->text.p + doc->tok[i].start,
			doc->tok[i].end - doc->tok[i].start);
}

#define DOC_BROKEN_MAX 64 /* bytes of a word that a line end breaks */
/* The word that begins at token i and goes on behind a hyphen and a line end (Kowal-,
 * czyk: tokens i to i + 2), whole and in small letters, in room; empty when none does. */
struct str doc_broken(const struct doc *doc, uint32_t i,
		      unsigned char room[DOC_BROKEN_MAX]);
/* Its token_hash; 0 when none does. */
uint32_t doc_broken_hash(const struct doc *doc, uint32_t i);
/* The first token that ends after text offset t (ntok when none). */
uint32_t doc_token_at(const struct doc *doc, size_t t);

/* How token i is set off from the one before it. */
enum doc_break {
	DOC_JOINED,    /* nothing between */
	DOC_BLANK,     /* blanks or tabs on the line */
	DOC_WRAP,      /* an ordinary line end */
	DOC_PAGE,      /* a page break: the sentence may go on */
	DOC_PARAGRAPH, /* a paragraph ends; also the start of the letter */
};
static inline enum doc_break doc_break(const struct doc *doc, uint32_t i)
{
	uint8_t gap = doc->tok[i].gap;
	unsigned n = gap & GAP_NEWLINES;

	if (i == 0)
		return DOC_PARAGRAPH;
	if (gap & GAP_FORMFEED)
		return DOC_PAGE;
	if (n == 0)
		return gap ? DOC_BLANK : DOC_JOINED;
	if (doc->double_spaced)
		return n <= 2 ? DOC_WRAP : n >= 6 ? DOC_PAGE : DOC_PARAGRAPH;
	return n == 1 ? DOC_WRAP : DOC_PARAGRAPH;
}

/* Would the line before token i, of *n bytes, have been too long with the word at i, so
 * that the letter's width ended it? */
bool doc_full(const struct doc *doc, uint32_t i, uint32_t *n);

#endif
