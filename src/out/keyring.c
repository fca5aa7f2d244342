/*
 * Given: a secret. Promises: the keys that come from it, in a vault. Must not: keep the
 * secret.
 */
#include "keyring.h"

#include "../base/vault.h"

struct keyring *keyring_new(struct str secret)
{
	struct keyring *keys = vault_new(sizeof(*keys));

	if (keys) {
		hash_master(&keys->master, secret);
		logkey_of(&keys->log, &keys->master);
	}
	return keys;
}

void keyring_free(struct keyring *keys)
{
	vault_free(keys);
}
