/* The parts of a letter: where zones.xml's headings stand, and what follows each of them.
 */
#ifndef FIND_ZONES_H
#define FIND_ZONES_H

#include "scene.h"

/*
 * Gives every word of the scene its zone. The text before the first heading is the
 * header. A heading counts at the start of a line, or in capitals after the end of a
 * sentence, when a colon or the line's end follows it; it may go over line ends, and
 * belongs to the zone it begins.
 */
void zones_mark(struct scene *s);

#endif
