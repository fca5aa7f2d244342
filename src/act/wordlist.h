/* Short lists of words, in code where they are grammar rather than knowledge. */
#ifndef ACT_WORDLIST_H
#define ACT_WORDLIST_H

#include "../base/str.h"

/* The index of word in a list of n lower-case words, or -1; case makes no difference. */
int wordlist_find(const char *const *list, size_t n, struct str word);

#define WORDLIST_HAS(list, word) \
	(wordlist_find((list), sizeof(list) / sizeof((list)[0]), (word)) >= 0)

#endif
