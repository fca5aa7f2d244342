/*
 * Given: an employer, insurer, clinic, firm or agency. Promises: its own words become
 * invented ones, each always the same, so that long and short forms and initials agree;
 * what says what it is (Inc., Hospital, Unified School District, County of) stays. Must
 * not: name a firm.
 */

#include "../base/ascii.h"
#include "casing.h"
#include "city.h"
#include "county.h"
#include "name.h"
#include "pool.h"
#include "replacer.h"
#include "roster.h"
#include "shape.h"

static struct str word_text(const struct act_letter *l, const struct org_word *w)
{
	return doc_text(l->doc, w->start, w->end);
}

static unsigned char letter_for(const struct act_letter *l, unsigned char c)
{
	return (unsigned char)('A' + hash_permute(letter_key(l, KEY_ORGS), 'i', 26,
						  (uint64_t)(ascii_lower(c) - 'a')));
}

static bool starts_word(struct str word)
{
	return ascii_alpha(word.p[0]) && !str_ieq(word, STR("of")) &&
	       !str_ieq(word, STR("and")) && !str_ieq(word, STR("the"));
}

static struct str surrogate(const struct act_letter *l, const struct org_word *w)
{
	struct str word = word_text(l, w);

	return w->kind == ORG_TOWN ? city_surrogate(l, word)
				   : name_surrogate(l, NAME_SURNAME, word);
}

/* Are the capitals of s from *k on those that the words of the text begin with? */
static bool begins_like(struct str text, struct str s, size_t *k)
{
	for (size_t i = 0; i < text.n; i++) {
		if (i && !ascii_space(text.p[i - 1]))
			continue;
		if (*k == s.n || ascii_lower(text.p[i]) != ascii_lower(s.p[*k]))
			return false;
		++*k;
	}
	return true;
}

static void put_capitals(struct act_letter *l, struct str to)
{
	if (to.n == 0)
		draft_byte(&l->draft, 'X');
	for (size_t i = 0; i < to.n; i++)
		if (i == 0 || to.p[i - 1] == ' ')
			draft_byte(&l->draft, ascii_toupper(to.p[i]));
}

/*
 * Initials of a full name, "KFUSD" for Kern Flats Unified School District: those of the
 * surrogate's own words, and those of the kind as they were. False when s is not that.
 */
static bool put_initials(struct act_letter *l, const struct org *o, struct str s)
{
	size_t k = 0, before = draft_text(&l->draft).n;

	for (unsigned w = 0; w < o->n; w++) {
		const struct org_word *word = &o->word[w];

		if (!starts_word(word_text(l, word)))
			continue;
		if (!begins_like(word_text(l, word), s, &k))
			break;
		if (word->kind == ORG_KIND)
			draft_byte(&l->draft, s.p[k - 1]);
		else if (word->kind == ORG_LETTER)
			draft_byte(&l->draft, letter_for(l, s.p[k - 1]));
		else
			put_capitals(l, surrogate(l, word));
	}
	if (k == s.n && k > 1)
		return true;
	draft_cut(&l->draft, before);
	return false;
}

static bool put_acronym(struct act_letter *l, size_t i, struct str s)
{
	size_t full = letter_fullest(l, i);
	const struct roster *r;
	struct org o;

	if (full != i) {
		org_parse(l, full, &o);
		if (put_initials(l, &o, s))
			return true;
	}
	r = roster_of(l);
	for (size_t k = 0; r && k < r->norgs; k++)
		if (put_initials(l, &r->orgs[k], s))
			return true;
	return false;
}

/* Is every word of the name in capitals, so that they say nothing of this one? One letter
 * ("A CORPORATION") is a capital anyway. */
static bool is_in_capitals(const struct act_letter *l, const struct org *o)
{
	for (unsigned w = 0; w < o->n; w++)
		if (o->word[w].end - o->word[w].start > 1 &&
		    casing_of(word_text(l, &o->word[w])) != CASING_UPPER)
			return false;
	return o->n > 1;
}

/* Capitals that are no word anyone knows: "RCD"; not the "RIO" of "RIO SECO FARMS". */
static bool is_acronym(const struct act_letter *l, const struct org *o, struct str s)
{
	struct normal key;
	bool known;

	if (s.n > 6 || casing_of(s) != CASING_UPPER || str_find(s, 0, ' ') < s.n)
		return false;
	known = lexicon_key(&l->pack->lex, normal_of(&key, s))->classes;
	if (is_in_capitals(l, o))
		return !known && !name_is_spoken(s);
	return s.n <= 3 || !known;
}

static bool put_own(struct act_letter *l, size_t i, const struct org *o,
		    const struct org_word *w)
{
	struct str s = word_text(l, w), to;

	if (o->n == 1 && casing_of(s) == CASING_UPPER && put_acronym(l, i, s))
		return true;
	if (is_acronym(l, o, s)) {
		shape_replace(&l->draft, letter_key(l, KEY_ORGS), w->start, w->end);
		return true;
	}
	to = surrogate(l, w);
	casing_put(&l->draft, to, casing_of(s));
	draft_breaks(&l->draft, w->start, w->end);
	return to.n > 0;
}

static bool put_word(struct act_letter *l, size_t i, const struct org *o,
		     const struct org_word *w)
{
	struct str to;

	switch (w->kind) {
	case ORG_OWN:
		return put_own(l, i, o, w);
	case ORG_TOWN:
		to = surrogate(l, w);
		pool_put(l, w->start, w->end, to);
		return to.n > 0;
	case ORG_NUMBER:
		shape_replace(&l->draft, letter_key(l, KEY_NUMBERS), w->start, w->end);
		return true;
	case ORG_LETTER:
		if (ascii_alpha(l->doc->text.p[w->start]))
			draft_byte(&l->draft, letter_for(l, l->doc->text.p[w->start]));
		return true;
	default:
		draft_keep(&l->draft, w->start, w->end);
		return true;
	}
}

/* "County of Mono", "Mono County", "City of Orland": the place as places are replaced. */
static bool put_government(struct act_letter *l, size_t i)
{
	static const char *const heads[] = {"city", "town"};
	struct str text = letter_text(l, i), value = STR("");
	uint32_t at = l->f[i].start;

	if (str_find(text, 0, ',') < text.n)
		return false;
	if (county_write(l, i))
		return true;
	for (size_t k = 0; k < sizeof(heads) / sizeof(heads[0]) && value.n == 0; k++) {
		size_t head = county_head(text, str_of(heads[k]));

		if (!head)
			continue;
		value = city_surrogate(l, str_sub(text, head, text.n));
		at += (uint32_t)head;
	}
	if (value.n == 0)
		return false;
	draft_keep(&l->draft, l->f[i].start, at);
	pool_put(l, at, l->f[i].end, value);
	return true;
}

bool org_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct org o;
	uint32_t at = f->start;

	(void)e;
	org_parse(l, i, &o);
	if (o.more || o.n == 0)
		return false;
	if (put_government(l, i))
		return true;
	for (unsigned w = 0; w < o.n; w++) {
		draft_keep(&l->draft, at, o.word[w].start);
		if (!put_word(l, i, &o, &o.word[w]))
			return false;
		at = o.word[w].end;
	}
	draft_keep(&l->draft, at, f->end);
	return true;
}

/* The first own word of the fullest mention. */
void org_identity(struct act_letter *l, size_t i, struct normal *out)
{
	size_t full = letter_fullest(l, i);
	struct org o;

	org_parse(l, full, &o);
	for (unsigned w = 0; w < o.n; w++)
		if (o.word[w].kind == ORG_OWN || o.word[w].kind == ORG_TOWN) {
			normal_of(out, word_text(l, &o.word[w]));
			return;
		}
	normal_of(out, letter_text(l, full));
}
