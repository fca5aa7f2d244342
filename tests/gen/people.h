/* Writing people: by full name, surname, initials, with and without title. */
#ifndef GEN_PEOPLE_H
#define GEN_PEOPLE_H

struct compose;
struct op;

/* Names of the forms for templates, and NULL. */
extern const char *const people_forms[];
extern const char *const people_subject_subs[];

/* True for forms that say no name: pronouns, titles, credentials. */
int people_unmarked(unsigned form);

/* Writes the person op->id in the form op->form. */
void people_write(struct compose *c, const struct op *op);

/* The worker as the subject of a sentence: "The applicant", or a name where the style
 * wants names. */
void people_subject(struct compose *c, const struct op *op);

#endif
