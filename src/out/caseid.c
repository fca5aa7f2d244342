/*
 * Given: what is known of a letter's case. Promises: one case, one tag, whatever
 * separators or line breaks its number has. Must not: show a number that only the key's
 * owner may see.
 */
#include "caseid.h"

#include "../act/normal.h"

/* 32 hex digits of keyed digest. */
static struct str digest_of(const struct logkey *key, struct str s, struct arena *arena)
{
	static const char digit[] = "0123456789abcdef";
	unsigned char digest[HASH_DIGEST];
	unsigned char *out = arena_alloc(arena, 2 * sizeof(digest));

	if (!out)
		return str_from(NULL, 0);
	hash_keyed(&key->cases, s, digest, sizeof(digest));
	for (size_t i = 0; i < sizeof(digest); i++) {
		out[2 * i] = (unsigned char)digit[digest[i] >> 4];
		out[2 * i + 1] = (unsigned char)digit[digest[i] & 15];
	}
	return str_from(out, 2 * sizeof(digest));
}

struct str caseid_settle(const struct logkey *key, struct str given, struct str found,
			 struct str raw, struct arena *arena)
{
	struct normal room;

	if (given.n)
		return given;
	return normal_of(&room, found).n ? found : digest_of(key, raw, arena);
}

struct str caseid_tag(const struct logkey *key, struct str case_id, struct arena *arena)
{
	struct normal room;

	return digest_of(key, normal_of(&room, case_id), arena);
}
