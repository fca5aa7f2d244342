/* Opening an image, with or without reading all of it. */
#ifndef RULES_PACK_OPEN_H
#define RULES_PACK_OPEN_H

#include "pack.h"

/*
 * As pack_open. With trusted set, what is large (word entries, slots, pool values, the
 * digest) is taken as it is: right for the image built into the program, which was opened
 * without trust when it was built.
 */
enum lacuna_err pack_open_image(struct pack *pack, struct str image, bool trusted,
				struct arena *arena, struct lacuna_fault *fault);

#endif
