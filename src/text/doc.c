/*
 * Given: a letter's bytes. Promises: a read-only document whose every text offset leads
 * back to the raw bytes. Must not: drop a byte, or care what the letter says.
 */
#include "doc.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "fold.h"
#include "scan.h"

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

static void fold_all(struct folder *f)
{
	size_t i = 0;

	f->n = f->nfold = 0;
	f->reversed = false;
	while (i < f->raw.n) {
		size_t end = plain_end(f->raw, i);

		keep(f, i, end - i);
		i = end;
		if (i < f->raw.n)
			i += put_other(f, i);
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

/* The text of a scan with its misread digits as the letters they were; offsets stay. */
static enum lacuna_err mend_scan(struct doc *doc, struct arena *arena)
{
	unsigned char *text;

	if (!scan_misread(doc->text))
		return LACUNA_OK;
	text = arena_raw(arena, doc->text.n + 1, 1);
	if (!text)
		return LACUNA_REFUSED;
	memcpy(text, doc->text.p, doc->text.n);
	scan_mend(text, doc->text.n);
	doc->text = str_from(text, doc->text.n);
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
	if (plain_end(raw, 0) < raw.n) {
		err = fold_doc(doc, arena);
		if (err)
			return err;
	}
	err = mend_scan(doc, arena);
	if (err)
		return err;
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
