/*
 * Given: a letter's bytes. Promises: which of them are margin, the same for all lines but
 * the quoted and the numbered ones. Must not: look further than a line on; take blanks
 * for a margin in a letter one of whose lines begins at its edge.
 */
#include "margin.h"

#include "../base/ascii.h"

#define NUMBERED 8 /* lines in a row make numbers of lines of what may be a list */

static bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t';
}

static size_t blanks_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_blank(s.p[i + n]))
		n++;
	return n;
}

static bool line_ends(struct str s, size_t i)
{
	return i >= s.n || s.p[i] == '\n' || s.p[i] == '\r';
}

/* Where the line behind the one that i is in begins, or s.n. */
static size_t next_line(struct str s, size_t i)
{
	size_t end = str_find(s, i, '\n');

	return end < s.n ? end + 1 : end;
}

/* The marks of a quoted line at i, each with a blank behind it or none: "> > ". */
static size_t quote_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] == '>')
		n += i + n + 1 < s.n && is_blank(s.p[i + n + 1]) ? 2 : 1;
	return n;
}

/* The number of a line at i, one or two digits between blanks, and those; 0 when there is
 * none. */
static size_t number_at(struct str s, size_t i, unsigned *number)
{
	size_t at = i + blanks_at(s, i), end = at;

	*number = 0;
	for (; end < s.n && end - at < 3 && ascii_digit(s.p[end]); end++)
		*number = *number * 10 + (unsigned)(s.p[end] - '0');
	if (end == at || end - at > 2 || !(line_ends(s, end) || is_blank(s.p[end])))
		return *number = 0;
	return end + blanks_at(s, end) - i;
}

/* Numbers of lines go on, or begin again on the next page. */
static bool goes_on(unsigned number, unsigned last)
{
	return number && (number == last + 1 || number == 1);
}

struct margin margin_of(struct str s)
{
	struct margin m = {.blanks = s.n};
	size_t lines = 0, numbered = 0;
	bool was_quoted = false;
	unsigned last = 0, first = 0;

	for (size_t i = 0; i < s.n; i = next_line(s, i)) {
		size_t blanks = blanks_at(s, i);
		bool quoted = quote_at(s, i) > 0;
		unsigned number;

		if (line_ends(s, i + blanks))
			continue;
		/* The first line's blanks are often gone. */
		if (lines++ && blanks < m.blanks)
			m.blanks = blanks;
		m.quoted = m.quoted || (quoted && was_quoted);
		was_quoted = quoted;
		number_at(s, i, &number);
		if (!goes_on(number, last) || !numbered) {
			numbered = 0;
			first = number;
		}
		numbered += number > 0;
		last = number;
		if (numbered == NUMBERED && !m.numbered) {
			m.numbered = true;
			m.first_number = first;
		}
	}
	if (lines < 3)
		m.blanks = 0;
	return m;
}

/* A quoted line has another beside it. */
static size_t quote_length(struct margin *m, struct str s, size_t i)
{
	size_t n = quote_at(s, i), next;

	if (n && !m->last_quoted) {
		next = next_line(s, i);
		n = next < s.n && quote_at(s, next) ? n : 0;
	}
	m->last_quoted = n > 0;
	return n;
}

static size_t number_length(struct margin *m, struct str s, size_t i)
{
	unsigned number;
	size_t n = number_at(s, i, &number);

	if (!goes_on(number, m->last_number))
		return 0;
	m->last_number = number;
	return n;
}

void margin_start(struct margin *m)
{
	m->last_quoted = false;
	m->last_number = m->first_number - 1;
}

size_t margin_length(struct margin *m, struct str s, size_t i)
{
	size_t n = m->quoted ? quote_length(m, s, i) : 0;

	if (!n && m->numbered)
		n = number_length(m, s, i);
	if (!n) {
		n = blanks_at(s, i);
		n = n < m->blanks ? n : m->blanks;
	}
	return n;
}
