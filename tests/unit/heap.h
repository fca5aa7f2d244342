/* What is taken from the heap: a free that was forgotten shows without valgrind. */
#ifndef UNIT_HEAP_H
#define UNIT_HEAP_H

#include <malloc.h>
#include <stddef.h>

/* Small pieces that are free may count as used. */
#define HEAP_NOISE 256

/* Bytes in use; always 0 under sanitizers and valgrind, which have heaps and ways of
 * their own, and where the C library does not tell. */
static inline size_t heap_used(void)
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
	struct mallinfo2 all = mallinfo2();

	return all.uordblks + all.hblkhd;
#else
	return 0;
#endif
}

#endif
