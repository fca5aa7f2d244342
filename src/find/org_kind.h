/* What kind of organisation a name is. */
#ifndef FIND_ORG_KIND_H
#define FIND_ORG_KIND_H

#include "candidate.h"

/* The kind of a name that a list has in these classes, at least one of BRANDS. */
enum lexicon_kind org_brand(uint64_t classes);
/* KIND_NONE when nothing says. */
enum lexicon_kind org_kind(const struct scene *s, const struct candidate *c);
/* Does what stands at token i do as firms alone do: "could not accommodate", ", through
 * its administrator, denied"? */
bool org_acts(const struct scene *s, uint32_t i);
/* Is care spoken of before token i: treated, admitted, seen at? */
bool org_cares(const struct scene *s, uint32_t i);
/* What the words behind the name call it: ", the insurer,", "(employer)", ", a lounge
 * in"; KIND_NONE when they don't. */
enum lexicon_kind org_kind_after(const struct scene *s, const struct candidate *c);

#endif
