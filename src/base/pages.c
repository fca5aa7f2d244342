/*
 * Given: a stretch of memory. Promises: advice to the kernel on its whole pages. Must
 * not: touch what shares a page with its ends.
 */
#include "pages.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void pages_advise(const void *p, size_t n, int advice)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uintptr_t from = ((uintptr_t)p + page - 1) & ~(page - 1);
	uintptr_t to = ((uintptr_t)p + n) & ~(page - 1);

	if (from < to)
		(void)madvise((void *)from, to - from, advice);
}
