/*
 * Given: letters in any case. Promises: what numword_write wrote, numword_read reads
 * back. Must not: take "a" or "and" alone for a number.
 */
#include "numword.h"

#include <string.h>

#include "../base/ascii.h"
#include "casing.h"
#include "wordlist.h"

static const char *const small[20] = {
	"zero",	    "one",     "two",	  "three",     "four",	   "five",     "six",
	"seven",    "eight",   "nine",	  "ten",       "eleven",   "twelve",   "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};

static const char *const small_ordinal[20] = {
	"zeroth",    "first",	  "second",	 "third",      "fourth",
	"fifth",     "sixth",	  "seventh",	 "eighth",     "ninth",
	"tenth",     "eleventh",  "twelfth",	 "thirteenth", "fourteenth",
	"fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
};

static const char *const tens[10] = {
	"",	 "",	  "twenty",  "thirty", "forty",
	"fifty", "sixty", "seventy", "eighty", "ninety",
};

static const char *const decade[10] = {
	"",	   "teens",   "twenties",  "thirties", "forties",
	"fifties", "sixties", "seventies", "eighties", "nineties",
};

static const char *const tens_ordinal[10] = {
	"",	    "",		"twentieth",  "thirtieth", "fortieth",
	"fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
};

/* The run of letters at text offset at. */
static struct str word_at(struct str text, uint32_t at, uint32_t end)
{
	uint32_t i = at;

	while (i < end && i < text.n && ascii_alpha(text.p[i]))
		i++;
	return str_sub(text, at, i);
}

/* Where the next word may begin: after a hyphen, white space, or both. */
static uint32_t next_word(struct str text, uint32_t at, uint32_t end)
{
	uint32_t i = at;

	while (i < end && i < text.n && (ascii_space(text.p[i]) || text.p[i] == '-'))
		i++;
	return i > at ? i : end;
}

/* One word alone: its value, or -1. */
static int one_word(struct str word, enum numword_kind *kind)
{
	int v;

	*kind = NUMWORD_CARDINAL;
	if ((v = wordlist_find(small, 20, word)) >= 0)
		return v;
	if ((v = wordlist_find(tens, 10, word)) >= 0)
		return v * 10;
	if (str_ieq(word, STR("fourty")))
		return 40;
	if (str_ieq(word, STR("hundred")))
		return 100;
	*kind = NUMWORD_ORDINAL;
	if ((v = wordlist_find(small_ordinal, 20, word)) >= 0)
		return v;
	if ((v = wordlist_find(tens_ordinal, 10, word)) >= 0)
		return v * 10;
	*kind = NUMWORD_DECADE;
	if ((v = wordlist_find(decade, 10, word)) >= 0)
		return v * 10;
	return -1;
}

/* May the value v of one word be followed by one of w: "fifty two", "one hundred",
 * "hundred six"? */
static bool goes_on(uint32_t v, int w)
{
	if (w < 0)
		return false;
	if (w == 100)
		return v >= 1 && v <= 9;
	return (v >= 20 && v % 10 == 0 && w >= 1 && w <= 9) || (v >= 100 && v % 100 == 0);
}

bool numword_read(struct str text, uint32_t at, uint32_t end, struct numword *out)
{
	struct str word = word_at(text, at, end);
	int v = word.n ? one_word(word, &out->kind) : -1;

	if (v < 0)
		return false;
	out->value = (uint32_t)v;
	out->end = at + (uint32_t)word.n;
	while (out->kind == NUMWORD_CARDINAL) {
		uint32_t next = next_word(text, out->end, end);
		enum numword_kind kind;
		int w;

		word = word_at(text, next, end);
		if (out->value >= 100 && str_ieq(word, STR("and"))) {
			next = next_word(text, next + 3, end);
			word = word_at(text, next, end);
		}
		w = word.n ? one_word(word, &kind) : -1;
		if (!goes_on(out->value, w) || kind == NUMWORD_DECADE)
			break;
		out->value = w == 100 ? out->value * 100 : out->value + (uint32_t)w;
		out->kind = kind;
		out->end = next + (uint32_t)word.n;
	}
	return true;
}

struct str numword_write(char room[NUMWORD_MAX], uint32_t value, enum numword_kind kind)
{
	uint32_t unit = value % 10, ten = value / 10 % 10;
	size_t n = 0;
	const char *const *last = kind == NUMWORD_ORDINAL ? small_ordinal : small;
	const char *part = "";

	if (kind == NUMWORD_DECADE) {
		part = decade[ten];
	} else if (value % 100 < 20) {
		part = last[value % 20];
	} else if (unit == 0) {
		part = kind == NUMWORD_ORDINAL ? tens_ordinal[ten] : tens[ten];
	} else {
		n = strlen(tens[ten]);
		memcpy(room, tens[ten], n);
		room[n++] = '-';
		part = last[unit];
	}
	memcpy(room + n, part, strlen(part));
	return str_from(room, n + strlen(part));
}

void numword_put(struct draft *d, uint32_t from, uint32_t to, uint32_t value,
		 enum numword_kind kind)
{
	char room[NUMWORD_MAX];
	struct str text = d->doc->text, tail = numword_write(room, value, kind);
	struct str head = str_cut(&tail, '-'), old = word_at(text, from, to);
	uint32_t first = from + (uint32_t)old.n, second = next_word(text, first, to);
	enum casing how = casing_of(old);

	casing_put(d, head, how);
	if (tail.n && second < to) {
		draft_keep(d, first, second);
		casing_put(d, tail, casing_of(word_at(text, second, to)));
		return;
	}
	if (tail.n) {
		draft_byte(d, '-');
		casing_put(d, tail, how == CASING_CAP ? CASING_LOWER : how);
	}
	draft_breaks(d, from, to);
}
