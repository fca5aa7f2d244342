/*
 * Given: what a replacer writes. Promises: raw bytes of the letter come over as they are,
 * and no line end inside a replaced span is lost. Must not: move what was handed out.
 */
#include "draft.h"

#include <string.h>

#include "../base/ascii.h"
#include "../base/utf8.h"

#define CHUNK 1024

/* Room for extra more bytes; the replacement being written moves along into a new chunk.
 */
bool draft_reserve(struct draft *d, size_t extra)
{
	size_t have = d->n - d->start;
	size_t cap = 2 * (have + extra) > CHUNK ? 2 * (have + extra) : CHUNK;
	unsigned char *p;

	if (d->failed)
		return false;
	if (d->cap - d->n >= extra)
		return true;
	p = extra < SIZE_MAX / 4 - have ? arena_raw(d->arena, cap, 1) : NULL;
	if (!p) {
		d->failed = true;
		return false;
	}
	if (have)
		memcpy(p, d->p + d->start, have);
	d->p = p;
	d->start = 0;
	d->n = have;
	d->cap = cap;
	return true;
}

void draft_begin(struct draft *d)
{
	d->n = d->start;
}

struct str draft_text(const struct draft *d)
{
	return str_from(d->p ? d->p + d->start : (const unsigned char *)"",
			d->n - d->start);
}

struct str draft_end(struct draft *d)
{
	struct str s = draft_text(d);

	d->start = d->n;
	return s;
}

void draft_lower(struct draft *d)
{
	for (size_t i = d->start; i < d->n; i++)
		d->p[i] = ascii_lower(d->p[i]);
}

void draft_cut(struct draft *d, size_t n)
{
	if (d->n - d->start > n)
		d->n = d->start + n;
}

static bool is_break(unsigned char c)
{
	return c == '\n' || c == '\r' || c == '\f';
}

void draft_number(struct draft *d, uint64_t v, unsigned width)
{
	unsigned char digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (unsigned char)('0' + v % 10);
		v /= 10;
	} while (i && (v || sizeof(digits) - i < width));
	draft_put(d, str_from(digits + i, sizeof(digits) - i));
}

void draft_keep(struct draft *d, uint32_t from, uint32_t to)
{
	if (from >= to)
		return;
	if (!d->doc->fold)
		draft_put(d, str_sub(d->doc->raw, from, to));
	else
		draft_put(d, str_sub(d->doc->raw, doc_raw_start(d->doc, from),
				     doc_raw_end(d->doc, to)));
}

/* Code point c, which is not a surrogate, as UTF-8. */
static void put_utf8(struct draft *d, uint32_t c)
{
	if (c < 0x80) {
		draft_byte(d, (unsigned char)c);
	} else if (c < 0x800) {
		draft_byte(d, (unsigned char)(0xc0 | c >> 6));
		draft_byte(d, (unsigned char)(0x80 | (c & 0x3f)));
	} else {
		draft_byte(d, (unsigned char)(0xe0 | (c >> 12 & 0x0f)));
		draft_byte(d, (unsigned char)(0x80 | (c >> 6 & 0x3f)));
		draft_byte(d, (unsigned char)(0x80 | (c & 0x3f)));
	}
}

void draft_folded_digit(struct draft *d, uint32_t at, unsigned v)
{
	const struct doc *doc = d->doc;
	unsigned char old = at < doc->text.n ? doc->text.p[at] : '0';
	size_t raw = doc_raw_start(doc, at);
	uint32_t c;

	/* Digits of other scripts were folded one by one; their blocks run from 0 to 9.
	 */
	if (ascii_digit(old) && raw < doc->raw.n && doc->raw.p[raw] >= 0x80 &&
	    utf8_decode(doc->raw, raw, &c) && c < 0x10000)
		put_utf8(d, c - (uint32_t)(old - '0') + v);
	else
		draft_byte(d, (unsigned char)('0' + v));
}

void draft_breaks(struct draft *d, uint32_t from, uint32_t to)
{
	/* No line end was ever folded away; the text shows where there are any. */
	for (uint32_t at = from; at < to; at++)
		if (is_break(d->doc->text.p[at]))
			draft_keep(d, at, at + 1);
}

/* The next run of white space of text [*at, to) that holds a line end; false when there
 * is none. */
static bool next_break(const struct doc *doc, uint32_t *at, uint32_t to, uint32_t *end)
{
	uint32_t i = *at;

	while (i < to) {
		uint32_t first = i;
		bool broken = false;

		for (; i < to && ascii_space(doc->text.p[i]); i++)
			broken = broken || is_break(doc->text.p[i]);
		if (broken) {
			*at = first;
			*end = i;
			return true;
		}
		i += i == first;
	}
	return false;
}

/* How many runs with a line end text [from, to) has beyond the blanks of s. */
static unsigned breaks_left(const struct doc *doc, uint32_t from, uint32_t to,
			    struct str s)
{
	unsigned runs = 0, blanks = 0;
	uint32_t end;

	for (size_t i = 0; i < s.n; i++)
		blanks += s.p[i] == ' ';
	for (; next_break(doc, &from, to, &end); from = end)
		runs++;
	return runs > blanks ? runs - blanks : 0;
}

static void put_breaks(struct draft *d, uint32_t *from, uint32_t to, unsigned n)
{
	uint32_t end;

	for (; n && next_break(d->doc, from, to, &end); n--, *from = end)
		draft_breaks(d, *from, end);
}

bool draft_begins_line(const struct draft *d, uint32_t at)
{
	return at == 0 || is_break(d->doc->text.p[at - 1]);
}

void draft_fill(struct draft *d, uint32_t from, uint32_t to, struct str s)
{
	unsigned left = breaks_left(d->doc, from, to, s);
	bool after = draft_begins_line(d, from);
	uint32_t end;

	if (!after)
		put_breaks(d, &from, to, left);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' && next_break(d->doc, &from, to, &end)) {
			draft_keep(d, from, end);
			from = end;
		} else {
			draft_byte(d, s.p[i]);
		}
	}
	if (after)
		put_breaks(d, &from, to, left);
}
