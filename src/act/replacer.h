/*
 * Replacers: one file each and one row of the table in replacer.c; categories.xml names
 * the row each type is replaced by.
 */
#ifndef ACT_REPLACER_H
#define ACT_REPLACER_H

#include "edit.h"
#include "letter.h"

/*
 * Writes the replacement of finding i to l->draft and may set e->note, or widen e's span.
 * False when it has none to offer (a pool is missing, a date is impossible); a tag stands
 * in then, and e->note says why.
 */
typedef bool replacer_fn(struct act_letter *l, size_t i, struct edit *e);
/* What is the same for all spellings of finding i's value: the base of its tag. */
typedef void replacer_identity_fn(struct act_letter *l, size_t i, struct normal *out);

struct replacer {
	const char *name;
	replacer_fn *surrogate;
	replacer_fn *generalise;	/* NULL: a tag */
	replacer_identity_fn *identity; /* NULL: the letters and digits of the text */
	replacer_fn *tag;		/* NULL: mask_tag */
};

/* The row of that name; NULL when there is none. */
const struct replacer *replacer_find(const char *name);

replacer_fn date_replace, date_generalise, age_replace, age_generalise, person_replace,
	org_replace, pool_replace, state_replace, street_replace, zip_replace,
	zip_generalise, code_replace, ssn_replace, phone_replace, email_replace,
	url_replace, ip_replace, gap_replace, city_replace, county_replace;
replacer_identity_fn date_identity, person_identity, org_identity;

#endif
