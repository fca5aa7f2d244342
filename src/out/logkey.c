/*
 * Given: a master key. Promises: the same digests and the same name from the same key.
 * Must not: let the name say anything about the key's bytes.
 */
#include "logkey.h"

#include <stdio.h>

void logkey_name(char out[LOGKEY_NAME], const char *prefix, const unsigned char *digest)
{
	uint64_t v = 0;

	for (int i = 0; i < 8; i++)
		v = v << 8 | digest[i];
	snprintf(out, LOGKEY_NAME, "%.5s%016llx", prefix, (unsigned long long)v);
}

void logkey_of(struct logkey *out, const struct hash_key *master)
{
	unsigned char name[HASH_DIGEST];

	hash_derive(&out->letters, master, STR("letters"));
	hash_derive(&out->originals, master, STR("original"));
	hash_derive(&out->cases, master, STR("case"));
	hash_derive(&out->chain, master, STR("chain"));
	hash_keyed(master, STR("name of the key"), name, sizeof(name));
	logkey_name(out->id, "key:", name);
}

void logkey_case(struct hash_key *out, const struct logkey *key, struct str case_tag)
{
	hash_keyed(&key->originals, case_tag, out->k, sizeof(out->k));
}
