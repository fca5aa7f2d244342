/*
 * Given: a capitalised word or a number that nobody found. Promises: the reason why it
 * may stay, from the lexicon, its place and its neighbours. Must not: find anything.
 */
#include "reason.h"

#include "../base/ascii.h"
#include "around.h"
#include "lexical.h"

#define CITED 40 /* tokens in which the year of a citation is looked for */
/* A word that is 2^(MARGIN/8) times as often a name is no word where a capital says so.
 */
#define MARGIN 16

#define WORDS (LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(PROPERWORD) | LEX_BIT(TASKNOUN))

/* What a class alone explains, in this order. */
static const struct {
	uint64_t classes;
	enum reason reason;
} by_class[] = {
	{LEX_BIT(FUNCTION) | LEX_BIT(NUMWORD), REASON_GRAMMAR},
	{LEX_BIT(MONTH) | LEX_BIT(WEEKDAY), REASON_CALENDAR},
	{LEX_BIT(GUIDELINE), REASON_GUIDELINE},
	{LEX_BIT(DEMONYM), REASON_DEMONYM},
	{LEX_BIT(TITLE) | LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(SPECIALTY) |
		 LEX_BIT(ORGROLE) | LEX_BIT(CREDENTIAL),
	 REASON_ROLE},
	{LEX_BIT(EPONYM) | LEX_BIT(TESTNOUN), REASON_TEST},
	{LEX_BIT(DRUG), REASON_DRUG},
	{LEX_BIT(DEVICE), REASON_DEVICE},
};

static enum reason of_classes(uint64_t classes)
{
	for (size_t k = 0; k < sizeof(by_class) / sizeof(by_class[0]); k++)
		if (classes & by_class[k].classes)
			return by_class[k].reason;
	return REASON_NONE;
}

/* Does the place ask for a capital, so that it says nothing? */
static bool capital_place(const struct scene *s, uint32_t i)
{
	return (s->words.w[i].flags &
		(WORD_START | WORD_LABEL | WORD_CAPS | WORD_TITLED)) != 0;
}

/* A word with a capital that is oftener a word than a name, and of medicine. */
static bool plain(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	return s->doc->tok[i].shape == SHAPE_CAP && (e->classes & LEX_BIT(MEDWORD)) &&
	       !(e->classes & LEX_BITS_NAME);
}

/* Female Hypoactive Sexual Desire Disorder: between words that are nobody's name. */
static bool in_term(const struct scene *s, uint32_t i)
{
	return i > 0 && run_joins(s, i) && run_joins(s, i + 1) && plain(s, i - 1) &&
	       plain(s, i + 1);
}

/* A dictionary word; where the place does not ask for its capital, one that is oftener a
 * word than a name. */
static enum reason of_dictionary(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	int name = 0;

	if (!(e->classes & WORDS))
		return REASON_NONE;
	for (int k = FREQ_SURNAME; k <= FREQ_GIVEN_F; k++)
		if (e->freq[k] > name)
			name = e->freq[k];
	if ((e->classes & LEX_BIT(MEDWORD)) && !(e->classes & LEX_BITS_GIVEN) &&
	    name <= e->freq[FREQ_WORD] + MARGIN)
		return REASON_MEDICAL; /* Bilateral Knee Osteoarthritis, Lumbar Sprain */
	if ((e->classes & LEX_BITS_NAME) && e->freq[FREQ_WORD] < name + MARGIN)
		return capital_place(s, i) || in_term(s, i) ? REASON_START : REASON_NONE;
	return e->classes & LEX_BIT(MEDWORD) ? REASON_MEDICAL : REASON_WORD;
}

/* Does a journal's year, volume or page follow in the paragraph: 2012;5:73-87? */
static bool source_follows(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < CITED && !scene_fresh(s, i + 1); k++, i++)
		if (around_bare_year(s, i) &&
		    (scene_punct(s, i + 1, ';') || scene_punct(s, i + 1, ':')))
			return true;
	return false;
}

/* Bigos 1999, Mullin 2000: one of a row of surnames with years and no brackets. */
static bool year_row(const struct scene *s, uint32_t i)
{
	return around_bare_year(s, i + 1) &&
	       ((scene_punct(s, i + 2, ',') && around_bare_year(s, i + 4)) ||
		(i > 2 && scene_punct(s, i - 1, ',') && around_bare_year(s, i - 2)));
}

/* AB 1124 (Perea), Senate Bill 863 (De Leon): whose law it is. */
static bool law_of(const struct scene *s, uint32_t i)
{
	i -= i > 0 && scene_class(s, i - 1, LEX_BIT(PARTICLE));
	return i > 3 && scene_punct(s, i - 1, '(') &&
	       s->doc->tok[i - 2].kind == TOKEN_NUMBER &&
	       around_is(s, i - 3, "ab sb bill");
}

bool reason_cited(const struct scene *s, uint32_t i)
{
	if (s->words.w[i].zone == s->models->ids.zone_guideline)
		return true;
	if (year_row(s, i) || law_of(s, i))
		return true;
	while (scene_punct(s, i + 1, '-') && s->doc->tok[i + 2].kind == TOKEN_WORD)
		i += 2; /* (Nguyen-Mayer, 2004) */
	return around_year(s, i + 1) || source_follows(s, i + 1);
}

/* II, IIb: a numeral, and a letter behind it at most. */
static bool is_roman(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);
	size_t n = 0;

	while (n < w.n && (w.p[n] == 'I' || w.p[n] == 'V' || w.p[n] == 'X'))
		n++;
	return n > 1 && (n == w.n || (n + 1 == w.n && ascii_lowercase(w.p[n])));
}

/* Does the word at i end as medical ones do that no dictionary has? */
static bool ends_medically(const struct scene *s, uint32_t i)
{
	return lexical_ends(s, i,
			    "algia dynia ectomy emia genic genetic gram graphy itis "
			    "ologic ological ology opathy oscopy osis ostomy otomy "
			    "plasty therapy tropic",
			    3);
}

/* A short name of a scale or substance with its value: MIDAS 21, Hb 13.4. */
static bool has_value(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t n = t->end - t->start;

	if (t->shape == SHAPE_UPPER ? n > 5 : n > 2)
		return false;
	if (t->shape == SHAPE_UPPER && scene_punct(s, i + 1, '-') && t[1].gap == 0 &&
	    t[2].gap == 0 && t[2].kind == TOKEN_NUMBER && t[2].end - t[2].start <= 2)
		return true; /* SF-36, NU-6 */
	return !scene_fresh(s, i + 1) &&
	       (t[1].kind == TOKEN_NUMBER || s->words.w[i + 1].tag);
}

/* Is the word, which no name is like, the last or the last but one before a colon? */
static bool is_label(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);

	if ((e->classes & LEX_BITS_NAME) && !(e->classes & WORDS))
		return false;
	if (e->classes & (LEX_BIT(MASKWORD) | LEX_BIT(SLOT)))
		return true; /* MRN, TEL */
	for (int k = 0; k < 2 && !scene_fresh(s, i + 1); k++, i++) {
		if (scene_punct(s, i + 1, ':'))
			return true;
		if (s->doc->tok[i + 1].kind != TOKEN_WORD)
			break;
	}
	return false;
}

/* Au.D., L.Ac. */
static bool is_credential(const struct scene *s, uint32_t i)
{
	return run_credential(s, i) > i ||
	       (i > 1 && scene_punct(s, i - 1, '.') && run_credential(s, i - 2) > i);
}

/* What the looks of a word and what follows it explain. */
static enum reason of_looks(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->shape == SHAPE_INITIAL || (t->shape == SHAPE_MIXED && run_unit(s, i)))
		return REASON_LETTER;
	if (is_roman(s, i))
		return REASON_ROMAN;
	if (((t->shape != SHAPE_CAP || t->end - t->start < 3) &&
	     scene_class(s, i, LEX_BIT(ACRONYM))) ||
	    has_value(s, i))
		return REASON_ACRONYM; /* QTY, Rx */
	if (is_credential(s, i))
		return REASON_ROLE;
	if (is_label(s, i))
		return REASON_LABEL;
	if (capital_place(s, i) && ends_medically(s, i))
		return REASON_ENDING;
	return around_test(s, i + 1) ? REASON_TEST : REASON_NONE;
}

enum reason reason_of_word(const struct scene *s, uint32_t i)
{
	enum reason r = of_classes(scene_entry(s, i)->classes);

	if (r == REASON_NONE && scene_phrase(s, i))
		r = of_classes(scene_phrase_classes(s, i));
	if (r == REASON_NONE)
		r = of_dictionary(s, i);
	if (r == REASON_NONE && run_protected(s, i))
		r = REASON_WORD;
	if (r == REASON_NONE)
		r = of_looks(s, i);
	if (r != REASON_NONE)
		return r;
	if (reason_cited(s, i))
		return REASON_CITATION;
	return around_series(s, i) ? REASON_SERIES : REASON_NONE;
}

bool reason_asked(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_NUMBER ||
	       (t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER);
}

enum reason reason_of(const struct scene *s, uint32_t i)
{
	if (s->words.w[i].flags & WORD_KEEP)
		return REASON_RULE;
	return s->doc->tok[i].kind == TOKEN_NUMBER ? reason_of_number(s, i)
						   : reason_of_word(s, i);
}

const char *reason_name(enum reason r)
{
	static const char *const names[] = {
#define X(name, text) text,
		REASONS(X)
#undef X
	};

	return names[r];
}
