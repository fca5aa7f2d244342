/* What a candidate is, or is not, by signs that leave no room for scores. */
#ifndef FIND_JUDGE_H
#define FIND_JUDGE_H

#include "candidate.h"

/* Capitals in a letter that names nobody, with nothing in or around them that speaks of
 * an organisation, however little else they look like (Inj Foramen Epidural). Among
 * medical words "for" and "&" do not (Inj For Sacroiliac Jt). */
bool judge_nobodys(const struct candidate *c);
/* A FiberLoop: a capital inside one word that nothing beside it makes a firm's is a
 * maker's. */
bool judge_brand(const struct candidate *c);
/* Kaiser Permanente: a firm known by more than one word is nobody's name, unless a title
 * or the like says so. */
bool judge_firm(const struct candidate *c);
/* Tyrell J. Two Moons: a given name and an initial before words of the dictionary are a
 * person's, if nothing but the number of words speaks of a firm. */
bool judge_called(const struct scene *s, const struct candidate *c);
/* AS AN INVENTORY CLERK: where all is in capitals they make no name of a job. */
bool judge_job(const struct scene *s, const struct candidate *c);
/* Cecilia Rock, above a street: a name's two words are who lives there, though letters
 * set the names of firms so, too. */
bool judge_resident(const struct scene *s, const struct candidate *c);
/* What a list has as a city is one where a place stands, or before its state. */
bool judge_city(const struct scene *s, const struct candidate *c);
/* Daly City, Twentynine Palms: a town of several words is one where nothing calls it a
 * firm or somebody. */
bool judge_town(const struct scene *s, const struct candidate *c);
/* Sedgwick and York are towns, too: an insurer or a reviewer where no place is asked for,
 * and whoever somebody drives a truck for. */
bool judge_payer(const struct scene *s, const struct candidate *c);
/* Mercy Folsom, Gallagher Bassett, St. Rose: a system and its town, a listed name, a
 * saint whom nothing makes somebody. */
bool judge_clinic(const struct scene *s, const struct candidate *c);
/* San Joaquin County is a place where nobody says that it employs or decides. */
/* Vance Stevedoring closed: its last word is of firms, and no name. */
bool judge_headed(const struct scene *s, const struct candidate *c);
/* Golden Bell, whose first word is no given name before all else, and which employs
 * somebody or does what firms alone do. */
bool judge_employer(const struct scene *s, const struct candidate *c);
bool judge_county(const struct candidate *c);

/* The candidate's evidence for being anything at all: a letter without headings is all
 * header, but behind its first sentence that does not count. */
void judge_open(const struct scene *s, const struct candidate *c,
		uint64_t evidence[MODELS]);

#endif
