/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "str.h"

/* Decodes the character at s.p[i] into *c; its length in bytes, or 0 when it is
 * malformed. */
size_t utf8_decode(struct str s, size_t i, uint32_t *c);
/* The length of what is formed as a character of three or four bytes at s.p[i] but is
 * none: overlong, half a surrogate pair, past U+10FFFF; 0 when there is no such. */
size_t utf8_misformed(struct str s, size_t i);
bool utf8_valid(struct str s);

#endif
