/*
 * Given: words. Promises: the same ASCII letters in the asked case.
 * Must not: change anything but case.
 */
#include "casing.h"

#include "../base/ascii.h"
#include "../base/utf8.h"
#include "../text/fold.h"

enum casing casing_of(struct str word)
{
	unsigned upper = 0, lower = 0;
	uint32_t c;

	for (size_t i = 0; i < word.n && !(upper && lower); i++) {
		upper += ascii_upper(word.p[i]);
		lower += ascii_lowercase(word.p[i]);
		if (word.p[i] >= 0xc0 && utf8_decode(word, i, &c))
			upper += (unsigned)fold_is_capital(c);
	}
	if (upper == 0)
		return lower ? CASING_LOWER : CASING_CAP;
	return lower == 0 && upper > 1 ? CASING_UPPER : CASING_CAP;
}

static bool has_capital(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_upper(s.p[i]))
			return true;
	return false;
}

/* Does a part of a name begin at i: after a blank or hyphen, after O' but not before s?
 */
static bool part_begins(struct str s, size_t i)
{
	if (i == 0)
		return true;
	if (s.p[i - 1] == '\'')
		return i + 1 < s.n && ascii_alpha(s.p[i + 1]);
	return s.p[i - 1] == ' ' || s.p[i - 1] == '-';
}

void casing_put(struct draft *d, struct str word, enum casing how)
{
	bool own = has_capital(word);

	if (own && how == CASING_CAP) {
		draft_put(d, word);
		return;
	}
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = word.p[i];

		if (how == CASING_LOWER)
			c = ascii_lower(c);
		else if (how == CASING_UPPER || part_begins(word, i))
			c = ascii_toupper(c);
		draft_byte(d, c);
	}
}
