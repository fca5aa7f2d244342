/* Words that stand together because the blank between them was lost. */
#ifndef RULES_JOINED_H
#define RULES_JOINED_H

#include "../text/doc.h"
#include "lexicon.h"

/*
 * Parts them (Dr.Endowrote dated7/3, AANONSENhas), in a letter that has many and in no
 * other: elsewhere a name may be two words in one. LACUNA_REFUSED when memory is out.
 */
enum lacuna_err joined_part(struct doc *doc, const struct lexicon *lex,
			    struct arena *arena);

#endif
