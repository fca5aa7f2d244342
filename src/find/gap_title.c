/*
 * Given: a title or a credential. Promises: the place of the name that went and left it:
 * "Dr. who", "the Mr. called", "by MD on", "a note by the Esquire". Must not: take a
 * profession ("seen by PT"), or a title that stands for more (MS, MR imaging), for one.
 */
#include "gap.h"

/* "stopped", "works", "that night": words that begin nobody's name, as "von" and a
 * surname typed in small letters do. */
static bool plain_word(const struct scene *s, uint32_t i)
{
	return s->doc->tok[i].shape == SHAPE_LOWER &&
	       (around_is(s, i, "that this then also later") ||
		(around_verbal(s, i) && (around_classes(s, i) & LEX_BIT(WORD)) &&
		 !(around_classes(s, i) & (LEX_BIT(PARTICLE) | LEX_BIT(SURNAME)))));
}

/* "Dr. in surgery until noon", "Dr. out of town": notes of calls leave out whose, and
 * where the doctor is stands behind. */
static bool whereabouts(const struct scene *s, uint32_t next)
{
	if (around_in(s, next, CUE_ABSENT) && !around_is(s, next + 1, "by from at in"))
		return true;
	return around_is(s, next, "in on with at not out off") &&
	       around_in(s, next + 1, CUE_WHEREABOUTS);
}

/* Does nothing of a name come after the title? "Mr. was", "Ms. stopped", "the Mr. Her".
 */
static bool nameless(const struct scene *s, uint32_t title, uint32_t next)
{
	if (gap_orphan(s, next))
		return true;
	if (around_is(s, next, "and or") && !around_is(s, title, "drs"))
		return gap_verb(s, next + 1) || gap_past(s, next + 1);
	if (scene_punct(s, next, '(')) /* "Dr. (5/6/2013)" */
		return s->words.w[next + 1].flags & WORD_FOUND;
	if (s->doc->tok[next].kind != TOKEN_WORD)
		return false;
	if (gap_hole_before(s, next) ||
	    (next > title + 1 && plain_word(s, next))) /* "Mr imaging" */
		return true;
	if (next > title + 1 && title && around_is(s, title - 1, "by with from per") &&
	    around_is(s, next, "the this he she they his her there"))
		return true; /* a note by Dr. the patient says */
	return next > title + 1 && title && around_is(s, title - 1, "the") &&
	       (s->doc->tok[next].shape == SHAPE_LOWER ||
		(around_classes(s, next) & LEX_BIT(FUNCTION)));
}

/* "Dr. who", "Mr. was", "Dr. 's": a title whose name is gone. */
void gap_title(const struct scene *s, uint32_t i, struct finding_list *out)
{
	uint32_t next = i + 1;

	if (!around_is(s, i, "dr drs mr mrs ms") || s->doc->tok[i].shape == SHAPE_LOWER)
		return;
	if (scene_punct(s, next, '.') && s->doc->tok[next].gap == 0)
		next++;
	else if (s->doc->tok[i].shape != SHAPE_CAP)
		return; /* MS is a disease */
	if (scene_fresh(s, next) || s->doc->tok[next].gap == 0 ||
	    (s->doc->tok[next].gap & (GAP_WIDE | GAP_TRAILING | GAP_FORMFEED)))
		return;
	if (around_is(s, next, "of") &&
	    (scene_class(s, next + 1, LEX_BIT(SPECIALTY) | LEX_BIT(CREDENTIAL)) ||
	     around_in(s, next + 1, CUE_DOCTORATE)))
		return; /* a Dr. of Chiropractic */
	if (i > 0 && around_is(s, i, "dr drs") &&
	    around_is(s, i - 1, "the a his her their my"))
		return; /* short for the doctor */
	if (scene_punct(s, i + 1, '.') && around_is(s, i, "dr drs") &&
	    whereabouts(s, next))
		return;
	if (nameless(s, i, next))
		gap_put_empty(s, out, s->doc->tok[next].start, LEXICON_GAP_NAME, GAP_SURE,
			      "gap.title");
}

/* "(5/5).  M.D., the designated doctor, agreed" */
static bool begins_sentence(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i - 1, '.') && scene_punct(s, run_credential(s, i), ',') &&
	       !(s->doc->tok[i].gap & GAP_NEWLINES) && !(i > 1 && run_namey(s, i - 2));
}

/* "by MD on", "a note by the Esquire", "Provider Name: MD". */
void gap_credential(const struct scene *s, uint32_t i, struct finding_list *out)
{
	const struct token *t = &s->doc->tok[i];
	struct gap_slot slot;
	bool esquire = t->c == 'e' && around_is(s, i, "esquire esq");
	bool noun = esquire && around_is(s, i - 1, "the an");
	float score = GAP_DOUBT;

	if (scene_fresh(s, i) || (run_credential(s, i) == i && !esquire) ||
	    t->shape == SHAPE_MIXED || scene_punct(s, i - 1, '/') ||
	    scene_punct(s, i - 1, '-') || scene_punct(s, i - 1, ',') ||
	    scene_punct(s, i - 1, '(') || scene_punct(s, i + 1, '/'))
		return; /* MD/DO, (PT) */
	if (around_is(s, i - 1, "the a an and or") && !noun)
		return;
	if (!(t->gap & GAP_WIDE) && around_in(s, i - 1, CUE_TOLD))
		return; /* "drainage at the site, told MD" */
	slot = gap_slot_before(s, i);
	/* "a note by the Esquire": nobody is one but behind a name; there is a magazine.
	 */
	if (noun ? around_is(s, i + 1, "magazine")
		 : slot.kind != LEXICON_GAP_NAME && !begins_sentence(s, i))
		return;
	/* "seen by PT": a profession may stand for whoever had the shift, a doctorate
	 * does not. */
	if (esquire || scene_punct(s, i - 1, ':') || around_in(s, i, CUE_DEGREE))
		score = GAP_SURE;
	if (t->gap & GAP_WIDE)
		gap_put(s, out, s->doc->tok[i - 1].end, t->start, LEXICON_GAP_NAME,
			GAP_CLASS_BLANK, score, "gap.credential");
	else
		gap_put_empty(s, out, t->start, LEXICON_GAP_NAME, score,
			      "gap.credential");
}
