/* The names a user gives beforehand, made ready to be hunted for. */
#ifndef FIND_GIVEN_H
#define FIND_GIVEN_H

#include "find.h"

/*
 * The nknown names of cfg, in a new array of the arena: their types settled, their texts
 * read as documents. LACUNA_USAGE naming list and line when a type is no person's or
 * organisation's, is not clear, or a name has no word; never quotes either.
 */
enum lacuna_err given_read(struct find_known **out, const struct lacuna_config *cfg,
			   const struct pack *pack, const struct models *models,
			   struct arena *arena, struct lacuna_fault *fault);

#endif
