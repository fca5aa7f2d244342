/* What this process has in memory of a letter and a key. */
#ifndef SANDBOX_MEMORY_H
#define SANDBOX_MEMORY_H

#include <stdbool.h>

/* After an engine and a worker have cleaned a letter and are gone: nothing of it. */
bool memory_is_wiped(void);
/* While a large letter is in work: is it in pages that core dumps leave out? */
bool memory_is_hidden(void);

#endif
