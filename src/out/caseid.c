/*
 * Given: what is known of a letter's case. Promises: the same id for the same case,
 * wherever a line breaks in its number. Must not: show a number that only the key's owner
 * may see.
 */
#include "caseid.h"

#include "../base/ascii.h"

static struct str tidy(struct str number, struct arena *arena)
{
	unsigned char *out = arena_alloc(arena, number.n);
	size_t n = 0;

	for (size_t i = 0; out && i < number.n; i++)
		if (!ascii_space(number.p[i]))
			out[n++] = ascii_toupper(number.p[i]);
	return str_from(out, n);
}

struct str caseid_settle(const struct hash_key *key, struct str given, struct str found,
			 struct str raw, struct arena *arena)
{
	if (given.n)
		return given;
	return found.n ? tidy(found, arena) : caseid_tag(key, raw, arena);
}

struct str caseid_tag(const struct hash_key *key, struct str s, struct arena *arena)
{
	static const char digit[] = "0123456789abcdef";
	unsigned char digest[HASH_DIGEST];
	unsigned char *out = arena_alloc(arena, 2 * sizeof(digest));

	if (!out)
		return str_from(NULL, 0);
	hash_keyed(key, s, digest, sizeof(digest));
	for (size_t i = 0; i < sizeof(digest); i++) {
		out[2 * i] = (unsigned char)digit[digest[i] >> 4];
		out[2 * i + 1] = (unsigned char)digit[digest[i] & 15];
	}
	return str_from(out, 2 * sizeof(digest));
}
