/*
 * Given: what a log says of originals, and perhaps the recipient's secret. Promises: the
 * originals as they were. Must not: give one that is not in its place.
 */
#include "originals.h"

#include "../base/fault.h"
#include "../base/pem.h"
#include "../base/vault.h"
#include "sealed.h"

enum lacuna_err originals_open(struct originals *o, const struct audit_head *head,
			       struct str identity, struct lacuna_fault *fault)
{
	*o = (struct originals){.kind = head->originals};
	if (o->kind != LACUNA_ORIGINALS_SEALED)
		return LACUNA_OK;
	if (!identity.p)
		return fault_set(fault, LACUNA_NO,
				 "the originals are sealed: it takes the recipient's "
				 "--identity");
	o->identity = vault_new(PEM_KEY);
	if (!o->identity)
		return fault_memory(fault, "keeping the identity");
	if (!pem_read(o->identity, PEM_BOX_SECRET, identity))
		return fault_set(fault, LACUNA_USAGE, "the identity is not %s in PEM",
				 pem_name(PEM_BOX_SECRET));
	return LACUNA_OK;
}

bool originals_letter(struct originals *o, const struct audit_entry *entry, size_t n,
		      unsigned char *digest)
{
	o->left = n;
	return o->kind != LACUNA_ORIGINALS_SEALED ||
	       sealed_open(&o->box, o->identity, entry->sealed, !n, digest);
}

bool originals_next(struct originals *o, const struct audit_sub *sub, struct buf *b)
{
	if (!o->left)
		return false;
	o->left--;
	if (o->kind == LACUNA_ORIGINALS_SEALED)
		return sealed_read(b, &o->box, sub->sealed, !o->left);
	buf_str_add(b, sub->original);
	return sub->plain;
}

void originals_close(struct originals *o)
{
	vault_free(o->identity);
	box_wipe(&o->box);
	*o = (struct originals){.kind = LACUNA_ORIGINALS_NONE};
}
