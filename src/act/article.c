/*
 * Given: an original and its replacement. Promises: "a 47-year-old" becomes "an
 * 81-year-old". Must not: correct an article that was wrong before, or any other word.
 */
#include "article.h"

#include <string.h>

#include "../base/ascii.h"

static bool starts_with(struct str s, const char *prefix)
{
	return ascii_lower(s.p[0]) == (unsigned char)prefix[0] &&
	       str_ieq(str_sub(s, 0, strlen(prefix)), str_of(prefix));
}

/* Written with a vowel, spoken with a consonant, or the other way round. */
static const char *const not_vowel[] = {"uni", "eu",  "ut",   "us",
					"ur",  "one", "once", "ewe"};
static const char *const vowel[] = {"hour",	 "honest", "honor", "honour", "heir",
				    "uninsured", "unin",   "unim",  "urb",    "usher",
				    "utt",	 "ush",	   "urs"};

static bool number_vowel(struct str s)
{
	size_t n = 0;

	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	return s.p[0] == '8' ||
	       (n == 2 && (str_starts(s, STR("11")) || str_starts(s, STR("18"))));
}

/* Letters spoken one by one: "MRI", "F.A.B.", "X1234". */
static bool is_spelled(struct str s)
{
	size_t n = 0;
	bool any = false;

	while (n < s.n && ascii_upper(s.p[n])) {
		any = any || memchr("AEIOUY", s.p[n], 6);
		n++;
	}
	if (n == 1 && n < s.n && !ascii_alpha(s.p[n]) && s.p[n] != ' ' && s.p[n] != '\'')
		return true;
	/* "MRI" has a vowel and is spelled; a longer one may be a word. */
	return n > 1 && (!any || n <= 3) && !(n < s.n && ascii_alpha(s.p[n]));
}

bool article_vowel(struct str s)
{
	while (s.n && !ascii_alnum(s.p[0]))
		s = str_sub(s, 1, s.n);
	if (s.n == 0)
		return false;
	if (ascii_digit(s.p[0]))
		return number_vowel(s);
	if (is_spelled(s))
		return memchr("AEFHILMNORSX", s.p[0], 12) != NULL;
	for (size_t k = 0; k < sizeof(vowel) / sizeof(vowel[0]); k++)
		if (starts_with(s, vowel[k]))
			return true;
	for (size_t k = 0; k < sizeof(not_vowel) / sizeof(not_vowel[0]); k++)
		if (starts_with(s, not_vowel[k]))
			return false;
	return memchr("aeiou", ascii_lower(s.p[0]), 5) != NULL;
}

/* The letters of the article that text ends in at end: 1 for "a", 2 for "an", else 0. */
static uint32_t article_length(struct str text, uint32_t end)
{
	uint32_t n = end > 0 && ascii_lower(text.p[end - 1]) == 'n' ? 2 : 1;

	if (end < n || ascii_lower(text.p[end - n]) != 'a' ||
	    (end > n && ascii_alpha(text.p[end - n - 1])))
		return 0;
	return n;
}

bool article_mend(const struct act_letter *l, size_t i, const struct edit *e,
		  size_t after, struct edit *out)
{
	struct str text = l->doc->text, article;
	uint32_t end = l->f[i].start, start, n;
	bool an, was, is;

	while (end > 0 && ascii_space(text.p[end - 1]))
		end--;
	n = end == l->f[i].start ? 0 : article_length(text, end);
	if (n == 0)
		return false;
	start = end - n;
	article = str_sub(text, start, end);
	an = n == 2;
	if ((start > 0 && (text.p[start - 1] >= 0x80 || text.p[start - 1] == '.' ||
			   text.p[start - 1] == '\'' || text.p[start - 1] == '-')) ||
	    doc_raw_start(l->doc, start) < after)
		return false;
	was = article_vowel(letter_text(l, i));
	is = article_vowel(e->replacement);
	if (was != an || is == was)
		return false;
	*out = *e;
	out->start = doc_raw_start(l->doc, start);
	out->end = doc_raw_end(l->doc, end);
	out->rule = "grammar.article";
	out->note = "adjusted";
	out->entity = 0;
	if (an)
		out->replacement = article.p[0] == 'A' ? STR("A") : STR("a");
	else
		out->replacement = article.p[0] == 'A' ? STR("An") : STR("an");
	return true;
}
