/* How struct warm lies in a file: a header and sections, each 8-byte aligned. */
#ifndef RULES_WARM_IMAGE_H
#define RULES_WARM_IMAGE_H

#include "pack_image.h"
#include "policy.h"

#define WARM_MAGIC "LACUNAWM"

enum warm_section {
	WARM_POLICIES, /* struct policy */
	WARM_CODE_AT,  /* uint32_t, one more than there are rules */
	WARM_CODES,    /* bytes: see rule_code_freeze */
	WARM_STATES,   /* struct sieve_state; this and what follows: struct sieve_seed */
	WARM_HELD,     /* uint32_t */
	WARM_SLOTS,    /* uint16_t */
	WARM_LISTS,    /* uint16_t */
	WARM_BEGIN,    /* uint32_t */
	WARM_ENTRIES,  /* uint32_t */
	WARM_STATE_AT, /* uint16_t, one a base */
	WARM_SECTIONS
};

/* Of what PCRE2 is compiled for: a code means something to the very same only. */
struct warm_pcre2 {
	char version[40];
	uint32_t link_size, unicode;
};

struct warm_header {
	char magic[8];
	unsigned char pack[IMAGE_DIGEST]; /* the digest of the image it was made of */
	struct warm_pcre2 pcre2;
	struct {
		uint32_t at, bytes;
	} section[WARM_SECTIONS];
};

#endif
