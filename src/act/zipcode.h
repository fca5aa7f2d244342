/* ZIP codes and their states: the pool "zip", whose values are "CA<TAB>93650" by state.
 */
#ifndef ACT_ZIPCODE_H
#define ACT_ZIPCODE_H

#include "letter.h"

struct zipcode_rows {
	const struct pack_pool *pool;
	uint32_t from, to; /* half-open */
};

struct zipcode_row {
	struct str state, zip;
};

/* The rows of a state by postal code; none when it is not there. */
struct zipcode_rows zipcode_of_state(const struct act_letter *l, struct str code);
struct zipcode_row zipcode_row(const struct act_letter *l, const struct pack_pool *pool,
			       uint32_t i);
/* The state (of state.h) that the first three digits of a ZIP code belong to, or -1. */
int zipcode_state(unsigned area);

#endif
