/*
 * Given: a ZIP code, of five or nine digits. Promises: another one.
 * Must not: keep the first three digits, but where the policy generalises to them.
 */
#include "../base/ascii.h"
#include "replacer.h"
#include "shape.h"

bool zip_replace(struct act_letter *l, size_t i, struct edit *e)
{
	(void)e;
	shape_replace(&l->draft, &l->keys.of[KEY_PLACES], l->f[i].start, l->f[i].end);
	return true;
}

/* 45 CFR 164.514(b)(2)(i)(B): areas of 20,000 people or fewer by the 2000 census. */
static const uint16_t few_people[] = {36,  59,  63,  102, 203, 556, 692, 790, 821,
                                      823, 830, 831, 878, 879, 884, 890, 893};

bool zip_generalise(struct act_letter *l, size_t i, struct edit *e)
{
	struct str text = letter_text(l, i);
	unsigned area = 0, n = 0;

	(void)e;
	for (size_t k = 0; k < text.n && n < 3; k++)
		if (ascii_digit(text.p[k])) {
			area = area * 10 + (unsigned)(text.p[k] - '0');
			n++;
		}
	if (n < 3)
		return false;
	for (size_t k = 0; k < sizeof(few_people) / sizeof(few_people[0]); k++)
		if (area == few_people[k])
			area = 0;
	draft_number(&l->draft, area, 3);
	draft_breaks(&l->draft, l->f[i].start, l->f[i].end);
	return true;
}
