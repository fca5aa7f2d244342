/* One character as rules see it: what a reader takes it for, in ASCII where there is
 * such. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdint.h>

#define FOLD_MAX 4 /* bytes a folded character has at most */

enum fold_action {
	FOLD_KEEP,    /* leave its bytes */
	FOLD_DROP,    /* soft hyphen, zero-width, bidi: not there for a reader */
	FOLD_MARK,    /* combining mark: part of the character before */
	FOLD_REPLACE, /* out[0..n) */
};

/* What to do with code point c; FOLD_REPLACE fills out and *n. */
enum fold_action fold_char(uint32_t c, unsigned char out[FOLD_MAX], unsigned *n);
/* Is the unfolded code point c a letter? */
int fold_is_letter(uint32_t c);
/* ... a capital one? */
int fold_is_capital(uint32_t c);
/* The code point a Windows-1252 byte stands for. */
uint32_t fold_cp1252(unsigned char byte);

#endif
