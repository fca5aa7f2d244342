/*
 * Given: a letter's bytes that are not all plain ASCII from the edge on. Promises: the
 * text that finders see, and where it and the letter part. Must not: drop a byte for
 * good, or care what the letter says.
 */
#include "doc_fold.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "fold.h"
#include "margin.h"
#include "spread.h"

#define RLO 0x202eu /* from here on the last is read first ... */
#define PDF 0x202cu /* ... up to here, or the line's end */

/* ASCII that is no text: control characters, white space aside. */
static bool is_control(unsigned char c)
{
	return c < '\t' || (c > '\r' && c < ' ') || c == 0x7f;
}

/* The first byte at or after i that is not ASCII text, or s.n. */
static size_t plain_end(struct str s, size_t i)
{
#ifdef __SSE2__
	for (; s.n - i >= 16; i += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(s.p + i));
		/* A high byte is a negative number, below ' ' as a control is. */
		__m128i odd = _mm_or_si128(_mm_cmplt_epi8(b, _mm_set1_epi8(' ')),
					   _mm_cmpeq_epi8(b, _mm_set1_epi8(0x7f)));
		__m128i space = _mm_and_si128(_mm_cmpgt_epi8(b, _mm_set1_epi8('\t' - 1)),
					      _mm_cmplt_epi8(b, _mm_set1_epi8('\r' + 1)));
		int stop = _mm_movemask_epi8(_mm_andnot_si128(space, odd));

		if (stop)
			return i + (size_t)__builtin_ctz((unsigned)stop);
	}
#endif
	while (i < s.n && s.p[i] < 0x80 && !is_control(s.p[i]))
		i++;
	return i;
}

struct folder {
	struct str raw;
	unsigned char *text;
	struct fold *fold; /* NULL in the counting pass */
	struct margin margin;
	struct spread spread;
	uint32_t n, nfold;
	bool cp1252;   /* some byte was not UTF-8 */
	bool reversed; /* behind an RLO */
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

static void keep(struct folder *f, size_t raw, size_t n)
{
	if (f->text)
		memcpy(f->text + f->n, f->raw.p + raw, n);
	f->n += (uint32_t)n;
}

/* n bytes stand for rlen of the raw ones. */
static void put_text(struct folder *f, size_t raw, uint32_t rlen,
		     const unsigned char *out, uint32_t n)
{
	if (f->text)
		memcpy(f->text + f->n, out, n);
	put_fold(f, f->n, (uint32_t)raw, n, rlen);
	f->n += n;
}

/* What is shown in another order than it is written in has to be seen by the rules. */
static bool reorders(struct folder *f, uint32_t c)
{
	bool does = c == RLO || (c == PDF && f->reversed);

	if (does)
		f->reversed = c == RLO;
	return does;
}

static void put_char(struct folder *f, size_t raw, uint32_t rlen, uint32_t c)
{
	unsigned char out[FOLD_MAX];
	unsigned n = 0;
	enum fold_action act = reorders(f, c) ? FOLD_KEEP : fold_char(c, out, &n);

	if (act == FOLD_MARK && f->n && raw && f->raw.p[raw - 1] < 0x80) {
		put_mark(f, raw, rlen);
		return;
	}
	if (act == FOLD_KEEP) {
		keep(f, raw, rlen);
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
	put_text(f, raw, rlen, out, n);
}

/* Of a date or a number with separators. */
static bool in_number(unsigned char c)
{
	return ascii_digit(c) || c == '/' || c == '-' || c == '.';
}

/* Do these two go on, one behind the other, in one word or number? Not in capitals:
 * SMITH, NUL, JONES are two fields. */
static bool is_one(unsigned char a, unsigned char b)
{
	if (ascii_lowercase(b))
		return ascii_alpha(a) || a >= 0x80;
	return in_number(a) && in_number(b) && (ascii_digit(a) || ascii_digit(b));
}

/* Control characters at i: nobody sees them inside a word. How many there are. */
static size_t put_controls(struct folder *f, size_t i)
{
	size_t n = 0;

	while (i + n < f->raw.n && is_control(f->raw.p[i + n]))
		n++;
	if (i && i + n < f->raw.n && is_one(f->raw.p[i - 1], f->raw.p[i + n]))
		put_fold(f, f->n, (uint32_t)i, 0, (uint32_t)n);
	else
		keep(f, i, n);
	return n;
}

/*
 * Is the overlong form of c at i, a capital with a grave or an acute and one more byte,
 * rather two characters of Windows-1252? Marks and letters may follow such a capital: the
 * quotes that close (TOM\xc1\x94), dashes, dots, a soft hyphen; but no word begins so.
 */
static bool is_cp1252(struct str raw, size_t i, uint32_t c)
{
	static const unsigned char follows[] = "\x85\x8a\x8c\x8e\x92\x96\x97\x9a\xad",
				   ends[] = "\x82\x84\x91\x93\x94\x99";
	unsigned char last = raw.p[i + 1], next = i + 2 < raw.n ? raw.p[i + 2] : ' ';
	bool goes_on = ascii_alpha(next) || next == raw.p[i];
	bool begins = !i || (!ascii_alpha(raw.p[i - 1]) && raw.p[i - 1] < 0x80);

	if (c >= 0x80 || !(ascii_alpha((unsigned char)c) || in_number((unsigned char)c)))
		return true;
	if (memchr(follows, last, sizeof(follows) - 1))
		return !(begins && goes_on);
	return memchr(ends, last, sizeof(ends) - 1) && !goes_on;
}

/* The bytes at i, which are not ASCII text: how many were read. */
static size_t put_other(struct folder *f, size_t i)
{
	static const unsigned char lost[] = {0xef, 0xbf, 0xbd}; /* U+FFFD */
	size_t len;
	uint32_t c;

	if (f->raw.p[i] < 0x80)
		return put_controls(f, i);
	len = utf8_decode(f->raw, i, &c);
	if (len) {
		put_char(f, i, (uint32_t)len, c);
		return len;
	}
	f->cp1252 = true;
	len = utf8_misformed(f->raw, i, &c);
	if (len > 2 || (len == 2 && !is_cp1252(f->raw, i, c))) {
		unsigned char ascii = (unsigned char)c;

		/* What is overlong some program shows as what it would be. */
		if (c < 0x80 && (ascii_alpha(ascii) || in_number(ascii)))
			put_text(f, i, (uint32_t)len, &ascii, 1);
		else
			put_text(f, i, (uint32_t)len, lost, sizeof(lost));
		return len;
	}
	put_char(f, i, 1, fold_cp1252(f->raw.p[i]));
	return 1;
}

/* The margin behind end bytes at i that end a line: where the next line's text begins.
 * The line end stands for both, so what keeps it keeps the margin. */
static size_t put_margin(struct folder *f, size_t i, uint32_t end)
{
	size_t n = margin_length(&f->margin, f->raw, i + end);

	if (n)
		put_text(f, i, (uint32_t)n + end, f->raw.p + i, end);
	else
		keep(f, i, end);
	return i + end + n;
}

/* ASCII text [i, end) of one line, its blanks no wider than they were meant. */
static void keep_line(struct folder *f, size_t i, size_t end)
{
	size_t n;

	while (spread_any(&f->spread) && i < end) {
		size_t at = spread_next(&f->spread, f->raw, i, end, &n);

		keep(f, i, at - i);
		if (n)
			put_text(f, at, (uint32_t)n, (const unsigned char *)" ", 1);
		i = at + n;
	}
	keep(f, i, end - i);
}

/* ASCII text [i, end) without its margins. */
static void keep_lines(struct folder *f, size_t i, size_t end)
{
	if (i == 0)
		i = put_margin(f, 0, 0);
	while (i < end) {
		const unsigned char *line = memchr(f->raw.p + i, '\n', end - i);
		size_t to = line ? (size_t)(line - f->raw.p) : end;

		keep_line(f, i, to);
		i = line ? put_margin(f, to, 1) : end;
	}
}

static void fold_all(struct folder *f)
{
	bool lines = margin_any(&f->margin) || spread_any(&f->spread);
	size_t i = 0;

	f->n = f->nfold = 0;
	f->reversed = false;
	margin_start(&f->margin);
	spread_start(&f->spread);
	while (i < f->raw.n) {
		size_t end = plain_end(f->raw, i);

		if (lines)
			keep_lines(f, i, end);
		else
			keep(f, i, end - i);
		i = end;
		if (i < f->raw.n)
			i += put_other(f, i);
	}
}

enum lacuna_err doc_fold(struct doc *doc, struct arena *arena)
{
	struct folder f = {.raw = doc->raw,
			   .margin = margin_of(doc->raw),
			   .spread = spread_of(doc->raw)};
	struct fold *fold;

	if (!margin_any(&f.margin) && !spread_any(&f.spread) &&
	    plain_end(doc->raw, 0) == doc->raw.n)
		return LACUNA_OK;
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
