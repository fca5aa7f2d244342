/*
 * Given: an escape or a class of a pattern PCRE2 compiles without UTF. Promises: the
 * bytes it stands for, no more and no less, or that there is no such set. Must not:
 * guess.
 */
#include "sieve_item.h"

#include <string.h>

#include "../base/ascii.h"

static bool next_is(struct str s, size_t i, unsigned char c)
{
	return i < s.n && s.p[i] == c;
}

static int hex_value(unsigned char c)
{
	if (ascii_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte an escape stands for, *i being after its letter; -1 when it is not one byte.
 */
static int escape_byte(struct str s, size_t *i, unsigned char letter)
{
	static const char names[] = "tnrfea";
	static const unsigned char bytes[] = "\t\n\r\f\033\a";
	const char *name;
	int value = 0;

	if (!ascii_alnum(letter))
		return letter;
	if (letter != 'x') {
		name = strchr(names, letter);
		return name ? bytes[name - names] : -1;
	}
	for (int digits = 0; digits < 2; digits++, (*i)++) {
		int digit = *i < s.n ? hex_value(s.p[*i]) : -1;

		if (digit < 0)
			return -1;
		value = 16 * value + digit;
	}
	return value;
}

enum sieve_item sieve_item_escape(struct str s, size_t *i, bool caseless,
				  struct sieve_set *set)
{
	unsigned char letter;
	int byte;

	*set = (struct sieve_set){{0}};
	if (*i >= s.n)
		return SIEVE_ITEM_BAD;
	letter = s.p[(*i)++];
	if (strchr("bBAzZGK", letter) && letter)
		return SIEVE_ITEM_ASSERTION;
	if (letter == 'R') {
		sieve_set_range(set, '\r', '\r');
		sieve_set_range(set, '\n', '\n');
		return SIEVE_ITEM_LINE_END;
	}
	if (sieve_set_escape(letter, set))
		return SIEVE_ITEM_SET;
	byte = escape_byte(s, i, letter);
	if (byte < 0)
		return SIEVE_ITEM_BAD;
	sieve_set_range(set, (unsigned)byte, (unsigned)byte);
	if (caseless)
		sieve_set_fold(set);
	return SIEVE_ITEM_SET;
}

/* One end of a range, or a single byte, of a class; CLASS_SET when it is a set, then
 * added to set. */
enum { CLASS_SET = -1, CLASS_BAD = -2 };

static int class_byte(struct str s, size_t *i, struct sieve_set *set)
{
	unsigned char c = s.p[(*i)++];
	struct sieve_set part;
	int byte;

	if (c == '[' &&
	    (next_is(s, *i, ':') || next_is(s, *i, '.') || next_is(s, *i, '=')))
		return CLASS_BAD;
	if (c != '\\' || *i >= s.n)
		return c;
	c = s.p[(*i)++];
	if (sieve_set_escape(c, &part)) {
		sieve_set_union(set, &part);
		return CLASS_SET;
	}
	byte = c == 'b' ? '\b' : escape_byte(s, i, c);
	return byte < 0 ? CLASS_BAD : byte;
}

bool sieve_item_class(struct str s, size_t *i, bool caseless, struct sieve_set *set)
{
	bool negated = next_is(s, *i, '^');
	size_t first;

	*set = (struct sieve_set){{0}};
	first = *i += negated;
	for (; *i < s.n && (*i == first || s.p[*i] != ']');) {
		int from = class_byte(s, i, set), to = from;

		if (next_is(s, *i, '-') && *i + 1 < s.n && s.p[*i + 1] != ']') {
			(*i)++;
			to = class_byte(s, i, set);
			if (from < 0 || to < from)
				return false;
		}
		if (from == CLASS_BAD)
			return false;
		if (from >= 0)
			sieve_set_range(set, (unsigned)from, (unsigned)to);
	}
	if (!next_is(s, *i, ']'))
		return false;
	(*i)++;
	if (caseless)
		sieve_set_fold(set);
	if (negated)
		sieve_set_invert(set);
	return true;
}
