/*
 * Given: a word. Promises: whether it could be part of a name, by its looks, its class
 * and the words beside it. Must not: read on.
 */
#include "run.h"

#include "around.h"

#define VERSUS_REACH 10 /* tokens behind a V. that tell whether a party begins there */

#define NOT_NAMEY_PHRASE                                                             \
	(LEX_BIT(GUIDELINE) | LEX_BIT(DEVICE) | LEX_BIT(DRUG) | LEX_BIT(SPECIALTY) | \
	 LEX_BIT(PROPERWORD) | LEX_BIT(MEDWORD) | LEX_BIT(ORGROLE) | LEX_BIT(ROLE))

/* Small words that begin no name, though some are given names: IN, BY, TO. */
#define PREPOSITIONS                                                            \
	(CUE_BIT(AT) | CUE_BIT(FOR) | CUE_BIT(BY) | CUE_BIT(AS) | CUE_BIT(OF) | \
	 CUE_BIT(TO) | CUE_BIT(INNEAR) | CUE_BIT(ANDOR))

/* T. or T, but not A patient, I was, L4, X-ray. */
static bool initial_looks(const struct scene *s, uint32_t i)
{
	const struct token *next = &s->doc->tok[i + 1];

	if (around_is(s, i, "l r") && i > 0 && s->doc->tok[i - 1].kind != TOKEN_WORD &&
	    (s->words.w[i - 1].flags & (WORD_KEEP | WORD_FOUND)) == WORD_KEEP)
		return false; /* Triceps 4/5 L. Smoker */
	if (scene_punct(s, i + 1, '.') && next->gap == 0)
		return true;
	if (scene_punct(s, i - 1, '/') && s->doc->tok[i].gap == 0)
		return false; /* Y/O */
	if (scene_class(s, i, LEX_BIT(FUNCTION)))
		return false;
	if (i > 0 && scene_class(s, i, LEX_BIT(JOBSKIP)) &&
	    (s->doc->tok[i - 1].kind == TOKEN_NUMBER || around_is(s, i - 1, "yo") ||
	     (around_is(s, i - 1, "o") && scene_punct(s, i - 2, '/'))))
		return false; /* 39 F PICKER, 33 Y/O M COURTESY CLERK */
	return !(next->gap == 0 && (next->kind == TOKEN_NUMBER || next->c == '-'));
}

static bool is_article(const struct scene *s, uint32_t i)
{
	return scene_entry(s, i)->cues & (CUE_BIT(ARTICLE) | CUE_BIT(THE));
}

bool run_mask(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i].shape != SHAPE_UPPER)
		return false;
	if (scene_entry(s, i)->cues & CUE_BIT(PLACEHOLDER))
		return true;
	for (size_t k = 0; k < w.n; k++)
		if (w.p[k] != 'X')
			return false;
	return true;
}

bool run_org_phrase(const struct scene *s, uint32_t i)
{
	return scene_phrase_classes(s, i) & LEX_BIT(ORGHEAD);
}

bool run_protected(const struct scene *s, uint32_t i)
{
	uint64_t classes = scene_phrase_classes(s, i);

	return (classes & NOT_NAMEY_PHRASE) && !(classes & LEX_BIT(ORGHEAD));
}

bool run_halves(const struct scene *s, uint32_t i)
{
	const struct token *next = &s->doc->tok[i + 1];

	if (!scene_hyphen(s, i + 1) || next->gap || next[1].gap ||
	    next[1].kind != TOKEN_WORD || !scene_class(s, i + 2, LEX_BITS_NAME))
		return false;
	/* Ye-jin: what is nothing but a name makes one of a word. */
	return !scene_class(s, i + 2, ~LEX_BITS_NAME) ||
	       (scene_class(s, i, LEX_BITS_GIVEN) &&
		!scene_class(s, i + 2, LEX_BIT(FUNCTION) | LEX_BIT(MEDWORD)));
}

bool run_versus(const struct scene *s, uint32_t i)
{
	const uint64_t firm = LEX_BIT(FUNCTION) | LEX_BIT(LEGALFORM) | LEX_BIT(ORGHEAD) |
			      LEX_BIT(ORGOF);
	const struct token *tok = s->doc->tok;

	if (tok[i].c != 'v' || tok[i].shape != SHAPE_INITIAL || i == 0 ||
	    tok[i - 1].shape != SHAPE_UPPER)
		return false;
	if (!scene_punct(s, i + 1, '.'))
		return tok[i + 1].shape == SHAPE_UPPER && run_joins(s, i + 1);
	i += 2;
	for (uint32_t end = i + VERSUS_REACH; i < end && tok[i].shape == SHAPE_UPPER;
	     i++) {
		if (!run_joins(s, i))
			return false;
		if (scene_class(s, i, firm))
			return true;
		i += scene_punct(s, i + 1, ',') && tok[i + 2].shape == SHAPE_UPPER;
	}
	return false;
}

/* Rec'd, Int'l, I'm, They've: shortened by custom, no name. */
static bool contracted(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);
	size_t n = w.n;

	if (n > 2 && w.p[n - 2] == '\'')
		return (w.p[n - 1] | 0x20) != 'a' && (w.p[n - 1] | 0x20) != 'i';
	return n > 3 && w.p[n - 3] == '\'' &&
	       (str_ieq(str_sub(w, n - 2, n), str_of("ve")) ||
		str_ieq(str_sub(w, n - 2, n), str_of("ll")) ||
		str_ieq(str_sub(w, n - 2, n), str_of("re")));
}

/* The Sun of Sun Valley, not that of Sun, June 2 or SUN CLOSED. */
static bool is_sun(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->end - t->start == 3 && t->shape == SHAPE_CAP &&
	       t[1].shape == SHAPE_CAP && doc_break(s->doc, i + 1) == DOC_BLANK &&
	       !scene_class(s, i + 1,
			    LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | LEX_BIT(FUNCTION));
}

/* Joe Friday, Dr. Sun, T. Sun: does what leads to a surname stand before token i? */
static bool called(const struct scene *s, uint32_t i)
{
	const uint64_t leads = LEX_BIT(TITLE) | LEX_BITS_GIVEN;

	if (i > 1 && scene_punct(s, i - 1, '.') && s->doc->tok[i - 1].gap == 0)
		return scene_class(s, i - 2, LEX_BIT(TITLE)) ||
		       s->doc->tok[i - 2].shape == SHAPE_INITIAL;
	return i > 0 && scene_class(s, i - 1, leads);
}

/* 38 YEAR OLD, 63 YEAR-OLD: words of an age, which begin no name. */
static bool of_age(const struct scene *s, uint32_t i)
{
	if (s->doc->tok[i].shape != SHAPE_UPPER || i == 0)
		return false;
	if (around_cue(s, i, CUE_BIT(OLD)))
		return around_is(s, i - (scene_hyphen(s, i - 1) ? 2 : 1),
				 "year years yr");
	return around_is(s, i, "year years yr") &&
	       around_cue(s, i + (scene_hyphen(s, i + 1) ? 2 : 1), CUE_BIT(OLD));
}

bool run_namey(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];
	const struct word *w = &s->words.w[i];

	if (t->kind != TOKEN_WORD || t->shape == SHAPE_LOWER)
		return false;
	if (w->flags & (WORD_KEEP | WORD_FOUND))
		return false;
	if (t->shape == SHAPE_INITIAL)
		return initial_looks(s, i) && !run_versus(s, i);
	if (t->shape == SHAPE_UPPER && (scene_entry(s, i)->cues & PREPOSITIONS) &&
	    i > 0 && s->doc->tok[i - 1].shape == SHAPE_UPPER &&
	    !(scene_class(s, i, LEX_BIT(SURNAME)) &&
	      !scene_class(s, i, LEX_BIT(FUNCTION))))
		return false; /* REQUEST FOR REVIEW, PROOF OF SERVICE */
	if (t->shape != SHAPE_CAP && scene_class(s, i, LEX_BIT(ACRONYM)) &&
	    !scene_class(s, i, LEX_BIT(SURNAME) | LEX_BIT(ORGHEAD)) &&
	    !run_org_phrase(s, i) && !run_halves(s, i) && !run_cut_short(s, i))
		return false; /* but ST. JOHN */
	if (scene_class(s, i, LEX_BIT(WEEKDAY)) && !is_sun(s, i) && !called(s, i))
		return false;
	if (t->shape == SHAPE_MIXED && run_unit(s, i))
		return false;
	if (of_age(s, i))
		return false;
	if (run_mask(s, i) || (t->shape != SHAPE_UPPER && contracted(s, i)))
		return false;
	if (scene_class(s, i, LEX_BIT(FUNCTION)) &&
	    ((w->flags & (WORD_START | WORD_CAPS)) || (t->gap & GAP_WIDE)) &&
	    !((scene_entry(s, i)->cues & PREPOSITIONS) == 0 &&
	      scene_class(s, i, LEX_BITS_GIVEN) &&
	      scene_class(s, i + 1, LEX_BIT(SURNAME)) &&
	      !(is_article(s, i) && scene_class(s, i + 1, LEX_BIT(WORD))) &&
	      s->doc->tok[i + 1].shape != SHAPE_LOWER))
		return false; /* but Will Rose, May Lopez, An Tran */
	if (t->shape == SHAPE_CAP && scene_hyphen(s, i + 1) && t[1].gap == 0 &&
	    t[2].gap == 0 && t[2].shape == SHAPE_LOWER &&
	    (scene_class(s, i, LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(DEMONYM)) ||
	     around_in(s, i, CUE_PREFIX)) &&
	    !run_halves(s, i))
		return false; /* Store-bought, Peer-to-peer, Pre-op, but Ye-jin */
	return !run_protected(s, i);
}
