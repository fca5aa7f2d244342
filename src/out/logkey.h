/*
 * What a run's key is to its log: the sub-key that digests are made with, and the name by
 * which a log says which key that was.
 */
#ifndef OUT_LOGKEY_H
#define OUT_LOGKEY_H

#include "../base/hash.h"

#define LOGKEY_NAME (5 + 16 + 1) /* a prefix of at most 5 bytes, 16 hex digits, a NUL */

struct logkey {
	struct hash_key letters;   /* for digests of whole letters */
	struct hash_key originals; /* for the keys of logkey_case */
	struct hash_key cases;	   /* for tags of case ids */
	struct hash_key chain;	   /* for what links letters, see seal.h */
	char id[LOGKEY_NAME];	   /* key: and 16 hex digits */
};

/* Into *out, which the caller wipes. */
void logkey_of(struct logkey *out, const struct hash_key *master);
/* The key under which the originals of a case are digested, so that equal values of two
 * cases have digests that tell nothing of each other. */
void logkey_case(struct hash_key *out, const struct logkey *key, struct str case_tag);
/* prefix and the first 16 hex digits of a digest. */
void logkey_name(char out[LOGKEY_NAME], const char *prefix, const unsigned char *digest);

#endif
