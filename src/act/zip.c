/*
 * Given: a ZIP code, of five or nine digits. Promises: one of the state that stands for
 * its own state throughout the case, the same for the same code. Must not: keep the first
 * three digits, but where the policy generalises to them.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"
#include "state.h"
#include "zipcode.h"

#define AREA 3 /* digits that tell the region */

static unsigned area_of(const struct shape *s)
{
	unsigned area = 0;

	for (size_t k = 0; k < AREA && k < s->n; k++)
		area = area * 10 + (unsigned)(s->p[k] - '0');
	return area;
}

/* An area of the surrogate state, picked by the original area. */
static bool put_area(const struct act_letter *l, struct shape *s)
{
	int state = zipcode_state(area_of(s));
	struct zipcode_rows rows;
	struct str zip;
	uint64_t h;
	uint32_t n, left = 64; /* rows of the area itself that are passed over */

	if (state < 0)
		return false;
	rows = zipcode_of_state(l, str_of(state_list[state_surrogate(l, state)].code));
	if (rows.from == rows.to)
		return false;
	h = hash_u64(letter_key(l, KEY_PLACES), STR("zip"), str_from(s->p, AREA));
	n = rows.to - rows.from;
	do
		zip = zipcode_row(l, rows.pool, rows.from + (uint32_t)(h++ % n)).zip;
	while (--left && str_starts(zip, str_from(s->p, AREA)));
	if (zip.n < AREA || !left)
		return false;
	for (size_t k = 0; k < AREA; k++)
		s->p[k] = zip.p[k];
	return true;
}

bool zip_replace(struct act_letter *l, size_t i, struct edit *e)
{
	struct str text = letter_text(l, i);
	struct shape s = {.n = 0}, old;

	(void)e;
	for (size_t k = 0; k < text.n && s.n < SHAPE_MAX; k++)
		if (ascii_digit(text.p[k]))
			s.p[s.n++] = text.p[k];
	if (s.n < 5)
		return false;
	old = s;
	/* The last digits first: they depend on the original area. */
	shape_permute(&s, AREA, letter_key(l, KEY_PLACES));
	for (size_t k = 0; k < AREA; k++)
		s.p[k] = old.p[k];
	if (!put_area(l, &s))
		shape_permute(&s, 0, letter_key(l, KEY_PLACES));
	shape_write(&l->draft, &s, l->f[i].start, l->f[i].end);
	return true;
}

/* 45 CFR 164.514(b)(2)(i)(B): areas of 20,000 people or fewer by the 2000 census. */
static const uint16_t few_people[] = {36,  59,	63,  102, 203, 556, 692, 790, 821,
				      823, 830, 831, 878, 879, 884, 890, 893};

bool zip_generalise(struct act_letter *l, size_t i, struct edit *e)
{
	struct shape s;
	unsigned area;

	(void)e;
	shape_read(&s, letter_text(l, i));
	if (s.n < AREA)
		return false;
	area = area_of(&s);
	for (size_t k = 0; k < sizeof(few_people) / sizeof(few_people[0]); k++)
		if (area == few_people[k])
			area = 0;
	draft_number(&l->draft, area, AREA);
	draft_breaks(&l->draft, l->f[i].start, l->f[i].end);
	return true;
}
