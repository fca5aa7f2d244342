/*
 * Annotated letters: NAME.txt with NAME.xml beside it, in the manner of the n2c2 2014
 * de-identification task, with byte offsets (bstart, bend).
 */
#ifndef CLI_SCORE_GOLD_H
#define CLI_SCORE_GOLD_H

#include "../rules/pack.h"

struct gold {
	size_t start, end; /* bytes of the letter; equal for a gap that left nothing */
	uint16_t type;	   /* pack type */
};

struct gold_letter {
	const char *name; /* without .xml; of gold_dir */
	struct buf text;
	struct gold *marks; /* in order, disjoint */
	size_t n;
};

/* The sorted names, in one directory, of letters that have a NAME.xml. */
struct gold_dir {
	const char *path;
	char **names;
	size_t n;
};

/* LACUNA_INPUT when dir has no annotated letter, or cannot be read. */
enum lacuna_err score_gold_dir(struct gold_dir *out, const char *path,
			       struct lacuna_fault *fault);
void score_gold_dir_free(struct gold_dir *dir);
/* The marks of l, whose name and text are there, as xml has them. LACUNA_INPUT when they
 * are malformed, overlap, or leave the text. */
enum lacuna_err score_gold_marks(struct gold_letter *l, struct str xml,
				 const struct pack *pack, struct lacuna_fault *fault);
/* Reads letter i of dir. LACUNA_INPUT when it or its marks are malformed. */
enum lacuna_err score_gold_read(struct gold_letter *out, const struct gold_dir *dir,
				size_t i, const struct pack *pack,
				struct lacuna_fault *fault);
void score_gold_free(struct gold_letter *letter);

#endif
