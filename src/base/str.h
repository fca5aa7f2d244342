/* Borrowed text: a pointer and a length, by value. Nobody owns anything through a str. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const unsigned char *p;
	size_t n;
};

#define STR(literal) ((struct str){(const unsigned char *)(literal), sizeof(literal) - 1})
/* A str as the two arguments of printf's %.*s. */
#define STR_FMT(s) (int)(s).n, (const char *)(s).p

static inline struct str str_from(const void *p, size_t n)
{
	return (struct str){(const unsigned char *)p, n};
}

/* Of NULL: the empty str. */
static inline struct str str_of(const char *nul_terminated)
{
	return str_from(nul_terminated, nul_terminated ? strlen(nul_terminated) : 0);
}

/* The part [start, end) of s; both are cut to s. */
static inline struct str str_sub(struct str s, size_t start, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (start > end)
		start = end;
	return s.p ? str_from(s.p + start, end - start) : s;
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Equal but for ASCII case. */
bool str_ieq(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
/* Byte order, shorter first on a tie: <0, 0, >0. */
int str_cmp(struct str a, struct str b);
/* Without ASCII blanks, tabs and line ends at either side. */
struct str str_trim(struct str s);
/* Cuts the text before the first sep off *rest and returns it; all of *rest when there is
 * none. */
struct str str_cut(struct str *rest, unsigned char sep);
/* The offset of the first c at or after from, or s.n. */
size_t str_find(struct str s, size_t from, unsigned char c);
/* A decimal number that fills s; false when s is anything else or it exceeds max. */
bool str_number(struct str s, uint64_t max, uint64_t *out);

#endif
