/* The pattern language of rules: PCRE2 plus {{macros}} and blanks that stand for white
 * space. */
#ifndef RULES_PACK_REGEX_H
#define RULES_PACK_REGEX_H

#include "pack_parts.h"

/* The helper group an expanded pattern calls for white space: it matches some, and
 * nothing else. */
#define PACK_REGEX_SPACE "_ws"

/* The rule's pattern as PCRE2 takes it, checked: it compiles, has no more groups than a
 * match holds, and groups in the form of a type name one. Empty when job->err is set. */
struct str pack_regex_expand(struct pack_parts *parts, const struct source_rule *rule);

/* The offset after the escape, class or single character at i. */
size_t pack_regex_item(struct str s, size_t i);

#endif
