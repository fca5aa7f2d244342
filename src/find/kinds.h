/* One name in a letter is one kind of thing, where only a guess says otherwise. */
#ifndef FIND_KINDS_H
#define FIND_KINDS_H

#include "scene.h"

/* LACUNA_REFUSED when memory is out. */
enum lacuna_err kinds_settle(const struct scene *s, struct finding_list *l);

#endif
