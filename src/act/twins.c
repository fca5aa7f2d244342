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

#define SLOTS_MIN 64

/* Twice as many slots: a letter has far more edits than values. */
static void grow(struct twins *t)
{
	size_t n = t->slots ? 2 * ((size_t)t->mask + 1) : SLOTS_MIN;
	struct twin *slots = ARENA_ARRAY(t->arena, struct twin, n);

	if (!slots) {
		t->failed = true;
		return;
	}
	for (size_t i = 0; t->slots && i <= t->mask; i++) {
		size_t at = t->slots[i].to;

		while (t->slots[i].kind && slots[at & (n - 1)].kind)
			at++;
		if (t->slots[i].kind)
			slots[at & (n - 1)] = t->slots[i];
	}
	t->slots = slots;
	t->mask = (uint32_t)(n - 1);
}

void twins_init(struct twins *t, struct arena *arena)
{
	*t = (struct twins){.arena = arena};
	grow(t);
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
	if (!new.kind || new.kind->surrogate == date_replace || t->failed)
		return false;
	new.to = hash(e->replacement);
	for (at = new.to & t->mask; t->slots[at].kind; at = (at + 1) & t->mask)
		if (t->slots[at].kind == new.kind && t->slots[at].to == new.to)
			return hash(letter_text(l, t->slots[at].i)) !=
			       hash(letter_text(l, i));
	t->slots[at] = new;
	if (++t->n > t->mask / 2)
		grow(t);
	return false;
}
