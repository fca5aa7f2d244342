/* Bytes as text that XML and PEM can carry (RFC 4648, with padding, without line ends).
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "buf.h"

/* The digits n bytes take. */
#define BASE64_LENGTH(n) (((n) + 2) / 3 * 4)

void base64_add(struct buf *b, struct str s);
/* Appends what the text s stands for; false when it is malformed. */
bool base64_read(struct buf *b, struct str s);

#endif
