/*
 * Given: a capitalised word or a number that nobody found. Promises: the reason why it
 * may stay, from the lexicon, its place and its neighbours. Must not: find anything.
 */
#include "reason.h"

#include "../base/ascii.h"
#include "around.h"

#define CITED 40 /* tokens in which the year of a citation is looked for */
#define BESIDE 3 /* tokens in which a number's word is looked for */
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
	if ((e->classes & LEX_BITS_NAME) && e->freq[FREQ_WORD] < name + MARGIN)
		return capital_place(s, i) ? REASON_START : REASON_NONE;
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

/* Is token i an author (White, 2004; Stamer UM, Landau R. ...) or in the name of a
 * journal? */
static bool is_cited(const struct scene *s, uint32_t i)
{
	if (s->words.w[i].zone == s->models->ids.zone_guideline)
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

/* How medical words end that no dictionary has. */
static const char *const endings[] = {
	"algia",  "dynia",  "ectomy", "emia",	  "genic",   "genetic", "gram",
	"graphy", "itis",   "ologic", "ological", "ology",   "opathy",	"oscopy",
	"osis",	  "ostomy", "otomy",  "plasty",	  "therapy", "tropic",
};

static bool ends_medically(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
		struct str e = str_of(endings[k]);

		if (w.n > e.n + 3 && str_ieq(str_sub(w, w.n - e.n, w.n), e))
			return true;
	}
	return false;
}

/* A short name of a scale or substance with its value: MIDAS 21, Hb 13.4. */
static bool has_value(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	uint32_t n = t->end - t->start;

	if (t->shape == SHAPE_UPPER ? n > 5 : n > 2)
		return false;
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
	     (scene_entry(s, i)->classes & LEX_BIT(ACRONYM))) ||
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

static enum reason word_reason(const struct scene *s, uint32_t i)
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
	if (is_cited(s, i))
		return REASON_CITATION;
	return around_series(s, i) ? REASON_SERIES : REASON_NONE;
}

/* The word that token i is joined to before it or after it, as in PHQ-9, C5, 30-day. */
static bool joined_to_word(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	bool joined = i > 0 && t->gap == 0;

	if (joined && t[-1].kind == TOKEN_WORD)
		return true;
	if (joined && scene_punct(s, i - 1, '-') && i > 1 && t[-1].gap == 0)
		return t[-2].kind == TOKEN_WORD || t[-2].kind == TOKEN_NUMBER;
	return t[1].gap == 0 && t[1].kind == TOKEN_WORD;
}

static bool is_ordinal(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i + 1];

	return t->gap == 0 && around_is(s, i + 1, "st nd rd th");
}

/* Is the number at i the one side of c, the other side of which is a number, too? */
static bool pairs(const struct scene *s, uint32_t i, unsigned char c)
{
	const struct token *t = &s->doc->tok[i];

	return (scene_punct(s, i + 1, c) && t[2].kind == TOKEN_NUMBER &&
		!scene_fresh(s, i + 2)) ||
	       (i > 1 && scene_punct(s, i - 1, c) && t[-2].kind == TOKEN_NUMBER &&
		!scene_fresh(s, i));
}

static bool is_decimal(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return (scene_punct(s, i + 1, '.') && t[1].gap == 0 && t[2].gap == 0 &&
		t[2].kind == TOKEN_NUMBER) ||
	       (i > 0 && scene_punct(s, i - 1, '.') && t[-1].gap == 0 && t->gap == 0 &&
		(i < 2 || t[-2].kind == TOKEN_NUMBER || t[-1].gap));
}

/* (1), [33, 41], 2. at the start of a line or of a sentence. */
static bool is_item(const struct scene *s, uint32_t i)
{
	if (i > 0 && (scene_punct(s, i - 1, '(') || scene_punct(s, i - 1, '[')))
		return true;
	if (scene_punct(s, i + 1, ')') || scene_punct(s, i + 1, ']'))
		return true;
	if (s->words.w[i].flags & WORD_LINE)
		return scene_punct(s, i + 1, '.') || scene_punct(s, i + 1, ':');
	return s->doc->tok[i].end - s->doc->tok[i].start <= 2 &&
	       i > 0 && /* ; 2. Refill */
	       s->doc->tok[i - 1].kind == TOKEN_PUNCT && s->doc->tok[i].gap &&
	       scene_punct(s, i + 1, '.') && s->doc->tok[i + 2].shape == SHAPE_CAP;
}

/* Is one of the words before, in the same sentence, one for codes: CPT 97110, codes
 * 724.4? */
static bool is_coded(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 12 && i > 0 && !scene_fresh(s, i); k++) {
		i--;
		if (around_cue(s, i, CUE_BIT(CODE)))
			return true;
		if (s->words.w[i].flags & WORD_START)
			break;
	}
	return false;
}

/* A word that gives the number beside it its sense: not Suite or Local. */
static bool gives_sense(const struct scene *s, uint32_t i)
{
	if (around_cue(s, i, CUE_BIT(NUMBERED)))
		return false;
	if (s->doc->tok[i].shape == SHAPE_LOWER)
		return scene_entry(s, i)->classes != 0;
	return !(scene_entry(s, i)->classes & LEX_BIT(STREETSUFFIX)) &&
	       word_reason(s, i) != REASON_NONE;
}

/* The nearest word behind (step 1) or before (step -1) the number, over marks and
 * numbers. */
static bool word_beside(const struct scene *s, uint32_t i, int step)
{
	for (int k = 0; k < BESIDE; k++) {
		if (step < 0 ? i == 0 || scene_fresh(s, i) : scene_fresh(s, i + 1))
			return false;
		i = step < 0 ? i - 1 : i + 1;
		if (s->doc->tok[i].kind == TOKEN_WORD)
			return gives_sense(s, i);
		if (scene_punct(s, i, '.') || scene_punct(s, i, ';'))
			return false;
	}
	return false;
}

/* 30%, 280 m, 6 weekly visits, 7731/uL; of a long number only a plural: 8001 steps */
static bool has_unit(const struct scene *s, uint32_t i, bool small)
{
	const struct token *t = &s->doc->tok[i + 1];

	if (scene_punct(s, i + 1, '%') || scene_punct(s, i + 1, '+'))
		return true;
	if (scene_punct(s, i + 1, '/') && t[0].gap == 0 && t[1].gap == 0)
		return t[1].kind == TOKEN_WORD;
	if (scene_fresh(s, i + 1) || t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER ||
	    (scene_entry(s, i + 1)->classes & LEX_BIT(FUNCTION)))
		return false;
	if (t->end - t->start <= 3)
		return true;
	return scene_entry(s, i + 1)->classes &&
	       (small || s->doc->text.p[t->end - 1] == 's');
}

/* (White, 2004), Bogduk (1996), (web, 2013) */
static bool is_year_cited(const struct scene *s, uint32_t i)
{
	return around_bare_year(s, i) &&
	       (scene_punct(s, i + 1, ')') || (i > 0 && scene_punct(s, i - 1, '(')));
}

/* L1833: one letter and four digits, as procedures have it. */
static bool is_procedure(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return i > 0 && t->gap == 0 && t[-1].shape == SHAPE_INITIAL &&
	       t->end - t->start == 4;
}

static enum reason number_reason(const struct scene *s, uint32_t i)
{
	size_t digits = s->doc->tok[i].end - s->doc->tok[i].start;
	bool small = digits <= 3;

	if (is_ordinal(s, i))
		return REASON_ORDINAL;
	if (digits <= 4 && is_decimal(s, i))
		return REASON_DECIMAL;
	if (digits <= 5 && (has_unit(s, i, small) || pairs(s, i, ',')))
		return REASON_MEASURE;
	if (is_procedure(s, i) || (digits <= 6 && is_coded(s, i)))
		return REASON_CODE;
	if (is_year_cited(s, i) || (digits <= 5 && is_cited(s, i)))
		return REASON_CITATION;
	if (around_bare_year(s, i) && word_beside(s, i, -1) &&
	    (scene_punct(s, i + 1, ',') || around_cue(s, i - 1, CUE_BIT(OF))))
		return REASON_CITATION; /* Treatment 2009, Section(s); the review of 2000
					 */
	if (!small)
		return REASON_NONE;
	if (digits <= 2 && pairs(s, i, ':'))
		return REASON_TIME;
	if (pairs(s, i, '/') || pairs(s, i, '-'))
		return REASON_SCORE;
	if (joined_to_word(s, i))
		return REASON_CODE;
	if (is_item(s, i))
		return REASON_ITEM;
	if (i > 0 && around_is(s, i - 1, "x"))
		return REASON_VALUE; /* Oriented x 4 */
	return word_beside(s, i, 1) || word_beside(s, i, -1) ? REASON_VALUE : REASON_NONE;
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
	return s->doc->tok[i].kind == TOKEN_NUMBER ? number_reason(s, i)
						   : word_reason(s, i);
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
