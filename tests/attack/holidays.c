/*
 * Given: letters that say that a day was a holiday. Promises: who knows when holidays
 * fall guesses how far the day was moved no better than chance. Must not: pass where the
 * letters keep the holiday's name.
 */
#include <math.h>
#include <stdio.h>

#include "../../src/act/civil.h"
#include "attack.h"

#define LETTERS 960
#define LEAST 8 /* weeks, as imr has it */
#define MOST 104
#define MONDAY 1
#define THURSDAY 4

static const struct {
	const char *name;
	int32_t month, weekday, nth; /* nth 0: the last of the month */
} holidays[] = {
	{"Thanksgiving", 11, THURSDAY, 4},
	{"Labor Day", 9, MONDAY, 1},
	{"Memorial Day", 5, MONDAY, 0},
};

/* %1$s is the holiday, %2$s its day. */
static const char *const frames[] = {
	"She fell at work on %1$s, %2$s, and rested.\n",
	"She fell at work on %1$s (%2$s) and rested.\n",
	"She fell at work on %2$s (%1$s) and rested.\n",
	"She fell at work on %2$s, %1$s, and rested.\n",
};

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

static int32_t day_of(size_t holiday, int32_t year)
{
	int32_t month = holidays[holiday].month, nth = holidays[holiday].nth;
	int32_t first = civil_days((struct civil){year, nth ? month : month + 1, 1});
	int32_t to = (holidays[holiday].weekday - civil_weekday(first) + 7) % 7;

	return nth ? first + to + 7 * (nth - 1) : first + to - (to ? 7 : 0) - (to ? 0 : 7);
}

/* A guess of the weeks between: those that make the day the holiday that the letter
 * names, or all of the policy's. */
static int32_t guess(struct attack *a, const char *text, int32_t day)
{
	int32_t fits[MOST], n = 0;

	for (size_t h = 0; h < COUNT(holidays); h++) {
		if (!strstr(text, holidays[h].name))
			continue;
		for (int32_t w = LEAST; w <= MOST; w++)
			if (day + 7 * w == day_of(h, civil_of(day + 7 * w).year))
				fits[n++] = w;
	}
	return n ? fits[attack_random(a) % (uint64_t)n]
		 : LEAST + (int32_t)(attack_random(a) % (MOST - LEAST + 1));
}

static void write_letter(char out[160], size_t i, int32_t day, bool named)
{
	struct civil c = civil_of(day);
	char date[16], name[24];

	snprintf(name, sizeof(name), "%s", named ? holidays[i % COUNT(holidays)].name : "");
	snprintf(date, sizeof(date), "%d/%d/%d", c.month, c.day, c.year);
	snprintf(out, 160, frames[i % COUNT(frames)], name, date);
}

static bool is_found(struct attack *a, struct victim *v, size_t i, bool kept)
{
	size_t which = i % COUNT(holidays);
	int32_t day = day_of(which, 2013 + (int32_t)(i / 12 % 4));
	char text[160], id[24];
	struct civil c = {0, 0, 0};
	struct str s;

	write_letter(text, i, day, true);
	snprintf(id, sizeof(id), "CM14-%07zu", i);
	victim_scrub(v, str_of(text), id);
	s = victim_of(v, 0, NULL);
	if (sscanf((const char *)s.p, "%d/%d/%d", &c.month, &c.day, &c.year) != 3)
		return false;
	if (kept)
		write_letter(text, i, civil_days(c), true);
	else
		snprintf(text, sizeof(text), "%.*s", (int)v->result.cleaned.n,
			 (const char *)v->result.cleaned.p);
	return guess(a, text, civil_days(c)) == (day - civil_days(c)) / 7;
}

void holidays_attack(struct attack *a)
{
	double mean = (double)LETTERS / (MOST - LEAST + 1);
	size_t found = 0, named = 0;
	struct victim v;

	victim_open(&v, attack_key, false);
	for (size_t i = 0; i < LETTERS; i++) {
		found += is_found(a, &v, i, false);
		named += is_found(a, &v, i, true);
	}
	printf("    of %d offsets of days said to be holidays %zu are guessed, by chance "
	       "%.1f; were the names kept, %zu\n",
	       LETTERS, found, mean, named);
	attack_check(a, named > LETTERS / 3, "with its name a holiday tells the offset");
	attack_check(a, (double)found <= mean + 5 * sqrt(mean),
		     "a holiday tells no offset");
	victim_close(&v);
}
