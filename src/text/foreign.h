/*
 * What is no letter as bytes of text: a document of another kind, whose words lie in it
 * packed or in an encoding in which no rule would see them.
 */
#ifndef TEXT_FOREIGN_H
#define TEXT_FOREIGN_H

#include "../base/str.h"

/* NULL, or what these bytes are, with what to do: "a PDF file: take its text out first".
 */
const char *foreign_what(struct str raw);

#endif
