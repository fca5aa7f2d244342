/* Writing dates and ages of the case. */
#ifndef GEN_WHEN_H
#define GEN_WHEN_H

struct compose;
struct op;

extern const char *const when_date_subs[], *const when_age_subs[],
						   *const when_age_forms[];

void when_date(struct compose *c, const struct op *op);

/* Several dates that share a month or a year: "June 4, 11 and 18, 2012". */
void when_dates(struct compose *c, const struct op *op);
void when_age(struct compose *c, const struct op *op);

#endif
