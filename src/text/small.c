/*
 * Given: folded text. Promises: to tell a letter in small letters throughout, so that it
 * can be read as one in capitals, where being capital says as little. Must not: judge
 * paragraphs; a letter with capitals somewhere keeps what they say.
 */
#include "small.h"

#include "../base/ascii.h"

#define LETTERS_MIN 300 /* less is a fragment */
#define CAPITALS_IN 200 /* letters, at most one */

bool small_throughout(struct str text)
{
	size_t letters = 0, capitals = 0, most = text.n / CAPITALS_IN;

	if (text.n < LETTERS_MIN)
		return false;
	for (size_t i = 0; i < text.n && capitals <= most; i++) {
		letters += ascii_lowercase(text.p[i]);
		capitals += ascii_upper(text.p[i]);
	}
	return letters >= LETTERS_MIN && capitals * CAPITALS_IN <= letters;
}

void small_raise(unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = ascii_toupper(p[i]);
}
