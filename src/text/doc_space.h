/* Blanks that a letter has lost, for the finders alone. */
#ifndef TEXT_DOC_SPACE_H
#define TEXT_DOC_SPACE_H

#include "doc.h"

/*
 * Puts a blank before each of the n text offsets, which ascend, and tokenises anew: no
 * raw byte stands for it. An offset inside a folded character is left alone.
 * LACUNA_REFUSED when memory is out.
 */
enum lacuna_err doc_space(struct doc *doc, const uint32_t *at, uint32_t n,
			  struct arena *arena);

#endif
