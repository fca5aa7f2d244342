/*
 * Given: a size. Promises: memory that no swap file or core dump gets to see. Must not:
 * give it back unwiped.
 */
#include "vault.h"

#include <sodium.h>

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
