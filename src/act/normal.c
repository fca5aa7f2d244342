/*
 * Given: folded text. Promises: letters and digits alone, lower-cased, in order.
 * Must not: allocate.
 */
#include "normal.h"

#include "../base/ascii.h"

static void put(struct normal *out, unsigned char c)
{
	if (out->n < NORMAL_MAX) {
		out->p[out->n++] = c;
		return;
	}
	/* Too long for a name or a number: still no two texts are one by their beginning. */
	for (size_t i = NORMAL_MAX - 8; i < NORMAL_MAX; i++)
		out->p[i] = (unsigned char)((out->p[i] ^ c) * 0x9dU + i);
}

void normal_add(struct normal *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (ascii_alnum(text.p[i]) || text.p[i] >= 0x80)
			put(out, ascii_lower(text.p[i]));
}

struct str normal_of(struct normal *room, struct str text)
{
	room->n = 0;
	normal_add(room, text);
	return normal_str(room);
}
