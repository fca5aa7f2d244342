/* Names in small letters among words that have their capitals: dr fields, her wife
 * denise. */
#ifndef FIND_LOWER_H
#define FIND_LOWER_H

#include "scene.h"

/* The name that the title or relative at token i leads to, and whose it is; i when there
 * is none. */
uint32_t lower_name(const struct scene *s, uint32_t i, enum lexicon_kind *kind);

#endif
