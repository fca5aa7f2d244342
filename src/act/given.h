/*
 * Given names. What stands for one begins with the letter that stands for its initial, so
 * that "M. Hernandez" in one letter and "Maria Hernandez" in another of the case agree,
 * though neither knows of the other. The letters with names enough are permuted; the
 * names of a letter go injectively to those of its image, and to blends that begin like
 * them where those run out.
 */
#ifndef ACT_GIVEN_H
#define ACT_GIVEN_H

#include "pick.h"

/* The names of both sexes by first letter; NULL without a pool. LACUNA_REFUSED when
 * memory is out. */
enum lacuna_err given_index_make(const struct given_index **out, const struct pack *pack,
				 const struct pack_pool *women,
				 const struct pack_pool *men, struct arena *arena);
/* The surrogate of a given name as normal_of has it; it may lie in room. Empty without
 * pools. */
struct str given_surrogate(const struct act_letter *l, struct str name,
			   unsigned char room[PICK_ROOM]);
/* Is it one of the pools' names? As normal_of has it. */
bool given_is_pooled(const struct act_letter *l, struct str name);
/* The capital that stands for the initial c. */
unsigned char given_initial(const struct act_letter *l, unsigned char c);

#endif
