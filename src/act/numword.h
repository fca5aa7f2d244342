/* Numbers in words: "fifty-two", "twenty first", "sixties". */
#ifndef ACT_NUMWORD_H
#define ACT_NUMWORD_H

#include <stdint.h>

#include "draft.h"

enum numword_kind { NUMWORD_CARDINAL, NUMWORD_ORDINAL, NUMWORD_DECADE };

struct numword {
	uint32_t value;
	uint32_t end; /* offset after the last word */
	enum numword_kind kind;
};

/* Reads the number words that begin at text offset at and end by end; hyphens, blanks and
 * line ends may stand between. False when none begins there. */
bool numword_read(struct str text, uint32_t at, uint32_t end, struct numword *out);

#define NUMWORD_MAX 32

/* value (0..99; a decade's a multiple of ten from 20) in lower-case words, e.g.
 * "forty-one". */
struct str numword_write(char room[NUMWORD_MAX], uint32_t value, enum numword_kind kind);

/* value in words in place of the number words text [from, to): in their capitals, with
 * what divided two of them. */
void numword_put(struct draft *d, uint32_t from, uint32_t to, uint32_t value,
		 enum numword_kind kind);

#endif
