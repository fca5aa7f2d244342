/*
 * Where a replacer writes: the replacement of one finding at a time, in the letter's
 * arena. What a replacement keeps of the original (separators, blanks, line ends) is
 * copied from the letter's raw bytes. Errors stick: act_run looks at failed once.
 */
#ifndef ACT_DRAFT_H
#define ACT_DRAFT_H

#include "../text/doc.h"

struct draft {
	const struct doc *doc;
	struct arena *arena;
	unsigned char *p;
	size_t start; /* of the replacement being written */
	size_t n, cap;
	bool failed;
};

/* Begins a replacement, forgetting one that was begun and not ended. */
void draft_begin(struct draft *d);
/* What was written since draft_begin. */
struct str draft_text(const struct draft *d);
/* Ends the replacement: it stays as long as the arena does. */
struct str draft_end(struct draft *d);
/* What was written since draft_begin, in small letters. */
void draft_lower(struct draft *d);
/* Takes back what was written from length n of draft_text on. */
void draft_cut(struct draft *d, size_t n);

/* Room for extra more bytes; false (and failed) when memory is out. */
bool draft_reserve(struct draft *d, size_t extra);

static inline void draft_put(struct draft *d, struct str s)
{
	if (d->cap - d->n >= s.n || draft_reserve(d, s.n)) {
		unsigned char *to = d->p + d->n;

		for (size_t i = 0; i < s.n; i++)
			to[i] = s.p[i];
		d->n += s.n;
	}
}

static inline void draft_byte(struct draft *d, unsigned char c)
{
	if (d->n < d->cap || draft_reserve(d, 1))
		d->p[d->n++] = c;
}

void draft_number(struct draft *d, uint64_t v, unsigned width); /* zero-padded to width */
/* The raw bytes of text [from, to). */
void draft_keep(struct draft *d, uint32_t from, uint32_t to);
/* draft_digit in a letter with folded characters. */
void draft_folded_digit(struct draft *d, uint32_t at, unsigned v);
/* The digit v, in the script (ASCII, full-width, Arabic ...) of the digit at text offset
 * at. */
static inline void draft_digit(struct draft *d, uint32_t at, unsigned v)
{
	if (d->doc->fold)
		draft_folded_digit(d, at, v);
	else
		draft_byte(d, (unsigned char)('0' + v));
}
/* The line ends (and form feeds) among the raw bytes of text [from, to), nothing else. */
void draft_breaks(struct draft *d, uint32_t from, uint32_t to);
/* Does text offset at begin a line? */
bool draft_begins_line(const struct draft *d, uint32_t at);
/* s in place of text [from, to): a run of white space with a line end in it stays, at a
 * blank of s. Line ends that find no blank go before s, where white space stands already,
 * or after it when that would make an empty line. */
void draft_fill(struct draft *d, uint32_t from, uint32_t to, struct str s);

#endif
