/*
 * Given: words and their looks. Promises: the longest stretch that could be one name, cut
 * at titles, credentials, columns, short lines and paragraph ends. Must not: decide that
 * it is a name.
 */
#include "run.h"

#include "around.h"
#include "lexical.h"

#define FIRM_REACH 4 /* words */
#define FIRM_ENDS \
	(LEX_BIT(ORGHEAD) | LEX_BIT(LEGALFORM) | LEX_BIT(OCCUPATION) | LEX_BIT(OCCHEAD))

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

/* Does word i go on with what stands before it, a particle? None ends a line that a
 * paragraph does not end, too, be it ever so short. */
static bool follows_particle(const struct scene *s, uint32_t i)
{
	enum doc_break b = doc_break(s->doc, i);

	return run_joins(s, i) || b == DOC_WRAP;
}

/* The 't of van 't Hof: the token after it, or i. */
static uint32_t dutch_article(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return scene_punct(s, i, '\'') && tok[i].gap == GAP_BLANK &&
			       tok[i + 1].gap == 0 && around_is(s, i + 1, "t") &&
			       tok[i + 1].shape == SHAPE_LOWER &&
			       tok[i + 2].gap == GAP_BLANK
		       ? i + 2
		       : i;
}

/* Lower-case particles from i that lead to a capitalised word: the token of that word, or
 * i. */
uint32_t run_particles(const struct scene *s, uint32_t i)
{
	uint32_t j = dutch_article(s, i);

	if (scene_punct(s, i - 1, '/') && !s->doc->tok[i].gap && i > 0)
		return i; /* c/o Ofelia */
	while (j - i < 6 && s->doc->tok[j].kind == TOKEN_WORD &&
	       s->doc->tok[j].shape == SHAPE_LOWER &&
	       scene_class(s, j, LEX_BIT(PARTICLE)) &&
	       !scene_class(s, j, LEX_BIT(FUNCTION)) &&
	       (j == i || follows_particle(s, j))) {
		j++;
		if (scene_punct(s, j, '-') && s->doc->tok[j].gap == 0 &&
		    s->doc->tok[j + 1].gap == 0)
			j++; /* al-Iskander */
		j = dutch_article(s, j);
	}
	if (j == i || !follows_particle(s, j) || !run_namey(s, j))
		return i;
	return j;
}

/* The parts of a hyphenated word from the hyphen at i on: the token after them, or i. */
static uint32_t read_hyphenated(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	while (scene_hyphen(s, i) && tok[i].gap == 0 && tok[i + 1].kind == TOKEN_WORD &&
	       (tok[i + 1].gap == 0
			? tok[i + 1].shape != SHAPE_LOWER || run_halves(s, i - 1) ||
				  !scene_class(s, i - 1, LEX_BIT(WORD) | LEX_BIT(MEDWORD))
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
	    s->doc->tok[j].shape == SHAPE_LOWER ||
	    !scene_class(s, j, LEX_BIT(NAMESUFFIX)) ||
	    scene_class(s, j, LEX_BIT(CREDENTIAL)))
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

static bool dotted_initial(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_INITIAL && scene_punct(s, i + 1, '.') &&
	       s->doc->tok[i + 1].gap == 0;
}

/* The Two of Ana Two Bulls, Tyrell J. Two Moons: a number that begins a surname, between
 * a given name or an initial and a word with a capital. */
static bool begins_surname(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return scene_class(s, i, LEX_BIT(NUMWORD)) && tok[i].shape == SHAPE_CAP &&
	       !(s->words.w[i].flags & (WORD_TITLED | WORD_CAPS)) &&
	       tok[i + 1].shape == SHAPE_CAP && run_joins(s, i + 1) &&
	       (scene_punct(s, i - 1, '.') || scene_class(s, i - 1, LEX_BITS_GIVEN));
}

/* Do the words from i on end in what firms are called by: TREE SERVICE? */
static bool leads_to_firm(const struct scene *s, uint32_t i)
{
	for (uint32_t end = i + FIRM_REACH; i < end; i++)
		if (scene_class(s, i, FIRM_ENDS) || run_org_phrase(s, i))
			return true;
		else if (!run_joins(s, i + 1))
			return false;
	return false;
}

/* DR FROST SKIN GRAFT, DR FROST LEFT, ELENA FROST CALLING: in capitals a word that is no
 * name ends what one word behind a title, or a given name and a surname, began. */
static bool past_name(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	uint32_t next, title = i - (scene_punct(s, i - 2, '.') ? 3 : 2);

	if (i < 3 || !(s->words.w[i].flags & WORD_CAPS) || run_org_phrase(s, i))
		return false;
	if (!lexical_common(e) &&
	    (e->classes & (LEX_BITS_NAME | LEX_BIT(WORD))) != LEX_BIT(WORD) &&
	    (!(e->classes & LEX_BIT(MEDWORD)) || (e->classes & LEX_BITS_GIVEN)))
		return false;
	if (run_title(s, title, &next) && next == i - 1)
		return true;
	return lexical_given(scene_entry(s, i - 2)) && run_joins(s, i - 1) &&
	       !scene_class(s, i - 1, LEX_BIT(WORD) | LEX_BIT(MEDWORD)) &&
	       scene_class(s, i - 1, LEX_BIT(SURNAME)) && !leads_to_firm(s, i);
}

/* May the word at i follow inside the run (not open a new thing)? */
static bool word_continues(const struct scene *s, uint32_t i)
{
	uint32_t next;

	if (!run_joins(s, i) || !run_namey(s, i) ||
	    ((s->words.w[i].flags & WORD_START) && !run_narrow(s, i)))
		return false;
	if (lexical_small(scene_entry(s, i)) && !dotted_initial(s, i) &&
	    !begins_surname(s, i))
		return false; /* Clinic In Six Weeks, but N. A. Okoro */
	if (!run_org_phrase(s, i) && run_title(s, i, &next) && run_namey(s, next))
		return false; /* but General Hospital */
	if (scene_class(s, i, LEX_BIT(TITLE)) &&
	    ((scene_entry(s, i)->cues & CUE_BIT(PURETITLE)) ||
	     !scene_class(s, i, LEX_BIT(WORD) | LEX_BIT(SURNAME))))
		return false; /* Mr. [PATIENT-K7Q] */
	if (((s->words.w[i].flags & WORD_CAPS) ||
	     (s->doc->tok[i].shape != SHAPE_CAP &&
	      s->doc->tok[i - 1].shape == SHAPE_UPPER)) &&
	    run_caps_verb(s, i))
		return false;
	if (around_is(s, i, "attn") || past_name(s, i))
		return false; /* Zenith Attn Joyce */
	if ((s->words.w[i].flags & WORD_CAPS) &&
	    (scene_entry(s, i)->cues & CUE_BIT(EMPLOYEE)) && run_org_phrase(s, i - 1))
		return false; /* A FORMER ARBOR UNIFIED SCHOOL DISTRICT EMPLOYEE */
	if ((scene_entry(s, i)->cues & CUE_BIT(NO)) && scene_punct(s, i + 1, '.') &&
	    s->doc->tok[i + 2].kind == TOKEN_NUMBER)
		return false; /* Cedar Mill No. 2 */
	return run_credential(s, i) == i;
}

/* St. John, Sta. Maria, Ma. Teresa, Mt. Whitney: the full stop of an abbreviation inside
 * the name. */
bool run_cut_short(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return scene_punct(s, i + 1, '.') && tok[i + 1].gap == 0 &&
	       tok[i].end - tok[i].start <= 3 &&
	       (scene_class(s, i, LEX_BIT(PARTICLE)) || around_is(s, i, "ma mt ft")) &&
	       run_joins(s, i + 2) &&
	       (run_namey(s, i + 2) || run_particles(s, i + 2) > i + 2);
}

static uint32_t read_word(const struct scene *s, uint32_t i, struct run *out)
{
	uint32_t j = i + 1;

	if (run_cut_short(s, i))
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

	return r->first > 0 && (scene_class(s, r->first - 1, LEX_BIT(FUNCTION))) &&
	       s->doc->tok[r->first - 1].shape == SHAPE_LOWER &&
	       !scene_class(s, r->first, place) &&
	       !scene_class(s, i, place | LEX_BIT(SURNAME) | LEX_BIT(WORD));
}

/* May the surname that r is stand before its comma, the given name behind it? */
static bool may_reverse(const struct scene *s, const struct run *r)
{
	uint32_t first = r->first, i = r->end + 1;

	if (first > 0 && around_cue(s, first - 1, CUE_BIT(PLURALTITLE)))
		return false; /* Doctors Ruiz, Duda, and Ng */
	if (r->words == 1 && around_in(s, first, CUE_CLOSING))
		return false; /* Thanks, Ana */
	if (scene_class(s, first, LEX_BIT(SAYVERB)) &&
	    !scene_class(s, first, LEX_BIT(SURNAME)))
		return false; /* Signed, Ana */
	if (r->words > 2 || (r->words == 2 && !scene_class(s, first, LEX_BIT(PARTICLE))))
		return false;
	return !r->initials && !r->suffix && scene_punct(s, r->end, ',') &&
	       !s->doc->tok[r->end].gap && run_joins(s, i) && run_credential(s, i) == i;
}

/* What was read behind the comma, up to token j, belongs to the words there: EMG BUE, T.
 * Okafor; Sincerely, Ana B. Tran. */
static bool begins_another(const struct scene *s, const struct run *r, uint32_t j)
{
	if (!run_joins(s, j) || !run_namey(s, j))
		return false;
	if (s->doc->tok[r->first].shape == SHAPE_UPPER &&
	    scene_class(s, r->first, LEX_BIT(ACRONYM)))
		return true;
	return r->initials && scene_class(s, j, LEX_BIT(SURNAME)) &&
	       (around_in(s, r->first, CUE_CLOSING) ||
		scene_class(s, r->first, LEX_BIT(ROLE)) || /* LAWYER, R. Bashir */
		lexical_common(scene_entry(s, r->first)));
}

/* Does a name end before token j? */
static bool ends_name(const struct scene *s, uint32_t j)
{
	return scene_punct(s, j, ';') || scene_punct(s, j, ')') ||
	       scene_punct(s, j, '(') || scene_punct(s, j, ',') || scene_fresh(s, j) ||
	       (s->doc->tok[j].gap & (GAP_NEWLINES | GAP_WIDE));
}

/* "Frost, G.", "De Lano, Imelda R.": a surname, a comma, and the given name or initials,
 * where a list item, a label's value or a bracket begins or ends. */
static void read_reversed(const struct scene *s, struct run *out)
{
	const struct token *tok = s->doc->tok;
	uint32_t first = out->first, i = out->end + 1, j = i, next;
	bool filed, glued, edge;

	if (!may_reverse(s, out))
		return;
	filed = is_filed(s, out, i);
	glued = tok[i].gap == 0 && /* GRANT,L in a column */
		tok[first].shape == SHAPE_UPPER &&
		scene_class(s, first, LEX_BIT(SURNAME));
	edge = filed ||
	       (s->words.w[first].flags & (WORD_START | WORD_LABEL | WORD_LINE)) ||
	       (glued && (tok[first].gap & GAP_WIDE)) ||
	       (first > 0 &&
		(scene_punct(s, first - 1, '(') || scene_punct(s, first - 1, ';')));
	if (tok[i].kind == TOKEN_WORD && tok[i].shape != SHAPE_INITIAL &&
	    tok[i].shape != SHAPE_LOWER && edge && !(s->words.w[i].flags & WORD_KEEP) &&
	    (scene_class(s, i, LEX_BITS_GIVEN) ||
	     ((filed || (s->words.w[first].flags & WORD_LABEL)) &&
	      !scene_entry(s, i)->classes)))
		j++;
	if (glued && j > i && run_joins(s, j) && tok[j].shape == SHAPE_UPPER &&
	    scene_class(s, j, LEX_BITS_GIVEN) &&
	    (tok[j + 1].gap & (GAP_WIDE | GAP_NEWLINES)))
		j++; /* DRUMMOND,KAITLYN ROSE  F */
	while ((next = read_initial(s, j)) > j && run_joins(s, j) &&
	       (j > i || next == j + 2 ||
		(glued && (tok[next].gap & (GAP_WIDE | GAP_NEWLINES))))) {
		out->initials++;
		j = next;
	}
	if (j == i)
		return;
	if (begins_another(s, out, j)) {
		out->initials = 0;
		return;
	}
	if (out->initials == 0 && !ends_name(s, j))
		return;
	out->reversed = true;
	out->end = j;
}

/* J & M Almond Hulling, R&R Roofing: the token behind two initials and their "&" that a
 * word of a firm follows, or i. */
static uint32_t read_founders(const struct scene *s, uint32_t i)
{
	const struct token *tok = s->doc->tok;

	return tok[i].shape == SHAPE_INITIAL && scene_punct(s, i + 1, '&') &&
			       tok[i + 2].shape == SHAPE_INITIAL &&
			       tok[i + 3].kind == TOKEN_WORD && run_joins(s, i + 3) &&
			       run_namey(s, i + 3) && tok[i + 3].shape != SHAPE_INITIAL
		       ? i + 3
		       : i;
}

void run_read(const struct scene *s, uint32_t i, struct run *out)
{
	uint32_t j = read_founders(s, i);

	*out = (struct run){.first = i, .end = i, .head = i, .last = i, .firm = j > i};
	out->initials = j > i ? 2 : 0;
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
			hop = run_joins(s, j) ? run_particles(s, j) : j;
		if (hop == j && !word_continues(s, j))
			break;
		j = hop;
	}
	read_reversed(s, out);
	for (uint32_t k = out->first + 1; k < out->end; k++)
		out->broken = out->broken || (s->doc->tok[k].gap & GAP_NEWLINES);
}
