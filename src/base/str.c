/*
 * Given: borrowed bytes. Promises: no allocation, no NUL needed, no read past the length.
 */
#include "str.h"

#include <string.h>

#include "ascii.h"

bool str_ieq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.p, b.p, n) : 0;

	if (d != 0)
		return d;
	return (a.n > b.n) - (a.n < b.n);
}

struct str str_trim(struct str s)
{
	while (s.n && ascii_space(s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n && ascii_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str str_cut(struct str *rest, unsigned char sep)
{
	size_t at = str_find(*rest, 0, sep);
	struct str head = str_sub(*rest, 0, at);

	*rest = str_sub(*rest, at + 1, rest->n);
	return head;
}

size_t str_find(struct str s, size_t from, unsigned char c)
{
	const unsigned char *hit;

	if (from >= s.n)
		return s.n;
	hit = memchr(s.p + from, c, s.n - from);
	return hit ? (size_t)(hit - s.p) : s.n;
}

bool str_number(struct str s, uint64_t max, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0 || s.n > 19)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]))
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	if (v > max)
		return false;
	*out = v;
	return true;
}
