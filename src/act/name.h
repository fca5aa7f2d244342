/* One component of a person's name and its surrogate. */
#ifndef ACT_NAME_H
#define ACT_NAME_H

#include "pick.h"

enum name_part { NAME_SURNAME, NAME_GIVEN };

/* The surrogate of a given name (of its sex) or surname; empty without pools. Spelling in
 * capitals, apostrophes and blanks makes no difference. It lives as long as the letter.
 */
struct str name_surrogate(const struct act_letter *l, enum name_part part,
			  struct str word);
/* What stands for each word of a phrase, as if it were a surname, in room; what a town, a
 * street or a firm that no list knows becomes. Empty when a word has none. */
struct str name_phrase(const struct act_letter *l, struct str phrase,
		       unsigned char room[PICK_ROOM]);
/* What a name that stands alone is more often. */
enum name_part name_guess(const struct act_letter *l, struct str word);
/* Has it vowels enough for a word, as TRES and KERN have, and RCD has not? */
bool name_is_spoken(struct str word);
/* Is the word a name in any list? */
bool name_is_listed(const struct act_letter *l, struct str word);

#endif
