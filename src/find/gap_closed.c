/*
 * Given: two words, one blank between them. Promises: whether a value was cut out between
 * them, blanks and all, and of what kind. Must not: take what prose has side by side.
 */
#include <string.h>

#include "gap_side.h"

#define NEITHER_REACH 6 /* tokens from "neither" to the preposition before "nor" */

/* "who sustained a fall": the relative is the subject of the verb behind it. */
static bool own_verb(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "who which that") &&
	       (gap_verb(s, i + 1) || gap_past(s, i + 1)) &&
	       !around_is(s, i + 1, "is was are were has had have will can");
}

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
			return !own_verb(s, b - 1);
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
		around_in(s, left - 1, CUE_PARTICIPLE));
}

/* "looked at  by the nurse", "hired on as a deckhand" */
static bool idiom(const struct scene *s, uint32_t left, uint32_t i)
{
	if (around_is(s, left, "on") && around_is(s, i, "as at with") && left > 0)
		return around_in(s, left - 1, CUE_HIREDAS);
	return around_is(s, left, "at") && around_is(s, i, "by") && left > 0 &&
	       around_in(s, left - 1, CUE_LOOKEDAT);
}

/* May the word at token i not follow the preposition, though it is one blank away? */
static bool collides(const struct scene *s, uint32_t left, uint32_t i, uint8_t kind)
{
	if (around_classes(s, i) & LEX_BIT(PREDICATE))
		return !gap_said(s, i);
	if (gap_past(s, i) && around_is(s, i + 1, "the a an that his her no to"))
		return true;
	if (around_is(s, i, "as"))
		return around_is(s, i + 1, "a an the his her");
	if (around_is(s, i, "about"))
		return !gap_dated(s, i + 1);
	if (around_is(s, i, "until since because"))
		return around_is(s, left, "at by for with in");
	if (kind == LEXICON_GAP_DATE && around_is(s, left, "on"))
		return around_is(s, i,
				 "by of with at from in to because when while but") ||
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
	return (around_classes(s, i) & LEX_BIT(PREDICATE)) ||
	       (around_is(s, left, "on") && gap_verb(s, i) &&
		s->doc->tok[i + 1].kind == TOKEN_NUMBER);
}

/* The word that begins what token b belongs to, "examined" of "examined the claimant on",
 * not far before it; AROUND_NONE. */
static uint32_t verb_before(const struct scene *s, uint32_t b)
{
	for (uint32_t n = 0; b > 0 && n < 8 && !scene_fresh(s, b); n++) {
		b--;
		if (s->doc->tok[b].kind == TOKEN_PUNCT && !scene_punct(s, b, '-'))
			return AROUND_NONE;
		if (scene_small(s, b) && ((around_classes(s, b) & LEX_BIT(SAYVERB)) ||
					  around_in(s, b, CUE_SUFFERED)))
			return b;
	}
	return AROUND_NONE;
}

/* What happened "on" a day, where the sentence goes on without it: "examined her on  and
 * found", "injured the wrist on  while falling", "wrote on  that the denial", "came to
 * the clinic on  with pain". */
static bool day_of_event(const struct scene *s, uint32_t left, uint32_t i)
{
	uint32_t verb;

	if (!around_is(s, left, "on"))
		return false;
	/* "wrote on  that the denial" */
	if (around_is(s, i, "that"))
		return (around_classes(s, left - 1) & LEX_BIT(SAYVERB)) &&
		       (around_is(s, i + 1, "the a his her no") ||
			around_is(s, i + 2, "is was were"));
	if (around_is(s, i, "for"))
		return around_in(s, left - 1, CUE_PAPERVERB);
	verb = verb_before(s, left);
	if (verb == AROUND_NONE || verb + 1 == left || around_in(s, verb, CUE_PUTON))
		return false;
	if (around_is(s, i, "in"))
		return around_is(s, i + 1, "the") && around_is(s, i + 2, "course");
	if (around_is(s, i, "and"))
		return gap_past(s, i + 1) || around_is(s, i + 1, "found gave was had");
	return around_is(s, i, "while with");
}

/* "evaluation of  placed her at", "e-mail of  came from", "that of  explains the need",
 * "letter of  dated 5/6/2013": a noun's "of" and a verb. */
static bool verb_after_of(const struct scene *s, uint32_t left, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	if (!around_is(s, left, "of") || left < 2 || scene_fresh(s, left) ||
	    !scene_small(s, i))
		return false;
	if (around_is(s, left - 1, "that"))
		return gap_present(s, i);
	if (around_is(s, i, "as") && around_in(s, i + 1, CUE_FOUND))
		return (around_classes(s, left - 1) & LEX_BIT(TESTNOUN)) ||
		       around_in(s, left - 1, CUE_FILM);
	if (!(around_classes(s, left - 1) & (LEX_BIT(TASKNOUN) | LEX_BIT(TESTNOUN))))
		return false;
	if (around_is(s, i, "runs came"))
		return around_is(s, i + 1, "to from");
	if (around_is(s, i, "found gave calls"))
		return around_is(s, i + 1, "a no him her");
	if (around_is(s, i, "dated"))
		return gap_dated(s, i + 1);
	return w.n > 4 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e' &&
	       around_is(s, i + 1, "him her them it on");
}

/* "from  to", "dated 5/6/2013 through  were", "on  and 5/6/2013". */
static bool half_of_dates(const struct scene *s, uint32_t left, uint32_t i)
{
	if (around_is(s, left, "from"))
		return around_is(s, i, "to through thru") &&
		       (gap_dated(s, i + 1) || around_is(s, i, "through thru") ||
			s->doc->tok[i + 1].shape == SHAPE_CAP ||
			(around_classes(s, i + 1) & LEX_BIT(PREDICATE)));
	if (around_is(s, left, "to through thru"))
		return (around_classes(s, i) & LEX_BIT(PREDICATE)) &&
		       ((gap_left(s, left) & LEFT_PAIR) ||
			(left > 0 && around_is(s, left - 1, "from")));
	if (!around_is(s, i, "and") || !around_is(s, left, "on dos seen"))
		return false;
	/* "30 on  and 31 on 5/6/2013" */
	if (s->doc->tok[i + 1].kind == TOKEN_NUMBER && around_is(s, i + 2, "on in"))
		return gap_dated(s, i + 3);
	return gap_dated(s, i + 1) &&
	       (s->doc->tok[i + 1].kind == TOKEN_NUMBER ||
		(around_classes(s, i + 1) & (LEX_BIT(MONTH) | LEX_BIT(WEEKDAY)))) &&
	       !(left > 0 && around_is(s, left - 1, "later so early going"));
}

/* "neither enrollment in nor repetition of it" */
static bool neither(const struct scene *s, uint32_t left)
{
	for (uint32_t i = left; i > 0 && left - i < NEITHER_REACH && !scene_fresh(s, i);
	     i--)
		if (around_is(s, i - 1, "neither"))
			return true;
	return false;
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
	if (verb_after_noun(s, left, i) || verb_after_of(s, left, i) ||
	    day_of_event(s, left, i))
		return true;
	if (around_is(s, i, "is was were are has had did does"))
		return around_is(s, left, "of in on with after before by at from");
	return around_is(s, i, "because nor") && !neither(s, left) &&
	       around_is(s, left, "of in on with by at");
}

/* One of two: "Both  and Dr. Ito", "Drs. Osei and  agreed", "the opinions of doctors  and
 * Ito"; "the attending providers were  and Ito". */
static bool one_of_two(const struct scene *s, uint32_t left, uint32_t i)
{
	bool capital = s->doc->tok[i + 1].shape == SHAPE_CAP &&
		       !((around_classes(s, i + 1) & LEX_BIT(WORD)) &&
			 !(around_classes(s, i + 1) & LEX_BIT(TITLE)));

	if (around_is(s, left, "both")) /* "of both and of no other" */
		return around_is(s, i, "and") &&
		       (capital || (s->words.w[left].flags & WORD_START));
	if (around_is(s, left, "neither"))
		return around_is(s, i, "nor");
	if (around_is(s, left, "doctors were"))
		return around_is(s, i, "and") && capital;
	return around_is(s, left, "and nor") && !(s->words.w[left].flags & WORD_CAPS) &&
	       (gap_left(s, left) & LEFT_ONE) && (gap_right(s, i) & RIGHT_VERB);
}

/* "it is noted that  reported 12% relief", "date of birth is given as  on one form" */
static uint8_t after_verb(const struct scene *s, uint32_t left, uint32_t i)
{
	if (left < 3 || scene_fresh(s, left))
		return LEXICON_GAP_NONE;
	if (around_is(s, left, "when while if"))
		return gap_past(s, i) && around_is(s, i + 1, "him her them")
			       ? LEXICON_GAP_NAME
			       : LEXICON_GAP_NONE;
	if (around_is(s, left, "that"))
		return around_is(s, left - 2, "is was") && around_is(s, left - 3, "it") &&
				       (gap_right(s, i) & RIGHT_ACTS)
			       ? LEXICON_GAP_NAME
			       : LEXICON_GAP_NONE;
	if (around_is(s, left, "as") && around_is(s, i, "on in by at and") &&
	    around_in(s, left - 1, CUE_SHOWNAS) && around_is(s, left - 2, "is was"))
		return gap_word_kind(s, left - 3) ? gap_word_kind(s, left - 3)
						  : gap_slot_before(s, left - 1).kind;
	return LEXICON_GAP_NONE;
}

/* "In  she was admitted": a sentence's first word, and a clause behind it. */
static bool opens_clause(const struct scene *s, uint32_t left, uint32_t i)
{
	return (s->words.w[left].flags & WORD_START) &&
	       around_is(s, left, "in on at by from") && around_is(s, i, "he she they") &&
	       around_is(s, i + 1, "was had were has");
}

uint8_t gap_closed(const struct scene *s, uint32_t i)
{
	uint32_t left = i - 1;
	struct gap_slot slot;
	uint8_t kind;

	/* Whatever is asked below is asked of one of these. */
	if (!around_cue(s, left, CUE_BIT(CUTLEFT)) ||
	    (!scene_small(s, left) && !(s->words.w[left].flags & WORD_START) &&
	     !around_is(s, left, "dos")))
		return LEXICON_GAP_NONE;
	if (one_of_two(s, left, i))
		return LEXICON_GAP_NAME;
	if (s->doc->tok[left].gap == 0 && !around_is(s, left, "dos"))
		return LEXICON_GAP_NONE;
	kind = after_verb(s, left, i);
	if (kind)
		return kind;
	if (half_of_dates(s, left, i)) /* "from  to Dr. Ito" */
		return around_is(s, left, "from") && around_is(s, i, "to") &&
				       !gap_dated(s, i + 1) &&
				       s->doc->tok[i + 1].shape == SHAPE_CAP
			       ? LEXICON_GAP_NAME
			       : LEXICON_GAP_DATE;
	if (!around_is(s, left, "by on in at of from to with for after before between") ||
	    gap_dated(s, i) || (left > 0 && around_is(s, left - 1, "ever never")))
		return LEXICON_GAP_NONE;
	slot = gap_slot_before(s, i);
	if (!slot.kind || slot.kind == LEXICON_GAP_ID) /* "account number on file" */
		return LEXICON_GAP_NONE;
	if (opens_clause(s, left, i))
		return slot.kind;
	if (!(slot.strong && collides(s, left, i, slot.kind)) &&
	    !collides_weakly(s, left, i))
		return LEXICON_GAP_NONE;
	/* What happened "between and 3/4/2015" is no relative clause. */
	if (around_is(s, left, "between from") && gap_dated(s, i + 1))
		return LEXICON_GAP_DATE;
	if (!gap_seam_wants(s, left, i) || stranded(s, i) || idiom(s, left, i) ||
	    (passive(s, left) && !around_is(s, i, "for")))
		return LEXICON_GAP_NONE;
	return gap_seam_half(s, left, i, slot.strong) ? LEXICON_GAP_DATE : slot.kind;
}
