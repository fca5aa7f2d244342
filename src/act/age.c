/*
 * Given: an age in digits or words. Promises: the case's shift of it, written the same
 * way; a minor stays a minor, an adult an adult; from the policy's top age on, "90 or
 * older". Must not: shift what the policy wants kept.
 */
#include "age.h"

#include "../base/ascii.h"
#include "casing.h"
#include "numword.h"
#include "replacer.h"

#define ADULT 18
#define AGES_MAX 64 /* ages of a letter that a decade is compared with */

struct age {
	uint32_t start, end; /* text offsets of the number */
	int32_t years;
	bool words;
	bool decade; /* "fifties", "50s" */
};

int32_t age_shift(const struct act_letter *l)
{
	int32_t max = l->policy->age_shift_max;
	uint64_t h;

	if (max <= 0)
		return 0;
	h = hash_u64(letter_key(l, KEY_AGES), STR("years"), STR("")) %
	    (uint64_t)(2 * max);
	return (int32_t)h < max ? (int32_t)h - max : (int32_t)h - max + 1;
}

/* A step that would leave the group goes the other way. Infants move by one year. */
int32_t age_moved(int32_t age, int32_t shift)
{
	int32_t least = age >= ADULT ? ADULT : 1;
	int32_t most = age >= ADULT ? INT32_MAX : ADULT - 1;
	int32_t moved;

	if (age < 3 && shift)
		shift = shift < 0 ? -1 : 1;
	moved = age + shift;
	if (moved < least || moved > most)
		moved = age - shift;
	return moved < 0 ? age + 1 : moved;
}

static bool read_digits(struct str text, uint32_t at, uint32_t end, struct age *a)
{
	a->start = at;
	a->years = 0;
	for (; at < end && ascii_digit(text.p[at]) && a->years < 1000; at++)
		a->years = a->years * 10 + (text.p[at] - '0');
	a->end = at;
	a->words = false;
	a->decade = at + 1 == end && ascii_lower(text.p[at]) == 's';
	return at > a->start && a->years < 150;
}

/* The first number in the surface; "mid-" and "almost" before it are left. */
static bool read_age(const struct act_letter *l, size_t i, struct age *a)
{
	struct str text = l->doc->text;
	uint32_t at = l->f[i].start, end = l->f[i].end;
	struct numword w;

	while (at < end) {
		if (ascii_digit(text.p[at]))
			return read_digits(text, at, end, a);
		if (ascii_alpha(text.p[at]) && numword_read(text, at, end, &w) &&
		    w.kind != NUMWORD_ORDINAL) {
			*a = (struct age){at, w.end, (int32_t)w.value, true,
					  w.kind == NUMWORD_DECADE};
			return true;
		}
		if (!ascii_alpha(text.p[at]))
			at++;
		while (at < end && ascii_alpha(text.p[at]))
			at++;
	}
	return false;
}

static void write_digits(struct act_letter *l, const struct age *a, int32_t years)
{
	int32_t scale = years >= 100 ? 100 : years >= 10 ? 10 : 1;

	for (; scale; scale /= 10)
		draft_digit(&l->draft, a->start, (unsigned)(years / scale % 10));
}

/* Skips one of the words (each tried in order) at text offset at; at when none is there.
 */
static uint32_t skip(struct str text, uint32_t at, const char *const *words, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct str w = str_of(words[k]);

		if (str_ieq(str_sub(text, at, at + w.n), w))
			return at + (uint32_t)w.n;
	}
	return at;
}

static uint32_t skip_space(struct str text, uint32_t at)
{
	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at;
}

/* The end of "-year-old", " years old", " y/o", " years of age", " years" after an age;
 * at when absent. */
static uint32_t unit_end(struct str text, uint32_t at)
{
	static const char *const years[] = {"years", "year", "yrs.", "yrs", "yr.", "yr"};
	static const char *const brief[] = {"y.o.", "y/o", "yo", "y.o"};
	static const char *const old[] = {"olds", "old", "of age"};
	uint32_t i = at + (at < text.n && text.p[at] == '-'), end, unit;

	i = skip_space(text, i);
	end = skip(text, i, brief, 4);
	if (end > i && !(end < text.n && ascii_alpha(text.p[end])))
		return end;
	unit = skip(text, i, years, 6);
	if (unit == i)
		return at;
	i = skip_space(text, unit + (unit < text.n && text.p[unit] == '-'));
	end = skip(text, i, old, 3);
	return end > i ? end : unit;
}

/* Is the number one of months, weeks or days? */
static bool is_infant_unit(struct str text, uint32_t at)
{
	static const char *const units[] = {"month", "mo.", "week", "wk", "day"};
	uint32_t i = skip_space(text, at + (at < text.n && text.p[at] == '-'));

	return skip(text, i, units, 5) > i;
}

/* "90 or older": takes the unit after it along, which no longer fits. */
static void write_top(struct act_letter *l, size_t i, const struct age *a, struct edit *e)
{
	struct str text = l->doc->text;
	uint32_t end = l->f[i].end, unit = unit_end(text, end);
	bool hyphen = end < text.n && text.p[end] == '-';
	int32_t top = l->policy->age_top;
	char room[NUMWORD_MAX];

	if (unit > end && i + 1 < l->n && l->f[i + 1].start < unit)
		unit = end;
	draft_keep(&l->draft, l->f[i].start, a->start);
	if (a->words && top < 100)
		casing_put(&l->draft,
			   numword_write(room, (uint32_t)top, NUMWORD_CARDINAL),
			   casing_of(str_sub(text, a->start, a->end)));
	else
		draft_number(&l->draft, (uint64_t)top, 1);
	if (unit > end)
		draft_put(&l->draft, hyphen ? STR("-or-older") : STR(" or older"));
	else if (end < text.n && (hyphen || ascii_alnum(text.p[end])))
		draft_byte(&l->draft, '+');
	else
		draft_put(&l->draft, STR(" or older"));
	draft_breaks(&l->draft, a->start, unit);
	e->end = doc_raw_end(l->doc, unit);
	e->action = ACTION_GENERALISE;
}

static bool is_top(const struct act_letter *l, size_t i, const struct age *a)
{
	return a->years >= l->policy->age_top && !a->decade &&
	       !is_infant_unit(l->doc->text, l->f[i].end);
}

bool age_generalise(struct act_letter *l, size_t i, struct edit *e)
{
	struct age a;

	if (!read_age(l, i, &a))
		return false;
	if (is_top(l, i, &a))
		write_top(l, i, &a, e);
	else
		draft_keep(&l->draft, l->f[i].start, l->f[i].end);
	return true;
}

bool age_tells_top(const struct act_letter *l)
{
	struct age a;

	for (size_t i = 0; i < l->n; i++) {
		const struct replacer *row = letter_row(l, i);

		if (row && row->surrogate == age_replace && read_age(l, i, &a) &&
		    is_top(l, i, &a))
			return true;
	}
	return false;
}

/* Does the letter also tell an age in years of that decade, which its neighbour would
 * belie? */
static bool is_told(const struct act_letter *l, int32_t decade)
{
	unsigned seen = 0;
	struct age a;

	for (size_t i = 0; i < l->n && seen < AGES_MAX; i++) {
		const struct replacer *row = letter_row(l, i);

		if (!row || row->surrogate != age_replace)
			continue;
		seen++;
		if (read_age(l, i, &a) && !a.decade && a.years / 10 == decade / 10)
			return true;
	}
	return false;
}

/* The neighbouring decade in the shift's direction; "teens" have none of their group. */
static int32_t decade_moved(const struct act_letter *l, int32_t decade, int32_t shift)
{
	int32_t moved = decade + (shift < 0 ? -10 : 10);

	if (moved < 20 || moved >= l->policy->age_top)
		moved = 2 * decade - moved;
	return moved;
}

bool age_replace(struct act_letter *l, size_t i, struct edit *e)
{
	int32_t shift = age_shift(l), years;
	struct age a;

	if (!read_age(l, i, &a)) {
		e->note = "malformed";
		return false;
	}
	if (is_top(l, i, &a)) {
		write_top(l, i, &a, e);
		return true;
	}
	if (a.decade &&
	    (a.years < 20 || a.years >= l->policy->age_top || is_told(l, a.years))) {
		e->note = "coarse";
		return false;
	}
	if (a.decade)
		years = shift ? decade_moved(l, a.years, shift) : a.years;
	else
		years = age_moved(a.years, shift);
	if (years >= l->policy->age_top && !is_infant_unit(l->doc->text, l->f[i].end))
		years = a.years - (years - a.years);
	draft_keep(&l->draft, l->f[i].start, a.start);
	if (a.words && years < 100)
		numword_put(&l->draft, a.start, a.end, (uint32_t)years,
			    a.decade ? NUMWORD_DECADE : NUMWORD_CARDINAL);
	else
		write_digits(l, &a, years);
	draft_keep(&l->draft, a.end, l->f[i].end);
	return true;
}
