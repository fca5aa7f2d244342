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

static uint32_t count(const struct warm_header *h, enum warm_section which, size_t size)
{
	return (uint32_t)(h->section[which].bytes / size);
}

static void open_seed(struct sieve_seed *out, const struct warm_header *h)
{
	*out = (struct sieve_seed){
		.state = section(h, WARM_STATES),
		.held = section(h, WARM_HELD),
		.slot = section(h, WARM_SLOTS),
		.lists = section(h, WARM_LISTS),
		.begin = section(h, WARM_BEGIN),
		.entry = section(h, WARM_ENTRIES),
		.state_at = section(h, WARM_STATE_AT),
		.nstates = count(h, WARM_STATES, sizeof(*out->state)),
		.nheld = count(h, WARM_HELD, sizeof(*out->held)),
		.nslots = count(h, WARM_SLOTS, sizeof(*out->slot)),
		.nlists = count(h, WARM_LISTS, sizeof(*out->lists)),
		.nbases = count(h, WARM_STATE_AT, sizeof(*out->state_at)),
	};
}

void warm_open(struct warm *out, struct str image, const struct pack *pack)
{
	const struct warm_header *h = (const void *)image.p;
	struct warm_pcre2 here;

	*out = (struct warm){.policies = NULL};
	if (!is_of(h, image, pack))
		return;
	out->policies = section(h, WARM_POLICIES);
	open_seed(&out->seed, h);
	rule_code_pcre2(&here);
	if (memcmp(&here, &h->pcre2, sizeof(here)) != 0)
		return;
	out->code_at = section(h, WARM_CODE_AT);
	out->codes = section(h, WARM_CODES);
}
