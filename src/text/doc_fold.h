/* The text of a letter that is not plain ASCII, or has margins. */
#ifndef TEXT_DOC_FOLD_H
#define TEXT_DOC_FOLD_H

#include "doc.h"

/* Sets doc->text and doc->fold, if the text is not doc->raw itself. LACUNA_REFUSED when
 * memory is out. */
enum lacuna_err doc_fold(struct doc *doc, struct arena *arena);

#endif
