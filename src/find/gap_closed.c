/*
 * Given: two words, one blank between them. Promises: whether a value was cut out between
 * them, blanks and all, and of what kind. Must not: take what prose has side by side.
 */
#include <string.h>

#include "gap_side.h"

/* "which he was seen by on": the noun stands before the verb. */
static bool stranded(const struct scene *s, uint32_t i)
{
	for (uint32_t b = i; b > 0 && i - b < 12 && !scene_fresh(s, b); b--) {
		const struct token *t = &s->doc->tok[b - 1];

		if (t->kind == TOKEN_PUNCT && strchr(".;:?", t->c))
			return false;
		if (around_is(
			    s, b - 1,
			    "who whom whose which that what where whatever whoever how"))
			return true;
		if (around_is(s, b - 1, "he she they it i we you") && b > 1 &&
		    !(s->words.w[b - 1].flags & WORD_START) && !scene_fresh(s, b - 1) &&
		    !scene_punct(s, b - 2, ',') &&
		    !around_is(s, b - 2,
			       "and but when because if while since after before until "
			       "as so or although"))
			return true;
	}
	return false;
}

/* "the ground referred to  is clear", "was paid for  by him": its noun stands before. */
static bool passive(const struct scene *s, uint32_t left)
{
	struct str w;

	if (left == 0 || !around_is(s, left, "to for with"))
		return false;
	w = doc_token(s->doc, left - 1);
	return ((w.n > 3 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e') ||
		around_is(s, left - 1,
			  "met paid sent given told taken seen known held dealt led left "
			  "written made done put brought thought heard found"));
}

/* May the word at token i not follow the preposition, though it is one blank away? */
static bool collides(const struct scene *s, uint32_t left, uint32_t i, uint8_t kind)
{
	if (around_classes(s, i) & LEX_BIT(PREDICATE))
		return true;
	if (gap_past(s, i) && around_is(s, i + 1, "the a an that his her no to"))
		return true;
	if (around_is(s, i, "as"))
		return around_is(s, i + 1, "a an the his her");
	if (around_is(s, i, "about"))
		return !gap_dated(s, i + 1);
	if (kind == LEXICON_GAP_DATE && around_is(s, left, "on"))
		return around_is(s, i, "by of with at from in to because when while") ||
		       (around_is(s, i, "and") &&
			(gap_verb(s, i + 1) || gap_past(s, i + 1)));
	return around_is(s, i, "by on of with at from for");
}

/* "therapy on |", "10/10 on |", "the denial of |": a noun, which does not take the
 * preposition to itself as "operated on" and "aware of" do. */
static bool noun_before(const struct scene *s, uint32_t left)
{
	uint32_t b = left - 1;
	struct str w;

	if (left == 0 || scene_fresh(s, left))
		return false;
	if (s->doc->tok[b].kind == TOKEN_NUMBER)
		return !gap_dated(s, b);
	w = doc_token(s->doc, b);
	return s->doc->tok[b].kind == TOKEN_WORD && s->doc->tok[b].shape == SHAPE_LOWER &&
	       w.n > 3 && !around_verbal(s, b) && memcmp(w.p + w.n - 3, "ing", 3) != 0 &&
	       (around_classes(s, b) & (LEX_BIT(TASKNOUN) | LEX_BIT(TESTNOUN) |
					LEX_BIT(MEDWORD) | LEX_BIT(ROLE))) != 0;
}

/* "denial of  rests on", "therapy on  and was taught": no verb follows of or on. */
static bool verb_after_noun(const struct scene *s, uint32_t left, uint32_t i)
{
	if (!around_is(s, left, "on of") || !noun_before(s, left))
		return false;
	if (around_is(s, left, "on") && around_is(s, i, "and"))
		i++;
	return (around_classes(s, i) & LEX_BIT(PREDICATE)) != 0;
}

/* Where no more than a preposition asks for a value: "the bone scan in  was", "between
 * and 3/4/2015". */
static bool collides_weakly(const struct scene *s, uint32_t left, uint32_t i)
{
	if (around_is(s, left, "between") || around_is(s, left, "from"))
		return around_is(s, i,
				 around_is(s, left, "from") ? "to through thru"
							    : "and") &&
		       gap_dated(s, i + 1);
	if (verb_after_noun(s, left, i))
		return true;
	if (around_is(s, i, "is was were are has had did does"))
		return around_is(s, left, "of in on with after before by at");
	return around_is(s, i, "because nor") &&
	       around_is(s, left, "of in on with by at");
}

uint8_t gap_closed(const struct scene *s, uint32_t i)
{
	uint32_t left = i - 1;
	struct gap_slot slot;

	if (around_is(s, left, "neither") && around_is(s, i, "nor"))
		return LEXICON_GAP_NAME;
	if ((s->doc->tok[left].shape != SHAPE_LOWER &&
	     !(s->words.w[left].flags & WORD_START)) ||
	    s->doc->tok[left].gap == 0 ||
	    !around_is(s, left, "by on in at of from to with for after before between") ||
	    gap_dated(s, i) || (left > 0 && around_is(s, left - 1, "ever never")))
		return LEXICON_GAP_NONE;
	slot = gap_slot_before(s, i);
	if (!slot.kind || slot.kind == LEXICON_GAP_ID) /* "account number on file" */
		return LEXICON_GAP_NONE;
	if (!(slot.strong && collides(s, left, i, slot.kind)) &&
	    !collides_weakly(s, left, i))
		return LEXICON_GAP_NONE;
	/* What happened "between and 3/4/2015" is no relative clause. */
	if (around_is(s, left, "between from") && gap_dated(s, i + 1))
		return LEXICON_GAP_DATE;
	if (!gap_seam_wants(s, left, i) || stranded(s, i) ||
	    (passive(s, left) && !around_is(s, i, "for")))
		return LEXICON_GAP_NONE;
	return gap_seam_half(s, left, i, slot.strong) ? LEXICON_GAP_DATE : slot.kind;
}
