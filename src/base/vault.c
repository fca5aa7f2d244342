/*
 * Given: a size. Promises: memory that no swap file or core dump gets to see. Must not:
 * give it back unwiped.
 */
#include "vault.h"

#include <sodium.h>
#include <sys/mman.h>

#include "pages.h"

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
	/* Where the kernel will not, no core is written at all: see cli/sandbox.c. */
	pages_advise(p, n, MADV_DONTDUMP);
}
