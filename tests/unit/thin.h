/* Loops that try every byte, week or day. Under valgrind they try each THIN-th. */
#ifndef UNIT_THIN_H
#define UNIT_THIN_H

#include <stdlib.h>

static inline unsigned thin(void)
{
	const char *s = getenv("THIN");
	int n = s ? atoi(s) : 1;

	return n > 1 ? (unsigned)n : 1;
}

#endif
