/* Names in paragraphs typed without capitals. */
#ifndef FIND_CHAT_H
#define FIND_CHAT_H

#include "finding.h"
#include "scene.h"

/* A word that is more than a name: nobody's without a capital. */
#define CHAT_OTHERWISE                                                                \
	(LEX_BIT(MEDWORD) | LEX_BIT(FUNCTION) | LEX_BIT(DRUG) | LEX_BIT(DEVICE) |     \
	 LEX_BIT(ACRONYM) | LEX_BIT(PROPERWORD) | LEX_BIT(MONTH) | LEX_BIT(WEEKDAY) | \
	 LEX_BIT(ROLE) | LEX_BIT(TITLE) | LEX_BIT(SPECIALTY) | LEX_BIT(CREDENTIAL) |  \
	 LEX_BIT(GUIDELINE) | LEX_BIT(OCCHEAD) | LEX_BIT(KIN) | LEX_BIT(DEMONYM))

/* Is the word at token i in small letters, as the letter has it? */
static inline bool chat_lower(const struct scene *s, uint32_t i)
{
	uint8_t shape = s->doc->tok[i].shape;

	return shape == SHAPE_LOWER ||
	       (s->doc->small && (shape == SHAPE_UPPER || shape == SHAPE_INITIAL));
}

/* May the word at token i be a name without its capital: small, longer than two letters,
 * and nothing that a rule found or keeps? */
static inline bool chat_small(const struct scene *s, uint32_t i)
{
	const struct token *t = &s->doc->tok[i];

	return t->kind == TOKEN_WORD && chat_lower(s, i) && t->end - t->start > 2 &&
	       !(s->words.w[i].flags & (WORD_KEEP | WORD_FOUND | WORD_PHRASE));
}

#define CHAT_NAMES 48 /* words of names that are looked for again */

struct chat_names {
	struct {
		uint32_t hash;
		uint16_t type;
	} p[CHAT_NAMES];
	unsigned n;
};

/* What the persons found so far are called: the words that are names more than words. */
void chat_learn(const struct scene *s, const struct finding_list *before,
		const struct finding_list *found, struct chat_names *out);
/* Adds each of these names that stands in small letters in the paragraph [first, end). */
void chat_echo(const struct scene *s, uint32_t first, uint32_t end,
	       const struct chat_names *names, struct finding_list *out);

#endif
