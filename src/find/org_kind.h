/* What kind of organisation a name is. */
#ifndef FIND_ORG_KIND_H
#define FIND_ORG_KIND_H

#include "candidate.h"

/* KIND_NONE when nothing says. */
enum lexicon_kind org_kind(const struct scene *s, const struct candidate *c);

#endif
