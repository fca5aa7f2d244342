/*
 * Given: a letter's bytes. Promises: a read-only document whose every text offset leads
 * back to the raw bytes. Must not: drop a byte, or care what the letter says.
 */
#include "doc.h"

#include <string.h>

#include "../base/ascii.h"
#include "doc_fold.h"
#include "scan.h"
#include "small.h"
#include "width.h"

/* The text of a scan with its misread digits as the letters they were, and that of a
 * letter in small letters in capitals; offsets stay. */
static enum lacuna_err mend(struct doc *doc, struct arena *arena)
{
	unsigned char *text;

	doc->scan = scan_misread(doc->text);
	doc->small = small_throughout(doc->text);
	if (!doc->scan && !doc->small)
		return LACUNA_OK;
	text = arena_raw(arena, doc->text.n + 1, 1);
	if (!text)
		return LACUNA_REFUSED;
	memcpy(text, doc->text.p, doc->text.n);
	if (doc->scan)
		scan_mend(text, doc->text.n);
	if (doc->small)
		small_raise(text, doc->text.n);
	doc->text = str_from(text, doc->text.n);
	return LACUNA_OK;
}

/* An ordinary line end is two newlines when most runs of newlines are exactly two. */
static bool is_double_spaced(uint32_t one, uint32_t two)
{
	return two > 2 && two > 4 * one;
}

enum lacuna_err doc_tokens(struct doc *doc, struct arena *arena)
{
	struct token_array tokens;
	enum lacuna_err err = token_scan(&tokens, doc->text, arena);

	if (err)
		return err;
	doc->tok = tokens.tok;
	doc->ntok = tokens.n;
	doc->double_spaced = is_double_spaced(tokens.line_ends[1], tokens.line_ends[2]);
	doc->width = width_of(doc->text, doc->double_spaced);
	return LACUNA_OK;
}

enum lacuna_err doc_read(struct doc *doc, struct str raw, struct arena *arena)
{
	enum lacuna_err err;

	*doc = (struct doc){.raw = raw, .text = raw};
	if (raw.n > LACUNA_MAX_LETTER_LIMIT)
		return LACUNA_REFUSED;
	err = doc_fold(doc, arena);
	if (err)
		return err;
	err = mend(doc, arena);
	return err ? err : doc_tokens(doc, arena);
}

/* The last fold at or before text offset t; NULL when there is none. */
static const struct fold *fold_before(const struct doc *doc, size_t t)
{
	uint32_t lo = 0, hi = doc->nfold;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->fold[mid].text <= t)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? &doc->fold[lo - 1] : NULL;
}

size_t doc_raw_start(const struct doc *doc, size_t t)
{
	const struct fold *f = fold_before(doc, t);

	if (!f)
		return t;
	if (t < f->text + f->tlen)
		return f->raw;
	return f->raw + f->rlen + (t - f->text - f->tlen);
}

bool doc_hyphen(const struct doc *doc, size_t t)
{
	struct str rest = str_sub(doc->raw, doc_raw_start(doc, t), doc->raw.n);

	return str_starts(rest, STR("-")) || str_starts(rest, STR("\xe2\x80\x90")) ||
	       str_starts(rest, STR("\xe2\x80\x91"));
}

size_t doc_raw_end(const struct doc *doc, size_t t)
{
	const struct fold *f;

	if (t == 0)
		return 0;
	f = fold_before(doc, t - 1);
	if (!f)
		return t;
	if (t - 1 < f->text + f->tlen)
		return f->raw + f->rlen;
	return f->raw + f->rlen + (t - f->text - f->tlen);
}

size_t doc_text_start(const struct doc *doc, size_t r)
{
	uint32_t lo = 0, hi = doc->nfold;
	const struct fold *f;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->fold[mid].raw < r)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo)
		return r;
	f = &doc->fold[lo - 1];
	return f->text + f->tlen + (r > f->raw + f->rlen ? r - f->raw - f->rlen : 0);
}

uint32_t doc_token_at(const struct doc *doc, size_t t)
{
	uint32_t lo = 0, hi = doc->ntok;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->tok[mid].end <= t)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct str doc_broken(const struct doc *doc, uint32_t i,
		      unsigned char room[DOC_BROKEN_MAX])
{
	const struct token *t = &doc->tok[i];
	struct str text = doc_text(doc, t[0].start, t[2].end);
	size_t n = 0;

	if (t[0].kind != TOKEN_WORD || t[1].c != '-' || t[1].gap ||
	    t[2].kind != TOKEN_WORD || !(t[2].gap & GAP_NEWLINES) ||
	    text.n > DOC_BROKEN_MAX)
		return STR("");
	for (size_t k = 0; k < text.n; k++)
		if (!ascii_space(text.p[k]) && text.p[k] != '-')
			room[n++] = ascii_lower(text.p[k]);
	return str_from(room, n);
}

uint32_t doc_broken_hash(const struct doc *doc, uint32_t i)
{
	unsigned char room[DOC_BROKEN_MAX];
	struct str word = doc_broken(doc, i, room);

	return word.n ? token_hash(word) : 0;
}

bool doc_full(const struct doc *doc, uint32_t i, uint32_t *n)
{
	const struct token *tok = doc->tok;
	uint32_t end = tok[i - 1].end, word = i;

	*n = 0;
	while (*n < doc->width && *n < end && doc->text.p[end - 1 - *n] != '\n')
		(*n)++;
	while (tok[word].kind != TOKEN_END && tok[word + 1].gap == 0 &&
	       tok[word + 1].kind != TOKEN_END)
		word++;
	return doc->width && *n + 1 + (tok[word].end - tok[i].start) > doc->width;
}
