/*
 * People called as a guideline, a publisher or a leading case is: Frye, Mosby.
 */
#ifndef FIND_NAMESAKE_H
#define FIND_NAMESAKE_H

#include "finding.h"
#include "scene.h"

/* Drops from what the rules found, which is marked in the scene, the protection of such
 * words where the letter names somebody so. */
void namesake_drop(struct scene *s, struct finding_list *rules);

#endif
