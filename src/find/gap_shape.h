/* The looks of a mask: what it is made of, and how far it goes. */
#ifndef FIND_GAP_SHAPE_H
#define FIND_GAP_SHAPE_H

#include "around.h"

enum gap_make {
	MAKE_NONE,
	MAKE_LINE,  /* ____ */
	MAKE_STAR,  /* **** */
	MAKE_HASH,  /* #### */
	MAKE_DASH,  /* ---- */
	MAKE_BLOCK, /* U+2588 and its like, also as HTML entities */
	MAKE_OTHER, /* ~~~~, ????: nobody's mask but where a value must stand */
	MAKE_X,	    /* XXXX, xxxx, NNNN */
	MAKE_ABC,   /* XYZ, ABC */
};

struct gap_mask {
	uint32_t first, end; /* tokens, with what shows through */
	uint32_t glyphs;     /* mask characters */
	enum gap_make make;
	bool through; /* digits or letters of the value show */
	bool mail;    /* an e-mail address */
	bool spaced;  /* _ _ _ _ */
};

/* Reads the mask that has its first mask character or word at token i. False when there
 * is none. */
bool gap_shape_read(const struct scene *s, uint32_t i, struct gap_mask *m);

#endif
