/*
 * Given: a date as the generator writes it. Promises: the day it says. Must not: share
 * code with what it checks.
 */
#include "../../src/act/civil.h"
#include "../../src/base/ascii.h"
#include "cases.h"

static int month_of(struct str word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int m = 0; word.n >= 3 && m < 12; m++)
		if (str_ieq(str_sub(word, 0, 3), str_from(names + 3 * m, 3)))
			return m + 1;
	return 0;
}

struct parts {
	int32_t numbers[4];
	size_t digits[4], n;
	int month;
};

static void split(struct parts *p, struct str s)
{
	for (size_t i = 0, from; i < s.n;) {
		from = i;
		if (ascii_digit(s.p[i])) {
			int32_t v = 0;

			while (i < s.n && ascii_digit(s.p[i]) && i - from < 8)
				v = v * 10 + (s.p[i++] - '0');
			if (p->n < 4) {
				p->numbers[p->n] = v;
				p->digits[p->n++] = i - from;
			}
		} else if (ascii_alpha(s.p[i])) {
			while (i < s.n && ascii_alpha(s.p[i]))
				i++;
			if (!p->month)
				p->month = month_of(str_sub(s, from, i));
		} else {
			i++;
		}
	}
}

static struct civil day_of(const struct parts *p)
{
	const int32_t *v = p->numbers;

	if (p->month && p->n == 2)
		return (struct civil){v[1], p->month, v[0]};
	if (!p->month && p->n == 1 && p->digits[0] == 8)
		return (struct civil){v[0] / 10000, v[0] / 100 % 100, v[0] % 100};
	if (!p->month && p->n == 3 && p->digits[0] == 4)
		return (struct civil){v[0], v[1], v[2]};
	if (!p->month && p->n == 3)
		return (struct civil){v[2], v[0], v[1]};
	return (struct civil){0, 0, 0};
}

bool dates_read(struct str text, int32_t near, int32_t *days)
{
	struct parts p = {.n = 0};
	struct civil c;

	split(&p, text);
	c = day_of(&p);
	if (!c.day || !c.month)
		return false;
	if (c.year < 100) {
		c.year += civil_of(near).year / 100 * 100;
		if (c.year > civil_of(near).year + 50)
			c.year -= 100;
		if (c.year < civil_of(near).year - 50)
			c.year += 100;
	}
	*days = civil_days(c);
	return civil_exists(c);
}

int32_t dates_iso(struct str s)
{
	int32_t v[3] = {0};
	size_t k = 0;

	for (size_t i = 0; i < s.n && k < 3; i++)
		if (s.p[i] == '-')
			k++;
		else
			v[k] = v[k] * 10 + (s.p[i] - '0');
	return civil_days((struct civil){v[0], v[1], v[2]});
}
