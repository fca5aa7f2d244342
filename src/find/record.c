/*
 * Given: a candidate. Promises: whether a list of records says whose record of a day it
 * is. Must not: take more than one word that nothing else explains for somebody.
 */
#include "record.h"

#define LINE_BACK 24 /* tokens looked at for the day that begins a line */

/* What parts the numbers of a day. */
static bool is_mark(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, '/') || scene_punct(s, i, '-');
}

static bool is_day(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_NUMBER && (s->words.w[i].flags & WORD_FOUND) &&
	       ((is_mark(s, i + 1) && !t[1].gap) ||
		(i > 0 && is_mark(s, i - 1) && !t->gap));
}

bool record_day(const struct scene *s, uint32_t i)
{
	return !scene_fresh(s, i) && is_day(s, i);
}

static bool ends_line(const struct scene *s, uint32_t i)
{
	return scene_fresh(s, i) || (s->doc->tok[i].gap & GAP_NEWLINES);
}

static bool is_part(const struct scene *s, uint32_t i)
{
	return scene_punct(s, i, ',') || scene_punct(s, i, ';') ||
	       scene_punct(s, i, ':') || scene_punct(s, i, '(') ||
	       scene_punct(s, i, ')') || scene_punct(s, i, '|') ||
	       (scene_hyphen(s, i) && s->doc->tok[i].gap);
}

/* Does a day begin the line that token i is on? */
static bool dated_line(const struct scene *s, uint32_t i)
{
	for (uint32_t n = 0; n < LINE_BACK && i > 0; n++, i--)
		if (s->words.w[i].flags & WORD_LINE)
			return is_day(s, i);
	return false;
}

/* Does what is done on a day stand at token i: a consult, PR-2, w/ ? */
static bool is_visit(const struct scene *s, uint32_t i)
{
	return scene_class(s, i, LEX_BIT(TASKNOUN) | LEX_BIT(ACRONYM)) ||
	       around_is(s, i, "w with of by from") ||
	       s->doc->tok[i].kind == TOKEN_NUMBER;
}

/* A surname and no more, or one that many have, though a sign or a thing is called so. */
static bool one_surname(const struct scene *s, const struct candidate *c)
{
	const struct lexicon_entry *e = scene_entry(s, c->run.first);
	bool either = c->words.explained == c->words.eponym &&
		      c->words.eponym + c->words.mixed == 1 && lexical_widely(e) &&
		      !lexical_common(e);

	return c->words.words == 1 && !c->run.initials && !c->words.camel &&
	       (either ||
		(!c->words.explained && c->words.names + c->words.unknown == 1));
}

bool record_of(const struct scene *s, const struct candidate *c)
{
	uint32_t i = c->run.first, end = c->run.end;
	bool line, part, day;

	if (!c->people || i < 2 || !one_surname(s, c))
		return false;
	line = s->words.w[i].flags & WORD_LINE ||
	       (scene_hyphen(s, i - 1) && (s->words.w[i - 1].flags & WORD_LINE));
	part = ends_line(s, end) || is_part(s, end);
	day = record_day(s, end) || (is_part(s, end) && record_day(s, end + 1));
	if (line) /* but Synvisk, 5/5/12 */
		return day && !ends_line(s, end) && !c->words.unknown;
	if (day && !ends_line(s, end))
		return is_part(s, i - 1) || is_visit(s, i - 1) ||
		       (scene_punct(s, i - 1, '/') && is_visit(s, i - 2));
	if (!part)
		return false;
	if (c->words.unknown && scene_punct(s, end, ':') && !is_part(s, i - 1))
		return false; /* 6/30    Emp: */
	if (record_day(s, i - 1) || (is_part(s, i - 1) && record_day(s, i - 2)))
		return true;
	return dated_line(s, i) &&
	       (scene_punct(s, i - 1, ',') ||
		(scene_punct(s, i - 1, '(') && scene_punct(s, end, ')')) ||
		(ends_line(s, end) && is_visit(s, i - 1)));
}

bool record_firm(const struct scene *s, const struct candidate *c)
{
	const uint64_t ev = c->evidence[MODEL_ORG];
	uint32_t i = c->run.first;

	return c->people && c->words.words > 1 && !c->words.medical && i > 1 &&
	       (ev & EV(O_HEAD_LAST)) && !(ev & EV(O_HEAD_ALONE)) &&
	       (c->org == KIND_INSURER || c->org == KIND_UR || c->org == KIND_OTHER) &&
	       (scene_punct(s, i - 1, ',') || scene_hyphen(s, i - 1)) && dated_line(s, i);
}
