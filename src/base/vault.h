/* Memory for secrets. */
#ifndef BASE_VAULT_H
#define BASE_VAULT_H

#include <stddef.h>

/* n bytes, all 0: locked in memory where the system allows it, left out of core dumps,
 * between guard pages. NULL when memory is out. Only after hash_init. */
void *vault_new(size_t n);
/* Wipes p and gives it back; p may be NULL. */
void vault_free(void *p);
/* Leaves the whole pages of [p, p + n) out of core dumps, for as long as they are mapped.
 */
void vault_hide(void *p, size_t n);

#endif
