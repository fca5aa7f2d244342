/*
 * Given: the dates of a letter, whole. Promises: which of them are somebody's birth, by
 * what stands before them and by the same day elsewhere. Must not: shift.
 */
#include "date_birth.h"

#include <string.h>

#include "../base/ascii.h"
#include "age.h"
#include "replacer.h"
#include "wordlist.h"

#define BORN_BEFORE 15 /* years: who works is older */

/* The end of the word of birth that begins at text offset at ("DOB", "birthdate",
 * "born"); 0 when none does. */
static uint32_t birth_end(struct str text, uint32_t at)
{
	static const struct {
		const char *word;
		bool goes_on; /* birthdate, birthday */
	} signs[] = {{"dob", false},
		     {"d.o.b.", false},
		     {"d.o.b", false},
		     {"birth", true},
		     {"born", false}};

	if (at + 1 == text.n || !memchr("oOiI.", text.p[at + 1], 5))
		return 0;
	for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
		uint32_t end = at + (uint32_t)strlen(signs[k].word), word = end;

		if (!str_ieq(str_sub(text, at, end), str_of(signs[k].word)))
			continue;
		while (end < text.n && ascii_alpha(text.p[end]))
			end++;
		if (end == word || signs[k].goes_on)
			return end; /* but not Dr. Dobrev's, Bornstein's */
	}
	return 0;
}

/* Does nothing but "is given as", "date:" and the like lead from a word of birth to a
 * date? A label's value that was cut out ("DOB: [REDACTED]", "Date of Birth:" before
 * another label) does not. */
static bool leads_on(struct str text, uint32_t at, uint32_t start)
{
	static const char *const links[] = {
		"date",	 "is",	  "was",      "on",	    "in",	"of",
		"as",	 "the",	  "about",    "around",	    "circa",	"age",
		"sex",	 "and",	  "given",    "listed",	    "recorded", "stated",
		"shown", "noted", "reported", "documented", "written",	"typed",
		"said",	 "to",	  "be",	      "being"};
	bool colon = false;

	while (at < start) {
		uint32_t end = at;

		while (end < start && ascii_alpha(text.p[end]))
			end++;
		if (end > at && (colon || !WORDLIST_HAS(links, str_sub(text, at, end))))
			return false;
		if (end == at && !ascii_space(text.p[at]) &&
		    !memchr(":(.,-#/&", text.p[at], 8))
			return false;
		colon = colon || text.p[at] == ':';
		at = end > at ? end : at + 1;
	}
	return true;
}

/* What a byte before a date may have to do with a word of birth. */
enum before { BEFORE_PLAIN, BEFORE_END, BEFORE_SIGN };

static const uint8_t before_date[256] = {
	['0'] = BEFORE_END,  BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     BEFORE_END,	  BEFORE_END,
	BEFORE_END,	     [';'] = BEFORE_END,  [']'] = BEFORE_END,
	['_'] = BEFORE_END,  ['B'] = BEFORE_SIGN, ['b'] = BEFORE_SIGN,
	['D'] = BEFORE_SIGN, ['d'] = BEFORE_SIGN,
};

bool date_birth_said(struct str text, uint32_t start)
{
	for (uint32_t at = start, least = start > 32 ? start - 32 : 0; at > least; at--) {
		uint8_t sense = before_date[text.p[at - 1]];
		uint32_t end = 0;

		if (sense == BEFORE_PLAIN)
			continue;
		if (sense == BEFORE_END)
			break;
		if (at == 1 || !ascii_alpha(text.p[at - 2]))
			end = birth_end(text, at - 1);
		if (end)
			return end <= start && leads_on(text, end, start);
	}
	return false;
}

static bool same_day(struct civil a, struct civil b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Every mention of a day that is a birthday somewhere in the letter is one. */
static void spread_birth(struct date *d, size_t n)
{
	size_t births = 0;

	for (size_t i = 0; i < n && births < 4; i++) {
		if (!d[i].birth || !d[i].known)
			continue;
		births++;
		for (size_t k = 0; k < n; k++)
			d[k].birth = d[k].birth || same_day(d[k].whole, d[i].whole);
	}
}

/* The last year that the letter tells. */
static int32_t last_year(const struct act_letter *l)
{
	int32_t last = 0;

	for (size_t i = 0; i < l->ndates; i++)
		if (l->dates[i].known && l->dates[i].whole.year > last)
			last = l->dates[i].whole.year;
	return last;
}

static bool tells_birth(const struct act_letter *l)
{
	for (size_t i = 0; i < l->ndates; i++)
		if (l->dates[i].birth)
			return true;
	return false;
}

/* Whose year of birth shows an age of 90 or more: by the letter's last year, or by the
 * age that it tells. */
static void find_aged(struct act_letter *l)
{
	bool told = tells_birth(l) && age_tells_top(l);
	int32_t last = last_year(l);

	for (size_t i = 0; i < l->ndates; i++) {
		struct date *d = &l->dates[i];
		int32_t years = last - d->whole.year;

		d->aged = d->birth && d->known &&
			  (years >= l->policy->age_top ||
			   (told && (years < BORN_BEFORE ||
				     years >= l->policy->age_top - BORN_BEFORE)));
	}
}

/* Behind a name and a comma; behind the hole that one left ("labelled , 7/9/1973"). */
static bool behind_name(const struct act_letter *l, size_t i, const struct date *d)
{
	const struct replacer *row = i ? letter_row(l, i - 1) : NULL;
	const struct token *tok = l->doc->tok;
	uint32_t at = doc_token_at(l->doc, d->start);

	if (row && row->surrogate == person_replace &&
	    str_eq(str_trim(doc_text(l->doc, l->f[i - 1].end, d->start)), STR(",")))
		return true;
	return at > 1 && tok[at - 1].kind == TOKEN_PUNCT && tok[at - 1].c == ',' &&
	       lexicon_has(lexicon_word(&l->pack->lex, l->doc, at - 2), CUE_LABELLED);
}

/* "Liang, Tri, 7/9/1973" on a label: years older than what else the letter tells. */
static void find_labelled_births(struct act_letter *l)
{
	int32_t last = last_year(l);

	for (size_t i = 0; i < l->n; i++) {
		struct date *d = letter_date(l, i);
		if (d && d->known && d->whole.year <= last - BORN_BEFORE &&
		    behind_name(l, i, d))
			d->birth = true;
	}
}

void date_birth_find(struct act_letter *l)
{
	find_labelled_births(l);
	spread_birth(l->dates, l->ndates);
	find_aged(l);
}
