/*
 * Given: a position. Promises: small, bounded looks to either side.
 * Must not: weigh what they mean.
 */
#include "around.h"

#include "lexical.h"
#include "sites.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "../base/ascii.h"

static bool opening(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '"') || scene_punct(s, i, '(') ||
	       scene_punct(s, i, '\'');
}

uint32_t around_before(const struct scene *s, uint32_t i, bool *comma)
{
	if (comma)
		*comma = false;
	while (i > 0 && !scene_fresh(s, i)) {
		i--;
		if (s->doc->tok[i].kind == TOKEN_WORD)
			return i;
		if (comma && !*comma && scene_punct(s, i, ','))
			*comma = true;
		else if (!opening(s, i))
			break;
	}
	return AROUND_NONE;
}

uint32_t around_after(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 2 && !scene_fresh(s, i); k++, i++) {
		if (s->doc->tok[i].kind == TOKEN_WORD)
			return i;
		if (!scene_punct(s, i, '"') && !scene_punct(s, i, '\''))
			break;
	}
	return AROUND_NONE;
}

uint32_t around_ends_with(const struct scene *s, uint32_t i, uint64_t classes,
			  const struct lexicon_entry **entry)
{
	const struct phrase *p;

	if (i == AROUND_NONE)
		return AROUND_NONE;
	p = scene_phrase(s, i);
	if (p && p->end == i + 1 && (scene_phrase_entry(s, p)->classes & classes)) {
		*entry = scene_phrase_entry(s, p);
		return p->first;
	}
	*entry = scene_entry(s, i);
	return (*entry)->classes & classes ? i : AROUND_NONE;
}

/* Do the tokens at i and next belong to one name, or to one mask? */
static bool is_run(const struct scene *s, uint32_t i, uint32_t next)
{
	const struct token *a = &s->doc->tok[i], *b = &s->doc->tok[next];

	if (a->kind != b->kind)
		return false;
	return a->kind == TOKEN_PUNCT
		       ? a->c == b->c
		       : a->kind == TOKEN_WORD && a->shape != SHAPE_LOWER &&
				 b->shape != SHAPE_LOWER;
}

/* The first token of the tag of ours that ends with the bracket at i; i when none does.
 */
static uint32_t tag_start(const struct scene *s, uint32_t i)
{
	uint32_t k = i;

	if (!scene_punct(s, i, ']') || !(s->words.w[i].flags & WORD_KEEP))
		return i;
	while (k > 0 && i - k < 8 && !s->words.w[k].tag)
		k--;
	return s->words.w[k].tag ? k : i;
}

/* The stop of "Dr." at token i ends no sentence. */
static bool short_title(const struct scene *s, uint32_t i)
{
	return i > 0 && s->doc->tok[i].gap == 0 &&
	       scene_class(s, i - 1, LEX_BIT(TITLE)) &&
	       !scene_class(s, i - 1, LEX_BIT(WORD));
}

bool around_has_before(const struct scene *s, uint32_t i, unsigned n, uint64_t classes)
{
	for (unsigned far = 3 * n; n && far-- && i > 0 && !scene_fresh(s, i);) {
		const struct lexicon_entry *e;
		uint32_t next = i;

		i = tag_start(s, i - 1);
		n -= !is_run(s, i, next);
		if ((scene_punct(s, i, '.') && s->doc->tok[next].shape != SHAPE_LOWER &&
		     !short_title(s, i)) ||
		    scene_punct(s, i, ';') || scene_punct(s, i, ':'))
			return false; /* but "Inc. as" */
		if (s->doc->tok[i].kind == TOKEN_WORD &&
		    around_ends_with(s, i, classes, &e) != AROUND_NONE)
			return true;
	}
	return false;
}

/* Does the lower-case word that the list has at p equal w? */
static inline bool is_word(const unsigned char *p, const unsigned char *end, struct str w)
{
	size_t n = 0;

	if ((size_t)(end - p) < w.n)
		return false;
	while (n < w.n && p[n] == ascii_lower(w.p[n]))
		n++;
	return n == w.n && (p + n == end || p[n] == ' ');
}

/* Is w, whose first byte in lower case is c, on a list of any length? */
static bool is_listed(struct str list, struct str w, unsigned char c)
{
	const unsigned char *p = list.p, *end = p + list.n;

	for (; p < end && (p = memchr(p, c, (size_t)(end - p))); p++)
		if ((p == list.p || p[-1] == ' ') && is_word(p, end, w))
			return true;
	return false;
}

#ifdef __SSE2__
#define BLOCK 16

static inline unsigned bytes_equal(__m128i block, unsigned char c)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)c)));
}

/* Of BLOCK bytes of the list at a time, those that begin a word with c: mostly none. */
static bool is_in_blocks(struct str list, struct str w, unsigned char c)
{
	for (size_t i = 0; i < list.n; i += BLOCK) {
		size_t at = list.n - i < BLOCK ? list.n - BLOCK : i;
		__m128i block = _mm_loadu_si128((const __m128i *)(list.p + at));
		unsigned first = at == 0 || list.p[at - 1] == ' ';
		unsigned hits =
			(bytes_equal(block, ' ') << 1 | first) & bytes_equal(block, c);

		for (; hits; hits &= hits - 1)
			if (is_word(list.p + at + __builtin_ctz(hits), list.p + list.n,
				    w))
				return true;
	}
	return false;
}
#else
#define BLOCK SIZE_MAX
#define is_in_blocks is_listed
#endif

bool around_among(const struct scene *s, uint32_t i, struct str words)
{
	struct str w = doc_token(s->doc, i);
	unsigned char c = s->doc->tok[i].c;

	return words.n < BLOCK ? is_listed(words, w, c) : is_in_blocks(words, w, c);
}

static bool adverb(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i].shape != SHAPE_LOWER)
		return false;
	return (w.n > 4 && w.p[w.n - 1] == 'y' && w.p[w.n - 2] == 'l') ||
	       around_cue(s, i, CUE_BIT(ADVERB));
}

bool around_says(const struct scene *s, uint32_t i, bool *aux)
{
	bool seen = false;

	*aux = false;
	for (int k = 0; k < 4; k++, i++) {
		if (scene_fresh(s, i) || s->doc->tok[i].kind != TOKEN_WORD)
			break;
		if (scene_class(s, i, LEX_BIT(SAYVERB)) && scene_small(s, i))
			return true;
		if (around_cue(s, i, CUE_BIT(AUX)))
			seen = true;
		else if (!adverb(s, i) && !around_cue(s, i, CUE_BIT(NOT)))
			break;
	}
	*aux = seen;
	return false;
}

bool around_test(const struct scene *s, uint32_t i)
{
	for (int k = 0; k < 10 && !scene_fresh(s, i); k++, i++) {
		const struct token *t = &s->doc->tok[i];

		if ((t->gap & GAP_NEWLINES) && !run_joins(s, i))
			return false; /* Ofelia Tan | Pacific Hand Associates */
		if (t->kind == TOKEN_POSS || scene_punct(s, i, ',') ||
		    scene_punct(s, i, '-') || scene_punct(s, i, '/') ||
		    scene_punct(s, i, '\''))
			continue;
		if (t->kind != TOKEN_WORD) /* Neer + */
			return k == 0 && scene_punct(s, i, '+') && t->gap == GAP_BLANK;
		if (scene_class(s, i, LEX_BIT(OCCHEAD)) && k > 1 &&
		    around_cue(s, i - 1, CUE_BIT(ARTICLE)) && scene_punct(s, i - 2, ','))
			return false; /* Abel Quist, a grip on the crew */
		if (scene_class(s, i, LEX_BIT(TESTNOUN)) || lexical_procedure(s, i))
			return true;
		if (t->shape == SHAPE_LOWER && !around_cue(s, i, CUE_BIT(TESTSKIP)))
			return false;
	}
	return false;
}

bool around_alone(const struct scene *s, uint32_t first, uint32_t end)
{
	const struct token *tok = s->doc->tok;

	return (first == 0 || (tok[first].gap & (GAP_NEWLINES | GAP_FORMFEED))) &&
	       (tok[end].kind == TOKEN_END ||
		(tok[end].gap & (GAP_NEWLINES | GAP_FORMFEED)));
}

bool around_bare_year(const struct scene *s, uint32_t i)
{
	struct str n;

	/* A date that nothing protects is the case's own. */
	if (s->doc->tok[i].kind != TOKEN_NUMBER ||
	    (s->words.w[i].flags & (WORD_FOUND | WORD_KEEP)) == WORD_FOUND)
		return false;
	n = doc_token(s->doc, i);
	return n.n == 4 &&
	       ((n.p[0] == '1' && n.p[1] == '9') || (n.p[0] == '2' && n.p[1] == '0'));
}

#define YEAR_REACH 8 /* tokens */

/* Is there a number of four digits to be reached from token i? Mostly not. */
static bool year_near(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	for (const struct token *end = t + YEAR_REACH; t < end && t->kind != TOKEN_END;
	     t++)
		if (t->kind == TOKEN_NUMBER && t->end - t->start == 4)
			return true;
	return false;
}

bool around_year(const struct scene *s, uint32_t i)
{
	bool author = false;

	if (!year_near(s, i))
		return false;
	for (int k = 0; k < YEAR_REACH && !scene_fresh(s, i); k++, i++) {
		if (around_bare_year(s, i))
			return k > 0 &&
			       (author || scene_punct(s, i + 1, ')') ||
				scene_punct(s, i + 1, ';') ||
				scene_punct(s, i + 1, '.') || scene_punct(s, i + 1, ':'));
		author = author || around_cue(s, i, CUE_BIT(ETAL));
		if (!(scene_punct(s, i, '(') || scene_punct(s, i, ',') ||
		      scene_punct(s, i, '&') || scene_punct(s, i, '.') ||
		      around_cue(s, i, CUE_BIT(CITE)) || run_namey(s, i)))
			return false;
	}
	return false;
}

/* Is token i a term, or the end or start of one? */
static bool is_term(const struct scene *s, uint32_t i)
{
	const uint64_t terms = LEX_BIT(DRUG) | LEX_BIT(DEVICE) | LEX_BIT(EPONYM);

	if (s->words.w[i].flags & WORD_KEEP)
		return true;
	if (s->doc->tok[i].kind != TOKEN_WORD)
		return false;
	return (scene_entry(s, i)->classes | scene_phrase_classes(s, i)) & terms;
}

bool around_terms(const struct scene *s, uint32_t first, uint32_t end)
{
	uint32_t i = first;

	if (i > 0 && around_cue(s, i - 1, CUE_BIT(ANDOR)))
		i--;
	if (i > 0 && (scene_punct(s, i - 1, ',') || scene_punct(s, i - 1, ';')))
		i--;
	if (i > 0 && i < first && !scene_fresh(s, first) && is_term(s, i - 1))
		return true;
	i = end;
	if (scene_punct(s, i, ',') || scene_punct(s, i, ';'))
		i++;
	if (around_cue(s, i, CUE_BIT(ANDOR)))
		i++;
	return i > end && !scene_fresh(s, i) && is_term(s, i);
}

#define SERIES_REACH 3 /* words of an item to either side */

bool around_series(const struct scene *s, uint32_t i)
{
	uint32_t first = i, end = i + 1;

	while (first > 0 && !scene_fresh(s, first) && i - first < SERIES_REACH &&
	       s->doc->tok[first - 1].kind == TOKEN_WORD &&
	       s->doc->tok[first - 1].shape != SHAPE_LOWER)
		first--;
	while (!scene_fresh(s, end) && end - i < SERIES_REACH &&
	       s->doc->tok[end].kind == TOKEN_WORD &&
	       s->doc->tok[end].shape != SHAPE_LOWER)
		end++;
	if (!scene_fresh(s, end) && s->doc->tok[end + 1].kind == TOKEN_NUMBER)
		return false; /* 80% to San Ardo, 20% other */
	return around_terms(s, first, end);
}

#define STUDY_REACH 10

static bool study_word(const struct scene *s, uint32_t i)
{
	return around_cue(s, i, CUE_BIT(STUDY)) && s->doc->tok[i].shape == SHAPE_LOWER;
}

bool around_studies(const struct scene *s, uint32_t first, uint32_t end)
{
	uint32_t from = first > STUDY_REACH ? first - STUDY_REACH : 0;
	uint32_t to = end + STUDY_REACH < s->doc->ntok ? end + STUDY_REACH : s->doc->ntok;

	/* Not sites_next: where none is left that would read the rest of the letter. */
	if (sites_before(s, SITE_STUDY, from, to) >= to)
		return false; /* as mostly */
	for (uint32_t i = first; i > 0 && first - i < STUDY_REACH; i--) {
		if (scene_fresh(s, i) || (s->words.w[i].flags & WORD_START))
			break;
		if (study_word(s, i - 1))
			return true;
	}
	for (uint32_t i = end; i - end < STUDY_REACH && !scene_fresh(s, i); i++) {
		if (s->words.w[i].flags & WORD_START)
			break;
		if (study_word(s, i))
			return true;
	}
	return false;
}

/* Lupe hit the button: a past that looks like the verb, with its object behind it. */
static bool plain_past(const struct scene *s, uint32_t i)
{
	return around_in(s, i, CUE_PASTALIKE) &&
	       (around_cue(s, i + 1, CUE_BIT(ARTICLE) | CUE_BIT(THE)) ||
		around_is(s, i + 1, "me us him her them his my our it up on"));
}

bool around_verbal(const struct scene *s, uint32_t i)
{
	struct str w;

	if (scene_fresh(s, i) || s->doc->tok[i].kind != TOKEN_WORD || !scene_small(s, i))
		return false;
	w = doc_token(s->doc, i);
	if (scene_class(s, i, LEX_BIT(PREDICATE)) || plain_past(s, i))
		return true;
	return w.n > 3 && ((w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e') ||
			   (w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's'));
}

bool around_closing(const struct scene *s, uint32_t i)
{
	return i > 1 && (s->doc->tok[i].gap & GAP_NEWLINES) &&
	       scene_punct(s, i - 1, ',') && around_in(s, i - 2, CUE_CLOSING);
}
