/*
 * Given: what warm_make left. Promises: that of it which is of this pack and this PCRE2.
 * Must not: be given anything the program was not built with: it is trusted.
 */
#include "warm.h"

#include <string.h>

#include "rule_code.h"
#include "warm_image.h"

static const void *section(const struct warm_header *h, enum warm_section which)
{
	return (const unsigned char *)h + h->section[which].at;
}

static bool is_of(const struct warm_header *h, struct str image, const struct pack *pack)
{
	const struct image_header *of = (const void *)pack->image.p;

	return image.n >= sizeof(*h) &&
	       memcmp(h->magic, WARM_MAGIC, sizeof(h->magic)) == 0 &&
	       memcmp(h->pack, of->digest, IMAGE_DIGEST) == 0;
}

void warm_open(struct warm *out, struct str image, const struct pack *pack)
{
	const struct warm_header *h = (const void *)image.p;
	struct warm_pcre2 here;

	*out = (struct warm){.policies = NULL};
	if (!is_of(h, image, pack))
		return;
	out->policies = section(h, WARM_POLICIES);
	rule_code_pcre2(&here);
	if (memcmp(&here, &h->pcre2, sizeof(here)) != 0)
		return;
	out->code_at = section(h, WARM_CODE_AT);
	out->codes = section(h, WARM_CODES);
}
