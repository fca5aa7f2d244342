/*
 * Given: a street address or a street's name. Promises: another number and name; the
 * words that make it an address (Street, Suite, P.O. Box, Highway, N) stay. Must not:
 * keep a name.
 */
#include "../base/ascii.h"
#include "casing.h"
#include "pick.h"
#include "name.h"
#include "pick.h"
#include "pool.h"
#include "replacer.h"
#include "shape.h"
#include "wordlist.h"

/* Words that are no name, beside those of the street suffix lexicon. */
static const char *const kept[] = {
	"n",	      "s",	   "e",	    "w",     "ne",	 "nw",	   "se",
	"sw",	      "north",	   "south", "east",  "west",	 "suite",  "ste",
	"apt",	      "apartment", "unit",  "bldg",  "building", "floor",  "fl",
	"room",	      "rm",	   "space", "lot",   "po",	 "p",	   "o",
	"box",	      "highway",   "hwy",   "route", "rte",	 "rt",	   "rr",
	"interstate", "i",	   "us",    "state", "county",	 "old",	   "new",
	"no",	      "and",	   "the",   "of",    "at",	 "drawer", "pmb",
	"c",
};

/* Words a number or a letter of a unit may follow: "Apt. 6B", "Bldg. C". */
static const char *const units[] = {"suite", "ste",	 "apt",	  "apartment", "unit",
				    "bldg",  "building", "floor", "fl",	       "room",
				    "rm",    "space",	 "lot",	  "no"};

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_digit(s.p[i]))
			return true;
	return false;
}

/* "5th", "42nd": the number changes and its ending with it. */
static bool put_ordinal(struct act_letter *l, uint32_t from, uint32_t to)
{
	static const char *const suffix[] = {"th", "st", "nd", "rd"};
	struct str s = doc_text(l->doc, from, to);
	unsigned last, teens;
	size_t n = 0;
	struct shape shape;

	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	if (n == 0 || s.n != n + 2 || !WORDLIST_HAS(suffix, str_sub(s, n, s.n)))
		return false;
	shape_read(&shape, str_sub(s, 0, n));
	shape_permute(&shape, 0, letter_key(l, KEY_PLACES));
	if (shape.p[0] == '0')
		shape.p[0] = s.p[0] == '7' ? '4' : '7';
	shape_write(&l->draft, &shape, from, from + (uint32_t)n);
	last = (unsigned)(shape.p[n - 1] - '0');
	teens = n > 1 && shape.p[n - 2] == '1';
	casing_put(&l->draft, str_of(suffix[last <= 3 && !teens ? last : 0]),
		   casing_of(str_sub(s, n, s.n)));
	return true;
}

/* A number keeps its length and does not begin with 0. */
static void put_number(struct act_letter *l, uint32_t from, uint32_t to)
{
	struct str s = doc_text(l->doc, from, to);
	struct shape shape;

	if (put_ordinal(l, from, to))
		return;
	shape_read(&shape, s);
	shape_permute(&shape, 0, letter_key(l, KEY_PLACES));
	if (shape.n && shape.p[0] == '0' && s.p[0] != '0')
		shape.p[0] = s.p[0] == '7' ? '4' : '7';
	shape_write(&l->draft, &shape, from, to);
}

struct walk {
	uint32_t at, end; /* text offsets of the word */
	uint32_t limit;
	uint32_t name; /* where a word that would stay is the name all the same */
	bool unit;     /* the word before wants a number or letter */
};

/* The next run of letters and digits; false at the end. */
static bool next_word(const struct act_letter *l, struct walk *w)
{
	struct str text = l->doc->text;

	for (w->at = w->end; w->at < w->limit; w->at++)
		if (ascii_alnum(text.p[w->at]) || text.p[w->at] >= 0x80)
			break;
	for (w->end = w->at; w->end < w->limit; w->end++)
		if (!ascii_alnum(text.p[w->end]) && text.p[w->end] < 0x80 &&
		    text.p[w->end] != '\'')
			break;
	return w->at < w->end;
}

static bool is_suffix(const struct act_letter *l, struct str word)
{
	struct normal key;

	return !WORDLIST_HAS(kept, word) &&
	       (lexicon_key(&l->pack->lex, normal_of(&key, word))->classes &
		LEX_BIT(STREETSUFFIX));
}

static bool is_kept(const struct act_letter *l, const struct walk *w)
{
	struct str word = doc_text(l->doc, w->at, w->end);

	return w->at != w->name && (WORDLIST_HAS(kept, word) || is_suffix(l, word));
}

static bool is_direction(struct str word)
{
	static const char *const directions[] = {"north", "south", "east", "west"};

	return WORDLIST_HAS(directions, word);
}

/* Where the street's name begins when all its words say what it is ("Prado Lane", "East
 * Lane", "Bridge Road East"): at the one before the last. The end when another word is
 * the name. */
static uint32_t name_of_suffixes(const struct act_letter *l, uint32_t from, uint32_t end)
{
	struct walk w = {.end = from, .limit = end, .name = end};
	uint32_t before = end, last = end;

	while (next_word(l, &w)) {
		struct str word = doc_text(l->doc, w.at, w.end);
		bool direction = is_direction(word);

		if (has_digit(word) || word.n == 1 || (direction && before != end) ||
		    (!direction && WORDLIST_HAS(kept, word)))
			continue;
		if (!direction && !is_suffix(l, word))
			return end;
		before = last;
		last = w.at;
	}
	return before;
}

/* The run of words from w on that is the street's name; w becomes the last of it. A
 * suffix word inside the run belongs to it when another name follows: "Concho Bend Drive"
 * has one. */
static uint32_t name_end(const struct act_letter *l, struct walk *w)
{
	struct walk next = *w;
	uint32_t end = w->end;

	while (next_word(l, &next) && !has_digit(doc_text(l->doc, next.at, next.end)) &&
	       !is_kept(l, &next) &&
	       str_find(doc_text(l->doc, end, next.at), 0, ',') == next.at - end) {
		end = next.end;
		*w = next;
	}
	return end;
}

/* Another street of the list; what is not in it becomes what its words would in a firm's
 * name. */
static struct str surrogate(const struct act_letter *l, struct str name,
			    unsigned char room[PICK_ROOM])
{
	struct str to = pick_listed(l, letter_pool(l, POOL_STREET),
				    letter_key(l, KEY_PLACES), name);

	return to.n ? to : name_phrase(l, name, room);
}

bool street_replace(struct act_letter *l, size_t i, struct edit *e)
{
	const struct finding *f = &l->f[i];
	struct walk w = {.end = f->start,
			 .limit = f->end,
			 .name = name_of_suffixes(l, f->start, f->end)};
	bool first = true;
	uint32_t at = f->start;

	(void)e;
	while (next_word(l, &w)) {
		unsigned char room[PICK_ROOM];
		struct str word = doc_text(l->doc, w.at, w.end), value;
		uint32_t from = w.at;

		draft_keep(&l->draft, at, w.at);
		if (has_digit(word) || (w.unit && word.n == 1)) {
			put_number(l, w.at, w.end);
		} else if (is_kept(l, &w) && !(first && w.end == f->end)) {
			draft_keep(&l->draft, w.at, w.end);
		} else {
			uint32_t end = name_end(l, &w);

			value = surrogate(l, doc_text(l->doc, from, end), room);
			if (value.n == 0)
				return false;
			pool_put(l, from, end, value);
		}
		w.unit = WORDLIST_HAS(units, word);
		first = false;
		at = w.end;
	}
	draft_keep(&l->draft, at, f->end);
	return true;
}
