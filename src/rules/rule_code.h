/* A rule's pattern as PCRE2 compiles it. */
#ifndef RULES_RULE_CODE_H
#define RULES_RULE_CODE_H

#ifndef PCRE2_CODE_UNIT_WIDTH
#define PCRE2_CODE_UNIT_WIDTH 8
#endif
#include <pcre2.h>

#include "pack.h"

struct warm_pcre2;

/* Compiles; NULL with PCRE2's error and the byte of the pattern when it can't. */
pcre2_code *rule_code_compile(struct str pattern, bool cased, int *why, size_t *at);

/* A code as bytes, for rule_code_thaw; false when memory is out. */
bool rule_code_freeze(struct buf *out, const pcre2_code *code);
/* The code of bytes that lie 8-byte aligned; NULL when this PCRE2 does not take them. */
pcre2_code *rule_code_thaw(const unsigned char *bytes);
/* Which PCRE2 this is. */
void rule_code_pcre2(struct warm_pcre2 *out);

#endif
