/*
 * Given: words and their looks. Promises: the longest stretch that could be one name, cut
 * at titles, credentials, columns, short lines and paragraph ends. Must not: decide that
 * it is a name.
 */
#include "run.h"

#include "lexical.h"

#define VERSUS_REACH 10 /* tokens behind a V. that tell whether a party begins there */

/* Small words that begin no name, though some are given names: IN, BY, TO. */
#define PREPOSITIONS                                                            \
	(CUE_BIT(AT) | CUE_BIT(FOR) | CUE_BIT(BY) | CUE_BIT(AS) | CUE_BIT(OF) | \
	 CUE_BIT(TO) | CUE_BIT(INNEAR) | CUE_BIT(ANDOR))

#define NOT_NAMEY_PHRASE                                                             \
	(LEX_BIT(GUIDELINE) | LEX_BIT(DEVICE) | LEX_BIT(DRUG) | LEX_BIT(SPECIALTY) | \
	 LEX_BIT(PROPERWORD) | LEX_BIT(MEDWORD) | LEX_BIT(ORGROLE) | LEX_BIT(ROLE))

static bool is_class(const struct scene *s, uint32_t i, uint64_t bits)
{
	return (scene_entry(s, i)->classes & bits) != 0;
}

/* T. or T, but not A patient, I was, L4, X-ray. */
static bool initial_looks(const struct scene *s, uint32_t i)
{
	const struct token *next = &s->doc->tok[i + 1];

	if (scene_punct(s, i + 1, '.') && next->gap == 0)
		return true;
	if (scene_punct(s, i - 1, '/') && s->doc->tok[i].gap == 0)
		return false; /* Y/O */
	if (is_class(s, i, LEX_BIT(FUNCTION)))
		return false;
	return !(next->gap == 0 && (next->kind == TOKEN_NUMBER || next->c == '-'));
}

static bool is_article(const struct scene *s, uint32_t i)
{
	return scene_entry(s, i)->cues & (CUE_BIT(ARTICLE) | CUE_BIT(THE));
}

/* XX, XXXX: a mask, not a word. */
static bool is_mask(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i].shape != SHAPE_UPPER || s->doc->tok[i].c != 'x')
		return false;
	for (size_t k = 0; k < w.n; k++)
		if (w.p[k] != 'X')
			return false;
	return true;
}

/* Part of a phrase such as "open MRI" that organisations end in. */
static bool in_org_phrase(const struct scene *s, uint32_t i)
{
	const struct word *w = &s->words.w[i];

	return w->phrase &&
	       (s->pack->lex.entries[s->words.phrases[w->phrase - 1].entry].classes &
		LEX_BIT(ORGHEAD));
}

bool run_protected(const struct scene *s, uint32_t i)
{
	const struct word *w = &s->words.w[i];
	uint64_t classes;

	if (!w->phrase)
		return false;
	classes = s->pack->lex.entries[s->words.phrases[w->phrase - 1].entry].classes;
	return (classes & NOT_NAMEY_PHRASE) && !(classes & LEX_BIT(ORGHEAD));
}

/* Mi-kyung, Hae-won: a given name in two halves, whatever else the halves are. */
static bool in_halves(const struct scene *s, uint32_t i)
{
	const struct token *next = &s->doc->tok[i + 1];
	const uint64_t given = LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F);

	return scene_punct(s, i + 1, '-') && next->gap == 0 && next[1].gap == 0 &&
	       next[1].kind == TOKEN_WORD && is_class(s, i, given) &&
	       is_class(s, i + 2, given | LEX_BIT(SURNAME)) &&
	       !is_class(s, i + 2, LEX_BIT(FUNCTION) | LEX_BIT(MEDWORD));
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
		if (is_class(s, i, firm))
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
	       !is_class(s, i + 1, LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | LEX_BIT(FUNCTION));
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
	if (t->shape != SHAPE_CAP && is_class(s, i, LEX_BIT(ACRONYM)) &&
	    !is_class(s, i, LEX_BIT(SURNAME) | LEX_BIT(ORGHEAD)) &&
	    !in_org_phrase(s, i) && !in_halves(s, i))
		return false;
	if (is_class(s, i, LEX_BIT(WEEKDAY)) && !is_sun(s, i) &&
	    !(i > 0 &&
	      is_class(s, i - 1, LEX_BIT(TITLE) | LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))))
		return false; /* but Joe Friday */
	if (t->shape == SHAPE_MIXED && run_unit(s, i))
		return false;
	if (is_mask(s, i) || (t->shape != SHAPE_UPPER && contracted(s, i)))
		return false;
	if (is_class(s, i, LEX_BIT(FUNCTION)) && (w->flags & (WORD_START | WORD_CAPS)) &&
	    !((scene_entry(s, i)->cues & PREPOSITIONS) == 0 &&
	      is_class(s, i, LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F)) &&
	      is_class(s, i + 1, LEX_BIT(SURNAME)) &&
	      !(is_article(s, i) && is_class(s, i + 1, LEX_BIT(WORD))) &&
	      s->doc->tok[i + 1].shape != SHAPE_LOWER))
		return false; /* but Will Rose, May Lopez, An Tran */
	if (t->shape == SHAPE_CAP && scene_punct(s, i + 1, '-') && t[1].gap == 0 &&
	    t[2].gap == 0 && t[2].shape == SHAPE_LOWER &&
	    is_class(s, i, LEX_BIT(WORD) | LEX_BIT(MEDWORD)) && !in_halves(s, i))
		return false; /* Store-bought, Peer-to-peer */
	return !run_protected(s, i);
}

/* An initial at i with or without its full stop: the token after it, or i. */
static uint32_t read_initial(const struct scene *s, uint32_t i)
{
	if (s->doc->tok[i].kind != TOKEN_WORD || s->doc->tok[i].shape != SHAPE_INITIAL ||
	    (s->words.w[i].flags & WORD_KEEP))
		return i;
	if (scene_punct(s, i + 1, '.') && doc_break(s->doc, i + 1) == DOC_JOINED) {
		if (scene_punct(s, i + 2, '-') && s->doc->tok[i + 2].gap == 0 &&
		    s->doc->tok[i + 3].shape == SHAPE_INITIAL &&
		    scene_punct(s, i + 4, '.') && s->doc->tok[i + 3].gap == 0)
			return i + 5; /* J.-P. */
		return i + 2;
	}
	return i + 1;
}

/* Lower-case particles from i that lead to a capitalised word: the token of that word, or
 * i. */
uint32_t run_particles(const struct scene *s, uint32_t i)
{
	uint32_t j = i;

	while (j - i < 6 && s->doc->tok[j].kind == TOKEN_WORD &&
	       s->doc->tok[j].shape == SHAPE_LOWER && is_class(s, j, LEX_BIT(PARTICLE)) &&
	       !is_class(s, j, LEX_BIT(FUNCTION)) && run_joins(s, j)) {
		j++;
		if (scene_punct(s, j, '-') && s->doc->tok[j].gap == 0 &&
		    s->doc->tok[j + 1].gap == 0)
			j++; /* al-Iskander */
	}
	if (j == i || !run_joins(s, j) || !run_namey(s, j))
		return i;
	return j;
}

/* The parts of a hyphenated word from the hyphen at i on: the token after them, or i. */
static uint32_t read_hyphenated(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	while (scene_punct(s, i, '-') && tok[i].gap == 0 &&
	       tok[i + 1].kind == TOKEN_WORD &&
	       (tok[i + 1].gap == 0
			? tok[i + 1].shape != SHAPE_LOWER || in_halves(s, i - 1) ||
				  !is_class(s, i - 1, LEX_BIT(WORD) | LEX_BIT(MEDWORD))
			: (tok[i + 1].gap & GAP_NEWLINES) != 0) &&
	       !scene_fresh(s, i + 1) && !(s->words.w[i + 1].flags & WORD_KEEP))
		i += 2;
	return i;
}

/* Jr., Sr., III with an optional comma before: the token after, or i. */
static uint32_t read_suffix(const struct scene *s, uint32_t i)
{
	uint32_t j = i + (scene_punct(s, i, ',') ? 1 : 0);

	if (!run_joins(s, j) || s->doc->tok[j].kind != TOKEN_WORD ||
	    s->doc->tok[j].shape == SHAPE_LOWER || !is_class(s, j, LEX_BIT(NAMESUFFIX)) ||
	    is_class(s, j, LEX_BIT(CREDENTIAL)))
		return i;
	j++;
	if (scene_punct(s, j, '.') && s->doc->tok[j].gap == 0 &&
	    (s->doc->tok[j - 1].c == 'j' || s->doc->tok[j - 1].c == 's'))
		j++;
	return j;
}

/* A quoted nickname from the quote at i, with a word after it: that word, or i. */
static uint32_t skip_nickname(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	if (scene_punct(s, i, '"') && tok[i + 1].kind == TOKEN_WORD &&
	    tok[i + 1].gap == 0 && scene_punct(s, i + 2, '"') && tok[i + 2].gap == 0 &&
	    tok[i + 3].gap == GAP_BLANK && run_namey(s, i + 3))
		return i + 3;
	return i;
}

/* In capitals a verb looks like a name: ELIAS STRAND DISAGREED; and so does a caption's
 * V. */
static bool caps_verb(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (s->doc->tok[i + 1].kind == TOKEN_POSS)
		return false; /* QUILL CLAIMS'S LETTER */
	if (is_class(s, i, LEX_BIT(SAYVERB) | LEX_BIT(FUNCTION)))
		return true;
	return run_versus(s, i) || (w.n > 4 && w.p[w.n - 1] == 'D' &&
				    w.p[w.n - 2] == 'E' && is_class(s, i, LEX_BIT(WORD)));
}

static bool dotted_initial(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_INITIAL && scene_punct(s, i + 1, '.') &&
	       s->doc->tok[i + 1].gap == 0;
}

/* May the word at i follow inside the run (not open a new thing)? */
static bool word_continues(const struct scene *s, uint32_t i)
{
	uint32_t next;

	if (!run_joins(s, i) || !run_namey(s, i) || (s->words.w[i].flags & WORD_START))
		return false;
	if (lexical_small(scene_entry(s, i)) && !dotted_initial(s, i))
		return false; /* Clinic In Six Weeks, but N. A. Okoro */
	if (!in_org_phrase(s, i) && run_title(s, i, &next) && run_namey(s, next))
		return false; /* but General Hospital */
	if (is_class(s, i, LEX_BIT(TITLE)) &&
	    ((scene_entry(s, i)->cues & CUE_BIT(PURETITLE)) ||
	     !is_class(s, i, LEX_BIT(WORD) | LEX_BIT(SURNAME))))
		return false; /* Mr. [PATIENT-K7Q] */
	if (((s->words.w[i].flags & WORD_CAPS) ||
	     (s->doc->tok[i].shape != SHAPE_CAP &&
	      s->doc->tok[i - 1].shape == SHAPE_UPPER)) &&
	    caps_verb(s, i))
		return false;
	if ((scene_entry(s, i)->cues & CUE_BIT(NO)) && scene_punct(s, i + 1, '.') &&
	    s->doc->tok[i + 2].kind == TOKEN_NUMBER)
		return false; /* Cedar Mill No. 2 */
	return run_credential(s, i) == i;
}

/* St. John, Sta. Maria: the full stop of an abbreviation inside the name. */
static bool is_cut_short(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return scene_punct(s, i + 1, '.') && tok[i + 1].gap == 0 &&
	       tok[i].end - tok[i].start <= 3 && is_class(s, i, LEX_BIT(PARTICLE)) &&
	       run_joins(s, i + 2) && run_namey(s, i + 2);
}

static uint32_t read_word(const struct scene *s, uint32_t i, struct run *out)
{
	uint32_t j = i + 1;

	if (is_cut_short(s, i))
		return j + 1;
	j = read_hyphenated(s, j);
	out->words++;
	if (out->words == 1)
		out->head = i;
	out->last = i;
	return j;
}

/* "report of Tomas, Emebet, 11-30-2015": a surname and what can only be a given name, as
 * a file has them, behind a preposition. */
static bool is_filed(const struct scene *s, const struct run *r, uint32_t i)
{
	uint64_t place = LEX_BIT(CITY) | LEX_BIT(STATE) | LEX_BIT(COUNTY);

	return r->first > 0 && (is_class(s, r->first - 1, LEX_BIT(FUNCTION))) &&
	       s->doc->tok[r->first - 1].shape == SHAPE_LOWER &&
	       !is_class(s, r->first, place) &&
	       !is_class(s, i, place | LEX_BIT(SURNAME) | LEX_BIT(WORD));
}

/* "Frost, G.", "De Lano, Imelda R.": a surname, a comma, and the given name or initials,
 * where a list item, a label's value or a bracket begins or ends. */
static void read_reversed(const struct scene *s, struct run *out)
{
	uint32_t i = out->end + 1, j = i, next;
	bool filed = is_filed(s, out, i);
	bool edge =
		(s->words.w[out->first].flags & (WORD_START | WORD_LABEL | WORD_LINE)) ||
		(out->first > 0 && (scene_punct(s, out->first - 1, '(') ||
				    scene_punct(s, out->first - 1, ';')));

	edge = edge || filed;
	if (out->words > 2 || out->initials || out->suffix ||
	    (is_class(s, out->first, LEX_BIT(SAYVERB)) &&
	     !is_class(s, out->first, LEX_BIT(SURNAME))) || /* Signed, Ana */
	    (out->words == 2 && !is_class(s, out->first, LEX_BIT(PARTICLE))) ||
	    !scene_punct(s, out->end, ',') || s->doc->tok[out->end].gap ||
	    !run_joins(s, i) || run_credential(s, i) > i)
		return;
	if (s->doc->tok[i].kind == TOKEN_WORD && s->doc->tok[i].shape != SHAPE_INITIAL &&
	    s->doc->tok[i].shape != SHAPE_LOWER && edge &&
	    !(s->words.w[i].flags & WORD_KEEP) &&
	    (is_class(s, i, LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F)) ||
	     ((filed || (s->words.w[out->first].flags & WORD_LABEL)) &&
	      !scene_entry(s, i)->classes)))
		j++;
	while ((next = read_initial(s, j)) > j && run_joins(s, j) &&
	       (j > i || next == j + 2)) {
		out->initials++;
		j = next;
	}
	if (j == i)
		return;
	if (out->initials == 0 &&
	    !(scene_punct(s, j, ';') || scene_punct(s, j, ')') ||
	      scene_punct(s, j, '(') || scene_punct(s, j, ',') || scene_fresh(s, j) ||
	      (s->doc->tok[j].gap & GAP_NEWLINES) || (s->doc->tok[j].gap & GAP_WIDE)))
		return;
	out->reversed = true;
	out->end = j;
}

void run_read(const struct scene *s, uint32_t i, struct run *out)
{
	uint32_t j = i;

	*out = (struct run){.first = i, .end = i, .head = i, .last = i};
	for (;;) {
		uint32_t next = read_initial(s, j), hop;

		if (next > j) {
			out->initials++;
			j = next;
		} else {
			j = read_word(s, j, out);
		}
		out->end = j;
		hop = read_suffix(s, j);
		if (hop > j) {
			out->suffix = true;
			out->end = hop;
			break;
		}
		hop = skip_nickname(s, j);
		if (hop > j)
			out->nickname = true;
		if (hop == j)
			hop = run_particles(s, j);
		if (hop == j && !word_continues(s, j))
			break;
		j = hop;
	}
	read_reversed(s, out);
	for (uint32_t k = out->first + 1; k < out->end; k++)
		out->broken = out->broken || (s->doc->tok[k].gap & GAP_NEWLINES);
}
