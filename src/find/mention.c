/*
 * Given: the words of established names. Promises: a mention in any form: whole, bare
 * surname, given name, initials, capitals, possessive, plural, broken over a line end,
 * short firm names. Must not: take a common word where it stands as one.
 */
#include "mention.h"

#include <string.h>

#define SCORE_INITIALS 0.8f
#define NAME_PUNCT ".,-&'/"

bool mention_plain(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e = scene_entry(s, i);
	uint64_t words = LEX_BIT(WORD) | LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION) |
			 LEX_BIT(PROPERWORD) | LEX_BIT(ROLE) | LEX_BIT(TESTNOUN) |
			 LEX_BIT(MONTH) | LEX_BIT(SPECIALTY) | LEX_BIT(ORGHEAD) |
			 LEX_BIT(DRUG);

	return (e->classes & words) != 0;
}

/* Does what follows token i make a plain word the subject or owner of something? */
static bool stands_as_name(const struct scene *s, uint32_t i)
{
	bool aux;

	if (s->doc->tok[i + 1].kind == TOKEN_POSS || scene_punct(s, i + 1, ',') ||
	    scene_punct(s, i + 1, '('))
		return true;
	return around_says(s, i + 1, &aux) || aux || around_verbal(s, i + 1) ||
	       (!scene_fresh(s, i + 1) && around_in(s, i + 1, CUE_PASTALIKE)) ||
	       (around_cue(s, i + 1, CUE_BIT(AND)) && run_namey(s, i + 2));
}

static bool accept_capitals(const struct scene *s, uint32_t i)
{
	bool comma;
	uint32_t b = around_before(s, i, &comma);

	if (!mention_plain(s, i))
		return true;
	if (around_cue(s, b, CUE_BIT(BYNAME)) || comma ||
	    (around_is(s, b, "with by told to from") &&
	     !scene_class(s, i, LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION))))
		return true;
	/* PRICE: WANTS LIGHT DUTY, in notes below a roster */
	return b == AROUND_NONE &&
	       (stands_as_name(s, i) ||
		(scene_punct(s, i + 1, ':') &&
		 !scene_class(s, i, LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION))));
}

/* Dix in Dix-Hallpike: half of a compound that is no name of the letter. */
static bool half_of_compound(const struct hunt *k, uint32_t i)
{
	const struct scene *s = k->s;

	return scene_punct(s, i + 1, '-') && s->doc->tok[i + 1].gap == 0 &&
	       s->doc->tok[i + 2].gap == 0 && s->doc->tok[i + 2].kind == TOKEN_WORD &&
	       !parts_find(&k->parts, s->doc->tok[i + 2].hash, ~0U);
}

/* "a positive Hawkins", "Speed's was negative", "Phalen's and Finkelstein": the sign of
 * an eponym, though a doctor of the letter is called so. */
static bool is_sign(const struct scene *s, uint32_t i)
{
	uint32_t end = i + 1;
	bool owns = s->doc->tok[end].kind == TOKEN_POSS;

	if (i > 0 && !scene_fresh(s, i) &&
	    (around_in(s, i - 1, CUE_FOUND) ||
	     around_is(s, i - 1, "bilateral modified reverse")))
		return true;
	if (scene_hyphen(s, end) && s->doc->tok[end].gap == 0 &&
	    scene_class(s, end + 1, LEX_BIT(EPONYM)))
		return true; /* Kennedy-Hawkins */
	end += owns;
	if (owns && around_cue(s, end, CUE_BIT(ANDOR)) &&
	    scene_class(s, end + 1, LEX_BIT(EPONYM)))
		return true;
	while (!scene_fresh(s, end) && (around_cue(s, end, CUE_BIT(AUX)) ||
					around_is(s, end, "both also again now")))
		end++;
	return !scene_fresh(s, end) && around_in(s, end, CUE_FOUND);
}

/* Neer CS. Anterior: a surname and the initials of one who writes in journals. */
static bool is_author(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i + 1];

	return t->shape == SHAPE_UPPER && t->end - t->start == 2 && t->gap == GAP_BLANK &&
	       (scene_punct(s, i + 2, '.') || scene_punct(s, i + 2, ',')) &&
	       s->doc->tok[i].shape == SHAPE_CAP && run_credential(s, i + 1) == i + 1 &&
	       !scene_class(s, i + 1, LEX_BIT(ACRONYM));
}

static bool tail_at(const struct hunt *k, uint32_t i);

static bool accept_word(const struct hunt *k, uint32_t i, const struct part *p)
{
	const struct scene *s = k->s;
	const struct token *t = &s->doc->tok[i];
	const struct lexicon_entry *e = scene_entry(s, i);
	uint8_t flags = s->words.w[i].flags;

	if (t->shape == SHAPE_LOWER)
		return !(p->roles & PART_ORG) && e->classes != 0 &&
		       !mention_plain(s, i) &&
		       !(e->classes &
			 (LEX_BIT(EPONYM) | LEX_BIT(CITY) | LEX_BIT(DEVICE))) &&
		       t->end - t->start >= 4;
	if ((e->classes & (LEX_BIT(EPONYM) | LEX_BIT(DEVICE))) && around_test(s, i + 1))
		return false;
	if ((e->classes & LEX_BIT(EPONYM)) && is_sign(s, i))
		return false;
	if (around_year(s, i + 1) || half_of_compound(k, i) || is_author(s, i))
		return false;
	if (e->classes & LEX_BIT(DRUG))
		return s->doc->tok[i + 1].kind != TOKEN_NUMBER &&
		       (stands_as_name(s, i) || around_cue(s, i - 1, CUE_BIT(BYNAME)));
	if (flags & WORD_CAPS)
		return accept_capitals(s, i);
	if (flags & WORD_TITLED)
		return !mention_plain(s, i);
	/* "(See separate letter)" opens as a sentence does. */
	if (((flags & WORD_START) ||
	     (scene_punct(s, i - 1, '(') && s->doc->tok[i + 1].shape == SHAPE_LOWER)) &&
	    mention_plain(s, i))
		return (stands_as_name(s, i) || tail_at(k, i + 1)) &&
		       !(e->classes & LEX_BIT(FUNCTION));
	return true;
}

/* Has a rule its say about the token? */
static bool is_ruled(const struct scene *s, uint32_t i)
{
	return (s->words.w[i].flags & (WORD_KEEP | WORD_FOUND)) != 0;
}

bool mention_free(const struct hunt *k, uint32_t i)
{
	return !k->covered[i] && !is_ruled(k->s, i);
}

static const struct part *part_at(const struct hunt *k, uint32_t i)
{
	const struct token *t = &k->s->doc->tok[i];
	unsigned roles = PARTS_MENTION;

	if (t->kind != TOKEN_WORD || !mention_free(k, i) || run_protected(k->s, i))
		return NULL;
	if (t->shape == SHAPE_UPPER)
		roles |= PART_ACRONYM;
	return parts_find(&k->parts, t->hash, roles);
}

static bool tail_at(const struct hunt *k, uint32_t i)
{
	const struct token *t = &k->s->doc->tok[i];

	return t->kind == TOKEN_WORD && !k->covered[i] &&
	       parts_find(&k->parts, t->hash, PART_TAIL);
}

/* Ruiz-Vega, of which both halves are known, at a line end or not. */
static bool hyphen_joins(const struct hunt *k, uint32_t end)
{
	const struct token *tok = k->s->doc->tok;

	return scene_punct(k->s, end, '-') && tok[end].gap == 0 &&
	       (tok[end + 1].gap == 0 || (tok[end + 1].gap & GAP_NEWLINES)) &&
	       !scene_fresh(k->s, end + 1) && part_at(k, end + 1);
}

/* The end of a mention that a comma at m->end leads on: Frost, G.; Frost, Gail; m->end
 * when it leads to nothing of the kind. */
static uint32_t reversed_end(const struct hunt *k, const struct mention *m)
{
	const struct scene *s = k->s;
	const struct token *t = &s->doc->tok[m->end + 1];
	const struct part *p;

	if (!scene_punct(s, m->end, ',') || !run_joins(s, m->end + 1))
		return m->end;
	if (t->shape == SHAPE_INITIAL)
		return scene_punct(s, m->end + 2, '.') &&
				       run_credential(s, m->end + 1) == m->end + 1
			       ? m->end + 3
			       : m->end;
	p = part_at(k, m->end + 1);
	return p && (p->roles & PART_GIVEN) && !(p->roles & PART_SURNAME) &&
			       (m->part->roles & (PART_SURNAME | PART_WHOLE))
		       ? m->end + 2
		       : m->end;
}

/* Extends a mention over initials before it (G. Frost) and the words that belong to it.
 */
static void extend(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	const struct token *tok = s->doc->tok;

	while (!mention_plain(s, m->first) && m->first >= 2 &&
	       scene_punct(s, m->first - 1, '.') && tok[m->first - 1].gap == 0 &&
	       tok[m->first - 2].shape == SHAPE_INITIAL && !k->covered[m->first - 2] &&
	       run_joins(s, m->first))
		m->first -= 2;
	/* Kaiser-Mulligan, of which the second half is known. */
	if (m->first >= 2 && scene_punct(s, m->first - 1, '-') && !tok[m->first].gap &&
	    !tok[m->first - 1].gap && tok[m->first - 2].shape == SHAPE_CAP &&
	    tok[m->first].shape == SHAPE_CAP && mention_free(k, m->first - 2) &&
	    scene_class(s, m->first - 2, LEX_BIT(SURNAME)))
		m->first -= 2;
	for (;;) {
		if (hyphen_joins(k, m->end))
			m->end += 2;
		else if (run_joins(s, m->end) && tok[m->end].shape != SHAPE_LOWER &&
			 (part_at(k, m->end) || tail_at(k, m->end)))
			m->end++;
		else
			break;
	}
	m->end = reversed_end(k, m);
}

/* E.S. or T.J.: the initials of somebody established. */
static bool initials_at(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	unsigned char text[PARTS_WORDS];
	uint32_t i = m->first;
	unsigned n = 0;

	while (n < PARTS_WORDS && s->doc->tok[i].shape == SHAPE_INITIAL &&
	       scene_punct(s, i + 1, '.') && s->doc->tok[i + 1].gap == 0 &&
	       mention_free(k, i) && (n == 0 || s->doc->tok[i].gap == 0)) {
		text[n++] = s->doc->tok[i].c;
		i += 2;
	}
	if (n < 2 || (run_joins(s, i) && run_namey(s, i)) ||
	    run_credential(s, m->first) > m->first)
		return false; /* M.D. */
	m->part = parts_find(&k->parts, token_hash(str_from(text, n)), PART_INITIALS);
	m->end = i;
	m->score = SCORE_INITIALS;
	return m->part != NULL;
}

/* Over a line end, too: that the words belong together is known. */
static bool goes_on(const struct scene *s, uint32_t i)
{
	return !scene_fresh(s, i) && !(s->doc->tok[i].gap & GAP_WIDE);
}

/* All words of a name in a row: the longest there is. Lower-case words alone must be
 * names; over what is found already goes only what the user gave. */
static bool whole_at(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	uint32_t hash = 0;
	unsigned words = 0;
	bool capital = false, plain = true, covered = false;

	m->part = NULL;
	if (!parts_find(&k->parts, s->doc->tok[m->first].hash, PART_HEAD))
		return false;
	for (uint32_t i = m->first; words < PARTS_WORDS && !is_ruled(s, i); i++) {
		const struct token *t = &s->doc->tok[i];
		const struct part *p;

		if (i > m->first && !goes_on(s, i))
			break;
		if (!t->hash && (t->kind != TOKEN_PUNCT || !strchr(NAME_PUNCT, t->c)))
			break;
		if (!t->hash)
			continue;
		hash = words++ ? token_mix(hash, t->hash) : t->hash;
		capital = capital || (t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER);
		plain = plain && mention_plain(s, i);
		covered = covered || k->covered[i];
		p = words > 1 ? parts_find(&k->parts, hash, PART_WHOLE) : NULL;
		if (p && (capital || !plain) && (!covered || (p->roles & PART_TOLD))) {
			m->part = p;
			m->end = i + 1;
		}
	}
	m->score = SCORE_KNOWN;
	return m->part != NULL;
}

static bool word_at(const struct hunt *k, struct mention *m)
{
	m->part = part_at(k, m->first);
	if (!m->part || !accept_word(k, m->first, m->part))
		return false;
	m->end = m->first + 1;
	m->score = mention_plain(k->s, m->first) ? SCORE_KNOWN_PLAIN : SCORE_KNOWN;
	return true;
}

bool mention_broken(const struct hunt *k, struct mention *m)
{
	const struct scene *s = k->s;
	uint32_t hash = s->doc->tok[m->first].shape != SHAPE_LOWER
				? doc_broken_hash(s->doc, m->first)
				: 0;

	if (!hash || scene_fresh(s, m->first + 2) || !mention_free(k, m->first) ||
	    !mention_free(k, m->first + 2))
		return false;
	m->part = parts_find(&k->parts, hash, PARTS_MENTION);
	m->end = m->first + 3;
	m->score = SCORE_KNOWN;
	return m->part != NULL;
}

bool mention_read(const struct hunt *k, struct mention *m)
{
	const struct token *t = &k->s->doc->tok[m->first];

	if (t->shape == SHAPE_INITIAL)
		return initials_at(k, m);
	if (!parts_may(&k->parts, t->hash)) {
		if (!mention_broken(k, m))
			return false;
	} else if (!whole_at(k, m) && !word_at(k, m) && !mention_broken(k, m)) {
		return mention_brief(k, m);
	}
	extend(k, m);
	return true;
}
