/*
 * Given: a size. Promises: memory that no swap file or core dump gets to see. Must not:
 * give it back unwiped.
 */
#include "vault.h"

#include <sodium.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void *vault_new(size_t n)
{
	void *p = sodium_malloc(n);

	if (p)
		sodium_memzero(p, n);
	return p;
}

void vault_free(void *p)
{
	sodium_free(p);
}

void vault_hide(void *p, size_t n)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uintptr_t from = ((uintptr_t)p + page - 1) & ~(page - 1);
	uintptr_t to = ((uintptr_t)p + n) & ~(page - 1);

	/* Where the kernel will not, no core is written at all: see cli/sandbox.c. */
	if (from < to)
		(void)madvise((void *)from, to - from, MADV_DONTDUMP);
}
