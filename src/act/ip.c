/*
 * Given: an address of the Internet protocol. Promises: one of the ranges kept for
 * documentation (RFC 5737, RFC 3849). Must not: name a machine.
 */
#include "../base/ascii.h"
#include "replacer.h"

bool ip_replace(struct act_letter *l, size_t i, struct edit *e)
{
	static const char *const net[3] = {"192.0.2.", "198.51.100.", "203.0.113."};
	const struct hash_key *key = letter_key(l, KEY_NUMBERS);
	const struct finding *f = &l->f[i];
	struct str text = letter_text(l, i);
	bool six = str_find(text, 0, ':') < text.n && str_find(text, 0, '.') == text.n;
	unsigned char lower[64];
	size_t n = 0;
	uint64_t h;

	(void)e;
	for (size_t k = 0; k < text.n && n < sizeof(lower); k++)
		if (!ascii_space(text.p[k]))
			lower[n++] = ascii_lower(text.p[k]);
	h = hash_u64(key, STR("ip"), str_from(lower, n));
	if (six) {
		static const char hex[] = "0123456789abcdef";

		draft_put(&l->draft, STR("2001:db8:"));
		for (int k = 0; k < 8; k++, h >>= 4) {
			draft_byte(&l->draft, (unsigned char)hex[h & 15]);
			if (k == 3)
				draft_put(&l->draft, STR("::"));
		}
	} else {
		draft_put(&l->draft, str_of(net[h % 3]));
		draft_number(&l->draft, 1 + h / 3 % 254, 1);
	}
	draft_breaks(&l->draft, f->start, f->end);
	return true;
}
