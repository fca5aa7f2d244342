/*
 * Given: a person's name in any form. Promises: each component replaced by its own
 * surrogate, so that all forms of a person stay that person; order, capitals, initials,
 * suffix and line ends as they were. Must not: let a letter of a name through but a
 * suffix's.
 */
#include <string.h>

#include "../base/ascii.h"
#include "casing.h"
#include "city.h"
#include "given.h"
#include "person_parse.h"
#include "replacer.h"
#include "roster.h"
#include "shape.h"

/* A mention and the fullest one of the same person, which tells what its initials stand
 * for. */
struct mention {
	struct person own, full;
	unsigned names; /* words of own that are names */
	unsigned next;	/* word of full that the next initial may stand for */
	bool told; /* full is another mention, or somebody else's whose initials fit */
	size_t at; /* of own, among the findings */
};

static struct str word_text(const struct act_letter *l, const struct person_word *w)
{
	return doc_text(l->doc, w->start, w->end);
}

/* The capital for the initial c: the first letter of the surrogate it stands for. An
 * initial beside a name stands for a word of its part alone, the "T." of "T. Marquand"
 * for a given one. */
static unsigned char initial_for(struct act_letter *l, struct mention *m, unsigned char c,
				 int part)
{
	for (unsigned i = m->next; i < m->full.n; i++) {
		const struct person_word *w = &m->full.word[i];
		struct str name = word_text(l, w), to;

		if (w->kind == PERSON_SUFFIX ||
		    ascii_lower(name.p[0]) != ascii_lower(c) ||
		    (part >= 0 && part != w->part))
			continue;
		m->next = i + 1;
		if (w->kind == PERSON_INITIAL)
			break;
		to = name_surrogate(l, (enum name_part)w->part, name);
		if (to.n)
			return ascii_toupper(to.p[0]);
	}
	return given_initial(l, c);
}

/* part: the enum name_part it must be of, or ANY_PART. */
#define ANY_PART (-1)

static void put_initial(struct act_letter *l, struct mention *m, unsigned char c,
			int part)
{
	unsigned char to = initial_for(l, m, c, part);

	draft_byte(&l->draft, ascii_lowercase(c) ? ascii_lower(to) : to);
}

/* "Mr. QU SIGNED": among capitals two letters with a vowel are as good as a name. */
static bool among_capitals(const struct act_letter *l, size_t i, struct str s)
{
	const struct token *t = &l->doc->tok[doc_token_at(l->doc, l->f[i].end)];

	return s.n == 2 && (memchr("AEIOU", s.p[0], 5) || memchr("AEIOU", s.p[1], 5)) &&
	       t->shape == SHAPE_UPPER && t->end - t->start > 3 &&
	       t[1].shape == SHAPE_UPPER;
}

/* Letters that are no name's, written alone: "DSK", "kv", and "TJ" before
 * one. */
static bool is_initials(const struct act_letter *l, const struct mention *m,
			const struct person_word *w)
{
	struct str s = word_text(l, w);
	enum casing how;

	if (w->kind != PERSON_NAME || s.n > 4)
		return false;
	how = casing_of(s);
	if (how == CASING_CAP || person_sues(l, w->end))
		return false;
	if (m->own.n == 1) {
		bool same = person_find(l, &m->full, s) >= 0;

		if (same && (m->full.n > 1 ||
			     casing_of(word_text(l, &m->full.word[0])) == CASING_CAP))
			return false;
		if (m->told && !same && s.n < 3)
			return true;
		/* "DOCTORS TAYE AND PONCE" */
		return !name_is_listed(l, s) &&
		       !((name_is_spoken(s) || among_capitals(l, m->at, s)) &&
			 person_addressed(l, m->at));
	}
	/* "E. NG": what stands beside an initial is none. */
	if (m->names == 1 && w->part == NAME_SURNAME)
		return false;
	/* In a mention of capitals alone it may be a name: "NG, ANDREW". */
	for (unsigned i = 0; i < m->own.n; i++)
		if (m->own.word[i].kind == PERSON_NAME && &m->own.word[i] != w &&
		    casing_of(word_text(l, &m->own.word[i])) == how)
			return false;
	return s.n < 3 && how == CASING_UPPER;
}

/* A user name keeps nothing but its shape. */
static bool is_user_name(const struct act_letter *l, const struct mention *m)
{
	struct str s = word_text(l, &m->own.word[0]);

	if (m->own.handle)
		return true;
	return m->own.n == 1 && s.n > 4 && casing_of(s) == CASING_LOWER &&
	       !name_is_listed(l, s) &&
	       (m->full.word[0].start == m->own.word[0].start ||
		person_find(l, &m->full, s) < 0);
}

/* The last part with a capital of "de la CRUZ", "dela Cruz", "Kowal-czyk": it shows how
 * the name is written. All of a name without one. */
static struct str telling_part(struct str s)
{
	struct str best = s;
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++)
		if (i == s.n || ascii_space(s.p[i]) || s.p[i] == '-') {
			if (i > from && !ascii_lowercase(s.p[from]))
				best = str_sub(s, from, i);
			from = i + 1;
		}
	return best;
}

/* The letters that make s the plural (the Strands) of word *known of p; 0 when it is
 * none. */
static size_t plural_find(const struct act_letter *l, const struct person *p,
			  struct str s, int *known)
{
	for (size_t n = 1; n <= 2 && s.n > n + 2 && ascii_lower(s.p[s.n - 1]) == 's';
	     n++) {
		*known = person_find(l, p, str_sub(s, 0, s.n - n));
		if (*known >= 0)
			return n;
		if (ascii_lower(s.p[s.n - 2]) != 'e')
			break;
	}
	return 0;
}

static bool put_name(struct act_letter *l, const struct mention *m,
		     const struct person_word *w)
{
	struct str s = word_text(l, w), to;
	int known = m->own.n == 1 ? person_find(l, &m->full, s) : -1;
	size_t plural =
		m->own.n == 1 && known < 0 ? plural_find(l, &m->full, s, &known) : 0;
	enum name_part part =
		(enum name_part)(known >= 0 ? m->full.word[known].part : w->part);

	to = name_surrogate(l, part, str_sub(s, 0, s.n - plural));
	if (to.n == 0)
		return false;
	/* "van der\nVliet" is one word now: it stands on the line that its last part
	 * began.
	 */
	if (!draft_begins_line(&l->draft, w->start))
		draft_breaks(&l->draft, w->start, w->end);
	casing_put(&l->draft, to, casing_of(telling_part(s)));
	if (plural)
		draft_byte(&l->draft, s.p[s.n - 1]);
	if (draft_begins_line(&l->draft, w->start))
		draft_breaks(&l->draft, w->start, w->end);
	return true;
}

/* The "Ma." of "Ma. Teresa", the "Wm." of "Wm. H. Bell": cut short, and as good as an
 * initial. */
static bool is_cut_short(const struct act_letter *l, const struct mention *m,
			 const struct person_word *w)
{
	struct str text = l->doc->text;

	return w < &m->own.word[m->own.n - 1] && w->kind == PERSON_NAME &&
	       w->end - w->start <= 4 && w->end < text.n && text.p[w->end] == '.' &&
	       casing_of(word_text(l, w)) == CASING_CAP;
}

static bool put_word(struct act_letter *l, struct mention *m, const struct person_word *w)
{
	struct str s = word_text(l, w);

	if (w->kind == PERSON_SUFFIX) {
		draft_keep(&l->draft, w->start, w->end);
		return true;
	}
	if (is_cut_short(l, m, w)) {
		put_initial(l, m, s.p[0], NAME_GIVEN);
		return true;
	}
	if (w->kind == PERSON_INITIAL) {
		put_initial(l, m, s.p[0], m->names ? w->part : ANY_PART);
		return true;
	}
	if (!is_initials(l, m, w))
		return put_name(l, m, w);
	for (size_t i = 0; i < s.n; i++)
		put_initial(l, m, s.p[i], m->own.n > 1 ? NAME_GIVEN : ANY_PART);
	return true;
}

/* Few enough letters for initials? */
static bool is_brief(struct str s)
{
	return s.n <= 4 && casing_of(s) != CASING_CAP;
}

/* DEL MUNDO is the one word that Cornelius Del Mundo has. */
static void join_known(const struct act_letter *l, struct mention *m)
{
	struct person_word *w = m->own.word;

	if (m->own.n != 2 || w[0].kind != PERSON_NAME || w[1].kind != PERSON_NAME ||
	    w[1].comma || w[1].hyphen ||
	    person_find(l, &m->full, doc_text(l->doc, w[0].start, w[1].end)) < 0)
		return;
	w[0].end = w[1].end;
	w[0].part = NAME_SURNAME;
	m->own.n = m->names = 1;
}

/* Who is meant: the entity's fullest mention, else whoever of the letter has this word or
 * these initials. */
static void read_mention(struct act_letter *l, size_t i, struct mention *m)
{
	size_t full = letter_fullest(l, i);
	const struct person *known = NULL;

	m->next = m->names = 0;
	m->told = true;
	m->at = i;
	person_parse(l, i, &m->own);
	m->full = m->own;
	for (unsigned k = 0; k < m->own.n; k++)
		m->names += m->own.word[k].kind == PERSON_NAME;
	if (full != i) {
		person_parse(l, full, &m->full);
		join_known(l, m);
		return;
	}
	if (m->own.n == 0 || m->own.handle || (m->names && m->own.n > 1))
		return;
	/* A word that goes with a person the letter names in full has that one's number.
	 */
	if (m->names && !l->f[i].entity)
		known = roster_word(l, letter_text(l, i));
	if (!known && (!m->names || is_brief(letter_text(l, i))))
		known = roster_initials(l, letter_text(l, i));
	m->told = known;
	if (known)
		m->full = *known;
}

/* St. Clair: that the finder takes it for somebody says more than a list of towns. */
static bool is_saint(struct str text)
{
	return text.n > 3 && str_ieq(str_sub(text, 0, 2), STR("st")) &&
	       !ascii_alpha(text.p[2]);
}

/* Is it a town of several words that nothing says is somebody ("San Angelo", but not "Mr.
 * Del Rio")? The next letter may take it for the town. */
static bool is_town(const struct act_letter *l, size_t i, const struct mention *m)
{
	const struct person_word *first = &m->own.word[0];
	struct str text = letter_text(l, i);

	return str_find(text, 0, ' ') < text.n && m->full.n == m->own.n &&
	       !is_saint(text) &&
	       (m->own.n == 1 || !name_is_listed(l, word_text(l, first))) &&
	       city_is_listed(l, text) && !person_addressed(l, i);
}

bool person_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct mention m;
	uint32_t at = f->start;

	(void)e;
	read_mention(l, i, &m);
	if (m.own.n == 0 || m.own.more)
		return false;
	if (is_user_name(l, &m)) {
		shape_replace(&l->draft, letter_key(l, KEY_NAMES), f->start, f->end);
		return true;
	}
	if (is_town(l, i, &m))
		return city_replace(l, i, e);
	for (unsigned k = 0; k < m.own.n; k++) {
		const struct person_word *w = &m.own.word[k];

		draft_keep(&l->draft, at, w->start);
		if (!put_word(l, &m, w))
			return false;
		at = w->end;
	}
	draft_keep(&l->draft, at, f->end);
	return true;
}

/* The surname of the fullest mention, the last of a double one; else what there is. */
void person_identity(struct act_letter *l, size_t i, struct normal *out)
{
	struct mention m;
	const struct person_word *best = NULL;

	read_mention(l, i, &m);
	for (unsigned k = 0; k < m.full.n; k++) {
		const struct person_word *w = &m.full.word[k];

		if (w->kind == PERSON_NAME && !w->quoted &&
		    (!best || w->part == NAME_SURNAME))
			best = w;
	}
	normal_of(out, best ? word_text(l, best) : letter_text(l, i));
}
