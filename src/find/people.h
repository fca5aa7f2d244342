/* Whether a letter names anybody. */
#ifndef FIND_PEOPLE_H
#define FIND_PEOPLE_H

#include "scene.h"

/* Does the title at i call the word at next by its name? Dr. Splint is, but not Doctor
 * Evaluation, nor Dr. Google. */
bool people_called(const struct scene *s, uint32_t i, uint32_t next);
/* Does the letter name somebody beyond doubt: by a label, a title or a credential, by
 * what only letters have that nobody was taken out of, or by the user? Then its other
 * capitals are more likely names. */
bool people_named(const struct scene *s, const struct finding_list *before);

#endif
