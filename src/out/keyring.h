/* The keys that a run holds on to, in memory that is locked and never dumped. */
#ifndef OUT_KEYRING_H
#define OUT_KEYRING_H

#include "../base/sign.h"
#include "logkey.h"

struct keyring {
	struct hash_key master;
	struct hash_key of_case; /* room for the one of the letter in work */
	struct logkey log;
	unsigned char sign[SIGN_SECRET]; /* the one that logs are signed with, if any */
};

/* Of the user's secret; NULL when memory is out. Only after hash_init. */
struct keyring *keyring_new(struct str secret);
/* Wipes it; keys may be NULL. */
void keyring_free(struct keyring *keys);

#endif
