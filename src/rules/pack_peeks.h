/* For each list of rules and each byte the next token may begin with, what is left of it.
 */
#ifndef RULES_PACK_PEEKS_H
#define RULES_PACK_PEEKS_H

#include "pack_parts.h"
#include "sieve_net.h"

struct pack_peeks {
	struct pack_list row;  /* uint16_t: a list's row, by where it begins */
	struct pack_list rest; /* uint16_t: where the list that is left begins, by row and
				  class of the byte */
	uint8_t class[256];
	uint32_t nclasses;
};

/* Makes the peeks of lists, which parts' triggers are, and adds what is left of them to
 * the lists. */
void pack_peeks_make(struct pack_parts *parts, const struct sieve_net *net,
		     struct pack_list *lists, struct pack_peeks *peeks);

#endif
