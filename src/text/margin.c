/*
 * Given: a letter's bytes. Promises: which of them are margin, the same for all lines but
 * the quoted ones. Must not: look further than a line on; take anything for a margin in a
 * letter one of whose lines begins at its edge.
 */
#include "margin.h"

#include <string.h>

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

static bool ends_line(unsigned char c)
{
	return c == '\n' || c == '\f';
}

size_t margin_line_end(struct str s, size_t i, size_t end)
{
	while (i < end && !ends_line(s.p[i]))
		i++;
	return i;
}

/* The marks of a quoted line at i, each with a blank behind it or none: "> > ". */
static size_t quote_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] == '>')
		n += i + n + 1 < s.n && is_blank(s.p[i + n + 1]) ? 2 : 1;
	return n;
}

static bool next_is_quoted(struct str s, size_t i)
{
	size_t end = margin_line_end(s, i, s.n);

	return end < s.n && quote_at(s, end + 1);
}

/* But for the first line, whose blanks are often gone. */
static size_t common_blanks(struct str s)
{
	size_t least = s.n, lines = 0, i = margin_line_end(s, 0, s.n) + 1;

	for (; i < s.n && least; i = margin_line_end(s, i, s.n) + 1) {
		size_t n = blanks_at(s, i);

		if (i + n == s.n || ends_line(s.p[i + n]) || s.p[i + n] == '\r')
			continue; /* an empty line */
		least = n < least ? n : least;
		lines++;
	}
	return lines > 1 ? least : 0;
}

static bool any_quoted(struct str s)
{
	const unsigned char *p = s.p, *end = s.p + s.n;

	while (p < end && (p = memchr(p, '>', (size_t)(end - p)))) {
		size_t i = (size_t)(p - s.p);

		if ((i == 0 || ends_line(p[-1])) && next_is_quoted(s, i))
			return true;
		p++;
	}
	return false;
}

struct margin margin_of(struct str s)
{
	return (struct margin){.blanks = common_blanks(s), .quoted = any_quoted(s)};
}

size_t margin_length(struct margin *m, struct str s, size_t i)
{
	size_t n = 0;

	if (m->quoted) {
		n = quote_at(s, i);
		if (n && !m->last && !next_is_quoted(s, i))
			n = 0;
		m->last = n > 0;
	}
	if (n == 0) {
		n = blanks_at(s, i);
		n = n < m->blanks ? n : m->blanks;
	}
	return n;
}
