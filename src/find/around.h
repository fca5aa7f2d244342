/* Questions about what stands around a stretch of tokens; none crosses a paragraph. */
#ifndef FIND_AROUND_H
#define FIND_AROUND_H

#include <string.h>

#include "run.h"

#define AROUND_NONE UINT32_MAX

/* No token: AROUND_NONE, or some tokens before the first, which wraps to just below it.
 */
static inline bool around_none(uint32_t i)
{
	return i > AROUND_NONE - 16;
}

/* The word before token i, over an opening quote or bracket; AROUND_NONE when anything
 * else stands between. With comma, one comma may (and *comma says so). */
uint32_t around_before(const struct scene *s, uint32_t i, bool *comma);
/* The word at token i, over a closing quote; AROUND_NONE when it is something else. */
uint32_t around_after(const struct scene *s, uint32_t i);
/* Does a word or phrase with one of these classes end at token i (inclusive)? Returns its
 * first token, or AROUND_NONE. */
uint32_t around_ends_with(const struct scene *s, uint32_t i, uint64_t classes,
			  const struct lexicon_entry **entry);
/* Is a word of one of these classes among the n tokens before i, in the same sentence?
 * Capitalised words in a row, a mask, and a tag of ours are one each. */
bool around_has_before(const struct scene *s, uint32_t i, unsigned n, uint64_t classes);
/* After a name that ends before token i: is a verb of saying or treating next, perhaps
 * after an auxiliary or an adverb? *aux: an auxiliary alone follows. */
bool around_says(const struct scene *s, uint32_t i, bool *aux);
/* After token i, over further capitalised words joined by commas and "and", is there a
 * noun of tests, signs, instruments (Hawkins, Neer and Speed signs)? */
bool around_test(const struct scene *s, uint32_t i);
/* Is the word one of these lower-case, blank-separated ones? */
bool around_among(const struct scene *s, uint32_t i, struct str words);
/* Does the stretch [first, end) fill its line? */
bool around_alone(const struct scene *s, uint32_t first, uint32_t end);

/* Is token i a year, and not of a date of the case? */
bool around_bare_year(const struct scene *s, uint32_t i);
/* A year after token i, as behind an author: "(2010)" or ", 2010". */
bool around_year(const struct scene *s, uint32_t i);
/* Is [first, end) in a list with what the lexicon or a rule knows for a term: a drug, a
 * device, an eponym, something kept? */
bool around_terms(const struct scene *s, uint32_t first, uint32_t end);
/* Osbon ErecAid; Coloplast Titan: do the capitalised words round token i stand beside a
 * drug, a device or an eponym of the same series? */
bool around_series(const struct scene *s, uint32_t i);
/* Does the sentence around [first, end) speak of studies, so that names are authors'? */
bool around_studies(const struct scene *s, uint32_t first, uint32_t end);
/* Does token i begin the line under "Very truly yours,"? */
bool around_closing(const struct scene *s, uint32_t i);
/* Does the word at i look like a verb's past or third person (closed, lives)? */
bool around_verbal(const struct scene *s, uint32_t i);

/* The letters that words begin with, a bit each. Of words it sees the compiler makes a
 * number, where it puts this in place. */
static inline __attribute__((always_inline)) uint32_t around_initials(const char *words)
{
	uint32_t bits = 0;

#define X(letter)                                                          \
	bits |= (uint32_t)(words[0] == letter[1] || strstr(words, letter)) \
		<< (letter[1] - 'a');
	X(" a") X(" b") X(" c") X(" d") X(" e") X(" f") X(" g") X(" h") X(" i");
	X(" j") X(" k") X(" l") X(" m") X(" n") X(" o") X(" p") X(" q") X(" r");
	X(" s") X(" t") X(" u") X(" v") X(" w") X(" x") X(" y") X(" z");
#undef X
	return bits;
}

static inline __attribute__((always_inline)) bool around_is(const struct scene *s,
							    uint32_t i, const char *words)
{
	uint32_t initials = around_initials(words), letter;

	if (around_none(i) || s->doc->tok[i].kind != TOKEN_WORD)
		return false;
	/* Most words are none of them by their first letter. */
	letter = s->doc->tok[i].c - (uint32_t)'a';
	if (__builtin_constant_p(initials) && letter < 26 && !(initials >> letter & 1))
		return false;
	return around_among(s, i, str_of(words));
}

/* Is the word one of the cue's? */
static inline bool around_cue(const struct scene *s, uint32_t i, uint64_t cue_bits)
{
	return !around_none(i) && (scene_entry(s, i)->cues & cue_bits) &&
	       s->doc->tok[i].kind == TOKEN_WORD;
}

/* The same of a cue of LEXICON_CUES_ALONE. */
static inline bool around_in(const struct scene *s, uint32_t i, enum lexicon_cue cue)
{
	return !around_none(i) && lexicon_has(scene_entry(s, i), cue) &&
	       s->doc->tok[i].kind == TOKEN_WORD;
}

static inline uint64_t around_classes(const struct scene *s, uint32_t i)
{
	return around_none(i) ? 0 : scene_entry(s, i)->classes;
}

#endif
