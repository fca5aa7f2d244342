/*
 * Given: the letter's edits, one by one. Promises: no two values share a replacement
 * unnoticed. Must not: change a replacement, which would make it depend on the letter.
 */
#include "twins.h"

#include "../base/ascii.h"

struct twin {
	const struct replacer *kind;
	uint32_t i;  /* the finding */
	uint32_t to; /* hash of its replacement, spelling aside */
};

enum lacuna_err twins_init(struct twins *t, size_t n, struct arena *arena)
{
	t->mask = 15;
	while (t->mask < 2 * n)
		t->mask = 2 * t->mask + 1;
	t->slots = ARENA_ARRAY(arena, struct twin, (size_t)t->mask + 1);
	return t->slots ? LACUNA_OK : LACUNA_REFUSED;
}

/* Of letters, whatever their case, and digits. */
static uint32_t hash(struct str text)
{
	uint32_t h = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = text.p[i];

		if (ascii_alnum(c) || c >= 0x80)
			h = (h ^ (c | 0x20U)) * UINT32_C(0x01000193) + 1;
	}
	return h;
}

bool twins_add(struct twins *t, const struct act_letter *l, size_t i,
	       const struct edit *e)
{
	struct twin new = {.kind = letter_row(l, i), .i = (uint32_t)i};
	uint32_t at;

	/* A date is kept apart by its shift; a lone day or year may well look like
	 * another. */
	if (!new.kind || new.kind->surrogate == date_replace)
		return false;
	new.to = hash(e->replacement);
	for (at = new.to & t->mask; t->slots[at].kind; at = (at + 1) & t->mask)
		if (t->slots[at].kind == new.kind && t->slots[at].to == new.to)
			return hash(letter_text(l, t->slots[at].i)) !=
			       hash(letter_text(l, i));
	t->slots[at] = new;
	return false;
}
