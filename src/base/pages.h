/* What the system is to do with pages of memory. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* madvise (MADV_*) of the whole pages in [p, p + n). Where the kernel will not, nothing
 * is lost: it is asked, not told. */
void pages_advise(const void *p, size_t n, int advice);

#endif
