/*
 * Given: a span that a finder took for a date. Promises: its items in order, or strange.
 * Must not: decide which number is the day.
 */
#include "date_scan.h"

#include "../base/ascii.h"
#include "numword.h"
#include "wordlist.h"

const char *const date_scan_months[DATE_LANGUAGES][13] = {
	[DATE_ENGLISH] = {"", "January", "February", "March", "April", "May", "June",
			  "July", "August", "September", "October", "November",
			  "December"},
	[DATE_SPANISH] = {"", "enero", "febrero", "marzo", "abril", "mayo", "junio",
			  "julio", "agosto", "septiembre", "octubre", "noviembre",
			  "diciembre"},
};

static const char *const weekdays[7] = {
	"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
};

static const char *const suffixes[4] = {"st", "nd", "rd", "th"};
static const char *const fillers[6] = {"of", "the", "day", "in", "de", "del"};

struct scan {
	struct str text;
	uint32_t at, end;
	unsigned char before;
	bool quoted;
	struct date_items *out;
};

/* A month's name or abbreviation. */
struct month {
	unsigned number; /* 0: it is none */
	uint8_t language;
	bool abbreviated;
};

static bool is_month(struct str word, struct str full, unsigned m)
{
	if (!str_ieq(str_sub(word, 0, 3), str_sub(full, 0, 3)))
		return false;
	return str_ieq(word, full) || word.n == 3 ||
	       (word.n == 4 && (m == 9 || m == 2) && str_ieq(word, str_sub(full, 0, 4)));
}

static struct month read_month(struct str word)
{
	unsigned char first = word.n < 3 ? 0 : ascii_lower(word.p[0]);

	for (uint8_t l = 0; l < DATE_LANGUAGES && first; l++)
		for (unsigned m = 1; m <= 12; m++) {
			const char *name = date_scan_months[l][m];
			struct str full;

			if (ascii_lower((unsigned char)name[0]) != first)
				continue;
			full = str_of(name);
			if (is_month(word, full, m))
				return (struct month){m, l, word.n < full.n};
		}
	return (struct month){0};
}

static bool is_weekday(struct str word)
{
	for (int i = 0; i < 7; i++)
		if (word.n >= 3 &&
		    ascii_lower(word.p[0]) == (unsigned char)weekdays[i][0] &&
		    str_ieq(word, str_sub(str_of(weekdays[i]), 0, word.n)))
			return true;
	return str_ieq(word, STR("weds"));
}

/* The digit that byte c is, or OCR took it for; -1. */
static int digit_of(unsigned char c)
{
	if (ascii_digit(c))
		return c - '0';
	if (c == 'O' || c == 'o')
		return 0;
	return c == 'l' || c == 'I' ? 1 : -1;
}

static uint32_t run_end(const struct scan *s, uint32_t at)
{
	while (at < s->end && ascii_alnum(s->text.p[at]))
		at++;
	return at;
}

static bool divides(const struct scan *s, uint32_t at)
{
	unsigned char c = at < s->end ? s->text.p[at] : ' ';

	return c == '/' || c == '-' || c == '.';
}

/*
 * How much of the run [at, run) is a number: all of "2O12" and, beside a separator, of
 * "lO"; the beginning of "2lst" and of "14SEP2012"; nothing of "Oct".
 */
static uint32_t number_end(const struct scan *s, uint32_t at, uint32_t run)
{
	uint32_t digits = at, like = at;

	while (digits < run && ascii_digit(s->text.p[digits]))
		digits++;
	while (like < run && digit_of(s->text.p[like]) >= 0)
		like++;
	if (like == run) {
		bool any = digits > at;

		for (uint32_t i = at; i < run; i++)
			any = any || ascii_digit(s->text.p[i]);
		if (any || (run - at <= 2 &&
			    (divides(s, run) || (at > 0 && divides(s, at - 1)))))
			return run;
		return at;
	}
	if (digits > at && WORDLIST_HAS(suffixes, str_sub(s->text, like, run)))
		return like;
	return digits;
}

static struct date_item *add(struct scan *s, enum date_item_kind kind, uint32_t end)
{
	struct date_items *o = s->out;
	struct date_item *item;

	if (o->n == DATE_ITEMS) {
		o->strange = true;
		o->n--;
	}
	item = &o->item[o->n++];
	*item = (struct date_item){.kind = (uint8_t)kind,
				   .start = s->at,
				   .end = end,
				   .before = o->n > 1 ? s->before : 0,
				   .quoted = s->quoted};
	s->at = end;
	s->before = 0;
	s->quoted = false;
	return item;
}

static void add_number(struct scan *s, uint32_t end)
{
	struct date_item *item = add(s, ITEM_NUMBER, end);
	uint32_t n = end - item->start;

	item->digits = (uint8_t)(n > 9 ? 9 : n);
	if (n > 9)
		s->out->strange = true;
	for (uint32_t i = item->start; i < end && i < item->start + 9; i++)
		item->value = item->value * 10 + (uint32_t)digit_of(s->text.p[i]);
}

/* A month broken by the hyphen of a line end, "Sep-\ntember": the end of the whole, or 0.
 */
static uint32_t hyphenated_end(const struct scan *s, uint32_t word_end,
			       struct month *month)
{
	unsigned char joined[16];
	size_t n = 0;
	uint32_t i = word_end;

	if (i + 1 >= s->end || s->text.p[i] != '-' || !ascii_space(s->text.p[i + 1]) ||
	    word_end - s->at > 9)
		return 0;
	for (uint32_t k = s->at; k < word_end; k++)
		joined[n++] = s->text.p[k];
	for (i++; i < s->end && ascii_space(s->text.p[i]); i++)
		;
	for (; i < s->end && ascii_alpha(s->text.p[i]) && n < sizeof(joined); i++)
		joined[n++] = s->text.p[i];
	*month = read_month(str_from(joined, n));
	return month->number && !month->abbreviated ? i : 0;
}

static void add_month(struct scan *s, struct month month, uint32_t end)
{
	struct date_item *item;

	if (month.abbreviated && end < s->end && s->text.p[end] == '.')
		end++;
	item = add(s, ITEM_MONTH, end);
	item->value = month.number;
	item->language = month.language;
	item->abbreviated = month.abbreviated;
}

/* The st of "3 rd" or "3rd" joins its number. */
static bool add_suffix(struct scan *s, struct str word, uint32_t end)
{
	struct date_item *last = s->out->n ? &s->out->item[s->out->n - 1] : NULL;

	if (!WORDLIST_HAS(suffixes, word) || !last || last->kind != ITEM_NUMBER ||
	    last->ordinal)
		return false;
	last->suffix = s->at;
	last->suffix_end = end;
	last->ordinal = true;
	s->at = end;
	return true;
}

static void scan_word(struct scan *s)
{
	uint32_t end = s->at, joined;
	struct str word;
	struct numword number;
	struct month month;

	while (end < s->end && ascii_alpha(s->text.p[end]))
		end++;
	word = str_sub(s->text, s->at, end);
	joined = hyphenated_end(s, end, &month);
	if (joined) {
		add_month(s, month, joined);
		return;
	}
	month = read_month(word);
	if (month.number) {
		add_month(s, month, end);
	} else if (add_suffix(s, word, end)) {
		return;
	} else if (is_weekday(word)) {
		s->out->weekday = true;
		s->at = end < s->end && s->text.p[end] == '.' ? end + 1 : end;
	} else if (WORDLIST_HAS(fillers, word)) {
		s->at = end;
		if (s->before == 0)
			s->before = ' ';
	} else if (numword_read(s->text, s->at, s->end, &number) &&
		   number.kind == NUMWORD_ORDINAL) {
		struct date_item *item = add(s, ITEM_NUMBER, number.end);

		item->value = number.value;
		item->ordinal = true;
	} else {
		s->out->strange = true;
		s->at = run_end(s, s->at);
	}
}

static void scan_run(struct scan *s)
{
	uint32_t run = run_end(s, s->at);
	uint32_t number = number_end(s, s->at, run);

	if (number > s->at)
		add_number(s, number);
	else
		scan_word(s);
}

/* Blanks, line ends and the characters that stand between the parts of a date. */
static void scan_between(struct scan *s)
{
	unsigned char c = s->text.p[s->at++];

	if (ascii_space(c)) {
		if (s->before == 0)
			s->before = ' ';
	} else if (c == '\'' || c == '`') {
		s->quoted = true;
	} else if (c == '/' || c == '-' || c == '.' || c == ',') {
		s->before = c;
	} else if (c != '(' && c != ')') {
		s->out->strange = true;
	}
}

/* A year that white space cut in two, "20 12", is one number where there is one too many.
 */
static void join_year(struct date_items *o)
{
	for (unsigned i = 1; i < o->n && o->n > 3; i++) {
		struct date_item *a = &o->item[i - 1], *b = &o->item[i];
		uint32_t scale = 1;

		if (a->kind != ITEM_NUMBER || b->kind != ITEM_NUMBER ||
		    b->before != ' ' || a->digits == 0 || b->digits == 0 ||
		    a->digits + b->digits != 4)
			continue;
		for (unsigned k = 0; k < b->digits; k++)
			scale *= 10;
		a->value = a->value * scale + b->value;
		a->digits = 4;
		a->end = b->end;
		for (o->n--; i < o->n; i++)
			o->item[i] = o->item[i + 1];
	}
}

/* "10/08/2014", as most dates are: three numbers of one to four digits, one divider
 * between; false (and no items) for anything else. */
static bool scan_plain(const struct scan *s)
{
	const unsigned char *p = s->text.p;
	unsigned char before = 0;
	uint32_t at = s->at;

	for (unsigned k = 0; k < 3; k++) {
		struct date_item *i = &s->out->item[k];

		*i = (struct date_item){
			.kind = ITEM_NUMBER, .before = before, .start = at};
		while (at < s->end && ascii_digit(p[at]) && i->digits < 4) {
			i->value = i->value * 10 + (uint32_t)(p[at++] - '0');
			i->digits++;
		}
		i->end = at;
		if (!i->digits ||
		    (k < 2 ? at == s->end || !divides(s, at) : at != s->end))
			return false;
		before = k < 2 ? p[at++] : 0;
	}
	s->out->n = 3;
	return true;
}

void date_scan(struct str text, uint32_t start, uint32_t end, struct date_items *out)
{
	struct scan s = {.text = text, .at = start, .end = end, .out = out};

	out->n = 0;
	out->weekday = out->strange = false;
	if (s.end > text.n)
		s.end = (uint32_t)text.n;
	if (scan_plain(&s))
		return;
	while (s.at < s.end && !out->strange) {
		if (ascii_alnum(s.text.p[s.at]))
			scan_run(&s);
		else
			scan_between(&s);
	}
	join_year(out);
}
