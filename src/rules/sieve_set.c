/*
 * Given: bytes and ranges of them. Promises: the sets PCRE2 means by them in the C
 * locale. Must not: know what a set is for.
 */
#include "sieve_set.h"

#include "../base/ascii.h"

void sieve_set_range(struct sieve_set *s, unsigned from, unsigned to)
{
	for (unsigned c = from; c <= to; c++)
		s->bits[c >> 6] |= UINT64_C(1) << (c & 63);
}

void sieve_set_union(struct sieve_set *s, const struct sieve_set *other)
{
	for (int i = 0; i < 4; i++)
		s->bits[i] |= other->bits[i];
}

void sieve_set_invert(struct sieve_set *s)
{
	for (int i = 0; i < 4; i++)
		s->bits[i] = ~s->bits[i];
}

void sieve_set_fold(struct sieve_set *s)
{
	for (unsigned char c = 'a'; c <= 'z'; c++) {
		unsigned char upper = ascii_toupper(c);

		if (sieve_set_has(s, c))
			sieve_set_range(s, upper, upper);
		else if (sieve_set_has(s, upper))
			sieve_set_range(s, c, c);
	}
}

bool sieve_set_escape(unsigned char letter, struct sieve_set *s)
{
	*s = (struct sieve_set){{0}};
	switch (ascii_lower(letter)) {
	case 'd':
		sieve_set_range(s, '0', '9');
		break;
	case 's':
		sieve_set_range(s, '\t', '\r');
		sieve_set_range(s, ' ', ' ');
		break;
	case 'w':
		sieve_set_range(s, '0', '9');
		sieve_set_range(s, 'a', 'z');
		sieve_set_range(s, 'A', 'Z');
		sieve_set_range(s, '_', '_');
		break;
	case 'h':
		sieve_set_range(s, '\t', '\t');
		sieve_set_range(s, ' ', ' ');
		sieve_set_range(s, 0xa0, 0xa0);
		break;
	case 'v':
		sieve_set_range(s, '\n', '\r');
		sieve_set_range(s, 0x85, 0x85);
		break;
	default:
		return false;
	}
	if (ascii_upper(letter))
		sieve_set_invert(s);
	return true;
}
