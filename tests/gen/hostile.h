/* Letters made to be slow: valid text, no identifiers to find, repeated shapes that tempt
 * patterns. */
#ifndef GEN_HOSTILE_H
#define GEN_HOSTILE_H

#include "buf.h"
#include "rng.h"

/* Appends about n bytes of the shape, one of hostile_count; the shapes take turns over
 * which. */
void hostile_write(struct buf *out, struct rng *r, unsigned which, size_t n);

/* What the shape is called. */
const char *hostile_name(unsigned which);

#endif
