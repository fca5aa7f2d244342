/*
 * Runs: stretches of capitalised words that could be one name, before anything is
 * decided.
 */
#ifndef FIND_RUN_H
#define FIND_RUN_H

#include "scene.h"

struct run {
	uint32_t first,
		end; /* tokens, half-open; a trailing full stop only after an initial */
	uint32_t words; /* words that are no initials, particles or suffixes */
	uint32_t initials;
	uint32_t head; /* the first of the words */
	uint32_t last; /* the last of the words */
	bool suffix;   /* ends in Jr., III ... */
	bool reversed; /* LAST, FIRST */
	bool nickname; /* has a quoted part */
	bool firm;     /* begins with two initials joined by "&" */
	bool broken;   /* goes over a line end */
};

/* Can token i be part of a name for its looks alone? */
bool run_namey(const struct scene *s, uint32_t i);
/* XX, XXXX, XYZ: is the word at token i a mask? */
bool run_mask(const struct scene *s, uint32_t i);
/* Mi-kyung, Hae-won: does a given name in two halves begin at token i? */
bool run_halves(const struct scene *s, uint32_t i);
/* Is token i part of a phrase such as "open MRI" that organisations end in? */
bool run_org_phrase(const struct scene *s, uint32_t i);
/* Is token i inside a phrase that is nobody's name (Valley fever, Mayo Clinic, Speed
 * test)? */
bool run_protected(const struct scene *s, uint32_t i);
/* Is the word at i, of mixed case, more like a unit (mmHg, pCO, uL) than a name
 * (deSouza)?
 */
bool run_unit(const struct scene *s, uint32_t i);
/* Is token i the V. of a caption in capitals, before what is nobody's name: KIM V. THE
 * CITY, KIM V. MAR AZUL, INC.; not ELENA V. LOPEZ? */
bool run_versus(const struct scene *s, uint32_t i);
/* Is the word at i, in capitals, no part of a name that may stand before it, but a verb,
 * an adverb or a caption's V.: ELIAS STRAND DISAGREED, PAYNE ALONE? */
bool run_caps_verb(const struct scene *s, uint32_t i);
/* Is it a past, by itself or by its subject: SAW QUIST, WHO SORTED PEACHES? */
bool run_caps_past(const struct scene *s, uint32_t i);
/* The run that begins at token i, which is namey. */
void run_read(const struct scene *s, uint32_t i, struct run *out);
/*
 * The token after a credential (M.D., PA-C, Ph.D., RN) that begins at token i; i itself
 * when there is none. A comma before it is the caller's.
 */
uint32_t run_credential(const struct scene *s, uint32_t i);
/* The token after letters and full stops that spell a word of the classes (M.D., L.P.)
 * from token i on; i when there is none. */
uint32_t run_dotted(const struct scene *s, uint32_t i, uint64_t classes);
/* Is token i a title (Dr., Mrs., Nurse) whose name follows? *next is the token after it
 * and its full stop. */
bool run_title(const struct scene *s, uint32_t i, uint32_t *next);
/* Are the letters at i, a title elsewhere, behind a name here, so that the word at next
 * is nobody's: RN CCM; Ms. Quist, RN. The request? */
bool run_letters(const struct scene *s, uint32_t i, uint32_t next);
/* Lower-case particles (de la, van der, al-) from i that lead to a capitalised word: that
 * word's token, or i. */
uint32_t run_particles(const struct scene *s, uint32_t i);
/* May a name go on from token i - 1 to token i? */
bool run_joins(const struct scene *s, uint32_t i);

/* Is token i the Mt of Mt. Whitney, a name's word cut short? */
bool run_cut_short(const struct scene *s, uint32_t i);

/* Did the margin of a narrow column end the line before token i? It and those around it
 * are sentences, and the word at i would have made it longer than either of them. */
bool run_narrow(const struct scene *s, uint32_t i);

#endif
