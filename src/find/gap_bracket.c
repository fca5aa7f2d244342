/*
 * Given: a bracket. Promises: the bracketed words that stand for a value, typed by what
 * they say: [REDACTED], [employer name], (Healthcare Provider 2), <<EMPLOYER>>. Must not:
 * take a remark, a citation, a check box or a label and its value for one.
 */
#include "gap.h"

#define LONGEST 12 /* tokens between the brackets */

/* The entry of the mask word or phrase at j; *next is the token after it. */
static const struct lexicon_entry *mask_entry(const struct scene *s, uint32_t j,
					      uint32_t *next)
{
	const struct phrase *p = scene_phrase_at(s, j);

	if (p && scene_phrase_entry(s, p)->mask) {
		*next = p->end;
		return scene_phrase_entry(s, p);
	}
	*next = j + 1;
	return scene_entry(s, j);
}

/* What tells parties apart (Witness 2, Company X), not a value (MRN 77, DOS 8/9/13). */
static bool ordinal(const struct scene *s, uint32_t j, uint32_t close)
{
	return (s->doc->tok[j].kind == TOKEN_NUMBER ||
		s->doc->tok[j].shape == SHAPE_INITIAL) &&
	       j + 1 == close && s->doc->tok[j].end - s->doc->tok[j].start == 1;
}

/* The marks between words. */
static bool filler(const struct scene *s, uint32_t j)
{
	return s->doc->tok[j].kind == TOKEN_POSS || scene_punct(s, j, '-') ||
	       scene_punct(s, j, '/') || scene_punct(s, j, '\'') ||
	       scene_punct(s, j, '#') || scene_punct(s, j, '.') ||
	       scene_punct(s, j, '_') || scene_punct(s, j, ',') ||
	       around_is(s, j, "of the and s");
}

/* The kind that the words of (first, close) stand for, when all of them are mask words.
 */
static uint8_t words_kind(const struct scene *s, uint32_t first, uint32_t close,
			  bool capital)
{
	uint8_t kind = LEXICON_GAP_NONE;
	uint32_t j = first + 1;
	bool named = false;

	if (scene_punct(s, j, '#') && close == j + 1)
		return LEXICON_GAP_ID;
	if (s->doc->tok[j].kind != TOKEN_WORD)
		return LEXICON_GAP_NONE;
	while (j < close) {
		const struct lexicon_entry *e;
		uint32_t next;

		if (kind && (s->words.w[j].flags & WORD_FOUND))
			return LEXICON_GAP_NONE; /* (DOS XX/XX/2013): a label and its mask
						  */
		if (filler(s, j) || ordinal(s, j, close)) {
			j++;
			continue;
		}
		e = mask_entry(s, j, &next);
		if (!e->mask || (capital && s->doc->tok[j].shape == SHAPE_LOWER))
			return LEXICON_GAP_NONE;
		if (!kind || kind == LEXICON_GAP_UNKNOWN || named)
			kind = e->mask;
		/* "[Name of employer]" */
		named = around_is(s, j, "name") && around_is(s, next, "of");
		j = next;
	}
	return kind;
}

/* [**Last Name**], **DATE[Feb 03]: what other programs write. The words up to the closing
 * bracket say the kind, if any of them does. */
static uint32_t placeholder(const struct scene *s, uint32_t i, uint8_t *kind)
{
	uint32_t j = i + 3, next;

	*kind = LEXICON_GAP_UNKNOWN;
	if (!scene_punct(s, i + 1, '*') ||
	    !(scene_punct(s, i, '[') ? scene_punct(s, i + 2, '*')
				     : s->doc->tok[i + 2].shape == SHAPE_UPPER))
		return i;
	if (scene_punct(s, i, '*')) {
		j--;
		while (s->doc->tok[j].gap == 0 && !scene_punct(s, j, '[') && j < i + 7)
			j++;
		if (s->doc->tok[j].gap || !scene_punct(s, j, '['))
			return i;
		j = i + 2;
	}
	for (; !scene_punct(s, j, ']'); j = next) {
		const struct lexicon_entry *e = mask_entry(s, j, &next);

		if (j > i + 2 * LONGEST || scene_fresh(s, j))
			return i;
		if (e->mask && *kind == LEXICON_GAP_UNKNOWN)
			*kind = e->mask;
		if (s->doc->tok[j].kind == TOKEN_NUMBER &&
		    s->doc->tok[j].end - s->doc->tok[j].start == 4 &&
		    *kind == LEXICON_GAP_UNKNOWN)
			*kind = LEXICON_GAP_DATE;
	}
	return scene_punct(s, i, '*') || scene_punct(s, j - 1, '*') ? j + 1 : i;
}

/* (b)(6), (b)(7)(C): the exemption under which something was left out; but not the
 * subdivision of a section. */
static uint32_t exemption(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	if (!around_is(s, i + 1, "b") || !scene_punct(s, i + 2, ')') ||
	    !scene_punct(s, i + 3, '(') || (s->doc->tok[i + 3].gap & ~GAP_BLANK) ||
	    s->doc->tok[i + 4].kind != TOKEN_NUMBER)
		return i;
	if (i > 0 &&
	    ((s->doc->tok[i].gap == 0 && !scene_punct(s, i - 1, '[')) ||
	     s->doc->tok[i - 1].kind == TOKEN_NUMBER ||
	     (i > 1 && s->doc->tok[i - 1].gap == 0 &&
	      s->doc->tok[i - 2].kind == TOKEN_NUMBER) || /* 21 U.S.C. 360bb (b) (2) */
	     around_in(s, i - 1, CUE_SECTION)))
		return i;
	for (;;) {
		while (scene_punct(s, j, '(') && scene_punct(s, j + 2, ')') &&
		       (j == i || s->doc->tok[j].gap == 0 || j == i + 3))
			j += 3;
		/* "(b)(6), (b)(7)(C)" */
		if (!scene_punct(s, j, ',') || !scene_punct(s, j + 1, '(') ||
		    !around_is(s, j + 2, "b") || !scene_punct(s, j + 3, ')'))
			return j;
		j += 4;
	}
}

/* [(b)(6)] */
static uint32_t exempt(const struct scene *s, uint32_t i)
{
	uint32_t end = scene_punct(s, i, '[') ? exemption(s, i + 1) : i + 1;

	return end > i + 1 && scene_punct(s, end, ']') ? end + 1 : exemption(s, i);
}

/* "[Redacted by the office of records]": says that, and who did it. */
static bool says_redacted(const struct scene *s, uint32_t first)
{
	return around_in(s, first, CUE_REDACTED) &&
	       around_is(s, first + 1, "by per under pursuant for in to");
}

/* "(name removed)" */
static bool ends_removed(const struct scene *s, uint32_t close)
{
	return around_in(s, close - 1, CUE_REDACTED);
}

struct bracket {
	uint32_t first, close; /* tokens of the brackets around the words */
	uint32_t end;	       /* the token after the whole */
	bool round;
};

/* "(Claims Administrator, Employee, Provider)": three parties or more are who sent the
 * records, not one that was taken out; but (City, State, ZIP) is an address. */
static bool lists_parties(const struct scene *s, const struct bracket *b, uint8_t kind)
{
	unsigned commas = 0;

	if (!b->round || kind == LEXICON_GAP_LOCATION)
		return false;
	for (uint32_t j = b->first + 1; j < b->close; j++)
		commas += scene_punct(s, j, ',');
	return commas > 1;
}

static bool entity(const struct scene *s, uint32_t i, const char *name)
{
	return scene_punct(s, i, '&') && around_is(s, i + 1, name) &&
	       scene_punct(s, i + 2, ';') && s->doc->tok[i + 2].gap == 0;
}

/* «Employer»: a field that nothing was merged into */
#define FIELD 0xc2

/* How many tokens at i shut what the one that begins with c opened; 0 when none do. */
static uint32_t shut_at(const struct scene *s, uint32_t i, unsigned char c)
{
	if (c == '&') /* &lt;name removed&gt; */
		return entity(s, i, "gt") ? 3 : 0;
	if (c == FIELD)
		return str_eq(doc_token(s->doc, i), STR("\xc2\xbb"));
	return scene_punct(s, i, c == '(' ? ')' : (unsigned char)(c + 2)); /* ]>} */
}

static bool opens(const struct scene *s, uint32_t i, unsigned char c)
{
	if (c == '&')
		return entity(s, i, "lt");
	if (c == FIELD)
		return str_eq(doc_token(s->doc, i), STR("\xc2\xab"));
	return c == '[' || c == '<' || c == '(' || c == '{';
}

static bool bracket_read(const struct scene *s, uint32_t i, struct bracket *b)
{
	unsigned char c = s->doc->tok[i].c;
	uint32_t n;
	bool doubled;

	if (!opens(s, i, c))
		return false;
	doubled = c < 0x80 && s->doc->tok[i + 1].c == c && s->doc->tok[i + 1].gap == 0;
	*b = (struct bracket){.first = i + (c == '&' ? 2 : doubled), .round = c == '('};
	for (b->close = b->first + 1; !(n = shut_at(s, b->close, c)); b->close++)
		if (b->close == i + LONGEST || scene_fresh(s, b->close))
			return false;
	b->end = b->close + n;
	if (doubled) /* <<EMPLOYER>>, [[name]] */
		b->end += shut_at(s, b->end, c);
	return b->close > b->first + 1;
}

/* Nobody explains a noun by "(date)"; "the respondent (claimant) urges" does explain. */
static bool value_kind(uint8_t kind)
{
	return kind == LEXICON_GAP_DATE || kind == LEXICON_GAP_ID ||
	       kind == LEXICON_GAP_AGE || kind == LEXICON_GAP_CONTACT;
}

/* "______ (date)", "Date (MM/DD/YYYY): ____": a form says what to write. */
static bool form_hint(const struct scene *s, const struct bracket *b, uint32_t i,
		      uint8_t kind)
{
	uint32_t j = b->end;

	if (i > 0 && scene_punct(s, i - 1, '_'))
		return true;
	if (scene_punct(s, j, ':'))
		j++;
	if (j > b->end && b->round && value_kind(kind) &&
	    s->doc->tok[j].kind == TOKEN_NUMBER)
		return true; /* Date of Birth (MM/DD/YYYY): 5/6/1961 */
	return (scene_punct(s, j, '_') &&
		(j > b->end || !(s->doc->tok[j].gap & GAP_NEWLINES))) ||
	       (j > b->end && b->round &&
		(scene_fresh(s, j) || (s->doc->tok[j].gap & GAP_NEWLINES)));
}

/* "a clerk for the (self-insured)." */
static bool stands_alone(const struct scene *s, const struct bracket *b, uint32_t i,
			 uint8_t kind)
{
	return (kind == LEXICON_GAP_EMPLOYER || kind == LEXICON_GAP_ORGANIZATION) &&
	       i > 0 && around_is(s, i - 1, "the") &&
	       (s->doc->tok[b->end].kind == TOKEN_PUNCT || gap_verb(s, b->end) ||
		gap_past(s, b->end));
}

/* "Utilization Review Organization (URO)": do its letters begin the words before it? */
static bool abbreviates(const struct scene *s, uint32_t i)
{
	struct str letters = doc_token(s->doc, i + 1);

	if (s->doc->tok[i + 1].shape != SHAPE_UPPER || letters.n < 2 || letters.n > i ||
	    !scene_punct(s, i + 2, ')'))
		return false;
	for (size_t k = 0; k < letters.n; k++) {
		uint32_t at = i - (uint32_t)(letters.n - k);

		if ((doc_token(s->doc, at).p[0] | 0x20) != (letters.p[k] | 0x20))
			return false;
	}
	return true;
}

/* "Acme Foods, Inc. (Employer)": a name made short for what follows is no mask; nor is
 * what explains one: "[REDACTED] (Employer)". */
static bool defines(const struct scene *s, uint32_t i, uint8_t kind)
{
	const struct token *before = &s->doc->tok[i - 1];

	if (i == 0 || scene_fresh(s, i))
		return false;
	if (abbreviates(s, i))
		return true;
	if (scene_punct(s, i - 1, ']'))
		return !(s->doc->tok[i].gap & GAP_NEWLINES);
	/* "his wife (Spouse)", "the Claims Administrator (Employer)" */
	if (!value_kind(kind) && before->kind == TOKEN_WORD &&
	    (around_classes(s, i - 1) &
	     (LEX_BIT(ROLE) | LEX_BIT(KIN) | LEX_BIT(ORGROLE))) &&
	    i > 1 && !scene_fresh(s, i - 1) && s->doc->tok[i].gap == GAP_BLANK)
		return true;
	if (before->kind == TOKEN_PUNCT)
		return (before->c == '.' || before->c == '"') && i > 1 &&
		       (around_classes(s, i - 2) & LEX_BIT(LEGALFORM));
	/* A name, on the same line; not "License (Number)", "MRN (Number)". */
	return before->kind == TOKEN_WORD && before->shape != SHAPE_LOWER &&
	       !(s->doc->tok[i].gap & GAP_NEWLINES) && before->end - before->start > 4 &&
	       !gap_word_kind(s, i - 1) &&
	       !(s->words.w[i - 1].flags & (WORD_CAPS | WORD_TITLED | WORD_START)) &&
	       !(around_classes(s, i - 1) & (LEX_BIT(TITLE) | LEX_BIT(FUNCTION)));
}

/* "(866) 555-0187 (fax)": says what the number before it is. */
static bool behind_number(const struct scene *s, uint32_t i)
{
	return i > 0 && !scene_fresh(s, i) && s->doc->tok[i - 1].kind == TOKEN_NUMBER &&
	       (s->words.w[i - 1].flags & WORD_FOUND);
}

static float bracket_score(const struct scene *s, const struct bracket *b, uint32_t i,
			   uint8_t kind, bool capital)
{
	if (form_hint(s, b, i, kind) ||
	    (kind == LEXICON_GAP_CONTACT && b->round && behind_number(s, i)))
		return GAP_DOUBT;
	if (!b->round || b->first != i)
		return i > 0 && !scene_fresh(s, i) &&
				       around_is(s, i - 1, "the a an his her their") &&
				       s->doc->tok[b->first + 1].shape == SHAPE_LOWER &&
				       kind == LEXICON_GAP_NAME
			       ? GAP_DOUBT
			       : GAP_SURE; /* the [patient] said: an editor's word */
	if (!capital)
		return GAP_LIKELY;
	return defines(s, i, kind) ? GAP_DOUBT : GAP_LIKELY;
}

static uint32_t put_placeholder(const struct scene *s, uint32_t i, uint32_t end,
				uint8_t kind, struct finding_list *out)
{
	struct gap_slot slot = gap_slot_before(s, i);

	if (kind == LEXICON_GAP_UNKNOWN && slot.kind)
		kind = slot.kind;
	gap_put(s, out, s->doc->tok[i].start, s->doc->tok[end - 1].end, kind,
		GAP_CLASS_MASK, GAP_SURE, "gap.placeholder");
	return end;
}

uint32_t gap_bracket(const struct scene *s, uint32_t i, struct finding_list *out)
{
	struct gap_slot slot;
	struct bracket b;
	bool capital;
	uint8_t kind;

	b.end = placeholder(s, i, &kind);
	if (b.end == i && exempt(s, i) > i) {
		b.end = exempt(s, i);
		kind = LEXICON_GAP_UNKNOWN;
	}
	if (b.end > i)
		return put_placeholder(s, i, b.end, kind, out);
	if (!bracket_read(s, i, &b))
		return i;
	kind = words_kind(s, b.first, b.close, false);
	if (!kind && !b.round && says_redacted(s, b.first + 1))
		kind = LEXICON_GAP_UNKNOWN;
	if (!kind || lists_parties(s, &b, kind))
		return i;
	capital = words_kind(s, b.first, b.close, true) != LEXICON_GAP_NONE;
	slot = gap_slot_before(s, i);
	if (b.round && !capital && !slot.kind && !value_kind(kind) &&
	    !stands_alone(s, &b, i, kind) && !ends_removed(s, b.close))
		return i;
	if (kind == LEXICON_GAP_UNKNOWN && gap_kind_after(s, b.end))
		kind = gap_kind_after(s, b.end);
	if (kind == LEXICON_GAP_UNKNOWN && slot.kind)
		kind = slot.kind;
	if (kind == LEXICON_GAP_UNKNOWN && gap_named_before(s, i))
		kind = gap_named_before(s, i);
	if (kind == LEXICON_GAP_UNKNOWN &&
	    (gap_verb(s, b.end) || gap_past(s, b.end) || around_closing(s, i)))
		kind = LEXICON_GAP_NAME; /* "[redacted] wrote" */
	gap_put(s, out, s->doc->tok[i].start, s->doc->tok[b.end - 1].end, kind,
		GAP_CLASS_MASK, bracket_score(s, &b, i, kind, capital),
		b.round ? "gap.parenthesis" : "gap.bracket");
	return b.end;
}
