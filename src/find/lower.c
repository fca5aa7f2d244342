/*
 * Given: a word in a paragraph that has its capitals. Promises: the name typed without
 * one behind it. Must not: look at paragraphs without capitals; those are chat.c's.
 */
#include "lower.h"

#include "names.h"

/* "dr fields", as people type among themselves: the name's token, or i. Only after a
 * title that is nothing else, and only a word that is a surname or no word at all. */
static uint32_t after_title(const struct scene *s, uint32_t i)
{
	const struct lexicon_entry *e;
	uint32_t next;

	if (!(scene_entry(s, i)->cues & CUE_BIT(PURETITLE)) || !run_title(s, i, &next) ||
	    s->doc->tok[i].end - s->doc->tok[i].start > 3 ||
	    s->doc->tok[next].shape != SHAPE_LOWER ||
	    doc_break(s->doc, next) != DOC_BLANK ||
	    (s->words.w[next].flags & (WORD_KEEP | WORD_FOUND)))
		return i;
	e = scene_entry(s, next);
	if (e->classes & (LEX_BIT(FUNCTION) | LEX_BIT(SAYVERB) | LEX_BIT(TITLE)))
		return i;
	return e->classes & LEX_BIT(SURNAME) || e->classes == 0 ? next : i;
}

/* "her wife denise": a relative's given name, typed without its capital; its token, or i.
 */
static uint32_t after_relative(const struct scene *s, uint32_t i)
{
	return scene_class(s, i, LEX_BIT(KIN)) && doc_break(s->doc, i + 1) == DOC_BLANK &&
			       chat_given(s, i + 1)
		       ? i + 1
		       : i;
}

uint32_t lower_name(const struct scene *s, uint32_t i, enum lexicon_kind *kind)
{
	uint32_t name = after_title(s, i);

	*kind = name > i ? KIND_DOCTOR : KIND_OTHER;
	return name > i ? name : after_relative(s, i);
}
