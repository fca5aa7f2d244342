/*
 * Given: a finding that is an organisation. Promises: its words in order; at least one of
 * them is its own. Must not: write.
 */
#include "org_parse.h"

#include "../base/ascii.h"
#include "../find/scene.h"
#include "casing.h"
#include "city.h"
#include "person_parse.h"
#include "wordlist.h"

#define JOINT_MAX 5 /* bytes of the longest of these */

static const char *const joints[] = {"of", "the", "and", "for", "at",  "in", "on",
				     "by", "a",	  "an",	 "dba", "no",  "st", "saint",
				     "mt", "jr",  "sr",	 "ii",	"iii", "iv", "esq"};

static bool is_joint(struct str word)
{
	return word.n <= JOINT_MAX && WORDLIST_HAS(joints, word);
}

#define CAP_NAME 220 /* of 255 */
#define KIND_BITS (LEX_BIT(ORGHEAD) | LEX_BIT(LEGALFORM) | LEX_BIT(ORGOF))

static struct str word_of(const struct act_letter *l, const struct org *o, unsigned i)
{
	return doc_text(l->doc, o->word[i].start, o->word[i].end);
}

/* The 's of a possessive. */
static bool is_possessive(struct str text, uint32_t at, uint32_t end)
{
	return text.p[at] == '\'' && at + 1 < end && ascii_lower(text.p[at + 1]) == 's' &&
	       (at + 2 >= end || !ascii_alnum(text.p[at + 2]));
}

/* O'Brien has one inside. */
static bool is_inner_apostrophe(struct str text, uint32_t at, uint32_t end)
{
	return text.p[at] == '\'' && at + 1 < end && ascii_alpha(text.p[at + 1]) &&
	       !is_possessive(text, at, end);
}

/* The word (or number) of text at or after at; false when there is none before end. */
static bool next_word(struct str text, uint32_t at, uint32_t end, struct org_word *w)
{
	while (at < end && !ascii_alnum(text.p[at]) && text.p[at] < 0x80)
		at += is_possessive(text, at, end) ? 2 : 1;
	w->start = at;
	if (at < end && ascii_digit(text.p[at])) {
		while (at < end && ascii_digit(text.p[at]))
			at++;
	} else {
		while (at < end && (ascii_alpha(text.p[at]) || text.p[at] >= 0x80 ||
				    is_inner_apostrophe(text, at, end)))
			at++;
	}
	w->end = at;
	return at > w->start;
}

/* Words from, from + 1, ... as a lexicon key: lower-cased, one blank between. */
static struct str phrase_key(struct str text, const struct org *o, unsigned from,
			     unsigned n, struct normal *key)
{
	key->n = 0;
	for (unsigned i = from; i < from + n; i++) {
		if (i > from && key->n < NORMAL_MAX)
			key->p[key->n++] = ' ';
		normal_add(key, str_sub(text, o->word[i].start, o->word[i].end));
	}
	return normal_str(key);
}

static bool is_kind(const struct lexicon_entry *e)
{
	/* "Pacific" is listed for "Air Pacific"; what is written with a capital nearly
	 * always is a name all the same. */
	return (e->classes & KIND_BITS) && e->cap < CAP_NAME;
}

/* Word w by the scene, which has looked it up already; by the lexicon where it is no
 * token. */
static const struct lexicon_entry *entry_of(const struct act_letter *l,
					    const struct org *o, unsigned w)
{
	const struct scene *s = l->in->found->scene;
	struct normal key;

	if (s) {
		uint32_t i = doc_token_at(l->doc, o->word[w].start);

		if (l->doc->tok[i].start == o->word[w].start &&
		    l->doc->tok[i].end == o->word[w].end)
			return scene_entry(s, i);
	}
	return lexicon_key(&l->pack->lex, normal_of(&key, word_of(l, o, w)));
}

/* How many words from the from-th on say together what the organisation is. */
static unsigned kind_words(const struct act_letter *l, struct org *o, unsigned from)
{
	const struct lexicon *lex = &l->pack->lex;
	struct str text = l->doc->text;
	struct normal key;
	const struct lexicon_entry *e = entry_of(l, o, from);
	unsigned most = is_kind(e) ? 1 : 0;

	o->word[from].phrase = e->phrase_max;
	/* Every beginning of a phrase is listed, too. */
	for (unsigned n = 2; n <= o->n - from && n <= e->phrase_max; n++) {
		e = lexicon_key(lex, phrase_key(text, o, from, n, &key));
		if (e->classes & KIND_BITS)
			most = n;
	}
	return most;
}

static enum org_kind kind_of(struct str word)
{
	if (ascii_digit(word.p[0]))
		return ORG_NUMBER;
	if (is_joint(word))
		return ORG_KIND;
	return word.n == 1 ? ORG_LETTER : ORG_OWN;
}

/* Words at the head of a name that say what it is: "Hotel Brisamar". */
static bool is_head_word(struct str word)
{
	static const char *const heads[] = {
		"hotel",      "club",	    "clinica", "law",	   "office",
		"offices",    "university", "college", "bank",	   "hospital",
		"restaurant", "cafe",	    "church",  "school",   "center",
		"rancho",     "hacienda",   "casa",    "taqueria", "panaderia",
		"carniceria", "county",	    "city",    "town",	   "state",
		"department", "bureau",	    "board",   "local",	   "estate",
		"farm",	      "institute",
	};

	return WORDLIST_HAS(heads, word);
}

/* Is word i the last before a comma or the end? */
static bool ends_part(const struct act_letter *l, const struct org *o, unsigned i)
{
	struct str between;

	if (i + 1 == o->n)
		return true;
	between = doc_text(l->doc, o->word[i].end, o->word[i + 1].start);
	return str_find(between, 0, ',') < between.n;
}

/*
 * Only at the end of a part do words say what an organisation is: "Pacific" does in no
 * place, though "Air Pacific" is listed; but first words as of is_head_word do.
 */
static void keep_ends(const struct act_letter *l, struct org *o)
{
	bool end = true;

	for (unsigned i = o->n; i-- > 0;) {
		struct org_word *w = &o->word[i];
		struct str s = word_of(l, o, i);

		end = end || ends_part(l, o, i);
		if (w->kind == ORG_OWN)
			end = false;
		if (w->kind != ORG_KIND || end || is_joint(s) || is_head_word(s))
			continue;
		w->kind = ORG_OWN;
		o->own++;
	}
}

/* Small letters beside capitals are ordinary words: "Blue Gate shed". */
static void keep_small(const struct act_letter *l, struct org *o)
{
	bool capitals = false;

	for (unsigned i = 0; i < o->n; i++)
		capitals = capitals || (o->word[i].kind == ORG_OWN &&
					casing_of(word_of(l, o, i)) != CASING_LOWER);
	for (unsigned i = 0; i < o->n && capitals; i++)
		if (o->word[i].kind == ORG_OWN &&
		    casing_of(word_of(l, o, i)) == CASING_LOWER) {
			o->word[i].kind = ORG_KIND;
			o->own--;
		}
}

/* A name that is all words of that sort has its first one as its own: "Quarry Inc." */
static void own_first(const struct act_letter *l, struct org *o)
{
	for (unsigned i = 0; i < o->n && o->own == 0; i++) {
		struct str s = word_of(l, o, i);

		if (o->word[i].kind == ORG_KIND && s.n > 1 && !is_joint(s)) {
			o->word[i].kind = ORG_OWN;
			o->own++;
		}
	}
}

/* The words alone. */
static void split(const struct act_letter *l, size_t i, struct org *o)
{
	uint32_t at = l->f[i].start;
	struct org_word w = {.kind = ORG_OWN};

	while (next_word(l->doc->text, at, l->f[i].end, &w)) {
		if (o->n == ORG_WORDS) {
			o->more = true;
			return;
		}
		o->word[o->n++] = w;
		at = w.end;
	}
}

static bool is_row(const struct act_letter *l, const struct org *o, unsigned w)
{
	return w + 1 < o->n &&
	       str_trim(doc_text(l->doc, o->word[w].end, o->word[w + 1].start)).n == 0;
}

/* Does own word w belong to the next one, as the words of "De La Vega" do? */
static bool is_particle(const struct act_letter *l, const struct org *o, unsigned w)
{
	const struct org_word *two = &o->word[w];
	struct person_word a, b;

	if (!is_row(l, o, w) || two[0].kind != ORG_OWN || two[1].kind != ORG_OWN)
		return false;
	a = (struct person_word){.start = two[0].start, .end = two[0].end};
	b = (struct person_word){.start = two[1].start, .end = two[1].end};
	return person_is_particle(l->doc->text, &a, &b, w > 0, false);
}

/* "De La Vega" is one word from here on, as it is in a person's name. */
static void join_particles(const struct act_letter *l, struct org *o)
{
	unsigned n = 0;

	for (unsigned w = 0; w < o->n; w++) {
		struct org_word word = o->word[w];

		while (is_particle(l, o, w))
			word.end = o->word[++w].end;
		o->word[n++] = word;
	}
	o->n = n;
}

/* Do the words from w on, n of them in a row, make a town of the list? */
static bool is_town(const struct act_letter *l, const struct org *o, unsigned w,
		    unsigned n)
{
	if (w + n > o->n)
		return false;
	for (unsigned k = w; k < w + n; k++)
		if (o->word[k].kind == ORG_NUMBER || o->word[k].kind == ORG_LETTER ||
		    casing_of(word_of(l, o, k)) == CASING_LOWER ||
		    (k > w && !is_row(l, o, k - 1)))
			return false;
	return city_is_listed(l,
			      doc_text(l->doc, o->word[w].start, o->word[w + n - 1].end));
}

/* "Yuba City" is one word from here on, in "Yuba City Packers", too: the next letter may
 * take the name for the town. */
static void join_towns(const struct act_letter *l, struct org *o)
{
	unsigned n = 0;

	for (unsigned w = 0; w < o->n; w++) {
		struct org_word word = o->word[w];
		unsigned most = word.kind == ORG_OWN ? word.phrase : 1;

		while (most > 1 && !is_town(l, o, w, most))
			most--;
		if (most > 1) {
			word.kind = ORG_TOWN;
			word.end = o->word[w += most - 1].end;
		}
		o->word[n++] = word;
	}
	o->n = n;
}

void org_parse(const struct act_letter *l, size_t i, struct org *out)
{
	out->n = out->own = 0;
	out->more = false;
	split(l, i, out);
	for (unsigned w = 0; w < out->n;) {
		struct str word = word_of(l, out, w);
		unsigned n = ascii_digit(word.p[0]) ? 0 : kind_words(l, out, w);

		out->word[w].kind = (uint8_t)kind_of(word);
		for (unsigned k = 0; k < n; k++)
			out->word[w + k].kind = ORG_KIND;
		w += n ? n : 1;
	}
	for (unsigned w = 0; w < out->n; w++)
		out->own += out->word[w].kind == ORG_OWN;
	keep_ends(l, out);
	keep_small(l, out);
	own_first(l, out);
	join_particles(l, out);
	join_towns(l, out);
}
