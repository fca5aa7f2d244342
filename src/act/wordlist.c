/*
 * Given: a list of a few dozen words. Promises: most words are told apart by their first
 * letter.
 */
#include "wordlist.h"

#include "../base/ascii.h"

int wordlist_find(const char *const *list, size_t n, struct str word)
{
	unsigned char first = word.n ? ascii_lower(word.p[0]) : 0;

	for (size_t i = 0; i < n && first; i++)
		if ((unsigned char)list[i][0] == first && str_ieq(word, str_of(list[i])))
			return (int)i;
	return -1;
}
