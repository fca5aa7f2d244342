/*
 * Given: an employer, insurer, clinic, firm or agency. Promises: its own words become
 * invented ones, each always the same, so that long and short forms and initials agree;
 * what says what it is (Inc., Hospital, Unified School District, County of) stays. Must
 * not: name a firm.
 */
#include <string.h>

#include "../base/ascii.h"
#include "casing.h"
#include "city.h"
#include "county.h"
#include "name.h"
#include "pool.h"
#include "replacer.h"
#include "roster.h"
#include "shape.h"

/* Own words in a row; a third would make an invented name unreadable. */
#define OWN_MAX 2
#define HEAD_MAX 7

static struct str word_text(const struct act_letter *l, const struct org_word *w)
{
	return doc_text(l->doc, w->start, w->end);
}

/* A word of the street pool that another may be joined to: "Alder", not "Azalea". */
static bool is_head(struct str s)
{
	return s.n <= HEAD_MAX && s.n > 2 && str_find(s, 0, ' ') == s.n &&
	       !memchr("aeiouy", s.p[s.n - 1], 6);
}

/* An invented word, "Alderbrook"; from the stems alone when the pools for it are missing.
 */
static struct str stem(const struct act_letter *l, struct str word,
		       unsigned char room[PICK_ROOM])
{
	const struct pack_pool *heads = letter_pool(l, POOL_STREET);
	const struct pack_pool *tails = letter_pool(l, POOL_ORGTAIL);
	const struct hash_key *key = letter_key(l, KEY_ORGS);
	struct normal normal;
	struct str value = normal_of(&normal, word);
	uint64_t h = hash_u64(key, STR("stem"), value);
	size_t n = 0;

	if (!heads || !tails || !heads->n || !tails->n)
		return pick_value(l, letter_pool(l, POOL_ORGSTEM), key, word);
	for (uint64_t k = 0; k < 64; k++) {
		uint64_t two = hash_stream(key, h, k);
		struct str a =
			pack_pool_value(l->pack, heads, (uint32_t)(two % heads->n));
		struct str b = pack_pool_value(l->pack, tails,
					       (uint32_t)((two >> 32) % tails->n));

		if (!is_head(a) || b.n > 8 || a.p[a.n - 1] == b.p[0])
			continue;
		memcpy(room, a.p, a.n);
		memcpy(room + a.n, b.p, b.n);
		n = a.n + b.n;
		if (!str_ieq(str_from(room, n), value))
			break;
	}
	return str_from(room, n);
}

#define NAME_BITS (LEX_BIT(SURNAME) | LEX_BIT(GIVEN_M) | LEX_BIT(GIVEN_F))

/* Does the word become what it would as somebody's name ("Delgado & Sons", "Galvatek")?
 * In a law firm any does; elsewhere what is more often a name than a word, or neither:
 * one letter may take it for a firm, the next for a person. */
static bool is_name(const struct act_letter *l, size_t i, struct str word)
{
	struct normal key;
	const struct lexicon_entry *e = lexicon_key(&l->pack->lex, normal_of(&key, word));

	return strcmp(l->pack->types[l->f[i].type].pool, "surname") == 0 || !e->classes ||
	       ((e->classes & NAME_BITS) && e->freq[FREQ_SURNAME] >= e->freq[FREQ_WORD]);
}

static struct str own_surrogate(const struct act_letter *l, size_t i, struct str word,
				unsigned char room[PICK_ROOM])
{
	struct str to;

	if (!is_name(l, i, word))
		return stem(l, word, room);
	to = name_surrogate(l, name_guess(l, word), word);
	return to.n ? to : stem(l, word, room);
}

static unsigned char letter_for(const struct act_letter *l, unsigned char c)
{
	return (unsigned char)('A' + hash_permute(letter_key(l, KEY_ORGS), 'i', 26,
						  (uint64_t)(ascii_lower(c) - 'a')));
}

/* Does word w of o go on a row of own words that is long enough already? */
static bool is_surplus(const struct act_letter *l, const struct org *o, unsigned w)
{
	unsigned row = 0;

	for (unsigned k = w; k > 0 && o->word[k - 1].kind == ORG_OWN; k--) {
		struct str between =
			doc_text(l->doc, o->word[k - 1].end, o->word[k].start);

		if (str_trim(between).n)
			break;
		row++;
	}
	return row >= OWN_MAX;
}

static bool starts_word(const struct act_letter *l, const struct org_word *w)
{
	return ascii_alpha(word_text(l, w).p[0]) &&
	       !str_ieq(word_text(l, w), STR("of")) &&
	       !str_ieq(word_text(l, w), STR("and")) &&
	       !str_ieq(word_text(l, w), STR("the"));
}

/*
 * Initials of a full name, "KFUSD" for Kern Flats Unified School District: those of the
 * surrogate's own words, and those of the kind as they were. False when s is not that.
 */
static bool put_initials(struct act_letter *l, size_t full, const struct org *o,
			 struct str s)
{
	size_t k = 0, before = draft_text(&l->draft).n;

	for (unsigned w = 0; w < o->n; w++) {
		unsigned char room[PICK_ROOM];
		struct str word = word_text(l, &o->word[w]), to;

		if (!starts_word(l, &o->word[w]))
			continue;
		if (k == s.n || ascii_lower(word.p[0]) != ascii_lower(s.p[k]))
			break;
		k++;
		if (o->word[w].kind == ORG_KIND) {
			draft_byte(&l->draft, s.p[k - 1]);
		} else if (o->word[w].kind == ORG_LETTER) {
			draft_byte(&l->draft, letter_for(l, s.p[k - 1]));
		} else if (!is_surplus(l, o, w)) {
			to = own_surrogate(l, full, word, room);
			draft_byte(&l->draft, to.n ? ascii_toupper(to.p[0]) : 'X');
		}
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
		if (put_initials(l, full, &o, s))
			return true;
	}
	r = roster_of(l);
	for (size_t k = 0; r && k < r->norgs; k++)
		if (put_initials(l, r->org_finding[k], &r->orgs[k], s))
			return true;
	return false;
}

static bool is_spoken(struct str s)
{
	size_t vowels = 0;

	for (size_t i = 0; i < s.n; i++)
		vowels += memchr("aeiouy", ascii_lower(s.p[i]), 6) != NULL;
	return s.n > 3 && 4 * vowels >= s.n; /* TRES, KERN */
}

/* Is every word of the name in capitals, so that they say nothing of this one? */
static bool is_in_capitals(const struct act_letter *l, const struct org *o)
{
	for (unsigned w = 0; w < o->n; w++)
		if (casing_of(word_text(l, &o->word[w])) != CASING_UPPER)
			return false;
	return o->n > 1;
}

/* Capitals that are no word anyone knows: "RCD"; not the "RIO" of "RIO SECO FARMS". */
static bool is_acronym(const struct act_letter *l, const struct org *o, struct str s)
{
	struct normal key;
	bool known;

	if (s.n > 6 || casing_of(s) != CASING_UPPER)
		return false;
	known = lexicon_key(&l->pack->lex, normal_of(&key, s))->classes;
	if (is_in_capitals(l, o))
		return !known && !is_spoken(s);
	return s.n <= 3 || !known;
}

static bool put_own(struct act_letter *l, size_t i, const struct org *o,
		    const struct org_word *w)
{
	unsigned char room[PICK_ROOM];
	struct str s = word_text(l, w), to;

	if (o->n == 1 && casing_of(s) == CASING_UPPER && put_acronym(l, i, s))
		return true;
	if (is_acronym(l, o, s)) {
		shape_replace(&l->draft, letter_key(l, KEY_ORGS), w->start, w->end);
		return true;
	}
	to = own_surrogate(l, i, s, room);
	casing_put(&l->draft, to, casing_of(s));
	return to.n > 0;
}

static bool put_word(struct act_letter *l, size_t i, const struct org *o,
		     const struct org_word *w)
{
	switch (w->kind) {
	case ORG_OWN:
		return put_own(l, i, o, w);
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

/* "County of Mono", "City of Orland": the place as places are replaced. */
static bool put_government(struct act_letter *l, size_t i)
{
	static const char *const heads[] = {"county of ", "city of ", "town of "};
	struct str text = letter_text(l, i), value = STR("");
	uint32_t at = l->f[i].start;

	for (size_t k = 0; k < sizeof(heads) / sizeof(heads[0]) && value.n == 0; k++) {
		struct str head = str_of(heads[k]), place = str_sub(text, head.n, text.n);

		if (!str_ieq(str_sub(text, 0, head.n), head) ||
		    str_find(place, 0, ',') < place.n)
			continue;
		value = k == 0 ? county_surrogate(l, place) : city_surrogate(l, place);
		at += (uint32_t)head.n;
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
		if (o.word[w].kind == ORG_OWN && is_surplus(l, &o, w) &&
		    strcmp(l->pack->types[f->type].pool, "surname") != 0) {
			draft_breaks(&l->draft, at, o.word[w].end);
			at = o.word[w].end;
			continue;
		}
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
		if (o.word[w].kind == ORG_OWN) {
			normal_of(out, word_text(l, &o.word[w]));
			return;
		}
	normal_of(out, letter_text(l, full));
}
