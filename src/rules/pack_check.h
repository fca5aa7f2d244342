/* Is every offset and index of an image in range? */
#ifndef RULES_PACK_CHECK_H
#define RULES_PACK_CHECK_H

#include "pack_image.h"

/* An image's sections as they lie there: where, and how many elements. */
struct pack_view {
	const void *p[SECTIONS];
	uint32_t n[SECTIONS];
};

/* How many classes a class by byte has. */
uint32_t pack_classes(const uint8_t class[256]);
/* What pack_open points at one by one: tables, rules, lists. NULL, or what is wrong. */
const char *pack_check_small(const struct pack_view *v);
/* Word entries, slots, steps, peeks and pool values, all of them. NULL, or what is wrong.
 */
const char *pack_check_large(const struct pack_view *v);

#endif
