/*
 * Given: a candidate read as a person. Promises: who it is: by title, role and
 * credential, by what stands below, by what is done. Must not: ask whether it is one.
 */
#include "person_kind.h"

/* A name alone on its line, and below it a firm of lawyers. */
static bool above_lawyers(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e;
	uint32_t i = c->run.end;

	if (!(c->evidence[MODEL_PERSON] & EV(P_ALONE)))
		return false;
	for (uint32_t end = i + 8; i < end && s->doc->tok[i].kind == TOKEN_WORD; i++) {
		if (i > c->run.end && (s->doc->tok[i].gap & GAP_NEWLINES))
			return false;
		if (around_cue(s, i, CUE_BIT(LAWFORM)) ||
		    (around_ends_with(s, i, LEX_BIT(ORGHEAD), &e) != AROUND_NONE &&
		     e->org_kind == KIND_LAWFIRM))
			return true;
	}
	return false;
}

/* Who a Mr. or Ms. is: who objects in a transcript, what stands before the title (defense
 * counsel, Ms. Ito), else whom the letter is about. */
static enum lexicon_kind titled_kind(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e;
	uint32_t i = c->person_first, b;
	bool comma;

	if (scene_punct(s, c->run.end, ':') && c->words.upper == c->words.words)
		return KIND_ATTORNEY;
	i -= scene_punct(s, i - 1, '.') ? 2 : 1;
	b = around_before(s, i, &comma);
	if (b != AROUND_NONE &&
	    around_ends_with(s, b, LEX_BIT(ROLE) | LEX_BIT(KIN), &e) != AROUND_NONE &&
	    e->role_kind)
		return (enum lexicon_kind)e->role_kind;
	return KIND_PATIENT;
}

/* Who a person is when neither title nor role says: a doctor where doctors write. */
enum lexicon_kind person_kind(const struct scene *s, const struct candidate *c)
{
	if (c->role)
		return c->role;
	if (c->title || c->title_list)
		return titled_kind(s, c);
	if (above_lawyers(s, c))
		return KIND_ATTORNEY;
	if (around_is(s, c->run.end, "v vs"))
		return KIND_PATIENT;
	if (c->evidence[MODEL_PERSON] & (EV(P_SAY_AFTER) | EV(P_BY) | EV(P_POSS_TASK)))
		return KIND_DOCTOR;
	return KIND_OTHER;
}
