/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "buf.h"
#include "str.h"

/* Decodes the character at s.p[i] into *c; its length in bytes, or 0 when it is
 * malformed. */
size_t utf8_decode(struct str s, size_t i, uint32_t *c);
/* The length of what is formed as a character at s.p[i] but is none: overlong, half a
 * surrogate pair, past U+10FFFF; 0 when there is no such. *c is what it would be. */
size_t utf8_misformed(struct str s, size_t i, uint32_t *c);
bool utf8_valid(struct str s);
/* May a terminal be handed c: does it neither steer it nor show text in another order? */
bool utf8_shown(uint32_t c);
/* Appends s on one line, as one field: a tab, a line end and a backslash become \t, \n,
 * \\, every byte of what is not shown, or not UTF-8, \xHH. */
void utf8_show(struct buf *b, struct str s);

#endif
