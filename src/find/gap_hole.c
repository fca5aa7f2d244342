/*
 * Given: a token behind a possible hole. Promises: whether what stands there can begin a
 * value of its own, so that nothing need be missing. Must not: look before the hole.
 */
#include "gap.h"

#include <string.h>

/* Closed-class words that begin a noun phrase, or may stand between a preposition and
 * one. */
#define BEGINS_PHRASE                                                                    \
	"a all an another any anyone both each either every everyone everything few "    \
	"five four "                                                                     \
	"eight first six seven nine ten half her his him it its last least less many "   \
	"me most "                                                                       \
	"more much my neither next no nobody none nothing once one other our quite "     \
	"same second "                                                                   \
	"several some someone something such the their them these they third this "      \
	"those three "                                                                   \
	"two us what whatever which whom whose you your today yesterday here there now " \
	"then "                                                                          \
	"further following prior very not never just only almost nearly approximately "  \
	"he she "                                                                        \
	"we i"

#define DETERMINERS "the a an each any no his her this that these those none it"

/* About, over, up to: between a preposition and a number they are no preposition. */
#define BEFORE_NUMBER "about around over under up between within approximately"

bool gap_possessive(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_POSS)
		return true;
	return scene_punct(s, i, '\'') && t[1].gap == 0 && t[1].end - t[1].start == 1 &&
	       t[1].c == 's' && (t[2].gap != 0 || t[2].kind == TOKEN_END);
}

bool gap_orphan(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].gap != 0 && gap_possessive(s, i) &&
	       !scene_punct(s, i - 1, ']');
}

static bool lower(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_WORD && scene_small(s, i);
}

static bool is_number(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].kind == TOKEN_NUMBER ||
	       (s->words.w[i].flags & WORD_FOUND) ||
	       (around_classes(s, i) & LEX_BIT(NUMWORD));
}

static bool function_word(const struct scene *s, uint32_t i)
{
	return (around_classes(s, i) & LEX_BIT(FUNCTION)) != 0;
}

/* Does a clause go on after token i: "denied the", "called twice.", but not "decreased
 * range"? */
static bool object_or_end(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (scene_fresh(s, i) || t->kind == TOKEN_NUMBER ||
	    (s->words.w[i].flags & WORD_FOUND))
		return true;
	if (t->kind == TOKEN_PUNCT)
		return t->c == '.' || t->c == ',' || t->c == ';' || t->c == ')';
	if (t->kind != TOKEN_WORD || around_is(s, i, "and or"))
		return false;
	return function_word(s, i) || t->shape != SHAPE_LOWER;
}

bool gap_past(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return !scene_fresh(s, i) && lower(s, i) &&
	       (around_classes(s, i) & LEX_BIT(SAYVERB)) && w.n > 4 &&
	       w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e';
}

bool gap_present(const struct scene *s, uint32_t i)
{
	struct str w = doc_token(s->doc, i);

	return !scene_fresh(s, i) && lower(s, i) && w.n > 4 && w.p[w.n - 1] == 's' &&
	       around_is(s, i + 1, DETERMINERS);
}

bool gap_said(const struct scene *s, uint32_t i)
{
	return around_is(s, i, "said") && !scene_fresh(s, i + 1) && lower(s, i + 1) &&
	       !(around_classes(s, i + 1) & (LEX_BIT(FUNCTION) | LEX_BIT(PREDICATE)));
}

bool gap_verb(const struct scene *s, uint32_t i)
{
	struct str w;
	bool plural, past;

	if (gap_orphan(s, i))
		return true;
	if (around_is(s, i, "non pre re") && scene_hyphen(s, i + 1) &&
	    s->doc->tok[i + 2].gap == 0 && !scene_fresh(s, i))
		i += 2; /* non-certified all */
	w = doc_token(s->doc, i);
	if (scene_fresh(s, i) || !lower(s, i) || gap_said(s, i))
		return false;
	if (around_classes(s, i) & LEX_BIT(PREDICATE))
		return true;
	plural = w.n > 3 && w.p[w.n - 1] == 's' &&
		 (around_classes(s, i) & LEX_BIT(TASKNOUN));
	past = w.n > 4 && w.p[w.n - 1] == 'd' && w.p[w.n - 2] == 'e';
	if (!past && (plural || !(around_classes(s, i) & LEX_BIT(SAYVERB))))
		return false;
	/* "in  places, not": a noun as well as a verb. */
	return object_or_end(s, i + 1) &&
	       (past || s->doc->tok[i + 1].kind != TOKEN_PUNCT);
}

bool gap_hole_before(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	if (t->kind == TOKEN_PUNCT && !gap_orphan(s, i))
		return t->c < 0x80 && strchr(",.;)?!", t->c);
	if (gap_verb(s, i) || around_is(s, i, "thru"))
		return true;
	if (!lower(s, i) || !function_word(s, i))
		return false;
	if (around_is(s, i, BEFORE_NUMBER) &&
	    (is_number(s, i + 1) || around_is(s, i + 1, "about to")))
		return false;
	if (around_is(s, i + 1, "least most"))
		return false;
	if (around_is(s, i, "and or"))
		/* "with  and without"; gap_blank.c knows better where a value must come
		 */
		return !around_is(s, i + 1,
				  "without with from to of by for in on at off out");
	if (around_is(s, i, "that"))
		return around_is(s, i + 1,
				 "the a an he she his her it they their there this") ||
		       gap_verb(s, i + 1) || gap_present(s, i + 1);
	return !around_is(s, i, BEGINS_PHRASE);
}
