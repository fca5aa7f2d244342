/*
 * Given: a letter's bytes. Promises: a read-only document whose every text offset leads
 * back to the raw bytes. Must not: drop a byte, or care what the letter says.
 */
#include "doc.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/utf8.h"
#include "fold.h"

/* The first byte at or after i that is not ASCII, or s.n. */
static size_t ascii_end(struct str s, size_t i)
{
#ifdef __SSE2__
	for (; s.n - i >= 16; i += 16) {
		const __m128i *p = (const __m128i *)(const void *)(s.p + i);
		int high = _mm_movemask_epi8(_mm_loadu_si128(p));

		if (high)
			return i + (size_t)__builtin_ctz((unsigned)high);
	}
#endif
	while (i < s.n && s.p[i] < 0x80)
		i++;
	return i;
}

struct folder {
	struct str raw;
	unsigned char *text;
	struct fold *fold; /* NULL in the counting pass */
	uint32_t n, nfold;
	bool cp1252; /* some byte was not UTF-8 */
};

static void put_fold(struct folder *f, uint32_t text, uint32_t raw, uint32_t tlen,
		     uint32_t rlen)
{
	if (f->fold)
		f->fold[f->nfold] = (struct fold){text, raw, tlen, rlen};
	f->nfold++;
}

/* A combining mark of rlen bytes at raw belongs to the character before it. */
static void put_mark(struct folder *f, size_t raw, uint32_t rlen)
{
	put_fold(f, f->n ? f->n - 1 : 0, (uint32_t)raw - (f->n && raw ? 1 : 0),
		 f->n ? 1 : 0, rlen + (f->n && raw ? 1 : 0));
}

static void put_char(struct folder *f, size_t raw, uint32_t rlen, uint32_t c)
{
	unsigned char out[FOLD_MAX];
	unsigned n = 0;
	enum fold_action act = fold_char(c, out, &n);

	if (act == FOLD_MARK && f->n && raw && f->raw.p[raw - 1] < 0x80) {
		put_mark(f, raw, rlen);
		return;
	}
	if (act == FOLD_KEEP) {
		if (f->text)
			memcpy(f->text + f->n, f->raw.p + raw, rlen);
		f->n += rlen;
		return;
	}
	if (act != FOLD_REPLACE)
		n = 0;
	if (n == 0 && f->nfold && f->fold && act == FOLD_MARK) {
		struct fold *last = &f->fold[f->nfold - 1];

		if (last->raw + last->rlen == raw && last->tlen) {
			last->rlen += rlen;
			return;
		}
	}
	if (f->text)
		memcpy(f->text + f->n, out, n);
	put_fold(f, f->n, (uint32_t)raw, n, rlen);
	f->n += n;
}

static void fold_all(struct folder *f)
{
	size_t i = 0;

	f->n = f->nfold = 0;
	while (i < f->raw.n) {
		size_t len = ascii_end(f->raw, i) - i;
		uint32_t c;

		if (f->text)
			memcpy(f->text + f->n, f->raw.p + i, len);
		f->n += (uint32_t)len;
		i += len;
		if (i == f->raw.n)
			break;
		len = utf8_decode(f->raw, i, &c);
		if (len == 0) {
			c = fold_cp1252(f->raw.p[i]);
			f->cp1252 = true;
			len = 1;
		}
		put_char(f, i, (uint32_t)len, c);
		i += len;
	}
}

static enum lacuna_err fold_doc(struct doc *doc, struct arena *arena)
{
	struct folder f = {.raw = doc->raw};
	struct fold *fold;

	fold_all(&f);
	/* A folded character is at most FOLD_MAX bytes and never from fewer than one. */
	f.text = arena_raw(arena, (size_t)f.n + 1, 1);
	fold = ARENA_ARRAY(arena, struct fold, (size_t)f.nfold + 1);
	if (!f.text || !fold)
		return LACUNA_REFUSED;
	f.fold = fold;
	fold_all(&f);
	doc->text = str_from(f.text, f.n);
	doc->fold = fold;
	doc->nfold = f.nfold;
	doc->cp1252 = f.cp1252;
	return LACUNA_OK;
}

/* An ordinary line end is two newlines when most runs of newlines are exactly two. */
static bool is_double_spaced(uint32_t one, uint32_t two)
{
	return two > 2 && two > 4 * one;
}

enum lacuna_err doc_read(struct doc *doc, struct str raw, struct arena *arena)
{
	struct token_array tokens;
	enum lacuna_err err;

	*doc = (struct doc){.raw = raw, .text = raw};
	if (raw.n > LACUNA_MAX_LETTER_LIMIT)
		return LACUNA_REFUSED;
	if (ascii_end(raw, 0) < raw.n) {
		err = fold_doc(doc, arena);
		if (err)
			return err;
	}
	err = token_scan(&tokens, doc->text, arena);
	if (err)
		return err;
	doc->tok = tokens.tok;
	doc->ntok = tokens.n;
	doc->double_spaced = is_double_spaced(tokens.line_ends[1], tokens.line_ends[2]);
	return LACUNA_OK;
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
