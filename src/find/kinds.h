/* One name in a letter is one kind of thing, where only a guess says otherwise. */
#ifndef FIND_KINDS_H
#define FIND_KINDS_H

#include "scene.h"

/* Is the finding a person of whom only verbs around it say so? */
bool kinds_guessed_person(const struct scene *s, const struct finding *f);
/* LACUNA_REFUSED when memory is out. */
enum lacuna_err kinds_settle(const struct scene *s, struct finding_list *l);

#endif
