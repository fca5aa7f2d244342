/* Gaps: what is left where an identifier was cut out. */
#ifndef GEN_GAPS_H
#define GEN_GAPS_H

struct compose;

/* Perhaps (by the letter's style; surely if forced and the place allows it) writes a gap
 * of that type instead of the identifier that is due. 1 if it did. */
int gaps_try(struct compose *c, const char *type, int forced);

/* The same for a person of that role in the case: PATIENT, ATTORNEY ... */
int gaps_person(struct compose *c, const char *role, int forced);

/* The same for an age: "a  year old", "a ___year-old", "is a female". */
int gaps_age(struct compose *c, int forced);

/* Reads "all", "none" or "G1,G8,..." into a bit mask; 0 if it is neither. */
int gaps_parse(const char *s, unsigned long *ways);

#endif
