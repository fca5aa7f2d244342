/*
 * Given: a run of words. Promises: what stands beside it. Must not: weigh.
 */
#include "candidate.h"

#include <string.h>

#include "org_kind.h"

enum candidate_look candidate_look(const struct scene *s, uint32_t i)
{
	uint8_t flags = s->words.w[i].flags;

	if (flags & WORD_CAPS)
		return LOOK_CAPS;
	if (flags & WORD_TITLED)
		return LOOK_TITLED;
	return flags & (WORD_START | WORD_LABEL) ? LOOK_START : LOOK_MID_CAP;
}

/* 9/16/10, Olympic Urgent Care, S. Rhee: an item behind a date that is no guideline's. */
static bool in_record(const struct scene *s, uint32_t first, uint32_t end)
{
	return first > 2 && scene_punct(s, first - 1, ',') &&
	       s->doc->tok[first - 2].kind == TOKEN_NUMBER &&
	       (s->words.w[first - 2].flags & (WORD_FOUND | WORD_KEEP)) == WORD_FOUND &&
	       !scene_fresh(s, first) &&
	       (scene_punct(s, end, ',') || scene_punct(s, end, ';'));
}

/* Does a street begin at i: something a rule found that is no date? */
static bool street_at(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind != TOKEN_END && (s->words.w[i].flags & WORD_FOUND) &&
	       !scene_class(s, i, LEX_BIT(MONTH) | LEX_BIT(WEEKDAY)) &&
	       (t->kind == TOKEN_WORD ||
		(t->kind == TOKEN_NUMBER && t[1].kind == TOKEN_WORD && t[1].gap &&
		 !scene_class(s, i + 1, LEX_BIT(MONTH))));
}

/* Does a credential end before token i? */
static bool credential_before(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;

	if (scene_fresh(s, i))
		return false;
	if (scene_punct(s, i - 1, '.'))
		i--;
	return i > 1 && s->doc->tok[i - 1].shape != SHAPE_LOWER &&
	       around_ends_with(s, i - 1, LEX_BIT(CREDENTIAL), &e) != AROUND_NONE;
}

bool candidate_heads(const struct scene *s, uint32_t first, uint32_t end)
{
	return scene_punct(s, end, ':') &&
	       !(first > 0 && !scene_fresh(s, first) &&
		 s->doc->tok[first - 1].shape == SHAPE_LOWER &&
		 around_is(s, first - 1, "at by with"));
}

static bool line_begins(const struct scene *s, uint32_t i)
{
	return i == 0 || (s->doc->tok[i].gap & (GAP_NEWLINES | GAP_FORMFEED));
}

bool candidate_placed(const struct scene *s, uint32_t first, uint32_t end)
{
	if (in_record(s, first, end))
		return true;
	if (scene_punct(s, end, '*') || scene_punct(s, end, '|'))
		return line_begins(s, first) && street_at(s, end + 1);
	return around_alone(s, first, end) &&
	       (street_at(s, end) || credential_before(s, first));
}

/* "taken to", "rushed to", by whoever brought somebody, at token b, the "to"; what is
 * somebody's name, too, or a town's, is no Recovery. */
static bool taken_to(const struct scene *s, const struct candidate *c, uint32_t b)
{
	uint32_t by = b > 1 && around_is(s, b - 1, "him her me them") ? b - 2 : b - 1;

	return scene_class(s, c->run.first, LEX_BITS_NAME | LEX_BIT(CITY)) && b > 0 &&
	       around_is(s, b, "to") && !scene_fresh(s, b) &&
	       ((around_cue(s, by, CUE_BIT(SENT)) && around_cue(s, by, CUE_BIT(CARE)) &&
		 !around_is(s, by, "presented admitted")) ||
		(by < b - 1 && around_is(s, by, "took rushed drove sent")));
}

/* One capital word of the language in running text, and none of these classes. */
static bool plain_capital(const struct scene *s, const struct candidate *c,
			  uint64_t classes)
{
	classes |= LEX_BIT(MEDWORD) | LEX_BIT(EPONYM) | LEX_BIT(ACRONYM) |
		   LEX_BIT(FUNCTION) | LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) |
		   LEX_BIT(NUMWORD);
	return c->people && c->run.words == 1 && c->sides.look == LOOK_MID_CAP &&
	       !c->sides.comma && c->words.plain &&
	       !scene_class(s, c->run.first, classes);
}

/* Seen at Summit, taken to Doctors, an MRI at Beacon, labs at Quest: where care was
 * given.
 */
bool candidate_cared(const struct scene *s, const struct candidate *c)
{
	const struct token *next = &s->doc->tok[c->run.end];
	uint32_t b = c->sides.before;

	return plain_capital(s, c, LEX_BIT(ORGHEAD)) && b != AROUND_NONE &&
	       (next->kind != TOKEN_PUNCT || strchr(".,;?", next->c)) &&
	       next->kind != TOKEN_NUMBER &&
	       ((around_is(s, b, "at") && org_cares(s, b)) || taken_to(s, c, b));
}

/* Drives for Yellow, is a cook for Coast: for which somebody works. */
bool candidate_hired(const struct scene *s, const struct candidate *c)
{
	const uint64_t other = LEX_BIT(SPECIALTY) | LEX_BIT(OCCHEAD) | LEX_BIT(TASKNOUN) |
			       LEX_BIT(DRUG) | LEX_BIT(DEVICE);
	const struct token *next = &s->doc->tok[c->run.end];
	uint32_t b = c->sides.before, end = c->run.end;

	return plain_capital(s, c, other) &&
	       (around_is(s, b, "for") || (around_is(s, b, "with at") && b > 0 &&
					   scene_class(s, b - 1, LEX_BIT(OCCHEAD)) &&
					   around_is(s, end, "until till since from"))) &&
	       (next->kind == TOKEN_PUNCT
			? strchr(".,;?", next->c) != NULL
			: around_is(s, end, "until till since from in and as when"));
}

/* "commutes from", "lives in": not the "from" that a person's letter may come from. */
static bool behind_way(const struct scene *s, const struct sides *sides)
{
	const struct lexicon_entry *e;
	uint32_t b = sides->before;

	if (b == AROUND_NONE || sides->comma)
		return false;
	if (b > 0 && around_cue(s, b, CUE_BIT(THE)) && !scene_fresh(s, b) &&
	    scene_is(s, b + 1, LEX_BIT(COUNTRY)))
		b--; /* born in the Dominican Republic */
	return around_ends_with(s, b, LEX_BIT(PLACECUE), &e) != AROUND_NONE &&
	       e->words > 1;
}

#define STREET_WORDS 12

/* "1462 Lemon Ave., Redding, has since closed". */
static bool behind_street(const struct scene *s, uint32_t i)
{
	bool number = false, street = false;
	uint32_t end = i > STREET_WORDS ? i - STREET_WORDS : 0;

	if (!scene_punct(s, i - 1, ','))
		return false;
	for (uint32_t k = i - 1; k-- > end && (s->words.w[k].flags & WORD_FOUND);) {
		number = number || s->doc->tok[k].kind == TOKEN_NUMBER;
		street = street || scene_class(s, k, LEX_BIT(STREETSUFFIX)) ||
			 around_is(s, k, "box highway");
	}
	return number && street;
}

#define ZIP_DIGITS 5
#define STATE_MASK 20 /* tokens of the mask that stands for a state */

static bool zip_at(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_NUMBER && t->end - t->start == ZIP_DIGITS;
}

static bool mask_glyph(const struct scene *s, uint32_t i, const char *ascii)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_WORD)
		return run_mask(s, i); /* XXXX */
	return t->kind == TOKEN_PUNCT && t->c && (t->c >= 0x80 || strchr(ascii, t->c));
}

/* A mask at i, as for a state, and behind it five digits or, with another, a mask. */
static bool mask_state(const struct scene *s, uint32_t i, bool another)
{
	uint32_t end = i + STATE_MASK;

	if (!mask_glyph(s, i, "[_("))
		return false;
	for (i++; i < end && !scene_fresh(s, i); i++) {
		if (s->doc->tok[i].kind == TOKEN_NUMBER)
			return zip_at(s, i);
		if (another && s->doc->tok[i].gap && mask_glyph(s, i, "[_("))
			return true;
	}
	return false;
}

/* "[address] El Paso, (State) 78238", "____, ____, McAllen" at the end of a line: a town
 * of the list where masks stand for the rest of its address. */
static bool among_masks(const struct scene *s, const struct run *r)
{
	uint32_t b = r->first - 1, i = r->end;
	bool comma = scene_punct(s, b, ','), mask;

	if (r->first < 3 || !(lexical_whole(s, r->first, r->end) & LEX_BIT(CITY)))
		return false;
	mask = mask_glyph(s, b - comma, "]_)");
	if (scene_punct(s, i, ','))
		return mask_state(s, i + 1,
				  mask || (s->words.w[r->first].flags & WORD_LINE));
	if (!comma || !mask || !(s->doc->tok[i].gap & GAP_NEWLINES))
		return false;
	while (b > 1 && mask_glyph(s, b - 1, "]_)"))
		b--;
	return b > 1 && scene_punct(s, b - 1, ',') && mask_glyph(s, b - 2, "]_)");
}

/* "San Lucero Pizza, L.P., of Murrieta, is the employer": where who was named is from. */
static bool behind_of(const struct scene *s, const struct run *r)
{
	uint32_t i = r->first;

	return i > 3 && around_is(s, i - 1, "of") && scene_punct(s, i - 2, ',') &&
	       (scene_punct(s, r->end, ',') || scene_punct(s, r->end, '.')) &&
	       !scene_class(s, r->end + 1, LEX_BIT(SURNAME)) &&
	       (lexical_whole(s, r->first, r->end) & LEX_BIT(CITY));
}

void candidate_sides(const struct scene *s, const struct run *r, struct sides *out)
{
	out->before = around_before(s, r->first, &out->comma);
	out->says = around_says(s, r->end, &out->aux);
	out->test = around_test(s, r->end);
	out->year = around_year(s, r->end);
	out->terms = around_terms(s, r->first, r->end);
	out->studies = around_studies(s, r->first, r->end);
	out->look = candidate_look(s, r->first);
	out->lives = behind_way(s, out);
	out->place = out->lives || behind_street(s, r->first) || among_masks(s, r) ||
		     behind_of(s, r);
}
