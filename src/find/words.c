/*
 * Given: tokens. Promises: each word looked up once, with what layout says about its
 * capital. Must not: decide what anything is.
 */
#include "scene.h"

#include <string.h>

struct scan {
	struct words *out;
	const struct doc *doc;
	const struct lexicon *lex;
	uint32_t cap;			/* room for phrases */
	uint32_t line_from;		/* first token of the line being read */
	unsigned lower, upper, capital; /* words of that line that say something */
	bool asked;			/* some line began with Q. */
	bool bracket; /* inside [ ], where they say nothing: [REDACTED], [DOCTOR-K7Q] */
};

/* After these a full stop does not end a sentence. */
#define ABBREVIATION                                                                \
	(LEX_BIT(TITLE) | LEX_BIT(CREDENTIAL) | LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | \
	 LEX_BIT(PARTICLE))

static bool stop_is_abbreviation(const struct scan *s, uint32_t stop)
{
	const struct token *t = &s->doc->tok[stop];
	const struct token *before = t - 1;

	if (stop == 0 || before->kind != TOKEN_WORD || t->gap)
		return false;
	if (before->shape == SHAPE_INITIAL ||
	    (before->shape == SHAPE_CAP && before->end - before->start == 2 &&
	     (before->c == 'm' || before->c == 'f') &&
	     (s->doc->text.p[before->start + 1] | 0x20) == 't' &&
	     t[1].shape == SHAPE_CAP))
		return true; /* J. Osei, Mt. Whitney, Ft. Bragg */
	return (s->lex->entries[s->out->w[stop - 1].entry].classes & ABBREVIATION) != 0 &&
	       before->end - before->start <= 4;
}

#define LINE_SHORT \
	50 /* bytes: a line this short was ended on purpose, not by the margin */

static bool after_short_line(const struct scan *s, uint32_t i)
{
	uint32_t end = s->doc->tok[i - 1].end, n;

	if (!(s->doc->tok[i].gap & GAP_NEWLINES))
		return false;
	return (end < LINE_SHORT ||
		memchr(s->doc->text.p + end - LINE_SHORT, '\n', LINE_SHORT) != NULL) &&
	       !doc_full(s->doc, i, &n);
}

/* "12   A.   To the clinic": is the stop that of a transcript's question or answer? */
static bool answers(const struct scan *s, uint32_t stop, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t at = stop - 1;

	if ((!(tok[i].gap & GAP_WIDE) && !s->asked) ||
	    (tok[at].c != 'a' && tok[at].c != 'q'))
		return false;
	if (at > 0 && tok[at - 1].kind == TOKEN_NUMBER)
		at--;
	return s->out->w[at].flags & WORD_LINE;
}

/* Is token i the number of a transcript's line, or a log's hour: "24   Then Stanford", or
 * the page and the line of a digest? */
static bool numbers_line(const struct scan *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t at = i;

	if (i > 1 && tok[i - 1].c == ':' && !tok[i - 1].gap && !tok[i].gap)
		at = i - 2; /* 4:11    Born in Fresno */
	return tok[i].kind == TOKEN_NUMBER && tok[at].kind == TOKEN_NUMBER &&
	       (s->out->w[at].flags & WORD_LINE) &&
	       s->doc->tok[i].end - s->doc->tok[i].start <= 4 &&
	       (s->doc->tok[i + 1].gap & GAP_WIDE);
}

/* "; (b) Clear written notes", ". 1) Rest": is the bracket before token i that of an
 * item's letter or number, behind a mark? */
static bool begins_item(const struct scan *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t p = i - 1;
	bool both = i > 2 && tok[p - 2].c == '(';

	if (i < 3 || tok[p].c != ')' || tok[p].gap > 0 || (both && tok[p - 1].gap > 0) ||
	    tok[p - 1].kind == TOKEN_PUNCT || tok[p - 1].end - tok[p - 1].start > 3)
		return false;
	p -= both ? 2 : 1;
	return p > 0 && tok[p - 1].kind == TOKEN_PUNCT && tok[p - 1].c &&
	       strchr(".:;,", tok[p - 1].c);
}

/* Is token i after something that ends a sentence? */
static uint8_t start_flags(const struct scan *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t p = i;

	if (i == 0 || doc_break(s->doc, i) == DOC_PARAGRAPH || after_short_line(s, i) ||
	    begins_item(s, i))
		return WORD_START;
	while (p > 0 && tok[p - 1].kind == TOKEN_PUNCT &&
	       (tok[p - 1].c == '"' || tok[p - 1].c == '\'' || tok[p - 1].c == ')' ||
		tok[p - 1].c == '(' || tok[p - 1].c == ']'))
		p--;
	if (p > 0 && numbers_line(s, p - 1))
		p -= p > 2 && tok[p - 2].c == ':' ? 3 : 1;
	if (p == 0)
		return WORD_START;
	if (tok[p - 1].kind != TOKEN_PUNCT)
		return 0;
	switch (tok[p - 1].c) {
	case '.':
		return stop_is_abbreviation(s, p - 1) && !answers(s, p - 1, i)
			       ? 0
			       : WORD_START;
	case '!':
	case '?':
		return WORD_START;
	case ':':
		return WORD_LABEL;
	case '-':
	case '*':
		return s->out->w[p - 1].flags & WORD_LINE ? WORD_START : 0;
	default:
		return 0;
	}
}

static inline void count_word(struct scan *s, const struct token *t)
{
	size_t n = t->end - t->start;

	if (t->shape == SHAPE_LOWER) {
		s->lower += n > 3;
	} else {
		s->capital += (t->shape == SHAPE_CAP || t->shape == SHAPE_MIXED) && n > 1;
		s->upper += t->shape == SHAPE_UPPER && n > 2;
	}
}

/* A heading in capitals before the colon at i, whatever the line goes on with:
 * DESCRIPTION OF THE SERVICE IN DISPUTE: a brace. */
static void close_heading(struct scan *s, uint32_t i)
{
	if (s->upper < 4 || s->lower > 0 || s->capital > 0)
		return;
	for (uint32_t k = s->line_from; k < i; k++)
		s->out->w[k].flags |= WORD_CAPS;
}

#define BOX_REACH 16 /* tokens of the heading of a form's box */

/* "29. EMPLOYEE TREATED IN EMERGENCY ROOM?  [x] Yes": where a wide blank before token i
 * ends the heading of a numbered box, its capitals say nothing. */
static void close_box(struct scan *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;
	uint32_t from = i, upper = 0;

	while (from > s->line_from && i - from < BOX_REACH &&
	       (from == i || !(tok[from].gap & GAP_WIDE))) {
		from--;
		if (tok[from].kind == TOKEN_WORD && tok[from].shape != SHAPE_UPPER &&
		    tok[from].shape != SHAPE_INITIAL)
			return;
		upper += tok[from].shape == SHAPE_UPPER;
	}
	if (upper < 2 || tok[from].kind != TOKEN_NUMBER || tok[from + 1].c != '.')
		return;
	for (; from < i; from++)
		s->out->w[from].flags |= WORD_CAPS;
}

/* The line [line_from, end) is read: what do its capitals mean? */
static void close_line(struct scan *s, uint32_t end)
{
	uint8_t flag = 0;

	if (s->upper >= 2 && s->lower == 0 && s->capital <= s->upper / 4)
		flag = WORD_CAPS;
	else if (s->capital >= 4 && s->lower == 0)
		flag = WORD_TITLED;
	if (flag)
		for (uint32_t i = s->line_from; i < end; i++)
			s->out->w[i].flags |= flag;
	s->line_from = end;
	s->lower = s->upper = s->capital = 0;
	s->bracket = false;
}

static enum lacuna_err add_phrase(struct scan *s, struct arena *arena, uint32_t first,
				  uint32_t end, const struct lexicon_entry *e)
{
	struct words *out = s->out;

	if (out->nphrases == WORD_PHRASES_MAX)
		return LACUNA_REFUSED;
	if (out->nphrases == s->cap) {
		uint32_t cap = s->cap ? 2 * s->cap : 64;
		struct phrase *p =
			ARENA_MORE(arena, out->phrases, struct phrase, s->cap, cap);

		if (!p)
			return LACUNA_REFUSED;
		out->phrases = p;
		s->cap = cap;
	}
	out->phrases[out->nphrases++] =
		(struct phrase){first, end, (uint32_t)(e - s->lex->entries)};
	for (uint32_t i = first; i < end; i++) {
		out->w[i].phrase = out->nphrases & WORD_PHRASES_MAX;
		out->w[i].flags |= WORD_PHRASE;
	}
	return LACUNA_OK;
}

static inline enum lacuna_err find_phrase(struct scan *s, struct arena *arena, uint32_t i)
{
	const struct word *w = &s->out->w[i];
	const struct lexicon_entry *e = &s->lex->entries[w->entry], *p;
	uint32_t end;

	if (e->phrase_max < 2 || w->phrase ||
	    !lexicon_may_phrase(s->lex, &s->doc->tok[i]))
		return LACUNA_OK;
	p = lexicon_phrase(s->lex, s->doc, i, e, &end);
	return p == s->lex->entries ? LACUNA_OK : add_phrase(s, arena, i, end, p);
}

static enum lacuna_err look_up(struct scan *s, struct arena *arena)
{
	size_t n = s->doc->ntok, room = n + TOKEN_PAD;
	struct word *w = ARENA_RAW(arena, struct word, room);
	struct arena_mark mark = arena_mark(arena);
	uint16_t *index = ARENA_RAW(arena, uint16_t, n);

	if (!index || !w)
		return LACUNA_REFUSED;
	lexicon_words(s->lex, s->doc, index);
	for (size_t i = 0; i < room; i++)
		w[i] = (struct word){.entry = i < n ? index[i] : 0};
	arena_release(arena, mark);
	s->out->w = w;
	return LACUNA_OK;
}

/* Where the word at i goes on behind a hyphen and a line end, both halves are that word,
 * if any list has it: Compen-, sation is no name, Thomp-, son no kin. A capital behind
 * the line end begins the other half of a double name. */
static void join_halves(struct scan *s, uint32_t i)
{
	unsigned char room[DOC_BROKEN_MAX];
	struct str word = doc_broken(s->doc, i, room);
	const struct lexicon_entry *e;

	if (!word.n || s->doc->tok[i + 2].shape != SHAPE_LOWER)
		return;
	e = lexicon_key(s->lex, word);
	if (e != s->lex->entries)
		s->out->w[i].entry = s->out->w[i + 2].entry =
			(uint16_t)(e - s->lex->entries);
}

enum lacuna_err words_scan(struct words *out, const struct doc *doc,
			   const struct pack *pack, struct arena *arena)
{
	struct scan s = {.out = out, .doc = doc, .lex = &pack->lex};

	*out = (struct words){0};
	if (look_up(&s, arena))
		return LACUNA_REFUSED;
	for (uint32_t i = 0; i < doc->ntok; i++) {
		const struct token *t = &doc->tok[i];

		if (i == 0 || (t->gap & (GAP_NEWLINES | GAP_FORMFEED))) {
			close_line(&s, i);
			out->w[i].flags |= WORD_LINE;
			s.asked = s.asked || (t->c == 'q' && t->shape == SHAPE_INITIAL);
		} else if (t->gap & GAP_WIDE) {
			close_box(&s, i);
		}
		if (t->kind != TOKEN_WORD) {
			if (t->c == ':' && t->kind == TOKEN_PUNCT)
				close_heading(&s, i);
			if (t->c == '[' || t->c == ']')
				s.bracket = t->kind == TOKEN_PUNCT && t->c == '[';
			continue;
		}
		if (t[1].c == '-')
			join_halves(&s, i);
		if (out->w[i].entry && find_phrase(&s, arena, i))
			return LACUNA_REFUSED;
		if (t->shape != SHAPE_LOWER)
			out->w[i].flags |= start_flags(&s, i);
		if (!s.bracket)
			count_word(&s, t);
	}
	close_line(&s, doc->ntok);
	return LACUNA_OK;
}
