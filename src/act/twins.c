/*
 * Given: the letter's edits, one by one. Promises: no two values share a replacement unnoticed.
 * Must not: change a replacement, which would make it depend on the letter.
 */
#include "twins.h"

struct twin {
	const struct replacer *kind;
	uint32_t to, from; /* hashes of replacement and original, spelling aside */
};

enum lacuna_err twins_init(struct twins *t, size_t n, struct arena *arena)
{
	t->mask = 15;
	while (t->mask < 2 * n)
		t->mask = 2 * t->mask + 1;
	t->slots = ARENA_ARRAY(arena, struct twin, (size_t)t->mask + 1);
	return t->slots ? LACUNA_OK : LACUNA_REFUSED;
}

static uint32_t hash(struct str text)
{
	struct normal room;

	return token_hash(normal_of(&room, text));
}

bool twins_add(struct twins *t, const struct act_letter *l, size_t i, const struct edit *e)
{
	struct twin new = {letter_row(l, i), hash(e->replacement), hash(letter_text(l, i))};
	uint32_t at = new.to;

	/* A date is kept apart by its shift; a lone day or year may well look like another. */
	if (!new.kind || new.kind->surrogate == date_replace)
		return false;
	for (at &= t->mask; t->slots[at].kind; at = (at + 1) & t->mask)
		if (t->slots[at].kind == new.kind && t->slots[at].to == new.to)
			return t->slots[at].from != new.from;
	t->slots[at] = new;
	return false;
}
